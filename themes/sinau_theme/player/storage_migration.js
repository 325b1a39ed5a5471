// SPDX-License-Identifier: Apache-2.0
/**
 * Takes over what was stored while the name of a journal did not say yet which catalogue the course is of. That is only read, and
 * never changed or removed.
 *
 * Two catalogues with a course of the same id have shared such a journal. Each visit was to one document, so to a course of one of
 * them; it is taken as a whole, or holes would show in it, if anything in it is about a question or an activity of this course. So
 * both take a visit that may be of either. That loses nobody's answers, and what was answered to a question of another wording has
 * another hash and does not count.
 */

import { IndexedDbStore } from './indexeddb_store.js';
import { resultOrNull } from './environment.js';
import { checksum, raiseHead } from './journal_lines.js';
import { LocalStorageStore } from './localstorage_store.js';

/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').JournalEvent} JournalEvent */
/** @typedef {import('./journal.js').Journal} Journal */

/**
 * @param {Journal} journal  open
 * @param {string} former    the scope that it had before
 * @param {Course} course
 */
export async function takeOverOldStorage(journal, former, course) {
  const { localStorage, indexedDB } = journal.environment;
  const mirror = new LocalStorageStore(localStorage, former);
  /** @param {string} name */
  const read = (name) => resultOrNull(() => localStorage && localStorage.getItem(name)) || '';
  const ids = new Set(course.activities.map((one) => one.id));
  course.activities.forEach((one) => one.questions.forEach(({ id }) => ids.add(id)));
  const key = `sinau.former|${journal.scope}`;
  // Once; and again when an old page has written more, or the course has other ids.
  const sign = checksum(`${read(mirror.headsKey)} ${Array.from(ids).join(' ')}`);
  if (read(key) === sign) return;
  const mirrored = mirror.read();
  const durable = new IndexedDbStore(indexedDB, former, false);
  const stored = await durable.read();
  durable.close();
  const events = mirrored.events.concat(stored.events);
  const others = writersOfOtherCourses(events, ids);
  stored.heads.forEach((seq, writer) => raiseHead(mirrored.heads, writer, seq));
  // Of a visit of which nothing can be read any more nobody knows whose it was: that something is lost has to be told.
  others.forEach((writer) => mirrored.heads.delete(writer));
  const news = events.filter((event) => !others.has(event.writer) && journal.take(event));
  journal.notice(mirrored.heads, stored.events.length ? 0 : mirrored.unplaced);
  journal.mirror.note(mirrored.heads);
  const kept = news.length ? journal.keep(news) : Promise.resolve('device');
  kept.then((where) => {
    // Otherwise it is looked for again at the next visit.
    if (where === 'device' && (stored.ok || durable.absent)) localStorage?.setItem(key, sign);
  }).catch(() => {});
}

/**
 * @param {JournalEvent[]} events
 * @param {Set<string>} ids  of the course
 * @returns {Set<string>} writers that have written nothing about the course
 */
function writersOfOtherCourses(events, ids) {
  const own = events.filter((event) => ids.has(event.id));
  // What an LMS has confirmed is noted by the attempt's nonce.
  const nonces = new Set(own.map((event) => event.nonce));
  const writers = new Set(own.map((event) => event.writer));
  return new Set(events
    .filter((event) => !writers.has(event.writer) && !(event.kind === 'kept' && nonces.has(event.id)))
    .map((event) => event.writer));
}
