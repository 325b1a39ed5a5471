// SPDX-License-Identifier: Apache-2.0
/** The player of a course that is one file. It begins when the last script of the document calls `sinau.begin`. */

import { pageData } from '../dom.js';
import { prepareDocument } from '../one_document.js';
import { placeInMemory } from '../place_in_memory.js';
import { startPlayer } from '../player_page.js';
import { localTracking } from '../tracking.js';

/** Where a document has such an address it may name a place in itself. */
const HAS_HASH = ['http:', 'https:', 'file:'];

startPlayer(localTracking(), HAS_HASH.includes(location.protocol) ? location : placeInMemory());
const { sinau } = /** @type {any} */ (window);
const { equip } = sinau;
/** What the scripts before the last one bring. @type {Partial<import('../loader.js').Later>} */
const equipment = {};
sinau.equip = (/** @type {Partial<import('../loader.js').Later>} */ later) => {
  Object.assign(equipment, later);
  equip(later);
};
sinau.begin = () => {
  const course = pageData('sinau-inside');
  prepareDocument(course, sinau.deliver);
  sinau.outline(course);
  // Once more: what listens for it listens from now on.
  equip(equipment);
};
