// SPDX-License-Identifier: Apache-2.0
/** What was done in attempts that no LMS has ever given back: shown together, to be looked at and tried, never counted. */

import { eventsInOrder, questionHomes } from './events_by_activity.js';
import { unconfirmedAttempts } from './lms_receipts.js';

/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').JournalEvent} JournalEvent */

/**
 * An LMS that keeps nothing begins a new attempt at each launch, and so do two tabs: the answers of all of them are looked for.
 * @param {Course} course
 * @param {JournalEvent[]} events  of the journal
 * @param {string} nonce    of the attempt that is shown
 * @param {string} current  of the attempt that counts
 * @returns {JournalEvent[]} what to show besides, as if it were of the shown attempt: all of the lessons, and of each assessment
 *   that was not sat in the shown attempt what was done in the latest other one, for numbers of attempts would get mixed up
 */
export function eventsOfOtherAttempts(course, events, nonce, current) {
  const homes = questionHomes(course);
  const lessons = new Set(course.activities.filter((activity) => activity.kind === 'lesson').map((activity) => activity.id));
  /** @param {JournalEvent} event */
  const home = (event) => homes.get(event.id)?.activity || event.id;
  const done = eventsInOrder(events).filter((event) => event.nonce && event.kind !== 'visit' && event.kind !== 'kept');
  const others = unconfirmedAttempts(events);
  others.delete(nonce);
  others.delete(current);
  /** @type {Map<string, string>} whose work is shown, by activity */
  const shown = new Map();
  for (const event of done) {
    if (event.nonce === nonce || (others.has(event.nonce) && shown.get(home(event)) !== nonce)) shown.set(home(event), event.nonce);
  }
  return done
    .filter((event) => others.has(event.nonce) && (lessons.has(home(event)) || shown.get(home(event)) === event.nonce))
    .map((event) => ({ ...event, nonce, writer: `-${event.writer}` }));
}

/**
 * Shows an earlier attempt, to try things in it; '' goes back to the attempt that counts.
 * @param {import('./study.js').Study} study
 * @param {string} nonce
 */
export function showEarlierAttempt(study, nonce) {
  const { launched, course } = study;
  study.practice = nonce;
  study.tried = nonce && launched ? eventsOfOtherAttempts(course, launched.journal.all(), nonce, launched.nonce) : [];
  study.notices.delete('attempt_unconfirmed');
  study.notices.delete('attempt_unsent');
  study.refresh(false);
}
