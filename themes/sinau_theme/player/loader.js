// SPDX-License-Identifier: Apache-2.0
/**
 * Brings lessons into the document. They come as classic scripts that call sinau.deliver(id, html), because fetch and
 * module scripts do not work on file://.
 */

import { plainControls } from './controls.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./types.js').MakeView} MakeView */
/**
 * @typedef {object} Later  what comes in a script of its own, entries/assess.js
 * @property {typeof import('./assessment.js').AssessmentView} AssessmentView
 * @property {typeof import('./result_page.js').resultPage} resultPage
 * @property {import('./study.js').Resend} resend
 * @property {typeof import('./my_progress.js').progressPanel} progressPanel        of entries/care.js
 * @property {typeof import('./compaction.js').mergeOldVisits} compact      the same
 * @property {(desk: import('./lesson.js').Desk, go: (id: string) => void) => (current: string) => void} prepare  the same: gives the page what
 *    it is to have from then on, and returns what keeps that in line with the activity that is shown
 * @property {typeof import('./results/hand_on.js').handOnPanel} handOnPanel  of entries/results.js
 * @property {ReturnType<typeof import('./button_list.js').buttonList>} buttonList  of entries/buttons.js
 */

/** After this long a learner is told that the network is slow and may try again. */
const PATIENCE_MS = 30000;

export class Loader {
  /** @param {Record<string, string>} [addresses]  of the scripts of types whose questions need more than plain controls */
  constructor(addresses = {}) {
    this.addresses = addresses;
    /** @type {Record<string, MakeView | undefined>} those that are there, by type */
    this.makers = {};
    /** @type {Map<string, string>} */
    this.delivered = new Map();
    /** @type {Map<string, Promise<void>>} */
    this.loading = new Map();
    /** @type {Partial<Later>} */
    this.later = {};
    /** @type {(resend: import('./study.js').Resend) => void} called when it is there, however late */
    this.onResend = () => {};
    /** @type {() => void} called when the view of a type is there, however late */
    this.onView = () => {};
  }

  /**
   * Called by assess.js and care.js.
   * @param {Partial<Later>} later
   */
  addLater(later) {
    Object.assign(this.later, later);
    if (later.resend) this.onResend(later.resend);
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
   * Called by the script of a type's view.
   * @param {string} type
   * @param {MakeView} make
   */
  addView(type, make) {
    this.makers[type] = make;
    this.onView();
  }

  /**
   * @param {string} type
   * @returns {MakeView | undefined} undefined: its script is not there yet
   */
  maker(type) {
    return this.addresses[type] ? this.makers[type] : plainControls;
  }

  /**
   * @template T
   * @param {string} address
   * @param {() => T} find
   * @returns {Promise<NonNullable<T>>} what the script at the address brings; rejects when it cannot be had now
   */
  async fetch(address, find) {
    if (!find()) {
      const loading = this.loading.get(address) || fetchScript(address);
      this.loading.set(address, loading);
      const forget = () => { this.loading.delete(address); };
      loading.then(forget, forget);
      await loading;
    }
    const found = find();
    if (!found) throw new Error('missing');
    return found;
  }

  /**
   * @returns {Promise<Later>} what only assessments and the result page need; rejects when it cannot be had now
   */
  loadAssessmentCode() {
    return this.fetch('assess.js', () => this.later.resultPage && /** @type {Later} */ (this.later));
  }

  /**
   * @param {string} [address]
   * @returns {Promise<Later>} what "my progress" and the upkeep of the stores need; rejects in the same way
   */
  loadCare(address = 'care.js') {
    return this.fetch(address, () => this.later.progressPanel && /** @type {Later} */ (this.later));
  }

  /**
   * @param {Activity} activity
   * @returns {Promise<string>} its HTML; rejects in the same way
   */
  load({ id, script }) {
    return this.fetch(script || '', () => this.delivered.get(id));
  }

  /**
   * @param {Activity} activity
   * @returns {Promise<unknown>} fulfilled when its questions can be answered; rejects in the same way
   */
  views({ questions }) {
    return Promise.all(questions.map(({ type }) => this.fetch(this.addresses[type], () => this.maker(type))));
  }
}

/**
 * @param {string} address
 * @returns {Promise<void>} resolves when the script has run or could not be had; rejects when the network is too slow
 */
export function fetchScript(address) {
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
