// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the copy in localStorage small: it has room for some five million characters for all courses of a site together.
 * The keys of old visits become one, and of what the disk has acknowledged only the newest stays.
 */

import { eventKey, raiseHead, toLine } from './journal_lines.js';
import { MERGED, readLines } from './localstorage_store.js';

/** @typedef {import('./types.js').JournalEvent} JournalEvent */
/** @typedef {import('./journal.js').Journal} Journal */

/** Characters; about 1,500 events. */
const MOST = 200000;

/**
 * Merges old visits in localStorage. Does nothing unless IndexedDB can be read, for then localStorage is all there is.
 * @param {Journal} journal
 * @param {number} [most]  characters that the merged visits may take, but for what only localStorage has
 */
export async function mergeOldVisits(journal, most = MOST) {
  const { mirror, durable, writer } = journal;
  const { storage, prefix } = mirror;
  if (journal.scope === null || !storage) return;
  // Read anew: what a transaction has promised counts only once it is there.
  const stored = await durable.read();
  if (!stored.ok) return;
  const safe = new Set(stored.events.map(eventKey));
  try {
    const texts = new Map(mirror.writers().filter((one) => one !== writer && one !== MERGED + writer)
      .map((one) => [one, storage.getItem(prefix + one) || '']));
    const found = { events: /** @type {JournalEvent[]} */ ([]), heads: new Map(), unplaced: 0, ok: true };
    texts.forEach((text, one) => readLines(one, text, found));
    // How far each had come is noted first: an end that is lost has to show also when its lines are gone from here.
    stored.heads.forEach((seq, one) => raiseHead(found.heads, one, seq));
    mirror.note(found.heads);
    const events = new Map(found.events.concat(stored.events.filter((event) => event.writer !== writer))
      .map((event) => [eventKey(event), event]));
    const text = linesToKeep(Array.from(events.values()), safe, most).join('\n');
    if (texts.get(MERGED) !== text) storage.setItem(prefix + MERGED, text);
    texts.forEach((before, one) => {
      // A tab that is still open may have written in the meantime.
      if (one !== MERGED && storage.getItem(prefix + one) === before) storage.removeItem(prefix + one);
    });
  } catch (error) {
    // Full or refused: the old keys stay as they are.
  }
}

/**
 * @param {JournalEvent[]} events
 * @param {Set<string>} safe  keys of those that the disk has
 * @param {number} most
 * @returns {string[]} lines with their writers: all that is not safe, then the newest that fit
 */
function linesToKeep(events, safe, most) {
  let room = most;
  return events.sort((one, other) => other.clock - one.clock || (eventKey(one) < eventKey(other) ? 1 : -1)).filter((event) => {
    if (!safe.has(eventKey(event))) return true;
    room -= toLine(event).length + event.writer.length + 2;
    return room >= 0;
  }).reverse().map((event) => `${event.writer} ${toLine(event)}`);
}
