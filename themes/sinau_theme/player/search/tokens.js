// SPDX-License-Identifier: Apache-2.0
/** Parts a text into words as the search knows them; sinau/search/tokens.py does the same. */

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * @param {string} text
 * @returns {string} in small letters, without accents, with numbers in one piece
 */
export function folded(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/([0-9])[.,](?=[0-9])/g, '$1');
}

/**
 * @param {string} text
 * @returns {string[]} its words in order; a letter that stands alone is none
 */
export function tokens(text) {
  return (folded(text).match(WORD) || []).filter((word) => word.length > 1 || /[^a-z]/.test(word));
}

/**
 * @typedef {object} Placed  a word of a text, and where it stands there
 * @property {string} word
 * @property {number} start
 * @property {number} end
 */

/**
 * @param {string} text
 * @returns {Placed[]} its words with their places
 */
export function tokensWithPlaces(text) {
  const found = [];
  const pattern = /[\p{L}\p{M}\p{N}]+(?:[.,](?=[0-9])[0-9]+)*/gu;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    for (const word of tokens(match[0])) found.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
