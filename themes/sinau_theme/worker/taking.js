// SPDX-License-Identifier: Apache-2.0
/** Brings the files of a list onto the device, each checked by its digest. What is there already is not asked for again. */

import { addressOf, isNamedByContent } from './addresses.js';
import { fileKey } from './store.js';

/** @typedef {import('./store.js').List} List */
/**
 * @typedef {'network' | 'changed' | 'full' | 'refused' | 'stopped'} Reason  the network is gone; the host has other files than the list says;
 *     no room; the browser keeps nothing; the learner has ended it
 */
/** @typedef {{done: number, total: number, lesson: number, lessons: number}} Progress  in bytes and in lessons */
/**
 * @typedef {object} Means
 * @property {typeof fetch} fetch
 * @property {(bytes: ArrayBuffer) => Promise<ArrayBuffer>} sha256
 * @property {() => Promise<{quota?: number, usage?: number}>} estimate
 * @property {(ms: number) => Promise<unknown>} pause
 */

/** Files that are fetched at once: more do not come sooner over a weak signal. */
const AT_ONCE = 3;
/** How long to wait before a file is asked for again that the network did not bring. */
const PAUSES_MS = [1000, 4000];
/** A connection that brings nothing for so long is dead. */
const SILENCE_MS = 45000;
/** Browsers count more than the bytes of a file. */
const ROOM = 1.1;

export class TakingError extends Error {
  /**
   * @param {Reason} reason
   * @param {number} [missing]  bytes without room
   */
  constructor(reason, missing = 0) {
    super(reason);
    this.reason = reason;
    this.missing = missing;
  }
}

export class Taking {
  /**
   * @param {import('./store.js').DeviceStore} store
   * @param {Means} means
   * @param {AbortSignal} signal  ends it
   */
  constructor(store, means, signal) {
    this.store = store;
    this.means = means;
    this.signal = signal;
  }

  /**
   * @param {string} name
   * @param {string} version  address of the list
   * @returns {Promise<List>} from the device, or from the host and then kept
   */
  async fetchList(name, version) {
    const kept = await this.orTakingError(() => this.store.readList(version));
    if (kept) return kept;
    const own = await this.fetchJson(version);
    const shared = own.shared ? await this.fetchJson(own.shared) : { groups: [] };
    const list = {
      name, version, title: own.title, language: own.language, home: own.home,
      groups: [...shared.groups, ...own.groups], shared: shared.groups.length, aliases: own.aliases,
    };
    await this.orTakingError(() => this.store.addList(list));
    return list;
  }

  /** @param {string} path */
  async fetchJson(path) {
    const { bytes } = await this.fetchChecked(path, (/\.([0-9a-f]+)\.json$/.exec(path) || ['', ''])[1]);
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  /**
   * @param {List} list
   * @param {Set<string>} there  keys of files that are there
   * @returns {number} bytes of those that are not
   */
  missingBytes(list, there) {
    const sizes = new Map();
    for (const group of list.groups) {
      for (const [path, size, digest] of group) if (!there.has(fileKey(path, digest))) sizes.set(fileKey(path, digest), size);
    }
    return [...sizes.values()].reduce((sum, size) => sum + size, 0);
  }

  /**
   * Brings all files of `list`. Throws a `TakingError`; what has come by then stays.
   * @param {List} list
   * @param {(progress: Progress) => void} tell
   */
  async fetchFiles(list, tell) {
    const there = await this.orTakingError(() => this.store.fileKeys());
    const total = this.missingBytes(list, new Set());
    let left = this.missingBytes(list, there);
    await this.requireRoom(left);
    const lessons = list.groups.length - list.shared - 1;
    for (const [number, group] of list.groups.entries()) {
      const lesson = Math.max(number - list.shared, 0);
      const wanted = group.filter(([path, , digest]) => !there.has(fileKey(path, digest)));
      tell({ done: total - left, total, lesson, lessons });
      await this.runInParallel(wanted, async ([path, size, digest]) => {
        const key = fileKey(path, digest);
        if (there.has(key)) return;
        there.add(key);
        await this.fetchFile(path, digest, left);
        left -= size;
        tell({ done: total - left, total, lesson, lessons });
      });
    }
    // The browser may have removed something meanwhile, or somebody else.
    if (this.missingBytes(list, await this.orTakingError(() => this.store.fileKeys()))) throw new TakingError('network');
  }

  /** @param {number} bytes */
  async requireRoom(bytes) {
    /** @type {{quota?: number, usage?: number}} */
    const { quota, usage } = await this.means.estimate().catch(() => ({}));
    if (quota === undefined || usage === undefined) return;
    const missing = Math.ceil(bytes * ROOM - (quota - usage));
    if (missing > 0) throw new TakingError('full', missing);
  }

  /**
   * @template T
   * @param {T[]} things
   * @param {(thing: T) => Promise<void>} work
   */
  async runInParallel(things, work) {
    const waiting = [...things];
    const one = async () => {
      for (let thing = waiting.shift(); thing; thing = waiting.shift()) {
        await work(thing).catch((error) => {
          waiting.length = 0;
          throw error;
        });
      }
    };
    const all = Array.from({ length: AT_ONCE }, one);
    // All have ended before it is told that one has failed: nothing is written afterwards.
    const failed = (await Promise.all(all.map((each) => each.then(() => null, (error) => error)))).find(Boolean);
    if (failed) throw failed;
  }

  /**
   * @param {string} path
   * @param {string} digest
   * @param {number} left  bytes that are still to come, with this file
   */
  async fetchFile(path, digest, left) {
    const { bytes, type } = await this.fetchChecked(path, digest);
    await this.orTakingError(() => this.store.addFile(fileKey(path, digest), bytes, type), left);
  }

  /**
   * Asks the host for a file until it is the one that the list means.
   * @param {string} path
   * @param {string} digest  beginning of its SHA-256 in hexadecimal digits
   */
  async fetchChecked(path, digest) {
    // What the browser has of it may be of an earlier version, or a stranger's page from before the learner signed in to a network.
    for (const cache of /** @type {RequestCache[]} */ ([isNamedByContent(path) ? 'default' : 'no-cache', 'reload'])) {
      const found = await this.fetchWithRetries(path, cache);
      if (hexOf(await this.means.sha256(found.bytes)).startsWith(digest)) return found;
    }
    throw new TakingError('changed');
  }

  /**
   * @param {string} path
   * @param {RequestCache} cache
   */
  async fetchWithRetries(path, cache) {
    for (const pause of [...PAUSES_MS, 0]) {
      try {
        return await this.fetch(path, cache);
      } catch (error) {
        if (this.signal.aborted) throw new TakingError('stopped');
        if (error instanceof TakingError) throw error;
        if (pause) await this.means.pause(pause);
      }
    }
    throw new TakingError('network');
  }

  /**
   * @param {string} path
   * @param {RequestCache} cache
   */
  async fetch(path, cache) {
    if (this.signal.aborted) throw new TakingError('stopped');
    const control = new AbortController();
    const abort = () => control.abort();
    this.signal.addEventListener('abort', abort);
    let timer = setTimeout(abort, SILENCE_MS);
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(abort, SILENCE_MS);
    };
    try {
      const address = addressOf(path, this.store.scope);
      const response = await this.means.fetch(address, { cache, mode: 'same-origin', credentials: 'same-origin', signal: control.signal });
      heard();
      // A host that has removed a file has another version; one that is overburdened may have it soon.
      if (response.status === 404 || response.status === 410) throw new TakingError('changed');
      if (!response.ok) throw new Error(String(response.status));
      return { bytes: await readAll(response, heard), type: response.headers.get('Content-Type') || '' };
    } finally {
      clearTimeout(timer);
      this.signal.removeEventListener('abort', abort);
    }
  }

  /**
   * @template T
   * @param {() => Promise<T>} work  with the storage
   * @param {number} [left]  bytes that are still to be kept
   */
  async orTakingError(work, left = 0) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof TakingError) throw error;
      throw new TakingError(/** @type {any} */ (error)?.name === 'QuotaExceededError' ? 'full' : 'refused', left);
    }
  }
}

/**
 * @param {Response} response
 * @param {() => void} heard  called whenever something has come
 * @returns {Promise<ArrayBuffer>}
 */
async function readAll(response, heard) {
  if (!response.body) return response.arrayBuffer();
  const reader = response.body.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    heard();
    parts.push(part.value);
  }
  return new Blob(/** @type {any} */ (parts)).arrayBuffer();
}

/** @param {ArrayBuffer} bytes */
function hexOf(bytes) {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
