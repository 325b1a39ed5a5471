// SPDX-License-Identifier: Apache-2.0
/** Scores answers. A new kind of rule is one more entry in RULES. */

/** @typedef {import('./types.js').Rule} Rule */
/** @typedef {import('./types.js').Question} Question */
/** @typedef {import('./types.js').AnswerState} AnswerState */

/** @type {Record<string, (rule: Rule, answer: string[]) => number>} each gives 0..1 */
const RULES = {
  /** Right when exactly the correct choices are taken, in whatever order. */
  set(rule, answer) {
    const taken = new Set(answer);
    return taken.size === rule.correct.length && rule.correct.every((id) => taken.has(id)) ? 1 : 0;
  },

  /** Each right choice counts and each wrong one takes away, so that taking everything gains nothing. */
  partial(rule, answer) {
    const taken = Array.from(new Set(answer));
    const right = taken.filter((id) => rule.correct.indexOf(id) >= 0).length;
    return Math.max(0, (2 * right - taken.length) / rule.correct.length);
  },

  /** One of the accepted texts. */
  text(rule, answer) {
    const given = formOf(answer[0] || '', rule.exact === true);
    return given && rule.correct.some((text) => formOf(text, rule.exact === true) === given) ? 1 : 0;
  },

  /** Within one of the ranges. */
  number(rule, answer) {
    const number = answer[0] ? Number(answer[0]) : NaN;
    return (rule.ranges || []).some(([low, high]) => low <= number && number <= high) ? 1 : 0;
  },
};

/**
 * What two equal answers have in common; `questions/short_answer.py` does the same.
 * @param {string} text
 * @param {boolean} exact
 */
function formOf(text, exact) {
  return exact ? text.normalize('NFC').trim() : text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/**
 * Whether there is an answer to score. What was written for a number and is none begins with ''.
 * @param {string[]} answer
 */
export function isGiven(answer) {
  return answer.length > 0 && answer[0] !== '';
}

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
 * Whether there is something to mark: what was answered to an earlier version does not count.
 * @param {AnswerState | null | undefined} given
 * @returns {given is AnswerState}
 */
export function counts(given) {
  return !!given && !given.earlier && isGiven(given.answer);
}

/**
 * Counted anew: what comes back from an LMS says only whether all was right.
 * @param {Question} question
 * @param {AnswerState | null | undefined} given
 */
export function scoreAnew(question, given) {
  if (!counts(given)) return 0;
  return given.cut ? given.score : scoreAnswer(question, given.answer);
}

/**
 * A score as it is reported: hundredths of a per cent. Pass or fail is judged on this same number, so that an LMS
 * which compares the reported score with the pass mark itself comes to our result.
 * @param {number} score 0..1
 */
export function roundScore(score) {
  return Math.min(1, Math.max(0, Math.round((score + 1e-9) * 10000) / 10000));
}
