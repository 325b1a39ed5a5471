// SPDX-License-Identifier: Apache-2.0
/**
 * Bytes as letters and digits, which every messenger leaves as they are. Eight bytes become eleven characters; what is left over at
 * the end becomes as many as it needs. The number of characters tells the number of bytes.
 */

export const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
const GROUP_BYTES = 8;
/** Characters that so many bytes need. */
const CHARACTERS = Array.from({ length: GROUP_BYTES + 1 }, (_, bytes) => Math.ceil((bytes * 8) / Math.log2(BASE)));
const GROUP_CHARACTERS = CHARACTERS[GROUP_BYTES];

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function toText(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += GROUP_BYTES) {
    const group = Array.from(bytes.subarray(at, at + GROUP_BYTES));
    const digits = converted(group, 256, BASE, CHARACTERS[group.length]);
    text += digits.map((digit) => DIGITS[digit]).join('');
  }
  return text;
}

/**
 * @param {string} text
 * @returns {Uint8Array | null} null: no bytes are written like that
 */
export function toBytes(text) {
  /** @type {number[]} */
  const bytes = [];
  for (let at = 0; at < text.length; at += GROUP_CHARACTERS) {
    const digits = Array.from(text.slice(at, at + GROUP_CHARACTERS), (character) => DIGITS.indexOf(character));
    const count = CHARACTERS.indexOf(digits.length);
    if (count < 1 || digits.indexOf(-1) >= 0) return null;
    const group = converted(digits, BASE, 256, count + 1);
    // More than so many bytes can say.
    if (group.shift() !== 0) return null;
    bytes.push(...group);
  }
  return Uint8Array.from(bytes);
}

/**
 * @param {number[]} digits  of a number, the most significant first
 * @param {number} from  its base
 * @param {number} to
 * @param {number} length
 * @returns {number[]} so many digits of the same number in base `to`
 */
function converted(digits, from, to, length) {
  const found = new Array(length).fill(0);
  for (const digit of digits) {
    let carry = digit;
    for (let i = length - 1; i >= 0; i -= 1) {
      carry += found[i] * from;
      found[i] = carry % to;
      carry = Math.floor(carry / to);
    }
  }
  return found;
}
