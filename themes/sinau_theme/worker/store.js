// SPDX-License-Identifier: Apache-2.0
/**
 * What a site keeps on the device: files under the digests of their content, lists of files, and which lists are in use. All of it is in the
 * Cache storage, in two caches named by the site's scope, so that several sites on one host never touch one another's.
 *
 * Every change of what is in use is the writing of one entry: a browser that is ended at any moment leaves the state before or after it.
 */

/**
 * @typedef {object} List  the files of a version of a course; never changed
 * @property {string} name
 * @property {string} version   the address of the list on the host
 * @property {string} title
 * @property {string} language
 * @property {string} home      path of the page that a learner begins with
 * @property {[string, number, string][][]} groups  path, bytes and digest of each file; of what all courses need first, then lesson by lesson
 * @property {Record<string, string>} [aliases]  paths at which what is at another one is opened
 * @property {number} shared    how many of the groups belong to all courses
 */
/**
 * @typedef {object} Use  which lists of a course are in use
 * @property {string} current  the version that pages open with; empty: the course has never been there as a whole
 * @property {string} wanted   the version that the learner has asked for and that is not there as a whole; empty: none
 * @property {string} trouble  why the taking has ended before that; empty: it has not
 * @property {number} [missing]  bytes that had no room
 * @property {{version: string, until: number}[]} old  earlier versions, the latest first, and when each was replaced
 */
/** @typedef {Record<string, [string, string, number]>} Clients  name and version of the list that a page was opened from, and when */

const EMPTY = { current: '', wanted: '', trouble: '', old: [] };

export class DeviceStore {
  /**
   * @param {CacheStorage} caches
   * @param {string} scope
   * @param {<T>(name: string, work: () => Promise<T>) => Promise<T>} exclusive  does one work after the other
   */
  constructor(caches, scope, exclusive) {
    this.caches = caches;
    this.scope = scope;
    this.exclusive = exclusive;
    /** @type {Map<string, List>} lists that have been read; they never change */
    this.known = new Map();
  }

  /** @param {'files' | 'lists'} part */
  openCache(part) {
    return this.caches.open(`sinau|${this.scope}|${part}`);
  }

  /** @param {string} key */
  addressOf(key) {
    // Nothing is ever asked for here: a key of the cache has to be an address.
    return `${this.scope}assets/offline/kept/${key}`;
  }

  /**
   * @param {string} key
   * @returns {Promise<any>} null: it is not there
   */
  async read(key) {
    const found = await (await this.openCache('lists')).match(this.addressOf(key));
    return found ? found.json().catch(() => null) : null;
  }

  /**
   * @param {string} key
   * @param {unknown} value
   */
  async write(key, value) {
    await (await this.openCache('lists')).put(this.addressOf(key), new Response(JSON.stringify(value)));
  }

  /** @returns {Promise<Record<string, Use>>} by the names of the lists */
  async uses() {
    return (await this.read('uses')) || {};
  }

  /**
   * Changes what is in use in one step.
   * @param {string} name
   * @param {(use: Use) => Use | null} change  null: it is no longer kept
   */
  changeUse(name, change) {
    return this.exclusive('uses', async () => {
      const uses = await this.uses();
      const use = change({ ...EMPTY, ...uses[name] });
      if (use) uses[name] = use;
      else delete uses[name];
      await this.write('uses', uses);
    });
  }

  /**
   * @param {string} version
   * @returns {Promise<List | null>}
   */
  async readList(version) {
    const known = this.known.get(version);
    if (known) return known;
    const list = await this.read(version);
    if (list) this.known.set(version, list);
    return list;
  }

  /** @param {List} list */
  async addList(list) {
    await this.write(list.version, list);
    this.known.set(list.version, list);
  }

  /** @returns {Promise<Set<string>>} keys of all files that are there */
  async fileKeys() {
    const requests = await (await this.openCache('files')).keys();
    return new Set(requests.map(({ url }) => url.slice(url.lastIndexOf('/') + 1)));
  }

  /** @param {string} key */
  async readFile(key) {
    return (await this.openCache('files')).match(this.addressOf(key));
  }

  /**
   * @param {string} key
   * @param {ArrayBuffer} bytes
   * @param {string} type  what the host says that the file is
   */
  async addFile(key, bytes, type) {
    // Made from bytes: a response that was redirected would be refused for a page.
    const response = new Response(bytes, { headers: { 'Content-Type': type, 'Content-Length': String(bytes.byteLength) } });
    await (await this.openCache('files')).put(this.addressOf(key), response);
  }

  /**
   * Notes from which list a page was opened: what it asks for later is taken from the same.
   * @param {string} client
   * @param {List} list
   * @param {number} now
   */
  noteClient(client, { name, version }, now) {
    return this.exclusive('clients', async () => {
      /** @type {Clients} */
      const clients = (await this.read('clients')) || {};
      clients[client] = [name, version, now];
      await this.write('clients', clients);
    });
  }

  /** @returns {Promise<Clients>} */
  async clients() {
    return (await this.read('clients')) || {};
  }

  /**
   * @param {Set<string>} open  pages
   * @param {number} before     of all others only those from then on are still remembered: a browser does not tell of every page that it has
   */
  forgetClients(open, before) {
    return this.exclusive('clients', async () => {
      const clients = Object.entries(await this.clients()).filter(([id, [, , since]]) => open.has(id) || since > before);
      await this.write('clients', clients.reduce((all, [id, from]) => ({ ...all, [id]: from }), {}));
    });
  }

  /**
   * Deletes the lists and files that are none of these.
   * @param {Set<string>} versions
   * @param {Set<string>} keys
   */
  async keepOnly(versions, keys) {
    const [lists, files] = [await this.openCache('lists'), await this.openCache('files')];
    const kept = new Set([...versions, 'uses', 'clients'].map((key) => this.addressOf(key)));
    for (const request of await lists.keys()) if (!kept.has(request.url)) await lists.delete(request);
    for (const request of await files.keys()) {
      if (!keys.has(request.url.slice(request.url.lastIndexOf('/') + 1))) await files.delete(request);
    }
    for (const version of this.known.keys()) if (!versions.has(version)) this.known.delete(version);
  }
}

/**
 * @param {string} path
 * @param {string} digest
 * @returns {string} the key of a file: with its ending, as hosts go by that when they say what a file is
 */
export function fileKey(path, digest) {
  const ending = /\.\w+$/.exec(path);
  return digest + (ending ? ending[0] : '');
}

/** @type {WeakMap<List, Map<string, {key: string, shared: boolean}>>} */
const FILES = new WeakMap();

/**
 * @param {List} list
 * @returns {Map<string, {key: string, shared: boolean}>} by path; `shared`: it is of all courses
 */
export function filesOf(list) {
  let files = FILES.get(list);
  if (files) return files;
  files = new Map();
  for (const [number, group] of list.groups.entries()) {
    for (const [path, , digest] of group) files.set(path, { key: fileKey(path, digest), shared: number < list.shared });
  }
  for (const [path, target] of Object.entries(list.aliases || {})) {
    const file = files.get(target);
    if (file) files.set(path, file);
  }
  FILES.set(list, files);
  return files;
}
