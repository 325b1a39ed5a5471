// SPDX-License-Identifier: Apache-2.0
/** Prompts, each with one of several options: `a.c`. A prompt that is left open is left out. Pure. */

import { LETTERS } from './choices.js';
import { packForm, unpackForm } from './packed_forms.js';

/** @typedef {import('./kinds.js').Kind} Kind */

/**
 * @param {string[]} answer
 * @returns {string[]} what each prompt was given first, in the order of the prompts
 */
function firstOptionOfEach(answer) {
  return answer.filter((pair, at) => answer.findIndex((other) => other[0] === pair[0]) === at).sort();
}

/** @type {Kind} */
export const pairs = {
  isGiven: (shape, answer) => answer.length > 0,

  same: (shape, one, other) => firstOptionOfEach(one).join() === firstOptionOfEach(other).join(),

  score({ n }, { correct, partial, table }, answer) {
    const given = firstOptionOfEach(answer);
    const right = given.filter((pair) => correct.indexOf(pair) >= 0).length;
    if (!partial && !table) return right === n ? 1 : 0;
    return Math.max(0, right - (table ? given.length - right : 0)) / n;
  },

  valueOf({ n, m }, answer, room) {
    const options = Array.from({ length: n }, (_, prompt) => {
      const [pair = ''] = firstOptionOfEach(answer).filter((one) => one[0] === LETTERS[prompt]);
      const option = LETTERS.indexOf(pair.slice(2)) + 1;
      return pair && option <= m ? option : 0;
    });
    return options.some(Boolean) ? packForm({ pairs: options, width: Math.ceil(Math.log2(m + 1)) }, room) : null;
  },

  answerOf({ n, m }, value) {
    const { pairs: options = [] } = unpackForm(value);
    if (options.length !== n || options.some((option) => option > m)) return null;
    const answer = options.map((option, prompt) => option && `${LETTERS[prompt]}.${LETTERS[option - 1]}`).filter(Boolean);
    return answer.length ? { answer: /** @type {string[]} */ (answer) } : null;
  },

  reported: (shape, { correct }, answer) => [{ kind: 'pairs', given: firstOptionOfEach(answer), right: correct.length ? [firstOptionOfEach(correct)] : [] }],
};
