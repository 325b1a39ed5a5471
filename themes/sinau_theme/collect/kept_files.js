// SPDX-License-Identifier: Apache-2.0
/**
 * The files of the supervisor's page, kept in the browser so that the page opens without network. They are kept under the digests of
 * their content: all of a version or none, and what did not change is not fetched again. Nothing else is ever fetched.
 */

/**
 * @typedef {object} Means
 * @property {CacheStorage} caches
 * @property {(address: string, settings: RequestInit) => Promise<Response>} fetch
 * @property {(bytes: ArrayBuffer) => Promise<ArrayBuffer>} sha256
 */

const INDEX = 'index.html';

export class KeptFiles {
  /**
   * @param {Means} means
   * @param {string} scope  address of the page's folder; several such pages on one host never touch one another's files
   * @param {[string, string][]} files  names, and SHA-256 of their content in hexadecimal digits
   */
  constructor(means, scope, files) {
    this.means = means;
    this.scope = scope;
    this.files = new Map(files);
  }

  open() {
    return this.means.caches.open(`sinau-collect|${this.scope}`);
  }

  /** @param {string} digest */
  address(digest) {
    // Nothing is ever asked for here: a key of the cache has to be an address.
    return `${this.scope}kept/${digest}`;
  }

  /**
   * Brings all files that are not there yet.
   * @throws {Error} one cannot be had, or is not of this version: the host is being filled just now
   */
  async fetchMissing() {
    const cache = await this.open();
    for (const [name, digest] of this.files) {
      if (await cache.match(this.address(digest))) continue;
      const file = await this.fetchFile(name, digest);
      if (!file) throw new Error(name);
      await cache.put(this.address(digest), file);
    }
  }

  /**
   * @param {string} name
   * @param {string} digest
   * @returns {Promise<Response | null>} null: the host has another version
   */
  async fetchFile(name, digest) {
    const answer = await this.means.fetch(this.scope + name, { cache: 'no-cache' });
    const bytes = await answer.arrayBuffer();
    if (!answer.ok || hexOf(await this.means.sha256(bytes)) !== digest) return null;
    // A host that leads to an address of its own gives an answer that no page may be made of; and what is kept is not packed.
    const headers = new Headers(answer.headers);
    for (const packed of ['content-encoding', 'content-length']) headers.delete(packed);
    return new Response(bytes, { headers });
  }

  /** Removes what this version does not need. */
  async deleteOthers() {
    const cache = await this.open();
    const needed = new Set(Array.from(this.files.values(), (digest) => this.address(digest)));
    for (const { url } of await cache.keys()) if (!needed.has(url)) await cache.delete(url);
  }

  /**
   * @param {{method: string, url: string}} request
   * @returns {string} name of the file that is asked for; '' for none of these
   */
  wantedName({ method, url }) {
    const [address] = url.split(/[?#]/);
    if (method !== 'GET' || !address.startsWith(this.scope)) return '';
    const name = address.slice(this.scope.length) || INDEX;
    return this.files.has(name) ? name : '';
  }

  /**
   * @param {string} name
   * @returns {Promise<Response>}
   */
  async answer(name) {
    const kept = await (await this.open()).match(this.address(this.files.get(name) || ''));
    // The browser may have removed it.
    return kept || this.means.fetch(this.scope + name, {});
  }
}

/** @param {ArrayBuffer} bytes */
function hexOf(bytes) {
  return Array.from(new Uint8Array(bytes), (byte) => `0${byte.toString(16)}`.slice(-2)).join('');
}
