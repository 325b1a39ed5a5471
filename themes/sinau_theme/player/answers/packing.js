// SPDX-License-Identifier: Apache-2.0
/**
 * Answers as bits, in the state that an LMS keeps. Each form says itself how long it is, so that a reader never needs the question
 * and questions may come, change and go.
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
 * 31 is free. The most bits that each shape can take are computed by the build (`sinau/answers/size.py`). Pure.
 */

import { BitWriter } from '../bits.js';

/** @typedef {import('../bits.js').BitReader} BitReader */

/**
 * @typedef {object} Value        what an answer is, in numbers; it has one of these, and may have `more`
 * @property {number} [mask]      bit n set: the n-th choice was taken; 0 of words
 * @property {string} [text]      words, or their beginning
 * @property {number[]} [order]   which item stands first, second ...: each of 0..n-1 once
 * @property {number[]} [pairs]   for each prompt its option, from 1; 0: left open
 * @property {number} [width]     bits of an option
 * @property {(Value | null)[]} [list]  of gaps and decisions; null: left open
 * @property {number} [variant]
 * @property {Value} [drawn]      the answer to that variant
 * @property {string} [long]
 * @property {boolean} [cut]      there was more of the text
 * @property {{score: number, hints: number, tries: number}} [more]  score in hundredths
 */

const [MORE, ORDER, PAIRS, LIST, DRAWN, LONG] = [25, 26, 27, 28, 29, 30];
const WORDS_BITS = 9;
const MOST_BYTES = 24;
const MOST_GAP_BYTES = 12;
const LONG_BITS = 19;
const MOST_LONG_BYTES = 1023;

/**
 * Whether a reader of version 1 knows this form.
 * @param {Value} value
 */
export function isPlain({ mask, text, more }) {
  return !more && (mask !== undefined || text !== undefined);
}

/**
 * @param {BitWriter} out
 * @param {Value} value
 * @param {number} room  bits that it may take
 * @returns {boolean} false: it has no room, or is no answer, and nothing was written
 */
export function putValue(out, value, room) {
  const own = new BitWriter();
  if (!write(own, value, room, MOST_BYTES) || own.bits.length > room) {
    // What the answer alone does not tell goes first.
    return value.more ? putValue(out, { ...value, more: undefined }, room) : false;
  }
  own.bits.forEach((bit) => out.bits.push(bit));
  return true;
}

/**
 * @param {BitWriter} out
 * @param {Value} value
 * @param {number} room
 * @param {number} mostBytes  of words
 * @returns {boolean}
 */
function write(out, value, room, mostBytes) {
  const { mask = 0, text, order, pairs, width = 0, list, drawn, variant = 0, long, cut = false, more } = value;
  if (more) {
    form(out, MORE);
    out.push(more.score, 7);
    out.push(more.hints, 2);
    out.push(more.tries, 2);
    return write(out, { ...value, more: undefined }, room, mostBytes);
  }
  if (order) {
    form(out, ORDER);
    out.push(order.length, 4);
    out.push(rankOf(order), rankBits(order.length));
  } else if (pairs) {
    form(out, PAIRS);
    out.push(pairs.length, 4);
    out.push(width, 3);
    pairs.forEach((option) => out.push(option, width));
  } else if (list) {
    form(out, LIST);
    out.push(list.length, 4);
    return list.every((one) => {
      if (!one) out.push(0, 1);
      return !one || write(out, one, room, MOST_GAP_BYTES);
    });
  } else if (drawn) {
    form(out, DRAWN);
    out.push(variant, 4);
    return write(out, drawn, room - 12, mostBytes);
  } else if (long) {
    form(out, LONG);
    putBytes(out, long, cut, Math.min(MOST_LONG_BYTES, Math.floor((room - LONG_BITS) / 8)), 10);
  } else if (text && room >= WORDS_BITS) {
    out.push(7, 3);
    putBytes(out, text, cut, Math.min(mostBytes, Math.floor((room - WORDS_BITS) / 8)), 5);
  } else {
    return putChoices(out, mask);
  }
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
function putBytes(out, text, cut, most, width) {
  const all = new TextEncoder().encode(text);
  let length = Math.min(all.length, most);
  // Not in the middle of a character: its further bytes are 10xxxxxx.
  while (length < all.length && length > 0 && (all[length] & 192) === 128) length -= 1;
  out.push(length, width);
  out.push(cut || length < all.length ? 1 : 0, 1);
  all.subarray(0, length).forEach((byte) => out.push(byte, 8));
}

/**
 * @param {BitWriter} out
 * @param {number} number
 */
function form(out, number) {
  out.push(7, 3);
  out.push(number, 5);
}

/**
 * @param {BitReader} bits
 * @returns {Value | null}
 * @throws {Error} for a form that this version does not know
 */
export function takeValue(bits) {
  if (!bits.take(1)) return null;
  if (!bits.take(1)) return { mask: 1 << bits.take(3) };
  if (!bits.take(1)) {
    const highest = bits.take(5);
    return { mask: 2 ** highest + (highest > 0 ? bits.take(highest) : 0) };
  }
  const length = bits.take(5);
  const count = length < MORE ? 0 : length === MORE ? bits.take(7) : length === LONG ? bits.take(10) : bits.take(4);
  switch (length) {
    case MORE: {
      const more = { score: count, hints: bits.take(2), tries: bits.take(2) };
      return { ...takeValue(bits), more };
    }
    case ORDER: return { order: orderOf(bits.take(rankBits(count)), count) };
    case PAIRS: {
      const width = bits.take(3);
      return { pairs: Array.from({ length: count }, () => bits.take(width)), width };
    }
    case LIST: return { list: Array.from({ length: count }, () => takeValue(bits)) };
    case DRAWN: return { variant: count, drawn: takeValue(bits) || {} };
    case LONG: {
      const [long, cut] = takeBytes(bits, count);
      return { long, ...cut };
    }
    case 31: throw new Error('unknown form');
    default: {
      const [text, cut] = takeBytes(bits, length);
      return { mask: 0, text, ...cut };
    }
  }
}

/**
 * @param {BitReader} bits
 * @param {number} length
 * @returns {[string, {cut?: true}]}
 */
function takeBytes(bits, length) {
  const cut = bits.take(1) === 1;
  const bytes = Uint8Array.from({ length }, () => bits.take(8));
  return [new TextDecoder().decode(bytes), cut ? { cut } : {}];
}

/** @param {number} n  items */
function rankBits(n) {
  let orders = 1;
  for (let item = 2; item <= n; item += 1) orders *= item;
  return Math.ceil(Math.log2(orders));
}

/** @param {number[]} order */
function rankOf(order) {
  return order.reduce((rank, item, at) => {
    const left = order.length - at;
    return rank * left + order.slice(at + 1).filter((other) => other < item).length;
  }, 0);
}

/**
 * @param {number} rank
 * @param {number} n
 * @returns {number[]}
 */
function orderOf(rank, n) {
  const digits = [];
  let rest = rank;
  for (let base = 1; base <= n; base += 1) {
    digits.unshift(rest % base);
    rest = Math.floor(rest / base);
  }
  const items = Array.from({ length: n }, (_, item) => item);
  return digits.map((digit) => items.splice(digit, 1)[0]);
}
