// SPDX-License-Identifier: Apache-2.0
/**
 * Brings lessons into the document. They come as classic scripts that call sinau.deliver(id, html), because fetch and
 * module scripts do not work on file://.
 */

/** @typedef {import('./types.js').Activity} Activity */

/** After this long a learner is told that the network is slow and may try again. */
const PATIENCE_MS = 30000;

export class Loader {
  constructor() {
    /** @type {Map<string, string>} */
    this.delivered = new Map();
    /** @type {Map<string, Promise<string>>} */
    this.loading = new Map();
  }

  /**
   * Called by a lesson's script.
   * @param {string} id
   * @param {string} html
   */
  deliver(id, html) {
    this.delivered.set(id, html);
  }

  /**
   * @param {Activity} activity
   * @returns {Promise<string>} its HTML; rejects when it cannot be had now
   */
  load(activity) {
    const here = this.delivered.get(activity.id);
    if (here !== undefined) return Promise.resolve(here);
    let loading = this.loading.get(activity.id);
    if (!loading) {
      loading = this.request(activity);
      this.loading.set(activity.id, loading);
      const forget = () => { this.loading.delete(activity.id); };
      loading.then(forget, forget);
    }
    return loading;
  }

  /**
   * @param {Activity} activity
   * @returns {Promise<string>}
   */
  request(activity) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      const timer = setTimeout(() => reject(new Error('slow')), PATIENCE_MS);
      const settle = () => {
        clearTimeout(timer);
        script.remove();
        const html = this.delivered.get(activity.id);
        if (html === undefined) reject(new Error('missing'));
        else resolve(html);
      };
      script.onload = settle;
      script.onerror = settle;
      script.src = activity.script || '';
      document.head.append(script);
    });
  }
}
