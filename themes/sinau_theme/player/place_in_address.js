// SPDX-License-Identifier: Apache-2.0
/**
 * Where the learner is, in the light edition: each activity has a document of its own there, and the address bar always has that of
 * the activity that is open. So it can be sent to others, and a page that is loaded anew is the one that was open.
 */

import { MY_PROGRESS, RESULT } from './activity.js';

/** @typedef {import('./player_page.js').Place} Place */

const INDEX = 'index.html';
/** A document of an activity. Some hosts leave out the ending. An id has no "_". */
const DOCUMENT = /^([a-z][a-z0-9-]*|index_)(\.html)?$/;

/**
 * @param {string} id  of an activity, or one of the player's own pages, which are in the first document
 * @param {string} [heading]
 * @returns {string} address, as `generator/sinau/publishing/light_edition.py` has it
 */
export function addressOf(id, heading) {
  if (id === RESULT || id === MY_PROGRESS) return `${INDEX}#${id}`;
  return `${id === 'index' ? 'index_' : id}.html${heading ? `#${heading}` : ''}`;
}

/**
 * @param {string} file
 * @returns {string} id of the activity whose document has this name; ''
 */
function activityOfFile(file) {
  const [, id] = DOCUMENT.exec(file) || ['', ''];
  if (id === 'index') return '';
  return id === 'index_' ? 'index' : id;
}

/** @returns {string} */
function hashOfAddress() {
  const id = activityOfFile(/** @type {string} */ (location.pathname.split('/').pop()));
  return id ? `#${id}${location.hash && `:${location.hash.slice(1)}`}` : location.hash;
}

/**
 * @param {string} target  "#id" or "#id:heading"
 * @param {'pushState' | 'replaceState'} write
 */
function changeAddress(target, write) {
  const [id, heading] = target.replace('#', '').split(':');
  const address = addressOf(id, heading);
  try {
    history[write](null, '', address);
  } catch (error) {
    // Opened from a folder, where each document has an origin of its own.
    location.assign(address);
    return;
  }
  tellHashChange();
}

function tellHashChange() {
  window.dispatchEvent(new Event('hashchange'));
}

/**
 * @param {HTMLAnchorElement} link
 * @returns {string} "#id:heading" where it leads to an activity or a page of the player; ''
 */
function targetOf(link) {
  const [file, anchor] = (link.getAttribute('href') || '').split('#');
  const id = file.indexOf('/') < 0 && activityOfFile(file);
  if (id) return `#${id}${anchor ? `:${anchor}` : ''}`;
  if (file === INDEX && (anchor === RESULT || anchor === MY_PROGRESS)) return `#${anchor}`;
  // A place in what is shown, or the way to it, is the browser's.
  const here = !anchor || link.closest('article') || (/^sinau-/.test(anchor) && anchor !== RESULT && anchor !== MY_PROGRESS);
  return file || here ? '' : `#${anchor}`;
}

/** @returns {Place} in place of `location` */
export function placeInAddress() {
  window.addEventListener('popstate', tellHashChange);
  document.addEventListener('click', (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest('a[href]'));
    // With such a key or button the browser opens a window or a tab.
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const target = !link.target && !link.hasAttribute('download') && targetOf(link);
    if (!target) return;
    event.preventDefault();
    changeAddress(target, 'pushState');
  });
  return {
    get hash() { return hashOfAddress(); },
    set hash(target) { changeAddress(target, 'pushState'); },
    replace: (target) => changeAddress(String(target), 'replaceState'),
    address: addressOf,
  };
}
