// SPDX-License-Identifier: Apache-2.0
/** Light or dark, and the size of the text: kept on the device for all courses. */

import { allowed } from './environment.js';

const KEY = 'sinau.preferences';

/**
 * @param {Storage | null} storage
 */
export function bindPreferences(storage) {
  const root = document.documentElement;
  const theme = select('sinau-theme');
  const size = select('sinau-text-size');
  const apply = () => {
    root.dataset.theme = theme.value;
    root.style.fontSize = size.value === '100' ? '' : `${size.value}%`;
  };
  /** @type {{theme?: unknown, size?: unknown}} */
  const chosen = allowed(() => JSON.parse((storage && storage.getItem(KEY)) || '')) || {};
  choose(theme, chosen.theme);
  choose(size, chosen.size);
  apply();
  theme.onchange = size.onchange = () => {
    apply();
    // Full or refused: the choice holds for this visit.
    allowed(() => storage && storage.setItem(KEY, JSON.stringify({ theme: theme.value, size: size.value })));
  };
}

/** @param {string} id */
function select(id) {
  return /** @type {HTMLSelectElement} */ (document.getElementById(id));
}

/**
 * @param {HTMLSelectElement} element
 * @param {unknown} value  whatever has been stored
 */
function choose(element, value) {
  for (const option of Array.from(element.options)) option.selected = option.selected || option.value === value;
}
