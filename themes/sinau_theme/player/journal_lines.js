// SPDX-License-Identifier: Apache-2.0
/** Journal events as checksummed lines of text: the one form in which both stores and other tabs get them. */

import { fnv1a } from './sealed_answers.js';

/** @typedef {import('./types.js').JournalEvent} JournalEvent */

/** @param {string} text */
export function checksum(text) {
  return ('0000000' + fnv1a(text).toString(16)).slice(-8);
}

/**
 * @param {JournalEvent} event
 * @returns {string} without line breaks
 */
export function toLine(event) {
  const { kind, id, hash, attempt, answer, score, nonce, seq, clock, wall, took } = event;
  const text = JSON.stringify([kind, id, hash, attempt, answer, score, nonce, seq, clock, wall, took]);
  return checksum(`${event.writer} ${text}`) + text;
}

/**
 * @param {string} writer
 * @param {string} line
 * @returns {JournalEvent | null} null when the line is damaged
 */
export function fromLine(writer, line) {
  const text = line.slice(8);
  if (line.slice(0, 8) !== checksum(`${writer} ${text}`)) return null;
  try {
    const [kind, id, hash, attempt, answer, score, nonce, seq, clock, wall, took] = JSON.parse(text);
    return { kind, id, hash, attempt, answer, score, nonce, writer, seq, clock, wall, took };
  } catch (error) {
    // Made up, for its checksum is right.
    return null;
  }
}

/**
 * What a clock says, as it can be kept: JSON has no word for "no number", and none for what is too large for one.
 * @param {unknown} wall  ms since 1970
 * @returns {number} 0 when nobody knows
 */
export function timeOrZero(wall) {
  return typeof wall === 'number' && Number.isFinite(wall) ? wall : 0;
}

/**
 * What makes two events the same event.
 * @param {Pick<JournalEvent, 'writer' | 'seq'>} event
 */
export function eventKey(event) {
  return `${event.writer}.${event.seq}`;
}

/**
 * Where the sequence of some writer has holes, or ends before it should: events that were stored once and are gone.
 * @param {Iterable<JournalEvent>} events
 * @param {Map<string, number>} [heads]  highest number that each writer is known to have reached
 * @returns {string[]} "writer:seq" or "writer:first-last", sorted; what has been told once can be recognised by it
 */
export function findGaps(events, heads = new Map()) {
  /** @type {Map<string, Set<number>>} */
  const writers = new Map();
  heads.forEach((_, writer) => writers.set(writer, new Set()));
  for (const event of events) {
    const seen = writers.get(event.writer) || new Set();
    writers.set(event.writer, seen.add(event.seq));
  }
  /** @type {string[]} */
  const gaps = [];
  writers.forEach((seen, writer) => {
    const ends = Array.from(seen).concat((heads.get(writer) || 0) + 1).sort((one, other) => one - other);
    let next = 1;
    for (const seq of ends) {
      if (seq > next) gaps.push(`${writer}:${next}${seq - 1 > next ? `-${seq - 1}` : ''}`);
      next = Math.max(next, seq + 1);
    }
  });
  return gaps.sort();
}

/**
 * Raises what is known of how far each writer has come.
 * @param {Map<string, number>} heads  changed
 * @param {string} writer
 * @param {number} seq
 */
export function raiseHead(heads, writer, seq) {
  heads.set(writer, Math.max(heads.get(writer) || 0, seq));
}

/**
 * @param {JournalEvent[]} events
 * @returns {Map<string, number>} the highest number of each writer
 */
export function headsOf(events) {
  const heads = new Map();
  for (const { writer, seq } of events) raiseHead(heads, writer, seq);
  return heads;
}
