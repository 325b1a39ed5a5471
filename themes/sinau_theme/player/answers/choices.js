// SPDX-License-Identifier: Apache-2.0
/** Answers that are choices taken: of one, of several, of true and false. Pure. */

/** @typedef {import('./shape.js').Shape} Shape */
/** @typedef {import('./kinds.js').Kind} Kind */

export const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const TRUTH = ['true', 'false'];

/**
 * @param {Shape} shape
 * @returns {string[] | string} the ids of what can be chosen, by bit of the mask
 */
function choiceIds({ kind }) {
  return kind === 'truth' ? TRUTH : LETTERS;
}

/** @type {Kind} */
export const choices = {
  isGiven: (shape, answer) => answer.length > 0,

  same: (shape, one, other) => one.slice().sort().join() === other.slice().sort().join(),

  score(shape, rule, answer) {
    const taken = Array.from(new Set(answer));
    const right = taken.filter((id) => rule.correct.indexOf(id) >= 0).length;
    // In part, each right choice counts and each wrong one takes away, so that taking everything gains nothing.
    // Pages from before shapes were named say it in another word.
    if (rule.partial || rule.kind === 'partial') return Math.max(0, (2 * right - taken.length) / rule.correct.length);
    return taken.length === right && right === rule.correct.length ? 1 : 0;
  },

  valueOf(shape, answer) {
    const ids = choiceIds(shape);
    const mask = answer.reduce((sum, id) => sum + (ids.indexOf(id) < 0 ? 0 : 2 ** ids.indexOf(id)), 0);
    return mask ? { mask } : null;
  },

  answerOf(shape, { mask = 0 }) {
    const answer = Array.from(choiceIds(shape)).filter((id, bit) => (mask >>> bit) & 1);
    return answer.length ? { answer } : null;
  },

  reported: (shape, rule, answer) => [{
    kind: shape.kind === 'truth' ? 'truth' : 'choices', given: answer, right: [rule.correct],
  }],
};
