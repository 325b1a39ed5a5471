// SPDX-License-Identifier: Apache-2.0
/**
 * What one message or one file says of a learner in a course: a snapshot. With the course at hand each question's answer is known; of
 * a version that is not at hand there is only what the message says in words and numbers.
 */

import { computeProgress } from '../player/progress.js';
import { fromText } from '../player/progress_file.js';
import { decode } from '../player/packed_state.js';
import { questionsDigest } from '../player/results/message.js';
import { findMessages } from '../player/results/found_messages.js';

/** @typedef {import('../player/types.js').Course} Course */
/** @typedef {import('../player/types.js').JournalEvent} JournalEvent */
/** @typedef {import('../player/types.js').Progress} Progress */
/** @typedef {import('../player/types.js').AnswerState} AnswerState */
/** @typedef {import('../player/results/message.js').Result} Result */
/** @typedef {import('./entries.js').Entry} Entry */

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
 * @property {Map<string, AnswerState>} answers  the latest to each question, where they are known
 * @property {JournalEvent[]} events  all that was done, from files
 * @property {string[]} noticed     keys of texts about what cannot be (noticed.js)
 * @property {number} clock
 * @property {string} nonce
 */

/** ms since 1970 of minute 0 in messages */
export const EPOCH_MS = Date.UTC(2020, 0, 1);
export const MINUTE_MS = 60000;

/** Courses by everything that tells one from another. */
export class Courses {
  constructor() {
    /** @type {Map<string, Course>} */
    this.byQuestions = new Map();
    /** @type {Map<string, Course>} latest by id, for titles */
    this.byId = new Map();
  }

  /** @param {Course} course */
  add(course) {
    this.byQuestions.set(`${course.id} ${questionsDigest(course.activities)}`, course);
    this.byId.set(course.id, course);
  }

  /**
   * @param {string} id
   * @param {string} questions  digest
   */
  find(id, questions) {
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
    return found && found.ok ? ofMessage(key, found.result, courses) : null;
  }
  return entry.kind === 'file' ? ofFile(key, entry.text, courses) : null;
}

/**
 * @param {string} key
 * @param {Result} result
 * @param {Courses} courses
 * @returns {Snapshot}
 */
function ofMessage(key, result, courses) {
  const { catalogue, course, version, device, minute, name, fields, done, total, success, score } = result;
  const known = courses.find(course, result.questions);
  const decoded = known && decode(known, result.state);
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
  }], state.nonce);
  return withProgress({ ...snapshot, clock: state.clock, nonce: state.nonce }, known, progress);
}

/**
 * @param {string} key
 * @param {string} text
 * @param {Courses} courses
 * @returns {Snapshot | null}
 */
function ofFile(key, text, courses) {
  const head = headOf(text);
  if (!head) return null;
  const read = fromText(text, head.course, head.catalogue);
  if (!read.ok) return null;
  const known = (head.questions && courses.find(head.course, head.questions)) || null;
  const device = read.events.length ? read.events[0].writer.split('.')[0] : '';
  /** @type {Snapshot} */
  const snapshot = {
    key, catalogue: head.catalogue, course: head.course, version: head.version, title: head.title, device,
    minute: Math.floor((Date.parse(head.saved) - EPOCH_MS) / MINUTE_MS) || 0, name: read.name, fields: head.fields, done: 0, total: 0,
    score: null, success: 'unknown', known, finished: new Map(), answers: new Map(), events: read.events, noticed: read.damaged ? ['file_partly'] : [],
    clock: read.events.reduce((most, { clock }) => Math.max(most, clock), 0), nonce: '',
  };
  if (!known) return snapshot;
  // A file holds what was done outside an LMS, and in each attempt of one: what was done most counts.
  const nonces = Array.from(new Set(read.events.map(({ nonce }) => nonce)));
  const all = nonces.map((nonce) => computeProgress(known, read.events, nonce));
  const best = all.sort((one, other) => other.done - one.done || (other.score || 0) - (one.score || 0))[0] || computeProgress(known, [], '');
  return withProgress({ ...snapshot, done: best.done, total: best.total, score: best.score, success: best.success }, known, best);
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
  for (const { id } of course.activities) {
    const own = progress.activities.get(id);
    if (!own) continue;
    finished.set(id, own.done);
    own.answers.forEach((answer, question) => { if (!answer.earlier) answers.set(question, answer); });
  }
  const { score } = progress;
  const differs = snapshot.done !== progress.done || snapshot.total !== progress.total || snapshot.success !== progress.success
    || Math.abs((snapshot.score || 0) - (score || 0)) > 0.0002;
  // What is said in numbers has to be what the answers give.
  return { ...snapshot, finished, answers, noticed: differs ? [...snapshot.noticed, 'numbers_differ'] : snapshot.noticed };
}

/**
 * @param {string} text  a progress file
 * @returns {{course: string, catalogue: string, version: string, title: string, saved: string, questions: string, fields: Record<string, string>} | null}
 */
export function headOf(text) {
  const [, json] = /^\uFEFF?sinau-progress \d+ ([^\r\n]*)/.exec(text) || [];
  try {
    const head = JSON.parse(json);
    if (typeof head.course !== 'string') return null;
    const fields = head.fields && typeof head.fields === 'object' ? head.fields : {};
    const texts = Object.entries(fields).filter(([, value]) => typeof value === 'string');
    return {
      course: head.course, catalogue: String(head.catalogue || ''), version: String(head.version || ''), title: String(head.title || head.course),
      saved: String(head.saved || ''), questions: String(head.questions || ''), fields: Object.assign({}, ...texts.map(([id, value]) => ({ [id]: value }))),
    };
  } catch (error) {
    return null;
  }
}
