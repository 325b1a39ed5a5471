// SPDX-License-Identifier: Apache-2.0
/**
 * The journal's second store, in localStorage: written in the same tick as the answer, and still whole when a
 * browser finds its IndexedDB files damaged and silently starts them empty. One key for each visit, which only that
 * visit writes, so that two tabs cannot overwrite one another.
 */

import { fromLine, toLine } from './lines.js';

/** @typedef {import('./types.js').JournalEvent} JournalEvent */

export class Mirror {
  /**
   * @param {Storage | null} storage
   * @param {string} scope  of the journal
   */
  constructor(storage, scope) {
    this.storage = storage;
    this.prefix = `sinau.1|${scope}|`;
    /** @type {Map<string, string>} text of each writer that this document writes */
    this.texts = new Map();
  }

  /**
   * @returns {{events: JournalEvent[], damaged: number, ok: boolean}}
   */
  read() {
    /** @type {JournalEvent[]} */
    const events = [];
    let damaged = 0;
    try {
      if (!this.storage) return { events, damaged, ok: false };
      for (let i = 0; i < this.storage.length; i += 1) {
        const key = this.storage.key(i) || '';
        if (key.startsWith(this.prefix)) {
          const writer = key.slice(this.prefix.length);
          for (const line of (this.storage.getItem(key) || '').split('\n').filter(Boolean)) {
            const event = fromLine(writer, line);
            if (event) events.push(event);
            else damaged += 1;
          }
        }
      }
    } catch (error) {
      return { events, damaged, ok: false };
    }
    return { events, damaged, ok: true };
  }

  /**
   * Adds events behind those that are stored.
   * @param {JournalEvent[]} events  of one writer
   * @returns {boolean} false: refused or full
   */
  write(events) {
    if (!events.length) return true;
    const writer = events[0].writer;
    try {
      if (!this.storage) return false;
      const key = this.prefix + writer;
      const before = this.texts.has(writer) ? this.texts.get(writer) : this.storage.getItem(key);
      const text = (before ? `${before}\n` : '') + events.map(toLine).join('\n');
      this.texts.set(writer, text);
      this.storage.setItem(key, text);
      return true;
    } catch (error) {
      return false;
    }
  }
}
