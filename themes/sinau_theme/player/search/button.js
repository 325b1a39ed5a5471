// SPDX-License-Identifier: Apache-2.0
/** The button that opens the search. What it opens is fetched when somebody asks for it. */

import { fetchScript } from '../loader.js';
import { h } from '../dom.js';

/**
 * @typedef {object} Places
 * @property {string} script  address of the search itself
 * @property {string} parts   what the addresses of the parts of the index begin with
 * @property {string} root    what stands before the addresses of results
 */

/**
 * @param {HTMLElement} button  shown from now on
 * @param {Places} places
 * @param {string} failed  what to say when it cannot be had
 */
export function bindSearch(button, places, failed) {
  const page = /** @type {any} */ (window);
  const told = h('p', { class: 'sinau-search-failed sinau-notice', role: 'alert', hidden: true });
  button.hidden = false;
  button.onclick = async () => {
    if (!page.sinau.search) {
      button.setAttribute('aria-busy', 'true');
      await fetchScript(places.script).catch(() => {});
      button.removeAttribute('aria-busy');
    }
    const there = Boolean(page.sinau.search);
    told.hidden = there;
    if (there) {
      page.sinau.search(places);
    } else {
      // Emptied first: the same words are told again.
      told.textContent = '';
      (button.closest('header') || button).after(told);
      told.textContent = failed;
    }
  };
}
