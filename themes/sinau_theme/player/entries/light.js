// SPDX-License-Identifier: Apache-2.0
/**
 * The player of the light edition, a part of the site: both have one journal, and the catalogue is told how far one has come here.
 * It is taken onto the device by itself.
 */

import { addressOf, placeInAddress } from '../place_in_address.js';
import { registerWorker } from '../site_worker.js';
import { startPlayer } from '../player_page.js';
import { saveSummary } from '../progress_summaries.js';
import { localTracking } from '../tracking.js';

startPlayer(localTracking(), placeInAddress());
const { sinau } = /** @type {any} */ (window);
const { equip } = sinau;
sinau.equip = (/** @type {Partial<import('../loader.js').Later>} */ later) => {
  const { prepare } = later;
  equip(prepare ? { ...later, prepare: withProgressNotes(prepare) } : later);
};

/**
 * @param {import('../loader.js').Later['prepare']} prepare
 * @returns {import('../loader.js').Later['prepare']} which also leaves a note of the progress for the catalogue, after every change
 */
function withProgressNotes(prepare) {
  return (desk, go) => {
    const update = prepare(desk, go);
    const { study, t } = desk;
    // As the catalogue has it: below the site's first page.
    const folder = location.pathname.split('/').slice(-3, -1).join('/');
    for (const activity of study.course.activities) activity.url = `${folder}/${addressOf(activity.id)}`;
    registerWorker(document.body.dataset.taking || '', '../../', { name: folder, t, after: document.getElementById('sinau-steps') });
    return (current) => {
      update(current);
      if (study.ready) saveSummary(study, study.environment, t, '');
    };
  };
}
