// SPDX-License-Identifier: Apache-2.0
/**
 * Where the learner is, for a document that may not change its own address: one that a messenger shows (content:), or that came
 * as data:, blob: or srcdoc. Links into the page are followed here. The way back is the browser's, where it keeps one.
 */

/** @typedef {import('./player_page.js').Place} Place */

let now = '';

/**
 * @param {string} hash
 * @param {'pushState' | 'replaceState'} write
 */
function changePlace(hash, write) {
  now = hash;
  try {
    history[write]({ sinau: hash }, '');
  } catch (error) {
    // Only the browser's "back" is missing then.
  }
  tellHashChange();
}

function tellHashChange() {
  window.dispatchEvent(new Event('hashchange'));
}

/** @type {Place} */
const place = {
  get hash() { return now; },
  set hash(hash) { changePlace(hash[0] === '#' ? hash : `#${hash}`, 'pushState'); },
  replace: (hash) => changePlace(String(hash), 'replaceState'),
};

/** @returns {Place} in place of `location` */
export function placeInMemory() {
  window.addEventListener('popstate', ({ state }) => {
    now = (state && state.sinau) || '';
    tellHashChange();
  });
  document.addEventListener('click', (event) => {
    const link = /** @type {Element} */ (event.target).closest('a[href^="#"]');
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    followLink(/** @type {string} */ (link.getAttribute('href')));
  });
  return place;
}

/** @param {string} hash */
function followLink(hash) {
  const here = document.getElementById(safelyDecoded(hash.slice(1)));
  // A place in what is shown, such as a footnote, needs no address.
  if (here) {
    here.scrollIntoView();
    here.focus();
  } else {
    place.hash = hash;
  }
}

/** @param {string} text */
function safelyDecoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    return text;
  }
}
