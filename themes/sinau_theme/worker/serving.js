// SPDX-License-Identifier: Apache-2.0
/**
 * Answers what pages of the site ask for. What a learner has taken comes from the device, whether there is a network or not, and a page
 * gets its files from the version that it was opened from. Everything else is left to the network.
 */

import { addressOf, pathsOf, properAddress } from './addresses.js';
import { noNetworkPage } from './no_network_page.js';
import { requestedPart } from './ranges.js';
import { filesOf } from './store.js';

/** @typedef {import('./store.js').List} List */
/** @typedef {import('./store.js').Use} Use */
/** @typedef {{path: string, key: string, shared: boolean, list: List}} Found */

/** A page that is of no course is shown as it is now, unless the network takes longer than this. */
const PATIENCE_MS = 3000;

export class Serving {
  /**
   * @param {import('./store.js').DeviceStore} store
   * @param {import('./page_requests.js').Site} site
   * @param {import('./taking.js').Means['fetch']} fetch
   * @param {() => number} now
   * @param {(ms: number) => Promise<unknown>} pause
   */
  constructor(store, site, fetch, now, pause) {
    this.store = store;
    this.site = site;
    this.fetch = fetch;
    this.now = now;
    this.pause = pause;
  }

  /**
   * @param {Request} request
   * @returns {boolean} whether `answer` is to be asked: what is downloaded to be kept elsewhere never passes through here
   */
  wants({ method, url }) {
    const { scope } = this.store;
    return method === 'GET' && url.startsWith(scope) && !url.startsWith(`${scope}downloads/`);
  }

  /**
   * @param {Request} request
   * @param {string} client   the page that asks
   * @param {string} opening  the page that will be made of the answer
   * @returns {Promise<Response>}
   */
  async answer(request, client, opening) {
    // A storage that fails must not make it worse than it would be without a worker.
    const kept = await this.findKept(request, client).catch(() => null);
    const page = request.mode === 'navigate';
    if (!kept) return page ? this.pageOrUnfinished(request, opening) : this.fileOrUnfinished(request);
    if (!page) return (await this.keptFile(kept, request)) || this.fetch(request);
    if (kept.shared) return this.networkFirst(request, kept, opening);
    return (await this.answerPage(kept, request, opening)) || this.pageOrUnfinished(request, opening);
  }

  /**
   * @param {Request} request
   * @param {string} client
   * @returns {Promise<Found | null>} what is kept for it
   */
  async findKept({ url, mode }, client) {
    const paths = pathsOf(url, this.store.scope);
    const uses = Object.values(await this.store.uses());
    const current = uses.map((use) => use.current).filter(Boolean);
    if (mode === 'navigate') return this.findInVersions(current, paths);
    const from = client ? (await this.store.clients())[client] : null;
    const versions = from ? [from[1], ...current] : current;
    for (const use of uses) versions.push(...use.old.map(({ version }) => version));
    return this.findInVersions(versions, paths);
  }

  /**
   * @param {string[]} versions  of lists, the one to be preferred first
   * @param {string[]} paths
   * @returns {Promise<Found | null>} what is a course's own before what belongs to all
   */
  async findInVersions(versions, paths) {
    /** @type {Found | null} */
    let shared = null;
    for (const version of versions) {
      const list = await this.store.readList(version);
      const files = list && filesOf(list);
      for (const path of paths) {
        const file = files && files.get(path);
        if (file && !file.shared) return { ...file, path, list: /** @type {List} */ (list) };
        if (file && !shared) shared = { ...file, path, list: /** @type {List} */ (list) };
      }
    }
    return shared;
  }

  /**
   * @param {Found} found
   * @param {Request} request
   * @returns {Promise<Response | undefined>} undefined: the browser has removed it
   */
  async keptFile({ key }, request) {
    const file = await this.store.readFile(key).catch(() => undefined);
    return file && requestedPart(file, request.headers.get('range'));
  }

  /**
   * @param {Found} found
   * @param {Request} request
   * @param {string} opening
   */
  async answerPage(found, request, opening) {
    const proper = properAddress(request.url, found.path, this.store.scope);
    if (proper) return Response.redirect(proper, 302);
    const answer = await this.keptFile(found, request);
    if (answer && opening) await this.store.noteClient(opening, found.list, this.now()).catch(() => {});
    return answer;
  }

  /**
   * A page that is of no course: as it is on the host, if that answers soon.
   * @param {Request} request
   * @param {Found} kept
   * @param {string} opening
   */
  async networkFirst(request, kept, opening) {
    const network = this.fetch(request).catch(() => null);
    const soon = await Promise.race([network, this.pause(PATIENCE_MS)]);
    if (soon instanceof Response && (soon.ok || soon.type === 'opaqueredirect')) return soon;
    return (await this.answerPage(kept, request, opening)) || (await network) || this.noNetworkAnswer(request);
  }

  /**
   * A page that is not kept as part of a whole course. Without network, a lesson that has come already is better than none.
   * @param {Request} request
   * @param {string} opening
   */
  async pageOrUnfinished(request, opening) {
    try {
      return await this.fetch(request);
    } catch {
      const found = await this.findInVersions(await this.unfinishedVersions(), pathsOf(request.url, this.store.scope)).catch(() => null);
      return (found && await this.answerPage(found, request, opening)) || this.noNetworkAnswer(request);
    }
  }

  /** @param {Request} request */
  async fileOrUnfinished(request) {
    try {
      return await this.fetch(request);
    } catch (error) {
      const found = await this.findInVersions(await this.unfinishedVersions(), pathsOf(request.url, this.store.scope)).catch(() => null);
      const answer = found && await this.keptFile(found, request);
      if (answer) return answer;
      throw error;
    }
  }

  async unfinishedVersions() {
    return Object.values(await this.store.uses()).map((use) => use.wanted).filter(Boolean);
  }

  /** @param {Request} request  for a page that cannot be had */
  async noNetworkAnswer({ url }) {
    const { scope } = this.store;
    const part = (pathsOf(url, scope)[0] || '').split('/')[0];
    // Below a site there may be others, of which the browser itself tells that they cannot be had.
    if (!this.site.parts.includes(part)) return Response.error();
    /** @type {{title: string, language: string, address: string}[]} */
    const there = [];
    const uses = await this.store.uses().catch(() => ({}));
    for (const { current } of Object.values(uses)) {
      const list = current ? await this.store.readList(current).catch(() => null) : null;
      if (list) there.push({ title: list.title, language: list.language, address: addressOf(list.home, scope) });
    }
    const body = noNetworkPage(this.site.noNetwork, there);
    return new Response(body, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  }
}
