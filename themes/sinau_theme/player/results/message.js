// SPDX-License-Identifier: Apache-2.0
/**
 * What a learner hands on of a course, as one line of letters and digits that survives messengers:
 *
 *     SINAU1 LENGTH DATA
 *
 * without blanks. LENGTH is three digits of base 62: how many characters DATA has. DATA is, in base 62 (base62.js):
 * texts (their UTF-8 length as a number, then their bytes), numbers of seven bits a byte (the lowest first, the highest bit says
 * that more follow), in the order of `FIELDS`; then how many fields the course asks for and for each its id and its value; then the
 * FNV-1a checksum of all that, four bytes.
 *
 * It proves nothing: anybody can write such a line. The checksum finds what was damaged on the way.
 */

import { ALPHABET, BitWriter } from '../bit_text.js';
import { DIGITS, base62Bytes, base62Text } from './base62.js';

/**
 * @typedef {object} Result  of one learner in one course, as it was when it was handed on
 * @property {string} catalogue  permanent id; '' where the course knows none
 * @property {string} course     id
 * @property {string} version    of the course
 * @property {string} questions  digest of the hashes of its questions, 8 hex digits (`questionsDigest`)
 * @property {string} device     that it was handed on from
 * @property {number} minute     when, by the device's clock: minutes since 2020-01-01 00:00 UTC
 * @property {number} done       activities
 * @property {number} total
 * @property {number | null} score   hundredths of a per cent
 * @property {'unknown' | 'passed' | 'failed'} success
 * @property {string} state      packed (packed_state.js)
 * @property {string} name       of the learner
 * @property {Record<string, string>} fields  what the course asks for besides, by the ids of its fields
 *
 * @typedef {'cut' | 'damaged' | 'newer'} Unreadable
 * @typedef {{ok: true, result: Result} | {ok: false, why: Unreadable}} Read
 */

export const MARK = 'SINAU';
const VERSION = 1;
const LENGTH_DIGITS = 3;
const CHECKSUM_BYTES = 4;
const SUCCESS = /** @type {const} */ (['unknown', 'passed', 'failed']);
const UTF8 = new TextEncoder();

/**
 * @param {Result} result
 * @returns {string}
 */
export function toMessage(result) {
  /** @type {number[]} */
  const bytes = [];
  for (const text of [result.catalogue, result.course, result.version]) putText(bytes, text);
  putHex(bytes, result.questions);
  putText(bytes, result.device);
  for (const number of [result.minute, result.done, result.total, result.score === null ? 0 : result.score + 1]) putNumber(bytes, number);
  bytes.push(SUCCESS.indexOf(result.success));
  putState(bytes, result.state);
  putText(bytes, result.name);
  const fields = Object.entries(result.fields);
  putNumber(bytes, fields.length);
  for (const [id, value] of fields) {
    putText(bytes, id);
    putText(bytes, value);
  }
  putHex(bytes, checksumOf(bytes));
  const text = base62Text(Uint8Array.from(bytes));
  return `${MARK}${VERSION}${lengthDigits(text.length)}${text}`;
}

/**
 * @param {string} text  letters and digits, that begin with `MARK` and may go on behind the message
 * @returns {Read & {length: number}} `length`: how many characters belong to it, as far as is known
 */
export function fromMessage(text) {
  const version = DIGITS.indexOf(text.charAt(MARK.length));
  const begin = MARK.length + 1 + LENGTH_DIGITS;
  if (version > VERSION) return { ok: false, why: 'newer', length: begin };
  const length = Array.from(text.slice(MARK.length + 1, begin)).reduce((sum, digit) => sum * DIGITS.length + DIGITS.indexOf(digit), 0);
  if (text.length < begin + length) return { ok: false, why: 'cut', length: text.length };
  const bytes = base62Bytes(text.slice(begin, begin + length));
  const result = bytes && bytes.length > CHECKSUM_BYTES ? readResult(bytes) : null;
  return result ? { ok: true, result, length: begin + length } : { ok: false, why: 'damaged', length: begin };
}

/**
 * @param {{questions: {id: string, hash: string}[]}[]} activities
 * @returns {string} 8 hex digits that differ when a question does
 */
export function questionsDigest(activities) {
  /** @type {string[]} */
  const all = [];
  for (const { questions } of activities) for (const { id, hash } of questions) all.push(`${id} ${hash}`);
  return checksumOf(Array.from(UTF8.encode(all.sort().join('\n'))));
}

/**
 * @param {Uint8Array} bytes
 * @returns {Result | null}
 */
function readResult(bytes) {
  const body = bytes.subarray(0, bytes.length - CHECKSUM_BYTES);
  if (hexOf(bytes.subarray(body.length)) !== checksumOf(Array.from(body))) return null;
  const read = new ByteReader(body);
  try {
    const [catalogue, course, version] = [read.text(), read.text(), read.text()];
    const questions = hexOf(read.take(CHECKSUM_BYTES));
    const device = read.text();
    const [minute, done, total, score] = [read.number(), read.number(), read.number(), read.number()];
    const success = SUCCESS[read.take(1)[0]];
    const state = read.state();
    const name = read.text();
    /** @type {Record<string, string>} */
    const fields = Object.create(null);
    for (let left = read.number(); left > 0; left -= 1) fields[read.text()] = read.text();
    if (!success || read.left) return null;
    return {
      catalogue, course, version, questions, device, minute, done, total, score: score ? score - 1 : null, success, state, name,
      fields: { ...fields },
    };
  } catch (error) {
    // Its checksum is right, so somebody has made it up.
    return null;
  }
}

class ByteReader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** How many bytes are left. */
  get left() {
    return this.bytes.length - this.at;
  }

  /**
   * @param {number} count
   * @throws {Error} there are not so many
   */
  take(count) {
    if (count > this.left) throw new Error('ends early');
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  number() {
    let value = 0;
    for (let place = 1; ; place *= 128) {
      const [byte] = this.take(1);
      value += (byte & 127) * place;
      if (byte < 128) return value;
      if (place > 2 ** 35) throw new Error('too large');
    }
  }

  text() {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.take(this.number()));
  }

  state() {
    const characters = this.number();
    const bytes = this.take(Math.ceil((characters * 6) / 8));
    let text = '';
    for (let bit = 0; text.length < characters; bit += 6) {
      const [high, low = 0] = [bytes[bit >> 3], bytes[(bit >> 3) + 1]];
      text += ALPHABET[(((high << 8) | low) >> (10 - (bit & 7))) & 63];
    }
    return text;
  }
}

/**
 * @param {number[]} bytes
 * @param {number} value  a whole number, 0 or more
 */
function putNumber(bytes, value) {
  let left = Math.max(0, Math.floor(value));
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  bytes.push(left);
}

/**
 * @param {number[]} bytes
 * @param {string} text
 */
function putText(bytes, text) {
  const encoded = UTF8.encode(text);
  putNumber(bytes, encoded.length);
  encoded.forEach((byte) => bytes.push(byte));
}

/**
 * @param {number[]} bytes
 * @param {string} state  six bits a character
 */
function putState(bytes, state) {
  const writer = new BitWriter();
  for (const character of state) writer.push(ALPHABET.indexOf(character), 6);
  while (writer.bits.length % 8) writer.bits.push(0);
  putNumber(bytes, state.length);
  for (let at = 0; at < writer.bits.length; at += 8) bytes.push(parseInt(writer.bits.slice(at, at + 8).join(''), 2));
}

/**
 * @param {number[]} bytes
 * @param {string} hex
 */
function putHex(bytes, hex) {
  for (let at = 0; at < hex.length; at += 2) bytes.push(parseInt(hex.slice(at, at + 2), 16));
}

/** @param {Uint8Array} bytes */
function hexOf(bytes) {
  return Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join('');
}

/**
 * FNV-1a, 32 bits.
 * @param {number[]} bytes
 * @returns {string} 8 hex digits
 */
function checksumOf(bytes) {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return `0000000${(hash >>> 0).toString(16)}`.slice(-8);
}

/** @param {number} length */
function lengthDigits(length) {
  const { length: base } = DIGITS;
  return DIGITS[Math.floor(length / base ** 2) % base] + DIGITS[Math.floor(length / base) % base] + DIGITS[length % base];
}
