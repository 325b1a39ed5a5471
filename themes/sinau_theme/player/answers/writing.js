// SPDX-License-Identifier: Apache-2.0
/** Answers that are written: words, and numbers as they are kept and as they were written. Pure. */

/** @typedef {import('./kinds.js').Kind} Kind */

/**
 * What two equal answers have in common; `questions/short_answer.py` does the same.
 * @param {string} text
 * @param {boolean} exact
 */
function formOf(text, exact) {
  return exact ? text.normalize('NFC').trim() : text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

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
    const given = formOf(answer[0] || '', rule.exact === true);
    return given && rule.correct.some((text) => formOf(text, rule.exact === true) === given) ? 1 : 0;
  },

  reported: (shape, rule, answer) => [{
    kind: 'words', given: answer, right: rule.correct.map((text) => [text]), exact: rule.exact,
  }],
};

/** @type {Kind} */
export const number = {
  ...written,

  score(shape, rule, answer) {
    const given = answer[0] ? Number(answer[0]) : NaN;
    return (rule.ranges || []).some(([low, high]) => low <= given && given <= high) ? 1 : 0;
  },

  reported: (shape, rule, answer) => [{
    kind: 'number', given: answer, right: rule.correct.map((text) => [text]), ranges: rule.ranges,
  }],
};
