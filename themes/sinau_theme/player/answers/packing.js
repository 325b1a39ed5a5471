// SPDX-License-Identifier: Apache-2.0
/**
 * Answers as bits, in the state that an LMS keeps. Each form says itself how long it is, so that a reader never needs the question
 * and questions may come, change and go. What is no choice and no words is kept bit for bit; packed_forms.js reads and writes it.
 *
 *     slot  := 0 | value right(1) tag(4)
 *     value := 10 choice(3)                                   one of the first eight
 *            | 110 highest(5) the lower ones (a bit each)     choices taken
 *            | 111 length(5) cut(1) bytes                     words, 24 bytes of UTF-8 at most
 *            | 111 25 score(7) hints(2) tries(2) value        and what the answer alone does not tell
 *            | 111 26 n(4) rank                               an order of n items
 *            | 111 27 n(4) width(3) n * option(width)         pairs; 0: left open
 *            | 111 28 n(4) n * (0 | value)                    gaps; the decisions of a path
 *            | 111 29 variant(4) value                        drawn from so many variants
 *            | 111 30 length(10) cut(1) bytes                 a long text
 *
 * 31 is free. The most bits that each shape can take are computed by the build (`sinau/answers/packed_size.py`). Pure.
 */

import { BitWriter } from '../bit_text.js';

/** @typedef {import('../bit_text.js').BitReader} BitReader */

/**
 * @typedef {object} Value        what an answer is, in numbers
 * @property {number} [mask]      bit n set: the n-th choice was taken; 0 of words
 * @property {string} [text]      words, or their beginning
 * @property {boolean} [cut]      there was more of the text
 * @property {number[]} [bits]    any other form, from its 111 on
 */

export const [MORE, ORDER, PAIRS, LIST, DRAWN, LONG] = [25, 26, 27, 28, 29, 30];
/** What MORE puts before a value. */
const MORE_BITS = 19;
const WORDS_BITS = 9;
const MOST_BYTES = 24;

/**
 * Whether a reader of version 1 knows this form.
 * @param {Value} value
 */
export function isFormOfVersion1({ bits }) {
  return !bits;
}

/**
 * @param {BitWriter} out
 * @param {Value} value
 * @param {number} room  bits that it may take
 * @returns {boolean} false: it has no room, or is no answer, and nothing was written
 */
export function putValue(out, value, room) {
  const own = new BitWriter();
  const { bits } = value;
  if (bits) own.bits = bits;
  else if (!putPlain(own, value, room, MOST_BYTES)) return false;
  if (own.bits.length > room) {
    // What the answer alone does not tell goes first.
    return !!bits && bits.slice(3, 8).join('') === MORE.toString(2) && putValue(out, { bits: bits.slice(MORE_BITS) }, room);
  }
  own.bits.forEach((bit) => out.bits.push(bit));
  return true;
}

/**
 * @param {BitWriter} out
 * @param {Value} value  choices or words
 * @param {number} room
 * @param {number} mostBytes  of words
 * @returns {boolean}
 */
export function putPlain(out, { mask = 0, text, cut = false }, room, mostBytes) {
  if (!text || room < WORDS_BITS) return putChoices(out, mask);
  out.push(7, 3);
  putBytes(out, text, cut, Math.min(mostBytes, Math.floor((room - WORDS_BITS) / 8)), 5);
  return true;
}

/**
 * @param {BitWriter} out
 * @param {number} mask
 */
function putChoices(out, mask) {
  const highest = mask ? 31 - Math.clz32(mask) : -1;
  if (highest < 0) return false;
  if (highest < 8 && mask === 1 << highest) {
    out.push(2, 2);
    out.push(highest, 3);
  } else {
    out.push(6, 3);
    out.push(highest, 5);
    if (highest > 0) out.push(mask - 2 ** highest, highest);
  }
  return true;
}

/**
 * @param {BitWriter} out
 * @param {string} text
 * @param {boolean} cut  it has been before
 * @param {number} most  bytes
 * @param {number} width of their number
 */
export function putBytes(out, text, cut, most, width) {
  const all = new TextEncoder().encode(text);
  let length = Math.min(all.length, most);
  // Not in the middle of a character: its further bytes are 10xxxxxx.
  while (length < all.length && length > 0 && (all[length] & 192) === 128) length -= 1;
  out.push(length, width);
  out.push(cut || length < all.length ? 1 : 0, 1);
  all.subarray(0, length).forEach((byte) => out.push(byte, 8));
}

/**
 * @param {BitReader} bits
 * @returns {Value | null}
 * @throws {Error} for a form that this version does not know
 */
export function takeValue(bits) {
  const from = bits.at;
  if (!bits.take(1)) return null;
  if (!bits.take(1)) return { mask: 1 << bits.take(3) };
  if (!bits.take(1)) {
    const highest = bits.take(5);
    return { mask: 2 ** highest + (highest > 0 ? bits.take(highest) : 0) };
  }
  const length = bits.take(5);
  if (length < MORE) {
    const [text, cut] = takeBytes(bits, length);
    return { mask: 0, text, ...cut };
  }
  bits.at = from;
  skipValue(bits);
  const count = bits.at - from;
  bits.at = from;
  return { bits: Array.from({ length: count }, () => bits.take(1)) };
}

/**
 * Goes past a value of whatever form.
 * @param {BitReader} bits
 */
function skipValue(bits) {
  if (!bits.take(1)) return;
  let rest = 3;
  if (bits.take(1)) {
    const words = bits.take(1);
    rest = bits.take(5);
    if (words) {
      const form = rest;
      const count = form < MORE ? form : form === MORE ? bits.take(11) : form === LONG ? bits.take(10) : form > LONG ? NaN : bits.take(4);
      rest = 0;
      if (form < MORE || form === LONG) rest = 1 + 8 * count;
      else if (form === ORDER) rest = rankBits(count);
      else if (form === PAIRS) rest = count * bits.take(3);
      else if (form === LIST) for (let one = 0; one < count; one += 1) skipValue(bits);
      else if (form < LONG) skipValue(bits);
      else throw new Error();
    }
  }
  bits.at += rest;
}

/**
 * @param {BitReader} bits
 * @param {number} length
 * @returns {[string, {cut?: true}]}
 */
export function takeBytes(bits, length) {
  const cut = bits.take(1) === 1;
  const bytes = Uint8Array.from({ length }, () => bits.take(8));
  return [new TextDecoder().decode(bytes), cut ? { cut } : {}];
}

/** @param {number} n  items */
export function rankBits(n) {
  let orders = 1;
  for (let item = 2; item <= n; item += 1) orders *= item;
  return Math.ceil(Math.log2(orders));
}
