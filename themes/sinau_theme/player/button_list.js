// SPDX-License-Identifier: Apache-2.0
/** The list of all buttons with what they do, as the build has written it (`sinau/publishing/button_help.py`). */

import { h } from './dom.js';

/** @typedef {[title: string, buttons: [label: string, does: string][]][]} ButtonList */

/**
 * @param {Record<string, ButtonList>} lists  by language
 * @returns {(language: string, title: string, part: 'h2' | 'h3') => HTMLElement}  `title` and `part`: its heading
 */
export function buttonList(lists) {
  return (language, title, part) => {
    const place = h('div', { class: 'sinau-buttons' }, h(part, {}, title));
    for (const [group, buttons] of lists[language] || lists.en) {
      place.append(h('p', {}, h('strong', {}, group)), h('dl', {}, ...buttons.map(([label, does]) => [h('dt', {}, label), h('dd', {}, does)])));
    }
    return place;
  };
}
