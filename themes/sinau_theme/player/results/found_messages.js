// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the messages of learners (message.js) in whatever was pasted: one message or a whole exported chat. Messengers, mails and
 * people put line breaks, marks of quotation and blanks of all kinds into a long line, so only letters and digits are looked at.
 */

import { fromMessage, MARK } from './message.js';

/** @typedef {import('./message.js').Read & {at: number, text: string}} Found  `at`: where it begins in the text; `text`: its letters and digits */

/**
 * @param {string} text
 * @returns {Found[]} in the order of the text; each that begins like a message, also those that cannot be read
 */
export function findMessages(text) {
  return Array.from(messagesIn(text));
}

/**
 * The same, one by one.
 * @param {string} text
 * @returns {Generator<Found, void, void>}
 */
export function* messagesIn(text) {
  const { letters, placeOf } = lettersAndDigits(text);
  for (let at = letters.indexOf(MARK); at >= 0; at = letters.indexOf(MARK, at + 1)) {
    // The name of the program may stand in any sentence; a digit follows in messages only.
    if (/[0-9]/.test(letters.charAt(at + MARK.length))) {
      const { length, ...read } = fromMessage(letters.slice(at));
      yield { ...read, at: placeOf(at), text: letters.slice(at, at + length) };
      if (read.ok) at += length - 1;
    }
  }
}

/**
 * @param {string} text
 * @returns {{letters: string, placeOf: (at: number) => number}} ASCII letters and digits of it, and where each stands; asked from left to right
 */
function lettersAndDigits(text) {
  const runs = text.match(/[0-9A-Za-z]+/g) || [];
  let [run, before, from] = [0, 0, 0];
  const placeOf = (/** @type {number} */ at) => {
    for (; run < runs.length; run += 1) {
      const place = text.indexOf(runs[run], from);
      if (at < before + runs[run].length) return place + at - before;
      before += runs[run].length;
      from = place + runs[run].length;
    }
    return text.length;
  };
  return { letters: runs.join(''), placeOf };
}
