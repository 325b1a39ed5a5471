// SPDX-License-Identifier: Apache-2.0
/** Addresses of a site and the paths that lists have for them. Hosts write one page as `x.html`, `x`, `x/` or `x/index.html`. */

/**
 * @param {string} address  whole
 * @param {string} scope    the site's, which ends with a stroke
 * @returns {string[]} paths under which a list may have what is there, the one that is written so first
 */
export function pathsOf(address, scope) {
  if (!address.startsWith(scope)) return [];
  let path = address.slice(scope.length).split(/[?#]/)[0];
  try {
    path = decodeURIComponent(path);
  } catch {
    return [];
  }
  if (path === '') return ['index.html'];
  if (path.endsWith('/')) return [`${path}index.html`, `${path.slice(0, -1)}.html`];
  return [path, `${path}.html`, `${path}/index.html`];
}

/**
 * @param {string} path
 * @param {string} scope
 * @returns {string} the whole address of what a list has at `path`
 */
export function addressOf(path, scope) {
  return scope + path.split('/').map(encodeURIComponent).join('/');
}

/**
 * @param {string} address  that was asked for
 * @param {string} path     what was found there
 * @param {string} scope
 * @returns {string} where the page has to be opened, so that its relative addresses lead where they should; empty: just here
 */
export function properAddress(address, path, scope) {
  const asked = address.split(/[?#]/)[0];
  const folder = (/** @type {string} */ text) => text.slice(0, text.lastIndexOf('/') + 1);
  const proper = addressOf(path, scope);
  // Two spellings of one folder lead to the same files.
  if (folder(asked) === folder(proper) || decodeURIComponent(folder(asked)) === decodeURIComponent(folder(proper))) return '';
  return proper + address.slice(asked.length).split('#')[0];
}

/**
 * @param {string} path
 * @returns {boolean} whether the name changes with the content, so that a browser's own cache is never out of date
 */
export function isNamedByContent(path) {
  return /\.[0-9a-f]{8,}\.\w+$/.test(path) || /^search\/[0-9a-f]{8,}\//.test(path);
}
