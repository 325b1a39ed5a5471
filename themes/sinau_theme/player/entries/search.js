// SPDX-License-Identifier: Apache-2.0
/** The search, for site and player: fetched when somebody opens it, with its texts in front of it. */

import { SearchPanel } from '../search/panel.js';
import { translator, makeAddTexts } from '../interface_texts.js';

const { sinau } = /** @type {any} */ (window);
const { lang } = document.documentElement;
/** @type {Record<string, string>} */
const strings = {};
makeAddTexts(strings, lang)(sinau.searchTexts);
/** @type {SearchPanel | undefined} */
let panel;
sinau.search = (/** @type {import('../search/button.js').Places} */ places) => {
  panel = panel || new SearchPanel(places, translator(strings, lang));
  panel.open();
};
