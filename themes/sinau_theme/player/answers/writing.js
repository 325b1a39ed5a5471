// SPDX-License-Identifier: Apache-2.0
/** Answers that are written: words, and numbers as they are kept and as they were written. Pure. */

import { comparableText } from './alike.js';

/** @typedef {import('./kinds.js').Kind} Kind */

/** @type {Omit<Kind, 'score' | 'reported'>} */
const written = {
  // What was written for a number and is none begins with ''.
  isGiven: (shape, answer) => answer.length > 0 && answer[0] !== '',

  same: (shape, one, other, cut) => (cut ? (one[0] || '').startsWith(other[0]) : one[0] === other[0]),

  valueOf: (shape, [text]) => (text ? { mask: 0, text } : null),

  answerOf: (shape, { text, cut }) => (text === undefined ? null : { answer: [text], ...(cut ? { cut } : {}) }),
};

/** @type {Kind} */
export const words = {
  ...written,

  score(shape, rule, answer) {
    const given = comparableText(answer[0] || '', rule.exact);
    return given && rule.correct.some((text) => comparableText(text, rule.exact) === given) ? 1 : 0;
  },

  reported: (shape, rule, answer) => [{
    kind: 'words', given: answer, right: rule.correct.map((text) => [text]), exact: rule.exact,
  }],
};

/** @type {Kind} */
export const number = {
  ...written,

  score(shape, rule, answer) {
    const given = Number(answer[0] || NaN);
    return (rule.ranges || []).some(([low, high]) => low <= given && given <= high) ? 1 : 0;
  },

  reported: (shape, rule, answer) => [{
    kind: 'number', given: answer, right: rule.correct.map((text) => [text]), ranges: rule.ranges,
  }],
};
