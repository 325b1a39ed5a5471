// SPDX-License-Identifier: Apache-2.0
/** "My progress", notices, the ways to the search and the display's settings, and the upkeep of stores and page, in a script of their own: nobody needs them in the first second. */

import { offerSettings } from '../display_settings.js';
import { keepPlace } from '../links_beside.js';
import { progressPanel } from '../my_progress.js';
import { compact } from '../compaction.js';
import { Notices } from '../notices.js';
import { openOnPaper } from '../paper.js';
import { offerSearch } from '../search/offer.js';

const { sinau } = /** @type {any} */ (window);
/**
 * @param {import('../interface_texts.js').Translate} t
 * @param {Storage | null} storage
 */
const prepare = (t, storage) => {
  keepPlace(t);
  offerSettings(storage, t);
  // The build has put it in front of this script, if there is anything to search.
  if (sinau.searches) offerSearch(sinau.searches, t);
};

sinau.equip({ progressPanel, compact, prepare, Notices });
openOnPaper();
