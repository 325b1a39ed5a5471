// SPDX-License-Identifier: Apache-2.0
/**
 * What pages may ask of the worker: how it stands with a course, to take it, to stop, to remove it. Pages are told of every change.
 *
 *     {sinau: 'ask' | 'take' | 'stop' | 'remove', name}   from a page
 *     Standing                                            to all pages
 */

import { Taking, TakingError } from './taking.js';
import { filesOf } from './store.js';

/** @typedef {import('./taking.js').Progress} Progress */
/**
 * @typedef {object} Site  what the build has put in front of the worker
 * @property {Record<string, [string, number]>} lists  address and bytes of the list of each course, by its name
 * @property {string[]} parts  first parts of all paths of the site
 * @property {{page: string, courses: string}} noNetwork  HTML of the page in place of one that cannot be had
 */
/**
 * @typedef {object} Standing
 * @property {string} sinau    always "standing"
 * @property {string} name
 * @property {number} bytes    of the version that the site has now; 0: it no longer has the course
 * @property {boolean} there   the course is on the device
 * @property {boolean} newer   the site has another version than the device
 * @property {number} changed  bytes that taking it would fetch; -1: not known
 * @property {boolean} wanted  the learner has asked for a version that is not there as a whole
 * @property {boolean} running
 * @property {string} trouble  why it is not running; empty: it has only not gone on yet
 * @property {number} missing  bytes without room
 * @property {Progress | null} progress
 */

/** Lists that were replaced stay so long for pages that are open and that the browser does not tell of. */
const DAY_MS = 24 * 60 * 60 * 1000;

export class PageRequests {
  /**
   * @param {import('./store.js').DeviceStore} store
   * @param {Site} site
   * @param {import('./taking.js').Means & {now: () => number}} means
   * @param {{pages: () => Promise<{id: string, url: string}[]>, tell: (standing: Standing) => void, look: () => void}} outside  pages that
   *     are open; has the browser look for another worker, as the host seems to have another version
   */
  constructor(store, site, means, outside) {
    this.store = store;
    this.site = site;
    this.means = means;
    this.outside = outside;
    /** @type {Map<string, {control: AbortController, done: Promise<void>}>} */
    this.running = new Map();
    /** @type {Map<string, Progress>} */
    this.progress = new Map();
    /** @type {Map<string, {trouble: string, missing: number}>} where not even that could be kept */
    this.trouble = new Map();
  }

  /**
   * @param {{sinau: string, name: string}} message
   * @returns {Promise<void>} when all is done
   */
  async answerPage({ sinau, name }) {
    if (sinau === 'take') return this.take(name);
    if (sinau === 'stop') await this.stop(name);
    if (sinau === 'remove') await this.remove(name);
    if (sinau === 'ask') await this.measureUpdate(name).catch(() => {});
    return this.tellPages(name);
  }

  /** @param {string} name */
  take(name) {
    const running = this.running.get(name);
    if (running) return running.done;
    const control = new AbortController();
    const done = this.fetchCourse(name, control.signal).then(() => {
      this.running.delete(name);
      return this.tellPages(name);
    });
    this.running.set(name, { control, done });
    return done;
  }

  /**
   * @param {string} name
   * @param {AbortSignal} signal
   */
  async fetchCourse(name, signal) {
    const offered = this.site.lists[name];
    if (!offered) return;
    const taking = new Taking(this.store, this.means, signal);
    this.trouble.delete(name);
    try {
      await taking.orTakingError(() => this.store.changeUse(name, (use) => ({ ...use, wanted: offered[0], trouble: '', missing: 0 })));
      await this.tellPages(name);
      const list = await taking.fetchList(name, offered[0]);
      await taking.fetchFiles(list, (progress) => {
        this.progress.set(name, progress);
        this.tellPages(name);
      });
      await taking.orTakingError(() => this.store.changeUse(name, (use) => useOfNewVersion(use, list.version, this.means.now())));
      this.progress.delete(name);
      await this.deleteUnneeded();
    } catch (error) {
      const { reason, missing } = error instanceof TakingError ? error : new TakingError('network');
      this.trouble.set(name, { trouble: reason, missing });
      await this.store.changeUse(name, (use) => ({ ...use, wanted: offered[0], trouble: reason, missing })).catch(() => {});
      if (reason === 'changed') this.outside.look();
    }
  }

  /** @param {string} name */
  async stop(name) {
    const running = this.running.get(name);
    if (running) {
      running.control.abort();
      await running.done;
    }
    await this.store.changeUse(name, (use) => (use.wanted || use.current ? { ...use, trouble: use.wanted ? 'stopped' : '' } : null));
  }

  /** @param {string} name */
  async remove(name) {
    await this.stop(name);
    this.progress.delete(name);
    this.trouble.delete(name);
    await this.store.changeUse(name, () => null);
    await this.deleteUnneeded();
  }

  /**
   * Finds out what a newer version would cost, without taking it.
   * @param {string} name
   */
  async measureUpdate(name) {
    const use = (await this.store.uses())[name];
    const offered = this.site.lists[name];
    if (!use || !offered || use.current === offered[0] || this.running.has(name)) return;
    const taking = new Taking(this.store, { ...this.means, pause: async () => {} }, new AbortController().signal);
    await taking.fetchList(name, offered[0]).catch(() => {});
  }

  /** Deletes what nothing needs any more. */
  deleteUnneeded() {
    return this.store.exclusive('tidy', async () => {
      const [uses, clients, pages] = [await this.store.uses(), await this.store.clients(), await this.outside.pages()];
      const now = this.means.now();
      const open = new Set(pages.map(({ id }) => clients[id] && clients[id][1]));
      // A page of which it is not known where its files come from may need those of any version.
      const unknown = pages.some(({ id }) => !clients[id]);
      /** @type {Set<string>} */
      const versions = new Set();
      for (const [name, { current, wanted, old }] of Object.entries(uses)) {
        const kept = old.filter(({ version, until }, place) => place === 0 || unknown || open.has(version) || now - until < DAY_MS);
        for (const version of [current, wanted, this.site.lists[name]?.[0], ...kept.map((one) => one.version)]) if (version) versions.add(version);
        if (kept.length < old.length) await this.store.changeUse(name, (use) => ({ ...use, old: use.old.filter((one) => versions.has(one.version)) }));
      }
      /** @type {Set<string>} */
      const keys = new Set();
      for (const version of versions) {
        const list = await this.store.readList(version);
        if (list) for (const { key } of filesOf(list).values()) keys.add(key);
      }
      await this.store.keepOnly(versions, keys);
      await this.store.forgetClients(new Set(pages.map(({ id }) => id)), now - DAY_MS);
    });
  }

  /** Pages that are open learn what this worker offers. */
  async tellAll() {
    const names = new Set([...Object.keys(this.site.lists), ...Object.keys(await this.store.uses().catch(() => ({})))]);
    await Promise.all([...names].map((name) => this.tellPages(name)));
  }

  /** @param {string} name */
  async tellPages(name) {
    this.outside.tell(await this.standing(name));
  }

  /**
   * @param {string} name
   * @returns {Promise<Standing>}
   */
  async standing(name) {
    const offered = this.site.lists[name];
    const use = await this.store.uses().then((uses) => uses[name], () => undefined);
    // What went wrong with a version that the site no longer has says nothing of the one that it has now.
    if (use && use.wanted && offered && use.wanted !== offered[0] && !this.running.has(name)) use.trouble = use.trouble === 'stopped' ? 'stopped' : '';
    const newer = Boolean(use && use.current && offered && use.current !== offered[0]);
    const running = this.running.has(name);
    return {
      sinau: 'standing',
      name,
      bytes: offered ? offered[1] : 0,
      there: Boolean(use && use.current),
      newer,
      changed: newer ? await this.missingBytes(offered[0]) : 0,
      wanted: Boolean(use && use.wanted),
      running,
      ...(use && use.trouble ? { trouble: use.trouble, missing: use.missing || 0 } : this.trouble.get(name) || { trouble: '', missing: 0 }),
      progress: this.progress.get(name) || null,
    };
  }

  /** @param {string} version */
  async missingBytes(version) {
    const list = await this.store.readList(version).catch(() => null);
    return list ? new Taking(this.store, this.means, new AbortController().signal).missingBytes(list, await this.store.fileKeys()) : -1;
  }
}

/**
 * @param {import('./store.js').Use} use
 * @param {string} version  that is there as a whole
 * @param {number} now
 * @returns {import('./store.js').Use}
 */
function useOfNewVersion(use, version, now) {
  const before = use.current && use.current !== version ? [{ version: use.current, until: now }] : [];
  return { current: version, wanted: '', trouble: '', old: [...before, ...use.old.filter((one) => one.version !== version)] };
}
