// SPDX-License-Identifier: Apache-2.0
/**
 * Where a page does not carry the whole course, that comes in a script of its own. On the site a study that has begun takes it; in the
 * player, which reports to an LMS, it begins with it (player_page.js).
 */

import { h } from './dom.js';
import { fetchScript } from './loader.js';
import { takeOverOldStorage } from './storage_migration.js';

/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./study.js').Study} Study */

/** What cannot be had is asked for again after this long; then after twice as long, and so on up to the longest. */
const AGAIN_MS = 10000;
const LONGEST_MS = 300000;

/**
 * Brings a script that there is no doing without, however often it has to be asked for.
 * @param {string} address
 * @param {() => unknown} there
 * @param {(again: () => void) => void} fail  called each time when it could not be had; `again` asks at once
 * @param {Promise<unknown>} [coming]  fulfilled when it has come, or could not be had, in a page that has asked for it already
 * @returns {Promise<void>} fulfilled when it is there
 */
export async function fetchUntilThere(address, there, fail, coming) {
  for (let pause = AGAIN_MS; !there(); pause = Math.min(2 * pause, LONGEST_MS)) {
    await (coming || fetchScript(address)).catch(() => {});
    coming = undefined;
    if (there()) return;
    await new Promise((again) => {
      setTimeout(again, pause);
      fail(() => again(undefined));
    });
  }
}

/**
 * Says so as long as such a script cannot be had.
 * @param {string} address
 * @param {() => unknown} there
 * @param {{failed: string, again: string, place: () => Element}} telling  what is said, what the button says, and where
 * @param {Promise<unknown>} [coming]  as above
 */
export async function fetchAndTellDelay(address, there, telling, coming) {
  const button = h('button', { type: 'button', class: 'sinau-button' }, telling.again);
  const notice = h('div', { class: 'sinau-notice', role: 'alert' }, h('p', {}, telling.failed), button);
  await fetchUntilThere(address, there, (again) => {
    button.onclick = again;
    if (!notice.isConnected) telling.place().prepend(notice);
  }, coming);
  notice.remove();
}

/**
 * Gives a study the whole course. It is open and without an LMS; what was done until now is in its journal.
 * @param {Study} study
 * @param {Course} course
 */
export async function completeCourse(study, course) {
  const { journal, former } = /** @type {import('./launch.js').Launch} */ (study.launched);
  // Only now it is known which ids the course has.
  if (journal.scope !== null && journal.scope !== former) await takeOverOldStorage(journal, former, course);
  // Both in one step: who looks at the study meanwhile must not meet an activity without its progress.
  study.course = course;
  study.refresh(false);
}
