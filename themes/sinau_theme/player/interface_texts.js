// SPDX-License-Identifier: Apache-2.0
/** The words of the interface. */

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Translate */

/** Letters that are read from right to left. */
const TO_THE_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/**
 * A value that may be read in another direction than its sentence is put between two signs of Unicode (UAX 9, isolates): the
 * bracket beside it would go to its other side. `sinau/texts/isolating.py` does the same.
 * @param {Record<string, string>} strings
 * @param {string} language
 * @returns {Translate} a key that is missing shows as itself, so that a page stays usable; numbers are written as the language does
 */
export function translator(strings, language) {
  return (key, values = {}) => (strings[key] || key).replace(/\{(\w+)\}/g, (whole, name, _, sentence) => {
    const value = values[name];
    if (typeof value === 'number') return value.toLocaleString(language, { maximumFractionDigits: 2 });
    return value === undefined ? whole : TO_THE_LEFT.test(sentence + value) ? `\u2068${value}\u2069` : value;
  });
}

/**
 * Takes the words that a script which comes later brings along.
 * @param {Record<string, string>} strings  changed
 * @param {string} language
 * @returns {(words: Record<string, Record<string, string>>) => void} words by language
 */
export function makeAddTexts(strings, language) {
  return (words) => { Object.assign(strings, words[language] || words[language.split('-')[0]] || words.en); };
}

/**
 * @param {number} share  0..1
 * @param {string} language
 */
export function percentText(share, language) {
  return `${(Math.round(share * 1000) / 10).toLocaleString(language)}%`;
}
