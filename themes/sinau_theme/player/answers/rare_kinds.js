// SPDX-License-Identifier: Apache-2.0
/**
 * The kinds of answers that most courses do not have. They come in a script of their own, answers.js, which a document brings when one of
 * its questions needs it (`sinau/answers`, `is_plain`). A kind with a `-` behind its name is one of whose answers none is right or wrong. Pure.
 */

import { choices } from './choices.js';
import { drawnVariant } from './drawn_variant.js';
import { gaps } from './gaps.js';
import { order } from './order.js';
import { pairs } from './pairs.js';
import { path } from './decision_path.js';
import { text } from './text.js';
import { number, words } from './writing.js';

/** @typedef {import('./kinds.js').Kind} Kind */
/** @typedef {import('./kinds.js').Reported} Reported */

const SCORED = { one: choices, some: choices, truth: choices, words, number, order, pairs, gaps, drawn: drawnVariant, path };

/**
 * @param {Kind} kind
 * @param {string} [as]  how a standard calls it, where that is another than with right answers
 * @returns {Kind}
 */
function unscoredKind(kind, as) {
  return {
    ...kind,
    score: () => 0,
    reported: (shape, rule, answer) => kind.reported(shape, rule, answer)
      .map((one) => ({ ...one, ...(as ? { kind: as } : {}), right: [], ranges: [], neutral: true })),
  };
}

/** @type {Record<string, Kind>} */
export const rareKinds = { order, pairs, gaps, drawn: drawnVariant, 'text-': text, path };
Object.entries(SCORED).forEach(([name, kind]) => { rareKinds[`${name}-`] = unscoredKind(kind, name === 'one' ? 'likert' : undefined); });

/**
 * The same kinds, each record with how a standard writes it.
 * @param {Record<string, Kind>} kinds
 * @param {Record<string, (reported: Reported) => any>} notations  by the kind of a record
 * @returns {Record<string, Kind>}
 */
export function withNotations(kinds, notations) {
  /** @type {Record<string, Kind>} */
  const result = {};
  Object.entries(kinds).forEach(([name, kind]) => {
    result[name] = {
      ...kind,
      reported: (shape, rule, answer) => kind.reported(shape, rule, answer).map((one) => ({ ...one, notation: notations[one.kind] })),
    };
  });
  return result;
}
