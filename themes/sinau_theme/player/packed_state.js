// SPDX-License-Identifier: Apache-2.0
/**
 * The learner's state as an LMS keeps it (suspend_data): versioned, checksummed, packed by the permanent indices of
 * ids.lock. Every slot says itself what it holds, so a state stays readable when questions come, change and go.
 *
 * Length: a build computes the most characters that a course can need (`sinau_scorm/state_length.py`, from the bits of each question's
 * shape) and stops when they are more than the standard allows:
 *
 *     characters = 7 + ceil((82 + sum(A) + sum(Q)) / 6)
 *
 *     A, for each of the activity_slots:  2   a lesson of the course
 *                                        40   an assessment, or a slot that no activity of the course has (any more)
 *     Q, for each of the question_slots: `most_bits` of the question, or 38 where no question of the course has the slot (any more)
 *
 * (a slot without an answer takes 1 bit, and a tail of such slots none). So 200 single choices of at most eight with 20
 * lessons and an exam take at most 7 + ceil((82 + 40 + 40 + 2000) / 6) = 368.
 *
 * Layout: version (1 character), course (2), checksum over course and body (4), body. The body, in bits:
 * nonce 36, clock 20, interactions 16, number of activity slots 10;
 * each activity slot: `0` nothing, `10` lesson done, `11` attempts handed in (10), attempt open (1), if
 * so whether it is timed (1) and, if so, what has passed of it in units of 16 seconds (12), then the kept score in
 * hundredths of a per cent (14);
 * each question slot as `answers/packing.js` says. Words are cut at 24 bytes, so that a hundred short answers fit; right or wrong
 * is kept whatever their length, and the device's journal has them in full.
 * Version 1 has no other forms of answers than choices and words. Version 2 may have all; it is written only when a state needs it, so
 * that a course with the old types can still be put back to an older package.
 * The tag is the first hex digit of the question's hash: 15 of 16 changed questions are seen by it even on another
 * device (the journal of the same device sees all).
 */

import { isFormOfVersion1, putValue, takeValue } from './answers/packing.js';
import { ALPHABET, BitReader, BitWriter } from './bit_text.js';
import { fnv1a } from './sealed_answers.js';

/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').QuestionInfo} QuestionInfo */
/** @typedef {import('./types.js').PackedState} PackedState */
/** @typedef {import('./types.js').PackedActivity} PackedActivity */
/** @typedef {import('./types.js').PackedAnswer} PackedAnswer */
/** @typedef {{ok: true, state: PackedState} | {ok: false, why: 'empty' | 'foreign' | 'newer' | 'damaged'}} Decoded */

/** Without and with the forms that came later. */
const [PLAIN, LATEST] = [1, 2];
const HEADER_CHARACTERS = 7;
const ELAPSED_SECONDS = 16;
const SCORE_STEPS = 10000;
/** Right or wrong, and the tag. */
const MARK_BITS = 5;
/** Of a slot that no question has any more: the widest answer by choosing. */
const EMPTY_SLOT_BITS = 38;

/**
 * @param {Course} course
 * @param {PackedState} state
 * @returns {string} at most as long as the build has computed
 */
export function encodeState(course, state) {
  const out = new BitWriter();
  for (let i = 0; i < 6; i += 1) out.push(Math.max(0, ALPHABET.indexOf(state.nonce.charAt(i) || 'A')), 6);
  out.push(state.clock, 20);
  out.push(state.interactions, 16);
  out.push(course.activity_slots, 10);
  bySlot(course.activities, course.activity_slots).forEach((activity, index) =>
    putActivity(out, state.activities.get(index), activity?.kind === 'lesson'));
  let version = PLAIN;
  bySlot(allQuestions(course), course.question_slots).forEach((question, index) => {
    const answer = state.answers.get(index);
    const put = packAnswer(out, answer, question ? answerRoom(question) : EMPTY_SLOT_BITS - MARK_BITS);
    if (put && answer && !isFormOfVersion1(answer)) version = LATEST;
  });
  const body = out.toString().replace(/A+$/, '');
  return ALPHABET[version] + courseTag(course) + stateChecksum(course, body) + body;
}

/**
 * @param {Course} course
 * @param {string} text  what the LMS gave back
 * @returns {Decoded}
 */
export function decodeState(course, text) {
  if (!text) return { ok: false, why: 'empty' };
  const version = ALPHABET.indexOf(text.charAt(0));
  if (version > LATEST) return { ok: false, why: 'newer' };
  if (version < PLAIN || text.length < HEADER_CHARACTERS) return { ok: false, why: 'damaged' };
  if (text.slice(1, 3) !== courseTag(course)) return { ok: false, why: 'foreign' };
  const body = text.slice(HEADER_CHARACTERS);
  if (text.slice(3, HEADER_CHARACTERS) !== stateChecksum(course, body)) return { ok: false, why: 'damaged' };
  try {
    return { ok: true, state: readBody(body) };
  } catch (error) {
    return { ok: false, why: 'damaged' };
  }
}

/**
 * @param {string} body
 * @returns {PackedState}
 */
function readBody(body) {
  const bits = new BitReader(body);
  let nonce = '';
  for (let i = 0; i < 6; i += 1) nonce += ALPHABET[bits.take(6)];
  /** @type {PackedState} */
  const state = { nonce, clock: bits.take(20), interactions: bits.take(16), activities: new Map(), answers: new Map() };
  const activitySlots = bits.take(10);
  for (let index = 0; index < activitySlots; index += 1) {
    const found = takeActivity(bits);
    if (found) state.activities.set(index, found);
  }
  // Padding and what encode() left out at the end are zeros, which say "no answer".
  for (let index = 0; bits.left > 0; index += 1) {
    const found = readPackedAnswer(bits);
    if (found) state.answers.set(index, found);
  }
  return state;
}

/**
 * @param {BitWriter} out
 * @param {PackedActivity | undefined} activity
 * @param {boolean} lesson
 */
function putActivity(out, activity, lesson) {
  if (lesson || !activity || !(activity.handed || activity.open)) {
    // What is a lesson now may have been an assessment once; done is all that its slot has room for.
    const done = activity !== undefined && (activity.done || activity.handed > 0);
    if (done) out.push(2, 2);
    else out.push(0, 1);
    return;
  }
  out.push(3, 2);
  out.push(activity.handed, 10);
  out.push(activity.open ? 1 : 0, 1);
  if (activity.open) {
    out.push(activity.elapsed ? 1 : 0, 1);
    if (activity.elapsed) out.push(activity.elapsed / ELAPSED_SECONDS, 12);
  }
  out.push(Math.round(activity.score * SCORE_STEPS), 14);
}

/**
 * @param {BitReader} bits
 * @returns {PackedActivity | null}
 */
function takeActivity(bits) {
  if (!bits.take(1)) return null;
  if (!bits.take(1)) return { done: true, handed: 0, open: false, score: 0 };
  const handed = bits.take(10);
  const open = bits.take(1) === 1;
  const elapsed = open && bits.take(1) ? { elapsed: bits.take(12) * ELAPSED_SECONDS } : {};
  return { done: handed > 0, handed, open, ...elapsed, score: bits.take(14) / SCORE_STEPS };
}

/**
 * How many bits a question's answer may take, without its mark.
 * @param {QuestionInfo} question
 */
export function answerRoom({ most_bits: most }) {
  return (most || Infinity) - MARK_BITS;
}

/**
 * An answer to an earlier version of the question, of another type, may be wider than its slot; the new form could not show it, and
 * the journal keeps it.
 * @param {BitWriter} out
 * @param {PackedAnswer | undefined} answer
 * @param {number} room  bits that its value may take
 * @returns {boolean} whether it is there now
 */
function packAnswer(out, answer, room) {
  if (!answer || !putValue(out, answer, room)) {
    out.push(0, 1);
    return false;
  }
  out.push(answer.correct ? 1 : 0, 1);
  out.push(answer.tag, 4);
  return true;
}

/**
 * @param {BitReader} bits
 * @returns {PackedAnswer | null}
 */
function readPackedAnswer(bits) {
  const value = takeValue(bits);
  return value && { ...value, correct: bits.take(1) === 1, tag: bits.take(4) };
}

/** @param {Pick<Course, 'activities'>} course */
function allQuestions(course) {
  return course.activities.reduce((all, activity) => all.concat(activity.questions), /** @type {QuestionInfo[]} */ ([]));
}

/**
 * @template {{index: number}} T
 * @param {T[]} items
 * @param {number} count
 * @returns {(T | undefined)[]} by index
 */
function bySlot(items, count) {
  /** @type {(T | undefined)[]} */
  const result = new Array(count).fill(undefined);
  for (const item of items) result[item.index] = item;
  return result;
}

/**
 * Two characters that tell the states of two courses apart: Open edX gives a course the state that another one left.
 * @param {Course} course
 */
function courseTag(course) {
  return numberInLetters(fnv1a(course.id), 2);
}

/**
 * @param {Course} course
 * @param {string} body
 */
function stateChecksum(course, body) {
  return numberInLetters(fnv1a(`${course.id}|${body}`), 4);
}

/**
 * @param {number} number
 * @param {number} length  of the text, six bits a character
 */
function numberInLetters(number, length) {
  let text = '';
  for (let i = 0; i < length; i += 1) text += ALPHABET[(number >>> (i * 6)) & 63];
  return text;
}
