// SPDX-License-Identifier: Apache-2.0
/**
 * An LMS's API made safe to call: it never throws, it takes every way in which LMSs say yes, it does not send
 * what is already there, and it does not ask again for what an LMS has said it does not have.
 */

// The error codes of the two standards do not contradict one another in what is asked of them here.
/** The session is open already, after a reload: 2004 has a code for it, LMSs of 1.2 say "general". */
const ALREADY_OPEN = ['101', '103'];
const UNKNOWN_ELEMENT = ['401', '402'];
/** 2004's codes for a call after the end of the session, 104 for a new beginning: none can succeed any more. */
const AFTER_THE_END = /^1(04|[1-4]3)$/;

/**
 * @param {unknown} result
 */
function isYes(result) {
  return String(result) === 'true' || String(result) === '1';
}

export class LmsApi {
  /**
   * @param {any} api        the LMS's object
   * @param {string} prefix  of each of its methods
   */
  constructor(api, prefix) {
    this.api = api;
    this.prefix = prefix;
    /** @type {Map<string, string>} what the LMS was given or gave */
    this.known = new Map();
    /** @type {Set<string>} elements that the LMS does not have */
    this.missing = new Set();
    /** How many values the LMS has taken. */
    this.taken = 0;
    /** Why it said no the last time. */
    this.error = '';
    /** Whether it says that the session has ended. */
    this.over = false;
  }

  /**
   * @param {string} method  without the prefix
   * @param {...string} values
   * @returns {unknown} undefined when the LMS threw: its frame may be gone
   */
  call(method, ...values) {
    try {
      return this.api[this.prefix + method](...values);
    } catch (error) {
      return undefined;
    }
  }

  /** @returns {string} */
  lastError() {
    return String(this.call('GetLastError'));
  }

  /**
   * @param {string} method
   * @param {...string} values
   * @returns {boolean} whether the LMS said yes
   */
  does(method, ...values) {
    if (isYes(this.call(method, ...values))) return true;
    this.error = this.lastError();
    this.over = AFTER_THE_END.test(this.error);
    return false;
  }

  /**
   * @param {string} probe  an element that every open session has
   * @returns {boolean} whether the session is open
   */
  initialize(probe) {
    // The parameter has to be the empty string itself (ILIAS tests for it).
    if (this.does('Initialize', '')) return true;
    // After the end LMSs of 1.2 say the same, and then nothing has a value.
    return ALREADY_OPEN.indexOf(this.error) >= 0 && this.get(probe) !== '';
  }

  /**
   * @param {string} element
   * @returns {string} '' also when the LMS has nothing: 2004 calls that error 403
   */
  get(element) {
    const value = this.call('GetValue', element);
    const text = value === undefined || value === null ? '' : String(value);
    if (text !== '') this.known.set(element, text);
    return text;
  }

  /**
   * Such elements are set again, also to what they are.
   * @param {RegExp} elements
   */
  forget(elements) {
    this.known.forEach((_, element) => { if (elements.test(element)) this.known.delete(element); });
  }

  /**
   * @param {string} element
   * @param {string} value
   * @returns {boolean} whether the LMS holds it now; true as well when it does not know the element at all
   */
  set(element, value) {
    if (this.known.get(element) === value || this.missing.has(withoutIndex(element))) return true;
    if (this.does('SetValue', element, value)) {
      this.known.set(element, value);
      this.taken += 1;
      return true;
    }
    if (UNKNOWN_ELEMENT.indexOf(this.error) < 0) return false;
    this.missing.add(withoutIndex(element));
    return true;
  }
}

/**
 * @param {string} element
 * @returns {string} without the index: what is missing for one interaction is missing for all
 */
function withoutIndex(element) {
  return element.replace(/\.\d+\./g, '.n.');
}
