// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the collection in this browser, and what the supervisor has set. Where nothing can be kept the page says so and works from
 * memory: then the collection has to be saved as a file.
 */

import { entryKey } from './collection.js';

/** @typedef {import('./collection.js').Entry} Entry */

const NAME = 'sinau-collect';
const [ENTRIES, SETTINGS] = ['entries', 'settings'];
/** Entries of one transaction: some milliseconds each. */
const AT_ONCE = 400;

export class CollectionStore {
  /** @param {IDBDatabase | null} database */
  constructor(database) {
    this.database = database;
  }

  /** Whether anything stays when the page is closed. */
  get isPersistent() {
    return this.database !== null;
  }

  /**
   * @param {string} place  keeps the collections of different catalogues apart
   * @returns {Promise<CollectionStore>}
   */
  static open(place) {
    return new Promise((resolve) => {
      try {
        const request = indexedDB.open(`${NAME} ${place}`, 1);
        request.onupgradeneeded = () => [ENTRIES, SETTINGS].forEach((name) => request.result.createObjectStore(name));
        request.onsuccess = () => resolve(new CollectionStore(request.result));
        request.onerror = () => resolve(new CollectionStore(null));
        request.onblocked = () => resolve(new CollectionStore(null));
      } catch (error) {
        resolve(new CollectionStore(null));
      }
    });
  }

  /** @returns {Promise<boolean>} whether the browser keeps it until the supervisor removes it; it is asked for once something is there */
  async stays() {
    const { storage } = navigator;
    if (!storage || !storage.persist) return false;
    return storage.persist().catch(() => false);
  }

  /** @returns {Promise<Entry[]>} */
  async entries() {
    return (await this.requestFrom(ENTRIES, 'readonly', (store) => store.getAll())) || [];
  }

  /**
   * @param {Entry[]} entries
   * @returns {Promise<boolean>} whether they are kept
   */
  async add(entries) {
    let kept = true;
    for (let at = 0; at < entries.length; at += AT_ONCE) {
      const part = entries.slice(at, at + AT_ONCE);
      kept = (await this.requestFrom(ENTRIES, 'readwrite', (store) => part.map((entry) => store.put(entry, entryKey(entry))).pop())) !== null && kept;
    }
    return kept;
  }

  /**
   * @param {string} name  of a setting that is a list
   * @param {unknown[]} more
   * @returns {Promise<boolean>} whether they are kept
   */
  async appendToSetting(name, more) {
    return this.keepSetting(name, [...(await this.setting(name) || []), ...more]);
  }

  /** @returns {Promise<boolean>} whether nothing is there any more */
  async clear() {
    return (await this.requestFrom(ENTRIES, 'readwrite', (store) => store.clear())) !== null;
  }

  /** @param {string} name @returns {Promise<any>} null: not set */
  async setting(name) {
    const found = await this.requestFrom(SETTINGS, 'readonly', (store) => store.get(name));
    return found === undefined ? null : found;
  }

  /**
   * @param {string} name
   * @param {unknown} value
   * @returns {Promise<boolean>} whether it is kept
   */
  async keepSetting(name, value) {
    return (await this.requestFrom(SETTINGS, 'readwrite', (store) => store.put(value, name))) !== null;
  }

  /**
   * @param {string} name
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest | undefined} act
   * @returns {Promise<any>} what the last request gives; null: it did not work
   */
  requestFrom(name, mode, act) {
    return new Promise((resolve) => {
      try {
        const transaction = /** @type {IDBDatabase} */ (this.database).transaction(name, mode);
        const request = act(transaction.objectStore(name));
        transaction.oncomplete = () => resolve(request ? request.result : undefined);
        transaction.onerror = () => resolve(null);
        transaction.onabort = () => resolve(null);
      } catch (error) {
        resolve(null);
      }
    });
  }
}
