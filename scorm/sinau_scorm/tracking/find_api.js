// SPDX-License-Identifier: Apache-2.0
/** Finds the API object that an LMS has put into a window around or behind the course. */

/** ADL's own limit on how far to climb. */
const MOST_STEPS = 500;

/**
 * Looks through the chain of parents, then the opener's, then the top window's opener's.
 * @param {any} window
 * @param {string} name  'API' (SCORM 1.2) or 'API_1484_11' (2004)
 * @returns {any} null when there is none, or none that we may touch
 */
export function findApi(window, name) {
  return climb(window, name)
    || climb(reach(window, 'opener'), name)
    || climb(reach(reach(window, 'top'), 'opener'), name);
}

/**
 * @param {any} start
 * @param {string} name
 * @returns {any}
 */
function climb(start, name) {
  let window = start;
  for (let step = 0; window && step < MOST_STEPS; step += 1) {
    const api = reach(window, name);
    if (api) return api;
    const parent = reach(window, 'parent');
    if (parent === window) return null;
    window = parent;
  }
  return null;
}

/**
 * A property of a window that may belong to another origin: touching it throws there, which would end the course.
 * @param {any} window
 * @param {string} name
 * @returns {any}
 */
function reach(window, name) {
  try {
    return (window && window[name]) || null;
  } catch (error) {
    return null;
  }
}
