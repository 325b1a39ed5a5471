// SPDX-License-Identifier: Apache-2.0
/** Between progress and the packed state of an LMS, both ways. Pure. */

import { attemptOf, putAnswer } from './gather.js';

/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').QuestionInfo} QuestionInfo */
/** @typedef {import('./types.js').Progress} Progress */
/** @typedef {import('./types.js').PackedState} PackedState */
/** @typedef {import('./types.js').PackedAnswer} PackedAnswer */
/** @typedef {import('./types.js').JournalEvent} JournalEvent */
/** @typedef {import('./gather.js').Gathered} Gathered */

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * @param {string} type  of the question
 * @returns {string[] | string} its choice ids, by bit of the mask
 */
function idsOf(type) {
  return type === 'true-false' ? ['true', 'false'] : LETTERS;
}

/** @param {QuestionInfo} question */
function tagOf(question) {
  return parseInt(question.hash.charAt(0), 16) || 0;
}

/**
 * What an LMS is given to keep.
 * @param {Course} course
 * @param {Progress} progress
 * @param {{nonce: string, interactions: number}} meta
 * @returns {PackedState}
 */
export function stateOf(course, progress, meta) {
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
        done: own.done, handed: own.handed, open: own.open > 0, score: own.score || 0,
      });
    }
    for (const question of activity.questions) {
      const given = own.answers.get(question.id);
      if (!given) continue;
      const ids = idsOf(question.type);
      const mask = given.answer.reduce((sum, id) => sum + (ids.indexOf(id) < 0 ? 0 : 2 ** ids.indexOf(id)), 0);
      // Any tag but its own says that the answer belongs to an earlier version.
      const tag = given.earlier ? tagOf(question) ^ 8 : tagOf(question);
      if (mask) state.answers.set(question.index, { mask, correct: given.score >= 1, tag });
    }
  }
  return state;
}

/**
 * Takes what an LMS gave back as one event among the others.
 * @param {Course} course
 * @param {JournalEvent} event   of kind 'state'
 * @param {Map<string, Gathered>} gathered  changed
 * @param {Progress} progress    changed: `archived` and `retired`
 */
export function takeState(course, event, gathered, progress) {
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
    }
    for (const question of activity.questions) {
      const answer = unpack(question, state.answers.get(question.index));
      progress.archived.delete(question.index);
      if (answer && activity.kind === 'lesson') own.answers.set(question.id, answer);
      else if (answer && attempt) putAnswer(attempt, question.id, answer);
    }
    // Handed in elsewhere: what that attempt scored is only known through the kept score.
    if (attempt && attempt.number <= own.baseHanded) attempt.submitted = true;
  }
}

/**
 * @param {QuestionInfo} question
 * @param {PackedAnswer | undefined} packed
 */
function unpack(question, packed) {
  if (!packed) return null;
  const ids = idsOf(question.type);
  const answer = [];
  for (let bit = 0; bit < ids.length; bit += 1) if ((packed.mask >>> bit) & 1) answer.push(ids[bit]);
  return { answer, score: packed.correct ? 1 : 0, earlier: packed.tag !== tagOf(question) };
}
