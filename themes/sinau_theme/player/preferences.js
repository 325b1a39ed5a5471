// SPDX-License-Identifier: Apache-2.0
/** Light or dark, and the size of the text: kept on the device for all courses. */

import { resultOrNull } from './environment.js';

/** @typedef {{theme?: unknown, size?: unknown}} Preferences */

export const PREFERENCES_KEY = 'sinau.preferences';

/**
 * @param {Storage | null} storage
 * @returns {Preferences} whatever has been stored
 */
export function preferencesIn(storage) {
  return resultOrNull(() => JSON.parse((storage && storage.getItem(PREFERENCES_KEY)) || '')) || {};
}

/** @param {Preferences} preferences */
export function applyPreferences({ theme, size }) {
  const root = document.documentElement;
  root.dataset.theme = theme === 'light' || theme === 'dark' ? theme : 'auto';
  root.style.fontSize = Number(size) >= 90 && Number(size) <= 150 ? `${size}%` : '';
}
