// SPDX-License-Identifier: Apache-2.0
/** What the browser lends to the journal and the tracking. Any of it may be refused: then it is null, never a throw. */

/** @typedef {import('./types.js').Environment} Environment */

const DEVICE_KEY = 'sinau.device';
export const LEARNERS_KEY = 'sinau.learners';

/**
 * @template T
 * @param {() => T} get
 * @returns {T | null}
 */
export function resultOrNull(get) {
  try {
    return get() || null;
  } catch (error) {
    return null;
  }
}

/**
 * Who learns at this device, outside an LMS: for all courses, so that one word sets all of them apart.
 * @param {Storage | null} storage
 * @returns {{current: string, names: Record<string, string>}} '' is the one who was there first; names as they were given
 */
export function readLearners(storage) {
  const { current, names } = /** @type {any} */ (resultOrNull(() => JSON.parse((storage && storage.getItem(LEARNERS_KEY)) || 'null')) || {});
  return { current: typeof current === 'string' ? current : '', names: names && typeof names === 'object' ? names : {} };
}

/**
 * @param {Window & typeof globalThis} window
 * @returns {Environment}
 */
export function browserEnvironment(window) {
  const { location } = window;
  // All folders opened by file:// share one storage.
  const folder = location.protocol === 'file:' ? location.pathname.replace(/[^/]*$/, '') : '';
  return {
    indexedDB: resultOrNull(() => window.indexedDB),
    localStorage: resultOrNull(() => window.localStorage),
    channel: (name) => resultOrNull(() => new window.BroadcastChannel(name)),
    wall: () => Date.now(),
    mono: () => window.performance.now(),
    random: (length) => window.crypto.getRandomValues(new Uint8Array(length)),
    place: folder,
    learner: readLearners(resultOrNull(() => window.localStorage)).current,
    later: (action, ms) => window.setTimeout(action, ms),
    cancel: (timer) => window.clearTimeout(timer),
  };
}

/**
 * @param {Environment} environment
 * @param {number} length
 * @returns {string} lower-case letters and digits
 */
export function randomName(environment, length) {
  return Array.from(environment.random(length), (byte) => (byte % 36).toString(36)).join('');
}

/**
 * Who writes: this device, and this visit of it, so that every open document has a sequence of its own.
 * @param {Environment} environment
 */
export function writerName(environment) {
  const storage = environment.localStorage;
  let device = resultOrNull(() => storage && storage.getItem(DEVICE_KEY));
  // What another script has left there might be a name that no file and no merged key could hold.
  if (!device || !/^[a-z0-9]{1,40}$/.test(device)) {
    const fresh = randomName(environment, 8);
    device = fresh;
    resultOrNull(() => storage && storage.setItem(DEVICE_KEY, fresh));
  }
  return `${device}.${randomName(environment, 6)}`;
}
