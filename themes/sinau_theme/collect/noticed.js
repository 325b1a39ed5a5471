// SPDX-License-Identifier: Apache-2.0
/**
 * What can be noticed in results that anybody could have written: they are the learner's own statement. Nothing is left out and nobody
 * is accused; what was noticed stands beside the result. Each is the key of a text of the page.
 *
 *     state_unreadable     the packed state does not belong to the course
 *     numbers_differ       the numbers in the message are not those that its answers give
 *     file_partly          lines of the file are damaged
 *     histories_differ     two states of one device's history that cannot both be its own
 *     in_the_future        handed on later than now
 *     backwards            the clock of the device went back by more than a day between two things that were done
 *     too_fast             ten answers and more, half of them in under a second each
 *     same_course_of_work  the same answers in the same order and at the same pace as on another device
 */

/** @typedef {import('./snapshots.js').Snapshot} Snapshot */

import { EPOCH_MS, MINUTE_MS } from './snapshots.js';

const DAY_MS = 86400000;
const QUICK_MS = 1000;
const MANY = 10;
/** Answers that are compared, and how much their times may differ. */
const COMPARED = 8;
const PACE_MS = 1000;

/**
 * @param {Snapshot[]} snapshots
 * @param {number} now  ms since 1970
 * @returns {Map<string, string[]>} by key of the snapshot
 */
export function noticedIn(snapshots, now) {
  /** @type {Map<string, string[]>} */
  const noticed = new Map();
  /** @param {Snapshot} snapshot @param {string} what */
  const add = ({ key }, what) => noticed.set(key, [...(noticed.get(key) || []), what]);
  for (const one of snapshots) {
    if (EPOCH_MS + one.minute * MINUTE_MS > now + DAY_MS) add(one, 'in_the_future');
    if (goesBack(one)) add(one, 'backwards');
    if (isTooFast(one)) add(one, 'too_fast');
  }
  for (const pair of contradictions(snapshots)) pair.forEach((one) => add(one, 'histories_differ'));
  for (const one of sameWork(snapshots)) add(one, 'same_course_of_work');
  return noticed;
}

/** @param {Snapshot} snapshot */
function goesBack({ events }) {
  const ordered = events.filter(({ wall }) => wall > 0).sort((one, other) => one.clock - other.clock);
  return ordered.some(({ wall, writer }, at) => at > 0 && ordered[at - 1].writer === writer && wall < ordered[at - 1].wall - DAY_MS);
}

/** @param {Snapshot} snapshot */
function isTooFast({ events }) {
  const times = events.filter(({ kind, took }) => kind === 'answer' && took > 0).map(({ took }) => took);
  return times.length >= MANY && times.filter((took) => took < QUICK_MS).length * 2 >= times.length;
}

/**
 * Of one attempt of one device a later state has done no less than an earlier one, and two of the same clock are equal.
 * @param {Snapshot[]} snapshots
 * @returns {[Snapshot, Snapshot][]}
 */
function contradictions(snapshots) {
  /** @type {Map<string, Snapshot[]>} */
  const histories = new Map();
  for (const one of snapshots) {
    const key = JSON.stringify([one.device, one.course, one.nonce, one.version]);
    if (one.device && one.clock) histories.set(key, [...(histories.get(key) || []), one]);
  }
  /** @type {[Snapshot, Snapshot][]} */
  const found = [];
  histories.forEach((all) => {
    all.sort((one, other) => one.clock - other.clock || one.done - other.done);
    all.forEach((one, at) => {
      const before = all[at - 1];
      if (!before || before.events.length || one.events.length) return;
      const lost = Array.from(before.finished).some(([id, done]) => done && one.finished.get(id) === false);
      const unlike = before.clock === one.clock && (before.done !== one.done || before.score !== one.score);
      if (lost || unlike) found.push([before, one]);
    });
  });
  return found;
}

/**
 * @param {Snapshot[]} snapshots
 * @returns {Snapshot[]} whose first answers are those of another device, one after the other at the same pace
 */
function sameWork(snapshots) {
  /** @type {Map<string, Snapshot[]>} */
  const works = new Map();
  for (const one of snapshots) {
    const answers = one.events.filter(({ kind }) => kind === 'answer').sort((first, second) => first.clock - second.clock).slice(0, COMPARED);
    if (answers.length < COMPARED) continue;
    const key = JSON.stringify([one.course, ...answers.map(({ id, answer, took }) => [id, answer, Math.round(took / PACE_MS)])]);
    works.set(key, [...(works.get(key) || []), one]);
  }
  return Array.from(works.values()).filter((all) => new Set(all.map(({ device }) => device)).size > 1).reduce((sum, all) => sum.concat(all), []);
}
