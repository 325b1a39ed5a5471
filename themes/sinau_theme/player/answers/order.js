// SPDX-License-Identifier: Apache-2.0
/** Items put in order. An answer is the ids of all of them. Pure. */

import { LETTERS } from './choices.js';
import { packForm, unpackForm } from './packed_forms.js';

/** @typedef {import('./kinds.js').Kind} Kind */

/** @type {Kind} */
export const order = {
  isGiven: (shape, answer) => answer.length > 0,

  same: (shape, one, other) => one.join() === other.join(),

  score({ n }, { correct, partial }, answer) {
    const places = answer.map((id) => correct.indexOf(id));
    if (!isPermutation(places, correct.length)) return 0;
    if (partial) return (longestRisingRun(places) - 1) / (n - 1);
    return places.every((place, at) => place === at) ? 1 : 0;
  },

  valueOf({ n }, answer, room) {
    const items = answer.map((id) => LETTERS.indexOf(id));
    return isPermutation(items, n) ? packForm({ order: items }, room) : null;
  },

  answerOf({ n }, value) {
    const { order: items } = unpackForm(value);
    return items && items.length === n ? { answer: items.map((item) => LETTERS[item]) } : null;
  },

  reported: (shape, { correct }, answer) => [{ kind: 'order', given: answer, right: correct.length ? [correct] : [] }],
};

/**
 * @param {number[]} items
 * @param {number} n
 * @returns {boolean} whether each of 0..n-1 is there once
 */
function isPermutation(items, n) {
  return items.length === n && items.every((item, at) => item >= 0 && item < n && items.indexOf(item) === at);
}

/**
 * @param {number[]} places
 * @returns {number} how many are in order among themselves at most, whatever stands between them
 */
function longestRisingRun(places) {
  /** @type {number[]} */
  const lengths = [];
  places.forEach((place, at) => {
    lengths.push(1 + lengths.reduce((most, length, before) => (places[before] < place ? Math.max(most, length) : most), 0));
  });
  return Math.max(...lengths);
}
