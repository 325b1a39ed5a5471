// SPDX-License-Identifier: Apache-2.0
/** Puts the button of the search into the player's header. */

import { h } from '../dom.js';
import { bindSearch } from './button.js';

/**
 * @param {Record<string, string>} parts  what the addresses of an index begin with, by the name of the document that it is of
 * @param {import('../interface_texts.js').Translate} t
 */
export function offerSearch(parts, t) {
  const found = Object.keys(parts).filter((name) => location.pathname.endsWith(`/${name}`))[0] || Object.keys(parts)[0];
  const place = document.querySelector('.sinau-settings');
  if (!found || !place || document.getElementById('sinau-search-button')) return;
  const button = h('button', { type: 'button', id: 'sinau-search-button', class: 'sinau-button is-quiet' }, t('search'));
  place.before(button);
  bindSearch(button, { script: 'search.js', parts: parts[found], root: '' }, t('load_failed', { title: t('search') }));
}
