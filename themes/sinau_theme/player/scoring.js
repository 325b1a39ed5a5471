// SPDX-License-Identifier: Apache-2.0
/** Scores answers, each as its shape says. */

import { kindOf } from './answers/kinds.js';
import { shapeOf } from './answers/shape.js';

/** @typedef {import('./types.js').Question} Question */
/** @typedef {import('./types.js').AnswerState} AnswerState */

/** @typedef {{shape?: string, type?: string, choices?: number}} Shaped  a question, or what the outline says of it */

/**
 * Whether there is an answer to score.
 * @param {Shaped} question
 * @param {string[]} answer
 */
export function isGiven(question, answer) {
  const shape = shapeOf(question);
  return kindOf(shape).isGiven(shape, answer);
}

/**
 * @param {Question} question
 * @param {string[]} answer
 * @returns {number} 0..1
 * @throws {Error} for a shape that this version does not know
 */
export function scoreAnswer(question, answer) {
  const shape = shapeOf(question);
  return kindOf(shape).score(shape, question.rule, answer);
}

/**
 * What an LMS is told of an answer: one record, of a path one for each decision.
 * @param {{id: string, points: number} & Shaped} question
 * @param {import('./types.js').Rule} rule
 * @param {number} round  how often the question has been answered, this time included; or the attempt's number
 * @param {{answer: string[], prompt?: string, score: number, wall: number, took: number}} given  answer []: left open
 * @returns {import('./tracking.js').Interaction[]}
 */
export function interactionsOf(question, rule, round, { answer, took, ...known }) {
  const { id, points } = question;
  const shape = shapeOf(question);
  return kindOf(shape).reported(shape, rule, answer).map((reported, at, { length }) => ({
    ...known, id: id + (reported.part || '') + (round > 1 ? `.${round}` : ''),
    points: reported.neutral ? 0 : points, took: took / length, reported,
  }));
}

/**
 * Whether there is something to mark: what was answered to an earlier version does not count.
 * @param {Shaped} question
 * @param {AnswerState | null | undefined} given
 * @returns {given is AnswerState}
 */
export function isCounted(question, given) {
  return !!given && !given.earlier && isGiven(question, given.answer);
}

/**
 * Counted anew: what comes back from an LMS says only whether all was right.
 * @param {Question} question
 * @param {AnswerState | null | undefined} given
 */
export function rescoreAnswer(question, given) {
  if (!isCounted(question, given)) return 0;
  return given.cut ? given.score : scoreAnswer(question, given.answer);
}

/**
 * A score as it is reported: hundredths of a per cent. Pass or fail is decided on this same number, so that an LMS
 * which compares the reported score with the pass mark itself comes to our result.
 * @param {number} score 0..1
 */
export function roundScore(score) {
  return Math.min(1, Math.max(0, Math.round((score + 1e-9) * 10000) / 10000));
}
