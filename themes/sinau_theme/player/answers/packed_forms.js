// SPDX-License-Identifier: Apache-2.0
/**
 * The forms of answers that are neither choices nor words, as packing.js lays them out. A state that has some is kept bit for bit by every
 * version; only a kind of answer that uses one reads and writes it, and brings this file along. Pure.
 */

import { BitReader, BitWriter } from '../bit_text.js';
import { DRAWN, LIST, LONG, MORE, ORDER, PAIRS, putBytes, putPlain, rankBits, takeBytes, takeValue } from './packing.js';

/** @typedef {import('./packing.js').Value} Value */

/**
 * @typedef {object} Whole        an answer in full: one of these
 * @property {number} [mask]      as in Value
 * @property {string} [text]
 * @property {number[]} [order]   which item stands first, second ...: each of 0..n-1 once
 * @property {number[]} [pairs]   for each prompt its option, from 1; 0: left open
 * @property {number} [width]     bits of an option
 * @property {(Whole | null)[]} [list]  of gaps and decisions; null: left open
 * @property {number} [variant]
 * @property {Whole} [drawn]      the answer to that variant
 * @property {string} [long]
 * @property {boolean} [cut]      there was more of the text
 * @property {{score: number, hints: number, tries: number}} [more]  score in hundredths
 */

const MOST_BYTES = 24;
const MOST_GAP_BYTES = 12;
const LONG_BITS = 19;
const MOST_LONG_BYTES = 1023;

/**
 * @param {Whole} whole
 * @param {number} room  bits that it may take
 * @returns {Value | null} null: it is no answer, or there is no room for it
 */
export function packForm(whole, room) {
  const out = new BitWriter();
  if (writeAnswerForm(out, whole, room, MOST_BYTES) && out.bits.length <= room) {
    const { mask, text, more } = whole;
    return !more && (mask || text) ? takeValue(new BitReader(out.toString())) : { bits: out.bits };
  }
  return whole.more ? packForm({ ...whole, more: undefined }, room) : null;
}

/**
 * @param {Value} value
 * @returns {Whole}
 */
export function unpackForm({ bits, ...plain }) {
  if (!bits) return plain;
  const out = new BitWriter();
  out.bits = bits;
  return readAnswerForm(new BitReader(out.toString())) || {};
}

/**
 * @param {BitWriter} out
 * @param {Whole} whole
 * @param {number} room
 * @param {number} mostBytes  of words
 * @returns {boolean}
 */
function writeAnswerForm(out, whole, room, mostBytes) {
  const { order, pairs, width = 0, list, drawn, variant = 0, long, cut = false, more } = whole;
  if (more) {
    writeFormCode(out, MORE);
    out.push(more.score, 7);
    out.push(more.hints, 2);
    out.push(more.tries, 2);
    return writeAnswerForm(out, { ...whole, more: undefined }, room, mostBytes);
  }
  if (order) {
    writeFormCode(out, ORDER);
    out.push(order.length, 4);
    out.push(rankOfPermutation(order), rankBits(order.length));
  } else if (pairs) {
    writeFormCode(out, PAIRS);
    out.push(pairs.length, 4);
    out.push(width, 3);
    pairs.forEach((option) => out.push(option, width));
  } else if (list) {
    writeFormCode(out, LIST);
    out.push(list.length, 4);
    return list.every((one) => {
      if (!one) out.push(0, 1);
      return !one || writeAnswerForm(out, one, room, MOST_GAP_BYTES);
    });
  } else if (drawn) {
    writeFormCode(out, DRAWN);
    out.push(variant, 4);
    return writeAnswerForm(out, drawn, room - 12, mostBytes);
  } else if (long) {
    writeFormCode(out, LONG);
    putBytes(out, long, cut, Math.min(MOST_LONG_BYTES, Math.floor((room - LONG_BITS) / 8)), 10);
  } else {
    return putPlain(out, whole, room, mostBytes);
  }
  return true;
}

/**
 * @param {BitWriter} out
 * @param {number} number
 */
function writeFormCode(out, number) {
  out.push(7, 3);
  out.push(number, 5);
}

/**
 * @param {BitReader} bits
 * @returns {Whole | null}
 */
function readAnswerForm(bits) {
  const from = bits.at;
  const form = bits.take(3) === 7 ? bits.take(5) : 0;
  if (form < MORE) {
    bits.at = from;
    return takeValue(bits);
  }
  const count = bits.take(form === MORE ? 7 : form === LONG ? 10 : 4);
  if (form === MORE) {
    const more = { score: count, hints: bits.take(2), tries: bits.take(2) };
    return { ...readAnswerForm(bits), more };
  }
  if (form === ORDER) return { order: permutationOfRank(bits.take(rankBits(count)), count) };
  if (form === PAIRS) {
    const width = bits.take(3);
    return { pairs: Array.from({ length: count }, () => bits.take(width)), width };
  }
  if (form === LIST) return { list: Array.from({ length: count }, () => readAnswerForm(bits)) };
  if (form === DRAWN) return { variant: count, drawn: readAnswerForm(bits) || {} };
  const [long, cut] = takeBytes(bits, count);
  return { long, ...cut };
}

/** @param {number[]} order */
function rankOfPermutation(order) {
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
function permutationOfRank(rank, n) {
  const digits = [];
  let rest = rank;
  for (let base = 1; base <= n; base += 1) {
    digits.unshift(rest % base);
    rest = Math.floor(rest / base);
  }
  const items = Array.from({ length: n }, (_, item) => item);
  return digits.map((digit) => items.splice(digit, 1)[0]);
}
