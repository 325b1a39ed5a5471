// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the messages of learners (message.js) in whatever was pasted: one message or a whole exported chat. Messengers, mails and
 * people put line breaks, marks of quotation and blanks of all kinds into a long line, so only letters and digits are looked at.
 */

import { fromMessage, MARK } from './message.js';

/** @typedef {import('./message.js').Read & {at: number}} Found  `at`: where it begins in the text */

/**
 * @param {string} text
 * @returns {Found[]} in the order of the text; each that begins like a message, also those that cannot be read
 */
export function findMessages(text) {
  const { letters, places } = onlyLetters(text);
  /** @type {Found[]} */
  const found = [];
  for (let at = letters.indexOf(MARK); at >= 0; at = letters.indexOf(MARK, at + 1)) {
    // The name of the program may stand in any sentence; a digit follows in messages only.
    if (/[0-9]/.test(letters.charAt(at + MARK.length))) {
      const { length, ...read } = fromMessage(letters.slice(at));
      found.push({ ...read, at: places[at] });
      if (read.ok) at += length - 1;
    }
  }
  return found;
}

/**
 * @param {string} text
 * @returns {{letters: string, places: number[]}} ASCII letters and digits of it, and where each stands
 */
function onlyLetters(text) {
  /** @type {number[]} */
  const places = [];
  const pattern = /[0-9A-Za-z]/g;
  let letters = '';
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    letters += match[0];
    places.push(match.index);
  }
  return { letters, places };
}
