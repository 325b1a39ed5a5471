// SPDX-License-Identifier: Apache-2.0
/** One of several variants of a question, which an attempt draws. An answer is its name, `v3`, and the answer to it. Pure. */

import { packForm, unpackForm } from './packed_forms.js';
import { kindOf } from './kinds.js';

/** @typedef {import('./kinds.js').Kind} Kind */
/** @typedef {import('../types.js').Rule} Rule */

/**
 * @param {string} [name]
 * @returns {number} of the variant, from 0
 */
function variantNumber(name = '') {
  return /^v\d+$/.test(name) ? Number(name.slice(1)) - 1 : -1;
}

/**
 * @param {Rule} rule
 * @param {string[]} answer
 * @returns {Rule | undefined}
 */
function ruleOfVariant({ variants = [] }, [name]) {
  return variants[variantNumber(name)];
}

/** @type {Kind} */
export const drawnVariant = {
  isGiven: ({ parts: [part] }, [name, ...answer]) => !!name && kindOf(part).isGiven(part, answer),

  same: ({ parts: [part] }, [name, ...one], [other, ...packed], cut) => name === other && kindOf(part).same(part, one, packed, cut),

  score({ parts: [part] }, rule, answer) {
    const own = ruleOfVariant(rule, answer);
    return own ? kindOf(part).score(part, own, answer.slice(1)) : 0;
  },

  valueOf({ n, parts: [part] }, [name, ...answer], room) {
    const variant = variantNumber(name);
    const value = kindOf(part).valueOf(part, answer, room);
    return value && variant >= 0 && variant < n ? packForm({ variant, drawn: value }, room) : null;
  },

  answerOf({ n, parts: [part] }, value) {
    const { variant = 0, drawn: own } = unpackForm(value);
    const found = own && variant < n ? kindOf(part).answerOf(part, own) : null;
    return found && { ...found, answer: [`v${variant + 1}`].concat(found.answer) };
  },

  reported: ({ parts: [part] }, rule, answer) =>
    kindOf(part).reported(part, ruleOfVariant(rule, answer) || { correct: [] }, answer.slice(1)),
};
