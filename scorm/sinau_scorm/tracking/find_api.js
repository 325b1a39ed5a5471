// SPDX-License-Identifier: Apache-2.0
/** Finds the API object that an LMS has put into a window around or behind the course. */

/** ADL's own limit on how many parents to look at. */
const MOST_STEPS = 500;

/**
 * Looks through the chain of parents, then the opener's, then the top window's opener's.
 * @param {any} window
 * @param {string} name  'API' (SCORM 1.2) or 'API_1484_11' (2004)
 * @returns {any} null when there is none, or none that we may touch
 */
export function findApi(window, name) {
  const owner = windowsAround(window).find((around) => propertyOrNull(around, name));
  return owner ? propertyOrNull(owner, name) : null;
}

/**
 * The windows in which an LMS's page may be, in the order of the standard's search; the course's own is the first.
 * @param {any} window
 * @returns {any[]}
 */
export function windowsAround(window) {
  return parentWindows(window).concat(parentWindows(propertyOrNull(window, 'opener')), parentWindows(propertyOrNull(propertyOrNull(window, 'top'), 'opener')));
}

/**
 * @param {any} start
 * @returns {any[]}
 */
function parentWindows(start) {
  const windows = [];
  let window = start;
  // The topmost window is its own parent.
  while (window && window !== windows[windows.length - 1] && windows.length < MOST_STEPS) {
    windows.push(window);
    window = propertyOrNull(window, 'parent');
  }
  return windows;
}

/**
 * Whether all windows around and behind this one belong to other origins (a frame of another host, or one whose sandbox lacks
 * allow-same-origin): no API will ever be reached from here.
 * @param {any} window
 */
export function isCutOff(window) {
  const others = windowsAround(window).slice(1);
  return others.length > 0 && others.every((other) => !propertyOrNull(other, 'origin'));
}

/**
 * A property of a window that may belong to another origin: touching it throws there, which would end the course.
 * @param {any} window
 * @param {string} name
 * @returns {any}
 */
export function propertyOrNull(window, name) {
  try {
    return (window && window[name]) || null;
  } catch (error) {
    return null;
  }
}
