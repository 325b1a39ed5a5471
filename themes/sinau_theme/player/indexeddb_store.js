// SPDX-License-Identifier: Apache-2.0
/**
 * The journal's first store, in IndexedDB: the only one whose writes survive a killed browser. A write counts when
 * its transaction is complete, not before.
 */

import { checksum, fromLine, raiseHead, toLine } from './journal_lines.js';

/** @typedef {import('./types.js').JournalEvent} JournalEvent */

/** A browser that neither opens nor refuses (seen in private windows) must not keep the learner waiting. */
const PATIENCE_MS = 3000;
const STORE = 'events';
/** First part of the key of a record that says how far a writer has come. Written together with the events. */
const HEAD = '#head';
/** The same of a record that holds several events, from a file above all: a browser takes as long for a record as for a hundred events. */
const MANY = '#many';

export class IndexedDbStore {
  /**
   * @param {IDBFactory | null} factory
   * @param {string} scope  of the journal
   * @param {boolean} [create]  false: only look whether there is one
   */
  constructor(factory, scope, create = true) {
    this.factory = factory;
    this.create = create;
    /** There is none, and none was to be made. */
    this.absent = false;
    this.name = `sinau.1|${scope}`;
    /** @type {Promise<IDBDatabase> | null} */
    this.opening = null;
    /** @type {IDBDatabase | null} once it is open */
    this.database = null;
  }

  /** @returns {Promise<IDBDatabase>} */
  open() {
    if (!this.opening) {
      this.opening = this.connect();
      // The next write tries again.
      this.opening.catch(() => this.forget());
    }
    return this.opening;
  }

  close() {
    if (this.database) this.database.close();
    this.forget();
  }

  forget() {
    this.opening = this.database = null;
  }

  /** @returns {Promise<IDBDatabase>} */
  connect() {
    return new Promise((resolve, reject) => {
      // Without a factory this throws, and so rejects.
      const request = /** @type {IDBFactory} */ (this.factory).open(this.name, 1);
      const timer = setTimeout(() => reject(new Error('slow')), PATIENCE_MS);
      request.onupgradeneeded = () => {
        this.absent = !this.create;
        if (this.create) request.result.createObjectStore(STORE);
        else request.transaction?.abort();
      };
      request.onerror = () => { clearTimeout(timer); reject(request.error); };
      request.onsuccess = () => {
        clearTimeout(timer);
        const database = request.result;
        this.database = database;
        database.onclose = () => this.forget();
        database.onversionchange = () => { database.close(); this.forget(); };
        resolve(database);
      };
    });
  }

  /**
   * @returns {Promise<{events: JournalEvent[], heads: Map<string, number>, ok: boolean}>} how far each writer had come as well
   */
  async read() {
    /** @type {JournalEvent[]} */
    const events = [];
    const heads = new Map();
    try {
      const database = await this.open();
      const store = database.transaction(STORE).objectStore(STORE);
      const [keys, records] = await Promise.all([requestResult(store.getAllKeys()), requestResult(store.getAll())]);
      records.forEach((record, index) => {
        const [first, second] = /** @type {any} */ (keys[index]);
        if (first === HEAD) {
          raiseHead(heads, String(second), Number(record) || 0);
          return;
        }
        const { writer, line, lines = [[writer, line]] } = record || {};
        const found = Array.from(lines || [], (pair) => pair && fromLine(String(pair[0]), String(pair[1])));
        for (const event of found) if (event) events.push(event);
        // A damaged record is known by its key.
        if (first !== MANY) raiseHead(heads, String(first), Number(second) || 0);
        else if (!found.every(Boolean) || found.length !== Number(String(second).slice(8))) raiseHead(heads, `${first}.${second}`, 1);
      });
    } catch (error) {
      this.forget();
      return { events, heads, ok: false };
    }
    return { events, heads, ok: true };
  }

  /**
   * @param {JournalEvent[]} events
   * @param {string} writer  who writes now
   * @param {number} head    how far it has come
   * @returns {Promise<boolean>} true once they are on the disk
   */
  async write(events, writer, head) {
    try {
      // An open one is written to before this call returns: the page may be busy with an LMS for a while after it.
      const database = this.database || await this.open();
      await new Promise((resolve, reject) => {
        // "strict" also survives a power cut; browsers that do not know it ignore it.
        const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
        transaction.oncomplete = () => resolve(true);
        transaction.onabort = () => reject(transaction.error);
        const store = transaction.objectStore(STORE);
        const lines = events.map((event) => [event.writer, toLine(event)]);
        if (events.length === 1) store.put({ writer: lines[0][0], line: lines[0][1] }, [events[0].writer, events[0].seq]);
        // Under a name that the same events get again, and no others.
        else store.put({ lines }, [MANY, checksum(lines.join('\n')) + lines.length]);
        if (head) store.put(head, [HEAD, writer]);
      });
      return true;
    } catch (error) {
      // A connection that the browser has closed behind our back throws at once; open anew the next time.
      this.forget();
      return false;
    }
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function requestResult(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
