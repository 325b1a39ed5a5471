// SPDX-License-Identifier: Apache-2.0
/**
 * A SCORM 1.2 API that can be trusted: it never throws, it takes every way in which LMSs say yes, it does not send
 * what is already there, and it does not ask again for what an LMS has said it does not have.
 */

/** What LMSInitialize answers when the session is open already, after a reload; 103 is 2004's word for the same. */
const ALREADY_OPEN = ['101', '103'];
const NOT_INITIALIZED = '301';
const UNKNOWN_ELEMENT = ['401', '402'];

/**
 * @param {unknown} result
 */
function isYes(result) {
  return String(result) === 'true' || String(result) === '1';
}

export class Api12 {
  /** @param {any} api  the LMS's object */
  constructor(api) {
    this.api = api;
    /** @type {Map<string, string>} what the LMS was given or gave */
    this.known = new Map();
    /** @type {Set<string>} elements that the LMS does not have */
    this.missing = new Set();
    /** How many values the LMS has taken. */
    this.taken = 0;
  }

  /**
   * @param {string} method
   * @param {...string} values
   * @returns {unknown} undefined when the LMS threw: its frame may be gone
   */
  call(method, ...values) {
    try {
      return this.api[method](...values);
    } catch (error) {
      return undefined;
    }
  }

  /** @returns {string} */
  lastError() {
    return String(this.call('LMSGetLastError'));
  }

  /** @returns {boolean} whether the session is open */
  initialize() {
    // The parameter has to be the empty string itself (ILIAS tests for it).
    if (isYes(this.call('LMSInitialize', ''))) return true;
    if (ALREADY_OPEN.indexOf(this.lastError()) < 0) return false;
    this.get('cmi.core.lesson_status');
    return this.lastError() !== NOT_INITIALIZED;
  }

  finish() {
    return isYes(this.call('LMSFinish', ''));
  }

  commit() {
    return isYes(this.call('LMSCommit', ''));
  }

  /**
   * @param {string} element
   * @returns {string} '' also when the LMS has nothing
   */
  get(element) {
    const value = this.call('LMSGetValue', element);
    const text = value === undefined || value === null ? '' : String(value);
    if (text !== '') this.known.set(element, text);
    return text;
  }

  /**
   * @param {string} element
   * @param {string} value
   * @returns {boolean} whether the LMS holds it now; true as well when it does not know the element at all
   */
  set(element, value) {
    if (this.known.get(element) === value || this.missing.has(kindOf(element))) return true;
    if (isYes(this.call('LMSSetValue', element, value))) {
      this.known.set(element, value);
      this.taken += 1;
      return true;
    }
    if (UNKNOWN_ELEMENT.indexOf(this.lastError()) < 0) return false;
    this.missing.add(kindOf(element));
    return true;
  }
}

/**
 * @param {string} element
 * @returns {string} without the index: what is missing for one interaction is missing for all
 */
function kindOf(element) {
  return element.replace(/\.\d+\./g, '.n.');
}
