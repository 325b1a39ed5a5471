// SPDX-License-Identifier: Apache-2.0
/** What learners have answered, in words that people read: answers name choices by letters, which mean nothing to anybody. */

import { shapeOf } from '../player/answers/shape.js';

/** @typedef {import('../player/types.js').QuestionInfo & {labels?: Record<string, string>}} Asked */
/** @typedef {Record<string, string>} Labels  by what an answer names: `a`; `a.` and `.a` of pairs, a prompt and an option; `2.a` in the second gap */

/** Parts of one answer. */
const BETWEEN = ' · ';
const THEN = ' → ';
/** A gap or a prompt that was left open. */
const OPEN = '…';

/** @param {Labels} labels @param {string} key @param {string} otherwise */
const labelOr = (labels, key, otherwise) => (Object.prototype.hasOwnProperty.call(labels, key) && labels[key]) || otherwise;
/** @param {string[]} answer @param {Labels} labels */
const choiceLabels = (answer, labels) => answer.slice().sort().map((id) => labelOr(labels, id, id)).join(BETWEEN);
/** @param {string[]} answer */
const writtenText = (answer) => answer[answer.length - 1] || '';

/** @type {Record<string, (answer: string[], labels: Labels, parts: import('../player/answers/shape.js').Shape[]) => string>} by the kind of the shape */
const WORDED = {
  one: choiceLabels,
  some: choiceLabels,
  truth: choiceLabels,
  order: (answer, labels) => answer.map((id) => labelOr(labels, id, id)).join(THEN),
  pairs: (answer, labels) => answer.slice().sort().map((pair) => {
    const [prompt, option] = pair.split('.');
    return labelOr(labels, `${prompt}.`, prompt) + THEN + labelOr(labels, `.${option}`, option);
  }).join(BETWEEN),
  gaps: (answer, labels, parts) => parts.map(({ kind }, at) => {
    const text = answer[at] || '';
    if (!text) return OPEN;
    return kind === 'words' ? text : text.split(',').map((id) => labelOr(labels, `${at + 1}.${id}`, id)).join(', ');
  }).join(BETWEEN),
  words: writtenText,
  text: writtenText,
  // The value, then how it was written.
  number: writtenText,
  // Which of the variants was asked tells nobody anything, as each of them has other numbers.
  drawn: ([, ...answer], labels, [part]) => WORDED[part.kind](answer, labels, part.parts),
  path: (answer, labels) => answer.map((step) => labelOr(labels, step, labelOr(labels, step.slice(step.lastIndexOf('.') + 1), step))).join(THEN),
};

/**
 * @param {Asked} question
 * @param {string[]} answer  as its shape writes it
 * @returns {string} '' where nothing was answered
 */
export function answerInWords(question, answer) {
  const { kind, parts } = shapeOf(question);
  const { labels = {} } = question;
  return answer.length ? WORDED[kind](answer, labels, parts) : '';
}
