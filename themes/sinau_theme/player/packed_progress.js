// SPDX-License-Identifier: Apache-2.0
/** Between progress and the packed state of an LMS, both ways. Pure. */

import { kindOf } from './answers/kinds.js';
import { shapeOf } from './answers/shape.js';
import { answerRoom } from './packed_state.js';
import { attemptOf, tagOfEarlierVersion, applyAnswer, hashTag, countingTags } from './events_by_activity.js';

/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').QuestionInfo} QuestionInfo */
/** @typedef {import('./types.js').Progress} Progress */
/** @typedef {import('./types.js').PackedState} PackedState */
/** @typedef {import('./types.js').PackedAnswer} PackedAnswer */
/** @typedef {import('./types.js').AnswerState} AnswerState */
/** @typedef {import('./types.js').JournalEvent} JournalEvent */
/** @typedef {import('./events_by_activity.js').Gathered} Gathered */

/** Answers of which nothing is known but what an LMS has kept, and that. @type {WeakMap<AnswerState, PackedAnswer>} */
const packedAnswers = new WeakMap();

/**
 * Whether an answer's score is no more than right or wrong, for that is all the packed state has room for.
 * @param {AnswerState | undefined} answer
 */
export function isOnlyPacked(answer) {
  return answer !== undefined && packedAnswers.has(answer);
}

/**
 * What an LMS is given to keep.
 * @param {Course} course
 * @param {Progress} progress
 * @param {{nonce: string, interactions: number}} meta
 * @returns {PackedState}
 */
export function packedStateOf(course, progress, meta) {
  /** @type {PackedState} */
  const state = {
    nonce: meta.nonce, clock: progress.clock, interactions: meta.interactions,
    activities: new Map(progress.retired), answers: new Map(progress.archived),
  };
  for (const activity of course.activities) {
    const own = progress.activities.get(activity.id);
    if (!own) continue;
    if (own.done || own.handed || own.open) {
      state.activities.set(activity.index, {
        done: own.done, handed: own.handed, open: own.open > 0, score: own.score || 0, ...elapsedOf(own),
      });
    }
    for (const question of activity.questions) {
      const given = own.answers.get(question.id);
      const moved = state.answers.get(question.index);
      // Given before the question came here: it must not count as an answer of the attempt under way.
      if (moved && own.open) state.answers.set(question.index, { ...moved, tag: tagOfEarlierVersion(question) });
      if (!given || (moved && given.earlier)) continue;
      // An answer that counts keeps the tag of the wording that it was given to: an older package may be put back.
      const { tag: counted = hashTag(question.hash) } = given;
      const tag = given.earlier ? tagOfEarlierVersion(question) : counted;
      const correct = given.score >= 1;
      const shape = shapeOf(question);
      const kept = packedAnswers.get(given);
      // An answer of several parts may not tell any more which of them was cut.
      const value = kept && kept.bits ? kept : kindOf(shape).valueOf(shape, given.answer, answerRoom(question), given.score);
      if (value) state.answers.set(question.index, { ...value, ...(given.cut ? { cut: true } : {}), correct, tag });
    }
  }
  return state;
}

/** @param {import('./types.js').ActivityProgress} own @returns {{elapsed?: number}} seconds */
function elapsedOf({ open, attempts }) {
  const attempt = attempts.find((one) => one.number === open);
  return attempt && attempt.elapsed ? { elapsed: Math.floor(attempt.elapsed / 1000) } : {};
}

/**
 * Takes what an LMS gave back as one event among the others.
 * @param {Course} course
 * @param {JournalEvent} event   of kind 'state'
 * @param {Map<string, Gathered>} gathered  changed
 * @param {Progress} progress    changed: `archived` and `retired`
 */
export function applyPackedState(course, event, gathered, progress) {
  const state = /** @type {PackedState} */ (event.state);
  if (event.id) progress.location = event.id;
  progress.archived = new Map(state.answers);
  progress.retired = new Map(state.activities);
  for (const activity of course.activities) {
    const own = /** @type {Gathered} */ (gathered.get(activity.id));
    const packed = state.activities.get(activity.index);
    progress.retired.delete(activity.index);
    let attempt = null;
    if (packed && activity.kind === 'lesson') own.done = own.done || packed.done;
    if (packed && activity.kind !== 'lesson') {
      own.baseHanded = packed.handed;
      own.baseScore = packed.handed > 0 ? packed.score : null;
      const number = packed.handed + (packed.open ? 1 : 0);
      if (number > 0) attempt = attemptOf(own, { ...event, attempt: number });
      if (attempt) attempt.elapsed = Math.max(attempt.elapsed, (packed.elapsed || 0) * 1000);
    }
    for (const question of activity.questions) {
      const answer = unpackAnswer(question, state.answers.get(question.index));
      if (answer) packedAnswers.set(answer, /** @type {PackedAnswer} */ (state.answers.get(question.index)));
      if (answer && activity.kind === 'lesson') own.answers.set(question.id, fullerAnswer(own.answers.get(question.id), answer, question));
      else if (answer && attempt) applyAnswer(attempt, question.id, fullerAnswer(attempt.answers.get(question.id), answer, question));
      // What has no place here (an attempt never begun or handed in already, another type of question) is kept as it is.
      const held = activity.kind === 'lesson' ? own.answers : attempt && attempt.answers;
      if (answer && held && held.has(question.id)) progress.archived.delete(question.index);
    }
    // Handed in elsewhere: what that attempt scored is only known through the kept score.
    if (attempt && attempt.number <= own.baseHanded) attempt.submitted = true;
  }
}

/**
 * The journal knows more of the same answer than the packed state: all of a text, a number as it was written, a score
 * between nothing and one, and of a question that has changed since that it has, also when the tag does not show it.
 * @param {AnswerState | undefined} known
 * @param {AnswerState} packed
 * @param {QuestionInfo} question
 * @returns {AnswerState}
 */
function fullerAnswer(known, packed, question) {
  if (!known || (known.score >= 1) !== (packed.score >= 1)) return packed;
  const { tag = hashTag(question.hash) } = packed;
  const unseen = known.earlier && !packed.earlier && known.tag === tag;
  if (known.earlier !== packed.earlier && !unseen) return packed;
  const shape = shapeOf(question);
  return kindOf(shape).same(shape, known.answer, packed.answer, packed.cut) ? known : packed;
}

/**
 * @param {QuestionInfo} question
 * @param {PackedAnswer | undefined} packed
 * @returns {AnswerState | null}
 */
function unpackAnswer(question, packed) {
  if (!packed) return null;
  const shape = shapeOf(question);
  const known = kindOf(shape).answerOf(shape, packed);
  // A question that has changed from choices to words, or back: its new form could not show the old answer.
  if (!known) return null;
  const { correct, tag } = packed;
  const place = countingTags(question).indexOf(tag);
  return { score: correct ? 1 : 0, ...known, earlier: place < 0, ...(place > 0 ? { tag } : {}) };
}
