// SPDX-License-Identifier: Apache-2.0
/** Attempts of assessments: what they ask, and how they are handed in. */

import { drawnQuestions, scoreAttempt } from './course_requirements.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./study.js').Study} Study */

/**
 * Seed of the shuffles of an attempt: the same wherever the attempt is opened again.
 * @param {Study} study
 * @param {string} id  of the activity
 * @param {number} attempt
 */
export function attemptSeed(study, id, attempt) {
  const begun = study.progressOf(id).attempts.find((one) => one.number === attempt);
  const own = study.launched?.nonce || (begun ? begun.writer.split('.')[0] : '');
  return `${own}|${id}|${attempt}`;
}

/**
 * What an attempt of an assessment asks.
 * @param {Study} study
 * @param {Activity} activity
 * @param {number} attempt
 */
export function selectedQuestions(study, activity, attempt) {
  return drawnQuestions(activity, activity.draw ? attemptSeed(study, activity.id, attempt) : '');
}

/**
 * Hands in the attempt that is open.
 * @param {Study} study
 * @param {Activity} activity
 * @param {Map<string, import('./types.js').AnswerState>} scored
 * @param {boolean} late  its time is over
 * @param {import('./tracking.js').Interaction[]} [interactions]  what the LMS has to be told of it
 */
export function submitAttempt(study, activity, scored, late, interactions) {
  const { open, answers } = study.progressOf(activity.id);
  const selected = selectedQuestions(study, activity, open);
  for (const { id, hash } of selected) {
    const answer = scored.get(id);
    const known = answers.get(id);
    // So that what was partly right is known as that, also by the results of each objective.
    if (answer && known && answer.score !== known.score) study.record({ kind: 'answer', id, hash, attempt: open, answer: answer.answer, score: answer.score });
  }
  study.record({ kind: 'submit', id: activity.id, attempt: open, answer: late ? ['time'] : [], score: scoreAttempt(activity, scored, selected) }, interactions);
}
