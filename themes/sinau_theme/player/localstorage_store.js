// SPDX-License-Identifier: Apache-2.0
/**
 * The journal's second store, in localStorage: written in the same tick as the answer, and still whole when a
 * browser finds its IndexedDB files damaged and silently starts them empty. One key for each visit, which only that
 * visit writes, so that two tabs cannot overwrite one another; compaction.js merges the keys of old visits. One more
 * key says how far each visit had come, so that what is missing at an end shows.
 */

import { checksum, fromLine, headsOf, raiseHead, toLine } from './journal_lines.js';

/** @typedef {import('./types.js').JournalEvent} JournalEvent */

/**
 * Stands for the writer in the name of the key that holds old visits, and before the writer in that of the key into which a visit
 * puts what others have written: a browser takes as long for a key as for a hundred lines. Each line there begins with its own writer.
 */
export const MERGED = '*';

/**
 * @typedef {object} StoredCopy
 * @property {JournalEvent[]} events
 * @property {Map<string, number>} heads  how far each writer had come
 * @property {number} unplaced  damaged lines that do not say whose they were
 * @property {boolean} ok       false: storage is refused
 */

export class LocalStorageStore {
  /**
   * @param {Storage | null} storage
   * @param {string} scope  of the journal
   */
  constructor(storage, scope) {
    this.storage = storage;
    this.prefix = `sinau.1|${scope}|`;
    this.headsKey = `sinau.heads|${scope}`;
    /** @type {Map<string, string>} text of each writer that this document writes */
    this.texts = new Map();
  }

  /** @returns {StoredCopy} */
  read() {
    /** @type {StoredCopy} */
    const found = { events: [], heads: new Map(), unplaced: 0, ok: false };
    try {
      // Before the lines: what another tab adds in the meantime must not look lost.
      found.heads = this.heads();
      for (const writer of this.writers()) {
        readLines(writer, /** @type {Storage} */ (this.storage).getItem(this.prefix + writer) || '', found);
      }
      found.ok = this.storage !== null;
    } catch (error) {
      // What was read so far counts.
    }
    return found;
  }

  /** @returns {string[]} visits that have a key, and those that begin with MERGED */
  writers() {
    const { storage, prefix } = this;
    const names = Array.from({ length: storage ? storage.length : 0 }, (_, i) => /** @type {Storage} */ (storage).key(i) || '');
    return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  }

  /** @returns {Map<string, number>} */
  heads() {
    const text = (this.storage && this.storage.getItem(this.headsKey)) || '';
    return new Map(text.slice(0, 8) === checksum(text.slice(8)) ? JSON.parse(text.slice(8)) : []);
  }

  /**
   * Notes how far writers have come: all of them at once, for the note is one text.
   * @param {Map<string, number>} news
   */
  note(news) {
    try {
      const heads = this.heads();
      news.forEach((seq, writer) => raiseHead(heads, writer, seq));
      const text = JSON.stringify(Array.from(heads));
      if (this.storage) this.storage.setItem(this.headsKey, checksum(text) + text);
    } catch (error) {
      // Only a loss at the very end would go unseen, and only if both stores have it.
    }
  }

  /**
   * Adds events behind those that are stored.
   * @param {JournalEvent[]} events
   * @param {string} writer  of all of them; or MERGED and the visit that puts in what others have written
   * @returns {boolean} false: refused or full
   */
  write(events, writer) {
    if (!events.length) return true;
    try {
      if (!this.storage) return false;
      const key = this.prefix + writer;
      const before = this.texts.has(writer) ? this.texts.get(writer) : this.storage.getItem(key);
      const merged = writer[0] === MERGED;
      const lines = events.map((event) => (merged ? `${event.writer} ` : '') + toLine(event));
      const text = (before ? `${before}\n` : '') + lines.join('\n');
      this.texts.set(writer, text);
      this.storage.setItem(key, text);
      this.note(headsOf(events));
      return true;
    } catch (error) {
      return false;
    }
  }
}

/**
 * @param {string} writer
 * @param {string} text    of its key
 * @param {StoredCopy} found changed
 */
export function readLines(writer, text, found) {
  const counts = new Map();
  const merged = writer[0] === MERGED;
  for (const line of text.split('\n').filter(Boolean)) {
    // Not ".": an answer may hold what other programs end a line with (U+2028).
    const [, own, rest] = (merged && /^(\S+) ([^]*)$/.exec(line)) || [line, writer, line];
    const event = fromLine(own, rest);
    if (event) found.events.push(event);
    else if (merged) found.unplaced += 1;
    counts.set(own, (counts.get(own) || 0) + 1);
  }
  // Every line was an event of its own, also one that cannot be read any more.
  if (!merged) counts.forEach((count, own) => raiseHead(found.heads, own, count));
}
