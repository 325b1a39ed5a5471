// SPDX-License-Identifier: Apache-2.0
/** The shape of an answer, read from its code in the course's data: `one4`, `pairs6x8`, `gaps(one4,words12)`. Pure. */

/**
 * @typedef {object} Shape
 * @property {string} kind      one, some, truth, order, pairs, gaps, words, number, drawn, text, path
 * @property {number} n         choices, items, prompts, bytes or variants; 0 of truth, gaps and paths
 * @property {number} m         options of pairs
 * @property {Shape[]} parts
 * @property {boolean} scored   false: no answer is right or wrong
 */

/**
 * @param {string} code  as the build wrote it
 * @returns {Shape}
 */
export function readShape(code) {
  const [, kind, n, m, mark, inside] = /** @type {RegExpExecArray} */ (/^([a-z]+)(\d*)(?:x(\d+))?(-?)(?:\((.*)\))?$/.exec(code));
  return { kind, n: Number(n), m: Number(m || 0), parts: inside ? inside.split(',').map(readShape) : [], scored: !mark };
}

/**
 * @param {{shape?: string, type?: string, choices?: number}} question  as the course's data have it
 * @returns {Shape}
 */
export function shapeOf({ shape, type = '', choices = 0 }) {
  return readShape(shape || shapeCodeOfVersion1(type, choices));
}

/**
 * Pages that a browser has kept since before shapes were named have the question's type instead.
 * @param {string} type
 * @param {number} choices
 */
function shapeCodeOfVersion1(type, choices) {
  return /** @type {Record<string, string>} */ ({
    'true-false': 'truth', short: 'words24', number: 'number24', multiple: `some${choices}`,
  })[type] || `one${choices}`;
}
