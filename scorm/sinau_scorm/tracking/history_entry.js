// SPDX-License-Identifier: Apache-2.0
/**
 * What a page leaves for itself in its own entry of the browser's history. A frame that was left and comes back (the
 * browser's Back, or "reload frame") finds it, although its session with the LMS has ended and the LMS tells it nothing any
 * more. A new launch has an entry of its own, so nobody else ever finds it.
 */

/** @typedef {{learner: string, state: string, location: string}} Memory */

/**
 * @param {any} window
 * @param {Memory} memory
 */
export function rememberState(window, memory) {
  try {
    window.history.replaceState({ sinau: memory }, '');
  } catch (error) {
    // A browser that refuses (Safari does after a hundred in half a minute): the frame then comes back without it.
  }
}

/**
 * @param {any} window
 * @returns {Memory | null}
 */
export function recallState(window) {
  try {
    return window.history.state.sinau || null;
  } catch (error) {
    return null;
  }
}

const LEARNER = 'sinau.learner';

/**
 * Whose session runs in this tab: once it has ended, the LMS tells no other page of the package who the learner is.
 * @param {any} window
 * @param {string} learner
 */
export function rememberLearner(window, learner) {
  try {
    window.sessionStorage.setItem(LEARNER, learner);
  } catch (error) {
    // Without storage such a page does not know its learner.
  }
}

/**
 * @param {any} window
 * @returns {string} '' where nobody is known
 */
export function recallLearner(window) {
  try {
    return window.sessionStorage.getItem(LEARNER) || '';
  } catch (error) {
    return '';
  }
}
