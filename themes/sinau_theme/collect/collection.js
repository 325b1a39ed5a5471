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
 *
 * @typedef {object} Own  what belongs to a collection and is never passed on: in the file that supervisors keep for themselves
 * @property {string} secret  from which pseudonyms are made; '' for none
 * @property {import('./results_by_learner.js').Participant[]} participants
 * @property {import('../player/types.js').Course[]} courses  from packages
 */

import { checksum } from '../player/journal_lines.js';
import { toMessage } from '../player/results/message.js';

const FORMAT = 1;
const SECRET = /^[a-z0-9]{16,64}$/;

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
export function addEntries(collection, entries) {
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
 * @param {Own | null} [own]  null: it is passed on
 * @returns {string} JSON, the same for the same entries
 */
export function collectionToJson(collection, title, own = null) {
  const entries = Array.from(collection.keys()).sort().map((key) => collection.get(key));
  return `${JSON.stringify({ sinau: 'collection', format: FORMAT, title, ...(own ? { own } : {}), entries }, null, 1)}\n`;
}

/**
 * @param {string} text
 * @returns {{ok: true, entries: Entry[], left: number, own: Own | null} | {ok: false, why: 'foreign' | 'newer' | 'table'}} `left`: how many entries could not be read
 */
export function collectionFromJson(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, why: 'foreign' };
  }
  if (value && value.sinau === 'results') return { ok: false, why: 'table' };
  if (!value || value.sinau !== 'collection' || !Array.isArray(value.entries)) return { ok: false, why: 'foreign' };
  if (!(value.format <= FORMAT)) return { ok: false, why: 'newer' };
  /** @type {unknown[]} */
  const all = value.entries;
  const entries = all.map(entryFromJson).filter(isNotNull);
  return { ok: true, entries, left: all.length - entries.length, own: ownOf(value.own) };
}

/**
 * @param {any} value  from a file that may come from anywhere
 * @returns {Own | null}
 */
function ownOf(value) {
  if (!value || typeof value !== 'object') return null;
  const { secret, participants, courses } = value;
  return {
    secret: typeof secret === 'string' && SECRET.test(secret) ? secret : '',
    participants: (Array.isArray(participants) ? participants : []).map(participantOf).filter(isNotNull),
    courses: (Array.isArray(courses) ? courses : []).filter(isCourse),
  };
}

/**
 * @param {any} value
 * @returns {import('./results_by_learner.js').Participant | null}
 */
function participantOf(value) {
  if (!value || typeof value.name !== 'string' || typeof value.number !== 'string') return null;
  return { name: value.name, number: value.number, fields: textFields(value.fields) };
}

/**
 * @param {any} value
 * @returns {Record<string, string>} those that are texts
 */
export function textFields(value) {
  const texts = Object.entries(value && typeof value === 'object' ? value : {}).filter(([, text]) => typeof text === 'string');
  return Object.assign({}, ...texts.map(([id, text]) => ({ [id]: text })));
}

/**
 * @param {any} value  an outline from anywhere
 * @returns {value is import('../player/types.js').Course}
 */
export function isCourse(value) {
  return Boolean(value) && typeof value.id === 'string' && Array.isArray(value.activities)
    && value.activities.every((/** @type {any} */ one) => one && typeof one.id === 'string' && Array.isArray(one.questions)
      && one.questions.every((/** @type {any} */ asked) => asked && typeof asked.id === 'string' && typeof asked.hash === 'string'));
}

/**
 * @param {any} value  from a file that may come from anywhere
 * @returns {Entry | null}
 */
function entryFromJson(value) {
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
function isNotNull(value) {
  return value !== null;
}
