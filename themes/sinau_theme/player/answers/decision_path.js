// SPDX-License-Identifier: Apache-2.0
/**
 * A way through situations, by a choice in each. An answer is the steps taken: `situation.choice`, or `choice` alone where it comes back
 * from an LMS, for the way there says in which situation it was. Pure.
 */

import { LETTERS } from './choices.js';
import { packForm, unpackForm } from './packed_forms.js';

/** @typedef {import('./kinds.js').Kind} Kind */
/** @typedef {import('../types.js').Rule} Rule */
/** @typedef {{situation: string, choice: string, next: string}} Step  '': not known, or no way leads there */

/**
 * @param {Pick<Rule, 'start' | 'situations'>} rule  what is known of it
 * @param {string[]} answer
 * @returns {Step[]}
 */
export function stepsOf({ start = '', situations = {} }, answer) {
  let place = start;
  return answer.map((step) => {
    const [choice, situation = place] = step.split('.').reverse();
    place = (situation === place && (situations[situation] || {})[choice]) || '';
    return { situation, choice, next: place };
  });
}

/** @param {string} step */
const choiceOf = (step) => step.split('.').pop() || '';

/** @type {Kind} */
export const path = {
  isGiven: (shape, answer) => answer.length > 0,

  same: (shape, one, other) => one.map(choiceOf).join() === other.map(choiceOf).join(),

  score(shape, rule, answer) {
    const last = stepsOf(rule, answer).pop();
    return (last && rule.ends && rule.ends[last.next]) || 0;
  },

  valueOf({ parts }, answer, room) {
    const choices = answer.map((step) => LETTERS.indexOf(choiceOf(step)));
    if (!choices.length || choices.length > parts.length || choices.some((choice, at) => choice < 0 || choice >= parts[at].n)) return null;
    return packForm({ list: choices.map((choice) => ({ mask: 1 << choice })) }, room);
  },

  answerOf({ parts }, value) {
    const { list = [] } = unpackForm(value);
    const masks = list.map((one) => (one && one.mask) || 0);
    // One choice in each decision.
    if (!masks.length || masks.length > parts.length || masks.some((mask) => !mask || (mask & (mask - 1)))) return null;
    return { answer: masks.map((mask) => LETTERS[Math.log2(mask)]) };
  },

  reported(shape, rule, answer) {
    const steps = stepsOf(rule, answer);
    // Only the last one says how it came out.
    const reported = steps.map(({ situation, choice }, at) => ({
      kind: 'choices', part: `_${situation || at + 1}`, given: [choice], right: [], ...(at < steps.length - 1 ? { neutral: true } : {}),
    }));
    return reported.length ? reported : [{ kind: 'choices', given: [], right: [] }];
  },
};
