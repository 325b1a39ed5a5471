// SPDX-License-Identifier: Apache-2.0
/**
 * Bytes as letters and digits, which every messenger leaves as they are. Eight bytes become eleven characters; what is left over at
 * the end becomes as many as it needs. The number of characters tells the number of bytes.
 */

export const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit.charCodeAt(0), value]));
const HALF = 2 ** 32;
const GROUP_BYTES = 8;
/** Characters that so many bytes need. */
const CHARACTERS = Array.from({ length: GROUP_BYTES + 1 }, (_, bytes) => Math.ceil((bytes * 8) / Math.log2(BASE)));
const GROUP_CHARACTERS = CHARACTERS[GROUP_BYTES];

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function base62Text(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += GROUP_BYTES) {
    const group = Array.from(bytes.subarray(at, at + GROUP_BYTES));
    const digits = convertBase(group, 256, BASE, CHARACTERS[group.length]);
    text += digits.map((digit) => DIGITS[digit]).join('');
  }
  return text;
}

/**
 * @param {string} text
 * @returns {Uint8Array | null} null: no bytes are written like that
 */
export function base62Bytes(text) {
  const groups = Math.ceil(text.length / GROUP_CHARACTERS);
  const bytes = new Uint8Array(groups * GROUP_BYTES);
  let length = 0;
  for (let at = 0; at < text.length; at += GROUP_CHARACTERS) {
    const end = Math.min(text.length, at + GROUP_CHARACTERS);
    const count = CHARACTERS.indexOf(end - at);
    // Two halves of 32 bits: one number cannot hold 64. Ten thousand messages are read like this.
    let [high, low] = [0, 0];
    for (let place = at; place < end; place += 1) {
      const digit = VALUES.get(text.charCodeAt(place));
      if (digit === undefined) return null;
      low = low * BASE + digit;
      const carry = Math.floor(low / HALF);
      low -= carry * HALF;
      high = high * BASE + carry;
    }
    // More than so many bytes can say.
    if (count < 1 || high * HALF + low >= 256 ** count || high >= HALF) return null;
    for (let byte = count - 1; byte >= 0; byte -= 1) {
      bytes[length + byte] = low % 256;
      low = Math.floor(low / 256) + (high % 256) * 2 ** 24;
      high = Math.floor(high / 256);
    }
    length += count;
  }
  return bytes.slice(0, length);
}

/**
 * @param {number[]} digits  of a number, the most significant first
 * @param {number} from  its base
 * @param {number} to
 * @param {number} length
 * @returns {number[]} so many digits of the same number in base `to`
 */
function convertBase(digits, from, to, length) {
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
