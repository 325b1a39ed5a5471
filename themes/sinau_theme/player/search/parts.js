// SPDX-License-Identifier: Apache-2.0
/** Fetches the parts of an index: classic scripts that call sinau.part(name, value), because nothing else works on file://. */

import { fetchScript } from '../loader.js';

/**
 * @param {string} prefix  what the addresses of the parts begin with
 * @returns {import('./index.js').FetchPart}
 */
export function partLoader(prefix) {
  const { sinau } = /** @type {any} */ (window);
  // Where a course is one file, all parts are in it.
  /** @type {Map<string, unknown>} */
  const there = new Map(Object.entries(sinau.parts || {}));
  sinau.part = (/** @type {string} */ name, /** @type {unknown} */ value) => { there.set(name, value); };
  return async (name) => {
    if (!there.has(name)) await fetchScript(`${prefix}${name}.js`);
    if (!there.has(name)) throw new Error('missing');
    return there.get(name);
  };
}
