// SPDX-License-Identifier: Apache-2.0
/** When two texts that people typed mean the same: names, numbers, villages. */

/** Ten thousand names are asked for again and again. @type {Map<string, string>} */
const FOLDED = new Map();
const MOST_KNOWN = 100000;

/**
 * @param {string} text
 * @returns {string} equal for texts that differ only in case, blanks, accents that keyboards add, and the marks around them
 */
export function folded(text) {
  const known = FOLDED.get(text);
  if (known !== undefined) return known;
  if (FOLDED.size >= MOST_KNOWN) FOLDED.clear();
  const found = foldUncached(text);
  FOLDED.set(text, found);
  return found;
}

/** @param {string} text */
function foldUncached(text) {
  return text.normalize('NFKD').replace(/[\u0300-\u036f\u200b-\u200f\u2060\ufeff\u00ad]/g, '').toLowerCase()
    .replace(/[.,;:'"`’‘“”()_/-]+/g, ' ').replace(/\s+/g, ' ').trim();
}

/**
 * @param {string} text  a number of a participant
 * @returns {string} without blanks and marks between its digits and letters
 */
export function foldedNumber(text) {
  return folded(text).replace(/ /g, '');
}
