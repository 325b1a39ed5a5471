// SPDX-License-Identifier: Apache-2.0
/**
 * What can be noticed in results that anybody could have written: they are the learner's own statement. Nothing is left out and nobody
 * is accused; what was noticed stands beside the result. Each is the key of a text of the page.
 *
 *     state_unreadable     the packed state does not belong to the course
 *     numbers_differ       the numbers in the message are not those that its answers give
 *     exam_differs         the answers of the exam cannot give its score
 *     file_partly          lines of the file are damaged
 *     file_changed         the checksum of the file does not fit: it was changed after it was saved
 *     histories_differ     two histories of one device that cannot both be its own
 *     in_the_future        handed on later than now
 *     backwards            the clock of the device went back by more than a day between two things that were done
 *     too_fast             ten answers and more, half of them in under a second each
 *     same_course_of_work  the same answers in the same order and at the same pace as on another device
 */

/** @typedef {import('./snapshots.js').Snapshot} Snapshot */

import { folded } from './same_name.js';
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
 * @returns {Generator<void, Map<string, string[]>, void>} by key of the snapshot
 */
export function* irregularitiesIn(snapshots, now) {
  /** @type {Map<string, string[]>} */
  const noticed = new Map();
  /** @param {Snapshot} snapshot @param {string} what */
  const add = ({ key }, what) => noticed.set(key, [...(noticed.get(key) || []), what]);
  for (const one of snapshots) {
    if (EPOCH_MS + one.minute * MINUTE_MS > now + DAY_MS) add(one, 'in_the_future');
    if (clockGoesBack(one)) add(one, 'backwards');
    if (isAnsweredTooFast(one)) add(one, 'too_fast');
    yield;
  }
  /** @type {Set<Snapshot>} */
  const unlike = new Set();
  for (const all of historiesOfAttempts(snapshots)) {
    for (const one of [...contradictions(all), ...contradictingEvents(all)]) unlike.add(one);
    yield;
  }
  unlike.forEach((one) => add(one, 'histories_differ'));
  for (const one of sameAnswersOnOtherDevice(snapshots)) add(one, 'same_course_of_work');
  return noticed;
}

/**
 * Who shares a device has a history of their own there.
 * @param {Snapshot[]} snapshots
 * @returns {Iterable<Snapshot[]>} several snapshots of one learner in one attempt on one device, the earliest first
 */
function historiesOfAttempts(snapshots) {
  /** @type {Map<string, Snapshot[]>} */
  const found = new Map();
  for (const one of snapshots) {
    if (!one.device) continue;
    const key = JSON.stringify([one.device, folded(one.name), one.course, one.nonce, one.version]);
    const history = found.get(key);
    if (history) history.push(one);
    else found.set(key, [one]);
  }
  const several = Array.from(found.values()).filter(({ length }) => length > 1);
  several.forEach((all) => all.sort((one, other) => one.clock - other.clock || one.done - other.done));
  return several;
}

/** @param {Snapshot} snapshot */
function clockGoesBack({ events }) {
  const ordered = events.filter(({ wall }) => wall > 0).sort((one, other) => one.clock - other.clock);
  return ordered.some(({ wall, writer }, at) => at > 0 && ordered[at - 1].writer === writer && wall < ordered[at - 1].wall - DAY_MS);
}

/** @param {Snapshot} snapshot */
function isAnsweredTooFast({ events }) {
  const times = events.filter(({ kind, took }) => kind === 'answer' && took > 0).map(({ took }) => took);
  return times.length >= MANY && times.filter((took) => took < QUICK_MS).length * 2 >= times.length;
}

/**
 * A later state has done no less than an earlier one, and two of the same clock are equal.
 * @param {Snapshot[]} history
 * @returns {Snapshot[]}
 */
function contradictions(history) {
  const known = history.filter(({ clock }) => clock > 0);
  return known.reduce((found, one, at) => {
    const before = known[at - 1];
    if (!before) return found;
    const lost = Array.from(before.finished).some(([id, done]) => done && one.finished.get(id) === false);
    const unlike = before.clock === one.clock && (before.done !== one.done || Math.abs((before.score || 0) - (one.score || 0)) > 0.0002);
    return lost || unlike ? found.concat(before, one) : found;
  }, /** @type {Snapshot[]} */ ([]));
}

/**
 * What was written once never changes: two files that say different things of one event cannot both be the device's own.
 * @param {Snapshot[]} history
 * @returns {Snapshot[]}
 */
function contradictingEvents(history) {
  /** @type {Map<string, {said: string, by: Snapshot}>} */
  const seen = new Map();
  /** @type {Snapshot[]} */
  const found = [];
  for (const one of history) {
    for (const { writer, seq, kind, id, hash, attempt, answer, score, clock } of one.events) {
      const key = `${writer} ${seq}`;
      const said = JSON.stringify([kind, id, hash, attempt, answer, score, clock]);
      const before = seen.get(key);
      if (!before) seen.set(key, { said, by: one });
      else if (before.said !== said) found.push(before.by, one);
    }
  }
  return found;
}

/**
 * @param {Snapshot[]} snapshots
 * @returns {Snapshot[]} whose first answers are those of another device, one after the other at the same pace
 */
function sameAnswersOnOtherDevice(snapshots) {
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
