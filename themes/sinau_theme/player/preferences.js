// SPDX-License-Identifier: Apache-2.0
/** Light or dark, and the size of the text: kept on the device for all courses. */

const KEY = 'sinau.preferences';
const SIZES = ['90', '100', '115', '130', '150'];

/**
 * @param {Storage | null} storage
 */
export function bindPreferences(storage) {
  const root = document.documentElement;
  const theme = /** @type {HTMLSelectElement | null} */ (document.getElementById('sinau-theme'));
  const size = /** @type {HTMLSelectElement | null} */ (document.getElementById('sinau-text-size'));
  const apply = () => {
    if (theme) root.dataset.theme = theme.value;
    if (size) root.style.fontSize = size.value === '100' ? '' : `${size.value}%`;
  };
  const { theme: chosenTheme = '', size: chosenSize = '' } = read(storage);
  if (theme && ['auto', 'light', 'dark'].indexOf(chosenTheme) >= 0) theme.value = chosenTheme;
  if (size && SIZES.indexOf(chosenSize) >= 0) size.value = chosenSize;
  apply();
  const changed = () => {
    apply();
    try {
      if (storage) storage.setItem(KEY, JSON.stringify({ theme: theme?.value, size: size?.value }));
    } catch (error) {
      // Full or refused: the choice holds for this visit.
    }
  };
  if (theme) theme.onchange = changed;
  if (size) size.onchange = changed;
}

/**
 * @param {Storage | null} storage
 * @returns {{theme?: string, size?: string}} what was chosen, and may be anything
 */
function read(storage) {
  try {
    return JSON.parse((storage && storage.getItem(KEY)) || '0') || {};
  } catch (error) {
    return {};
  }
}
