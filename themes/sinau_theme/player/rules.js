// SPDX-License-Identifier: Apache-2.0
/** Scores answers. A new kind of rule is one more entry in RULES. */

/** @typedef {import('./types.js').Rule} Rule */
/** @typedef {import('./types.js').Question} Question */

/** @type {Record<string, (rule: Rule, answer: string[]) => number>} each gives 0..1 */
const RULES = {
  /** Right when exactly the correct choices are taken, in whatever order. */
  set(rule, answer) {
    const taken = new Set(answer);
    return taken.size === rule.correct.length && rule.correct.every((id) => taken.has(id)) ? 1 : 0;
  },
};

/**
 * @param {Question} question
 * @param {string[]} answer
 * @returns {number} 0..1
 * @throws {Error} for a kind of rule that this version does not know
 */
export function scoreAnswer(question, answer) {
  const rule = RULES[question.rule.kind];
  if (!rule) throw new Error(`unknown rule ${question.rule.kind}`);
  return rule(question.rule, answer);
}

/**
 * A score as it is reported: hundredths of a per cent. Pass or fail is judged on this same number, so that an LMS
 * which compares the reported score with the pass mark itself comes to our result.
 * @param {number} score 0..1
 */
export function roundScore(score) {
  return Math.min(1, Math.max(0, Math.round((score + 1e-9) * 10000) / 10000));
}
