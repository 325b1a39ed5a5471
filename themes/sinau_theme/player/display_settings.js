// SPDX-License-Identifier: Apache-2.0
/** The way to light or dark and to the size of the text, in the player's header. */

import { h, screenReaderText } from './dom.js';
import { resultOrNull } from './environment.js';
import { applyPreferences, preferencesIn, PREFERENCES_KEY } from './preferences.js';

/**
 * @param {Storage | null} storage
 * @param {import('./interface_texts.js').Translate} t
 */
export function addSettings(storage, t) {
  const exit = document.getElementById('sinau-exit');
  if (!exit || document.querySelector('.sinau-settings')) return;
  const chosen = preferencesIn(storage);
  const theme = makeSelect('theme', ['auto', 'light', 'dark'], chosen.theme || 'auto', t);
  const size = makeSelect('text_size', ['90', '100', '115', '130', '150'], chosen.size || '100', t);
  theme.onchange = size.onchange = () => {
    const preferences = { theme: theme.value, size: size.value };
    applyPreferences(preferences);
    // Full or refused: the choice holds for this visit.
    resultOrNull(() => storage && storage.setItem(PREFERENCES_KEY, JSON.stringify(preferences)));
  };
  exit.before(h('details', { class: 'sinau-settings' }, h('summary', { title: t('display') }, t('display_sign'), screenReaderText(` ${t('display')}`)),
    h('div', {}, h('label', { for: theme.id }, t('theme')), theme, h('label', { for: size.id }, t('text_size')), size)));
}

/**
 * @param {string} name  of the choice, and the beginning of its options' texts
 * @param {string[]} values
 * @param {unknown} chosen
 * @param {import('./interface_texts.js').Translate} t
 */
function makeSelect(name, values, chosen, t) {
  return h('select', { id: `sinau-${name}`, name }, values.map((value) =>
    h('option', { value, selected: value === chosen }, t(`${name}_${value}`))));
}
