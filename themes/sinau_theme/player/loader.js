// SPDX-License-Identifier: Apache-2.0
/**
 * Brings lessons into the document. They come as classic scripts that call sinau.deliver(id, html), because fetch and
 * module scripts do not work on file://.
 */

/** @typedef {import('./types.js').Activity} Activity */
/**
 * @typedef {object} Later  what comes in a script of its own, entries/assess.js
 * @property {typeof import('./assessment.js').AssessmentView} AssessmentView
 * @property {typeof import('./result.js').resultPage} resultPage
 * @property {import('./study.js').Resend} resend
 * @property {typeof import('./care.js').carePanel} carePanel        of entries/care.js
 * @property {typeof import('./compaction.js').compact} compact      the same
 * @property {typeof import('./beside.js').keepPlace} keepPlace      the same
 * @property {typeof import('./notices.js').Notices} Notices         the same
 */

/** After this long a learner is told that the network is slow and may try again. */
const PATIENCE_MS = 30000;

export class Loader {
  constructor() {
    /** @type {Map<string, string>} */
    this.delivered = new Map();
    /** @type {Map<string, Promise<string>>} */
    this.loading = new Map();
    /** @type {Partial<Later>} */
    this.later = {};
    /** @type {(resend: import('./study.js').Resend) => void} called when it is there, however late */
    this.onResend = () => {};
  }

  /**
   * Called by assess.js and care.js.
   * @param {Partial<Later>} later
   */
  equip(later) {
    Object.assign(this.later, later);
    if (later.resend) this.onResend(later.resend);
  }

  /**
   * @returns {Promise<Later>} what only assessments and the result page need; rejects when it cannot be had now
   */
  async equipment() {
    if (!this.later.resultPage) await fetchScript('assess.js');
    if (!this.later.resultPage) throw new Error('missing');
    return /** @type {Later} */ (this.later);
  }

  /**
   * @param {string} [address]
   * @returns {Promise<Later>} what "my progress" and the upkeep of the stores need; rejects in the same way
   */
  async care(address = 'care.js') {
    if (!this.later.carePanel) await fetchScript(address);
    if (!this.later.carePanel) throw new Error('missing');
    return /** @type {Later} */ (this.later);
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
  async request(activity) {
    await fetchScript(activity.script || '');
    const html = this.delivered.get(activity.id);
    if (html === undefined) throw new Error('missing');
    return html;
  }
}

/**
 * @param {string} address
 * @returns {Promise<void>} resolves when the script has run or could not be had; rejects when the network is too slow
 */
function fetchScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const timer = setTimeout(() => reject(new Error('slow')), PATIENCE_MS);
    const settle = () => {
      clearTimeout(timer);
      script.remove();
      resolve();
    };
    script.onload = settle;
    script.onerror = settle;
    script.src = address;
    document.head.append(script);
  });
}
