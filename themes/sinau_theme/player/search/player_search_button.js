// SPDX-License-Identifier: Apache-2.0
/** Puts the button of the search into the player's header. */

import { h } from '../dom.js';
import { bindSearch } from './button.js';

/** The sign that the site has from Material: a magnifier. */
const SIGN = 'M9.5,3A6.5,6.5,0,0,1,16,9.5c0,1.61-.59,3.09-1.56,4.23l.27.27h.79l5,5-1.5,1.5-5-5v-.79l-.27-.27A6.52,6.52,0,0,1,9.5,16a6.5,6.5,0,1,1,0-13m0,2C7,5,5,7,5,9.5S7,14,9.5,14,14,12,14,9.5,12,5,9.5,5';
const SVG = 'http://www.w3.org/2000/svg';

function makeMagnifier() {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0,0,24,24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', SIGN);
  svg.append(path);
  return svg;
}

/**
 * @param {Record<string, string>} parts  what the addresses of an index begin with, by the name of the document that it is of
 * @param {import('../interface_texts.js').Translate} t
 */
export function addSearchButton(parts, t) {
  const found = Object.keys(parts).filter((name) => location.pathname.endsWith(`/${name}`))[0] || Object.keys(parts)[0];
  const place = document.querySelector('.sinau-settings');
  if (!found || !place || document.getElementById('sinau-search-button')) return;
  const button = h('button', { type: 'button', id: 'sinau-search-button', class: 'sinau-icon', 'aria-label': t('search'), title: t('search') });
  button.append(makeMagnifier());
  place.before(button);
  bindSearch(button, { script: 'search.js', parts: parts[found], root: '' }, t('load_failed', { title: t('search') }));
}
