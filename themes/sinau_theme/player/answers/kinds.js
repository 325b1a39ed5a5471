// SPDX-License-Identifier: Apache-2.0
/**
 * What each shape of an answer can do. A new shape is a file beside this one and an entry here. Pure.
 *
 * @typedef {import('./shape.js').Shape} Shape
 * @typedef {import('./packing.js').Value} Value
 * @typedef {import('../types.js').Rule} Rule
 *
 * @typedef {object} Reported  an answer as the standards' notations need it
 * @property {string} kind     `choices`, `truth`, `words`, `number`: an entry of each notation
 * @property {string[]} given
 * @property {string[][]} right  each answer that is right; []: not known here
 * @property {number[][]} [ranges]  of a number: lowest and highest that are right
 * @property {boolean} [exact]  of words: letter case counts
 *
 * @typedef {object} Kind
 * @property {(shape: Shape, answer: string[]) => boolean} isGiven  whether there is an answer to score
 * @property {(shape: Shape, known: string[], packed: string[], cut?: boolean) => boolean} same  whether what was packed is what is
 *   known, or its beginning if it was cut
 * @property {(shape: Shape, rule: Rule, answer: string[]) => number} score  0..1
 * @property {(shape: Shape, answer: string[]) => Value | null} valueOf  null: nothing that is worth a slot
 * @property {(shape: Shape, value: Value) => string[] | null} answerOf  null: it is no answer to such a question
 * @property {(shape: Shape, rule: Rule, answer: string[]) => Reported[]} reported
 */

import { choices } from './choices.js';
import { number, words } from './writing.js';

/** @type {Record<string, Kind>} */
const KINDS = { one: choices, some: choices, truth: choices, words, number };

/**
 * @param {Shape} shape
 * @returns {Kind}
 * @throws {Error} for a shape that this version does not know
 */
export function kindOf({ kind }) {
  const found = KINDS[kind];
  if (!found) throw new Error(`unknown shape ${kind}`);
  return found;
}
