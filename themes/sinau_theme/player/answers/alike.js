// SPDX-License-Identifier: Apache-2.0
/** What looks alike in a written answer is the same. Pure. */

import TABLE from './alike.json' with { type: 'json' };

/** Other forms of letters and marks that there are: ligatures, full width and half width, Arabic letters by their place in a word. */
const PRESENTED = /[\ufb00-\uffef]/g;

/** @param {string} text */
const foldSigns = (text) => Object.entries(TABLE).reduce((folded, [sign, signs]) => folded.replace(new RegExp(`[${signs}]`, 'gu'), sign), text);

/**
 * What two equal answers have in common; `sinau/answers/same_words.py` says what and why, and does the same by the same table.
 * @param {string} text
 * @param {boolean} [exact]  letter case and blanks count
 */
export function comparableText(text, exact) {
  const plain = foldSigns(text.replace(PRESENTED, (sign) => sign.normalize('NFKC'))).normalize(exact ? 'NFC' : 'NFKC');
  return exact ? foldSigns(plain).trim() : foldSigns(plain.toLowerCase()).replace(/ /g, '');
}
