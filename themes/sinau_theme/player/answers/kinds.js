// SPDX-License-Identifier: Apache-2.0
/**
 * What each shape of an answer can do. A new shape is a file beside this one and an entry here, or in rare_kinds.js. Pure.
 *
 * @typedef {import('./shape.js').Shape} Shape
 * @typedef {import('./packing.js').Value} Value
 * @typedef {import('../types.js').Rule} Rule
 *
 * @typedef {object} Reported  an answer as the standards' notations need it
 * @property {string} kind     `choices`, `truth`, `words`, `number` ...: an entry of each notation
 * @property {string} [part]   behind the question's id, where there are several records: `_` and an id; no id of ours holds a `_`
 * @property {boolean} [neutral]  it is neither right nor wrong, and brings no points
 * @property {(reported: Reported) => any} [notation]  how the standard writes it, where its adapter does not know the kind
 * @property {string[]} given
 * @property {string[][]} right  each answer that is right; []: not known here
 * @property {number[][]} [ranges]  of a number: lowest and highest that are right
 * @property {boolean} [exact]  of words: letter case counts
 *
 * @typedef {Pick<import('../types.js').AnswerState, 'answer' | 'cut'> & {score?: number}} Known  what a packed answer tells; its score
 *   where that is more than right or wrong
 *
 * @typedef {object} Kind
 * @property {(shape: Shape, answer: string[]) => boolean} isGiven  whether there is an answer to score
 * @property {(shape: Shape, known: string[], packed: string[], cut?: boolean) => boolean} same  whether what was packed is what is
 *   known, or its beginning if it was cut
 * @property {(shape: Shape, rule: Rule, answer: string[]) => number} score  0..1
 * @property {(shape: Shape, answer: string[], room: number, score?: number) => Value | null} valueOf  `room` bits are there for it;
 *   null: nothing that is worth a slot
 * @property {(shape: Shape, value: Value) => Known | null} answerOf  null: it is no answer to such a question
 * @property {(shape: Shape, rule: Rule, answer: string[]) => Reported[]} reported  one record or several
 */

import { choices } from './choices.js';
import { number, words } from './writing.js';

/** @type {Record<string, Kind>} */
const KINDS = { one: choices, some: choices, truth: choices, words, number };

/**
 * Takes in what answers.js has brought, before anything is asked of them: in each script that asks, for each has a copy of this file.
 * @param {Record<string, Kind>} [more]
 */
export function addKinds(more) {
  Object.assign(KINDS, more);
}

/**
 * @param {Shape} shape
 * @returns {Kind}
 * @throws {Error} for a shape that this version does not know
 */
export function kindOf({ kind, scored }) {
  const found = KINDS[kind + (scored ? '' : '-')];
  if (!found) throw new Error(`unknown shape ${kind}`);
  return found;
}
