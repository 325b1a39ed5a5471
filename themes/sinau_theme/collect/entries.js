// SPDX-License-Identifier: Apache-2.0
/**
 * A collection: what was handed on, as texts, and what a supervisor has decided. A set; what is shown is computed from it, so it does
 * not matter in which order and how often something came in, and collections of several supervisors merge by being put together.
 *
 * @typedef {import('../player/results/message.js').Result} Result
 *
 * @typedef {{kind: 'message', text: string}} MessageEntry  as `toMessage` writes it
 * @typedef {{kind: 'file', text: string}} FileEntry        a progress file, whole
 * @typedef {{kind: 'same', one: string, other: string, same: boolean, at: number}} Decision  whether two learners are one; `at`: ms
 *   since 1970
 * @typedef {MessageEntry | FileEntry | Decision} Entry
 * @typedef {Map<string, Entry>} Collection  by their keys
 */

import { checksum } from '../player/journal_lines.js';
import { toMessage } from '../player/results/message.js';

const FORMAT = 1;

/** @param {Result} result @returns {MessageEntry} */
export function messageEntry(result) {
  return { kind: 'message', text: toMessage(result) };
}

/**
 * @param {string} one  key of a learner
 * @param {string} other
 * @param {boolean} same
 * @param {number} at
 * @returns {Decision}
 */
export function decisionAbout(one, other, same, at) {
  return one < other ? { kind: 'same', one, other, same, at } : { kind: 'same', one: other, other: one, same, at };
}

/** @param {Entry} entry */
export function entryKey(entry) {
  if (entry.kind === 'message') return `m ${entry.text}`;
  if (entry.kind === 'file') return `f ${entry.text.length} ${checksum(entry.text)} ${checksum(`2${entry.text}`)}`;
  return `s ${JSON.stringify([entry.one, entry.other, entry.same, entry.at])}`;
}

/**
 * @param {Collection} collection  changed
 * @param {Iterable<Entry>} entries
 * @returns {Entry[]} those that were not there
 */
export function addAll(collection, entries) {
  const news = [];
  for (const entry of entries) {
    const key = entryKey(entry);
    if (collection.has(key)) continue;
    collection.set(key, entry);
    news.push(entry);
  }
  return news;
}

/**
 * @param {Collection} collection
 * @param {string} title  of what it is of, for people
 * @returns {string} JSON, the same for the same entries
 */
export function toJson(collection, title) {
  const entries = Array.from(collection.keys()).sort().map((key) => collection.get(key));
  return `${JSON.stringify({ sinau: 'collection', format: FORMAT, title, entries }, null, 1)}\n`;
}

/**
 * @param {string} text
 * @returns {{ok: true, entries: Entry[], left: number} | {ok: false, why: 'foreign' | 'newer'}} `left`: how many entries could not be read
 */
export function fromJson(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, why: 'foreign' };
  }
  if (!value || value.sinau !== 'collection' || !Array.isArray(value.entries)) return { ok: false, why: 'foreign' };
  if (!(value.format <= FORMAT)) return { ok: false, why: 'newer' };
  /** @type {unknown[]} */
  const all = value.entries;
  const entries = all.map(entryOf).filter(isThere);
  return { ok: true, entries, left: all.length - entries.length };
}

/**
 * @param {any} value  from a file that may come from anywhere
 * @returns {Entry | null}
 */
function entryOf(value) {
  if (!value || typeof value !== 'object') return null;
  const { kind, text, one, other, same, at } = value;
  if ((kind === 'message' || kind === 'file') && typeof text === 'string') return { kind, text };
  if (kind === 'same' && typeof one === 'string' && typeof other === 'string' && typeof same === 'boolean' && Number.isFinite(at)) {
    return decisionAbout(one, other, same, at);
  }
  return null;
}

/**
 * @template T
 * @param {T | null} value
 * @returns {value is T}
 */
function isThere(value) {
  return value !== null;
}
