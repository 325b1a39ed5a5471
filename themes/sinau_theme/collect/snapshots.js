// SPDX-License-Identifier: Apache-2.0
/**
 * What one message or one file says of a learner in a course: a snapshot. With the course at hand each question's answer is known; of
 * a version that is not at hand there is only what the message says in words and numbers.
 */

import { shapeOf } from '../player/answers/shape.js';
import { gradedActivity } from '../player/course_requirements.js';
import { checksum } from '../player/journal_lines.js';
import { applyPackedState } from '../player/packed_progress.js';
import { computeProgress } from '../player/progress.js';
import { readProgressFile } from '../player/progress_file.js';
import { decodeState } from '../player/packed_state.js';
import { textFields } from './collection.js';
import { questionsDigest } from '../player/results/message.js';
import { findMessages } from '../player/results/found_messages.js';

/** @typedef {import('../player/types.js').Course} Course */
/** @typedef {import('../player/types.js').JournalEvent} JournalEvent */
/** @typedef {import('../player/types.js').Progress} Progress */
/** @typedef {import('../player/types.js').AnswerState} AnswerState */
/** @typedef {import('../player/results/message.js').Result} Result */
/** @typedef {import('./collection.js').Entry} Entry */

/**
 * @typedef {object} Snapshot
 * @property {string} key          of the entry
 * @property {string} catalogue
 * @property {string} course       id
 * @property {string} version
 * @property {string} title        of the course, as far as is known
 * @property {string} device
 * @property {number} minute       since 2020-01-01 UTC
 * @property {string} name
 * @property {Record<string, string>} fields
 * @property {number} done
 * @property {number} total
 * @property {number | null} score  0..1
 * @property {'unknown' | 'passed' | 'failed'} success
 * @property {Course | null} known  the course with exactly these questions
 * @property {Map<string, boolean>} finished  activities that are done, where they are known
 * @property {Map<string, KnownAnswer>} answers  the latest to each question, where they are known
 * @property {JournalEvent[]} events  all that was done, from files
 * @property {string[]} noticed     keys of texts about what cannot be (irregularities.js)
 * @property {number} clock
 * @property {string} nonce        '' outside an LMS
 *
 * @typedef {AnswerState & {hash: string}} KnownAnswer  `hash`: of the question's wording
 */

/** Kinds of answers that are right or wrong as a whole. */
const WHOLE = /^(one|truth|words)$/;
/** ms since 1970 of minute 0 in messages */
export const EPOCH_MS = Date.UTC(2020, 0, 1);
export const MINUTE_MS = 60000;

/** Courses by everything that tells one from another. */
export class Courses {
  constructor() {
    /** @type {Map<string, Course>} */
    this.byQuestions = new Map();
    /** @type {Map<string, Course>} the first of each id: that of the page itself, before those of packages */
    this.byId = new Map();
  }

  /**
   * @param {Course} course
   * @returns {boolean} whether it was not there
   */
  add(course) {
    const key = `${course.id} ${questionsDigest(course.activities)}`;
    if (this.byQuestions.has(key)) return false;
    this.byQuestions.set(key, course);
    if (!this.byId.has(course.id)) this.byId.set(course.id, course);
    return true;
  }

  /**
   * @param {string} id
   * @returns {Course[]} all that are known of it, that of the page itself first
   */
  versionsOf(id) {
    return Array.from(this.byQuestions.values()).filter((course) => course.id === id);
  }

  /**
   * @param {string} id
   * @param {string} questions  digest
   */
  findByQuestions(id, questions) {
    return this.byQuestions.get(`${id} ${questions}`) || null;
  }
}

/**
 * @param {string} key
 * @param {Entry} entry
 * @param {Courses} courses
 * @returns {Snapshot | null} null: it is a decision, or nobody can read it
 */
export function snapshotOf(key, entry, courses) {
  if (entry.kind === 'message') {
    const [found] = findMessages(entry.text);
    return found && found.ok ? snapshotOfMessage(key, found.result, courses) : null;
  }
  return entry.kind === 'file' ? snapshotOfFile(key, entry.text, courses) : null;
}

/**
 * @param {string} key
 * @param {Result} result
 * @param {Courses} courses
 * @returns {Snapshot}
 */
function snapshotOfMessage(key, result, courses) {
  const { catalogue, course, version, device, minute, name, fields, done, total, success, score } = result;
  const known = courses.findByQuestions(course, result.questions);
  const decoded = known && decodeState(known, result.state);
  /** @type {Snapshot} */
  const snapshot = {
    key, catalogue, course, version, title: courses.byId.get(course)?.title || course, device, minute, name, fields, done, total,
    score: score === null ? null : score / 10000, success, known, finished: new Map(), answers: new Map(), events: [], noticed: [],
    clock: 0, nonce: '',
  };
  if (!known || !decoded) return snapshot;
  if (!decoded.ok) return { ...snapshot, known: null, noticed: ['state_unreadable'] };
  const { state } = decoded;
  const progress = computeProgress(known, [{
    kind: 'state', id: '', hash: '', attempt: 0, answer: [], score: 0, nonce: state.nonce, writer: '', seq: 0, clock: state.clock,
    wall: 0, took: 0, state,
  }], state.nonce, applyPackedState);
  return withProgress({ ...snapshot, clock: state.clock, nonce: /^A*$/.test(state.nonce) ? '' : state.nonce }, known, progress);
}

/**
 * @param {string} key
 * @param {string} text
 * @param {Courses} courses
 * @returns {Snapshot | null}
 */
function snapshotOfFile(key, text, courses) {
  const head = progressFileHead(text);
  if (!head) return null;
  const read = readProgressFile(text, head.course, head.catalogue);
  if (!read.ok) return null;
  // What a learner keeps for themselves, and hands on all the same, says only the version.
  const known = head.questions ? courses.findByQuestions(head.course, head.questions)
    : courses.versionsOf(head.course).find(({ version }) => version === head.version) || null;
  const device = read.events.length ? read.events[0].writer.split('.')[0] : '';
  /** @type {Snapshot} */
  const snapshot = {
    key, catalogue: head.catalogue, course: head.course, version: head.version, title: head.title, device,
    minute: Math.floor((Date.parse(head.saved) - EPOCH_MS) / MINUTE_MS) || 0, name: read.name, fields: head.fields, done: 0, total: 0,
    score: null, success: 'unknown', known, finished: new Map(), answers: new Map(), events: read.events,
    noticed: read.damaged ? ['file_partly'] : isUnchangedSinceSaved(text) ? [] : ['file_changed'], clock: 0, nonce: '',
  };
  if (!known) return snapshot;
  // A file holds what was done outside an LMS, and in each attempt of one: what was done most counts.
  const nonces = Array.from(new Set(read.events.map(({ nonce }) => nonce)));
  const all = nonces.map((nonce) => ({ nonce, progress: computeProgress(known, read.events, nonce) }));
  all.sort((one, other) => other.progress.done - one.progress.done || (other.progress.score || 0) - (one.progress.score || 0));
  const { nonce, progress } = all[0] || { nonce: '', progress: computeProgress(known, [], '') };
  const { done, total, score, success, clock } = progress;
  return withProgress({ ...snapshot, done, total, score, success, clock, nonce }, known, progress);
}

/**
 * @param {string} text  a progress file
 * @returns {boolean} whether its last line fits what stands before it
 */
function isUnchangedSinceSaved(text) {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).filter(Boolean);
  return lines[lines.length - 1] === `end ${checksum(lines.slice(0, -1).join('\n'))}`;
}

/**
 * @param {Snapshot} snapshot
 * @param {Course} course
 * @param {Progress} progress
 * @returns {Snapshot}
 */
function withProgress(snapshot, course, progress) {
  const finished = new Map();
  const answers = new Map();
  for (const { id, questions } of course.activities) {
    const own = progress.activities.get(id);
    if (!own) continue;
    finished.set(id, own.done);
    for (const { id: question, hash } of questions) {
      const answer = own.answers.get(question);
      if (answer && !answer.earlier) answers.set(question, { ...answer, hash });
    }
  }
  const { score } = progress;
  const differs = snapshot.done !== progress.done || snapshot.total !== progress.total || snapshot.success !== progress.success
    || Math.abs((snapshot.score || 0) - (score || 0)) > 0.0002;
  // Lines that are damaged may be the answers that the score came from.
  const isWhole = !snapshot.noticed.includes('file_partly');
  // What is said in numbers has to be what the answers give.
  const noticed = [...snapshot.noticed, differs ? 'numbers_differ' : '', isWhole && !fitsExamScore(course, progress) ? 'exam_differs' : ''].filter(Boolean);
  return { ...snapshot, finished, answers, noticed };
}

/**
 * @param {Course} course
 * @param {Progress} progress
 * @returns {boolean} false: the answers of the only attempt cannot give the score of the exam. Of a part of an answer a message says
 *   nothing, so there is a least and a most
 */
function fitsExamScore(course, progress) {
  const exam = gradedActivity(course);
  const own = exam && progress.activities.get(exam.id);
  if (!exam || !own || exam.draw || own.handed !== 1 || own.open || own.score === null) return true;
  let [least, most, possible] = [0, 0, 0];
  for (const question of exam.questions) {
    const { points } = question;
    const answer = own.answers.get(question.id);
    if (answer && answer.earlier) return true;
    possible += points;
    least += answer ? (answer.score >= 1 ? points : 0) : 0;
    most += answer && (answer.score > 0 || !WHOLE.test(shapeOf(question).kind)) ? points : 0;
  }
  return own.score >= least / possible - 0.0002 && own.score <= most / possible + 0.0002;
}

/**
 * @param {string} text  a progress file
 * @returns {{course: string, catalogue: string, version: string, title: string, saved: string, questions: string, fields: Record<string, string>} | null}
 */
export function progressFileHead(text) {
  const [, json] = /^\uFEFF?sinau-progress \d+ ([^\r\n]*)/.exec(text) || [];
  try {
    const head = JSON.parse(json);
    if (typeof head.course !== 'string') return null;
    return {
      course: head.course, catalogue: String(head.catalogue || ''), version: String(head.version || ''), title: String(head.title || head.course),
      saved: String(head.saved || ''), questions: String(head.questions || ''), fields: textFields(head.fields),
    };
  } catch (error) {
    return null;
  }
}
