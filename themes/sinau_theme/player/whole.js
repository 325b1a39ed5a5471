// SPDX-License-Identifier: Apache-2.0
/** A page carries its own activity only. The whole course comes in a script of its own, and a study that has begun takes it. */

import { fetchScript } from './loader.js';
import { takeOver } from './former.js';

/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./study.js').Study} Study */

/** What cannot be had is asked for again after this long; then after twice as long, and so on up to the longest. */
const AGAIN_MS = 10000;
const LONGEST_MS = 300000;

/**
 * Brings a script that there is no doing without, however often it has to be asked for.
 * @param {string} address
 * @param {() => boolean} there
 * @param {(again: () => void) => void} fail  called each time when it could not be had; `again` asks at once
 * @returns {Promise<void>} fulfilled when it is there
 */
export async function insist(address, there, fail) {
  for (let pause = AGAIN_MS; !there(); pause = Math.min(2 * pause, LONGEST_MS)) {
    await fetchScript(address).catch(() => {});
    if (there()) return;
    await new Promise((again) => {
      setTimeout(again, pause);
      fail(() => again(undefined));
    });
  }
}

/**
 * Gives a study the whole course. It is open and without an LMS; what was done until now is in its journal.
 * @param {Study} study
 * @param {Course} course
 */
export async function complete(study, course) {
  const { journal, former } = /** @type {import('./launch.js').Launch} */ (study.launched);
  // Only now it is known which ids the course has.
  if (journal.scope !== null && journal.scope !== former) await takeOver(journal, former, course);
  // Both in one step: who looks at the study meanwhile must not meet an activity without its progress.
  study.course = course;
  study.refresh(false);
}
