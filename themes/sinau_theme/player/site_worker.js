// SPDX-License-Identifier: Apache-2.0
/** Has the site's worker come once the page is there, and on pages of a course what takes it onto the device. */

import { fetchScript } from './loader.js';

/**
 * @typedef {object} Taken  what of a course is shown
 * @property {string} name
 * @property {import('./interface_texts.js').Translate} t
 * @property {Element | null} after  what it stands behind
 * @property {boolean} [newsOnly]    nothing but new versions of what is on the device: a lesson is for learning
 */

/**
 * @param {string} address  of the script that takes courses; empty where nothing is to be taken, in previews
 * @param {string} root     what leads to the site's root
 * @param {Taken | null} taken
 */
export function registerWorker(address, root, taken) {
  const { serviceWorker } = navigator;
  const page = /** @type {any} */ (window);
  // Browsers have no workers in an address without encryption, and some none in private windows.
  if (!address || !serviceWorker) return;
  const begin = async () => {
    await serviceWorker.register(`${root}sw.js`);
    // A first visit to a lesson costs nothing but the worker.
    if (!taken || !((taken.after && !taken.newsOnly) || serviceWorker.controller)) return;
    if (!page.sinau.take) await fetchScript(address);
    page.sinau.take(taken, root);
  };
  const start = () => begin().catch(() => {});
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
}
