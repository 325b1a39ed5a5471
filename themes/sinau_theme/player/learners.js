// SPDX-License-Identifier: Apache-2.0
/** Changes who is learning at this device. Each has journals of their own; none is ever removed here. */

import { LEARNERS_KEY, readLearners, randomName } from './environment.js';

/** @typedef {import('./types.js').Environment} Environment */

/**
 * @param {Environment} environment
 * @param {string | null} id  of one who has learned here before; null: somebody new
 * @returns {boolean} false: the device cannot keep it; the page has to be loaded anew otherwise
 */
export function switchLearner(environment, id) {
  const { current, names } = readLearners(environment.localStorage);
  const target = id === null ? randomName(environment, 6) : id;
  // Without an entry the one who goes could not come back.
  return writeLearners(environment, target, { ...names, [current]: names[current] || '', [target]: names[target] || '' });
}

/**
 * @param {Environment} environment
 * @param {string} name
 * @returns {boolean}
 */
export function renameLearner(environment, name) {
  const { names } = readLearners(environment.localStorage);
  return writeLearners(environment, environment.learner, { ...names, [environment.learner]: name.trim().slice(0, 40) });
}

/**
 * @param {Environment} environment
 * @param {string} current
 * @param {Record<string, string>} names
 */
function writeLearners({ localStorage }, current, names) {
  try {
    if (!localStorage) return false;
    localStorage.setItem(LEARNERS_KEY, JSON.stringify({ current, names }));
    return true;
  } catch (error) {
    return false;
  }
}
