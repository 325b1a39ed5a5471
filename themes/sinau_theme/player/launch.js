// SPDX-License-Identifier: Apache-2.0
/**
 * Which journal, and with an LMS which attempt (lms_part.js): decided at each launch from what the LMS gave back and what the device holds.
 */

import { writerName } from './environment.js';
import { takeOverOldStorage } from './storage_migration.js';
import { eventsInOrder } from './events_by_activity.js';
import { Journal, scopeOf } from './journal.js';

/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').Environment} Environment */
/** @typedef {import('./types.js').JournalEvent} JournalEvent */
/** @typedef {import('./tracking.js').Session} Session */
/** @typedef {'storage_refused' | 'answers_missing' | 'attempt_unconfirmed' | 'attempt_unsent' | 'state_damaged' | 'state_newer'
 *   | 'hand_in_waits'} LaunchNotice */

/**
 * @typedef {object} Launch
 * @property {Journal} journal
 * @property {string} nonce               of the LMS attempt; '' without an LMS
 * @property {JournalEvent[]} baseline    what the LMS gave back, as an event
 * @property {number} interactions        how many the LMS has been sent
 * @property {LaunchNotice[]} notices     what the learner has to be told
 * @property {boolean} [early]            the LMS is told of the attempt only now
 * @property {string} earlier             nonce of an attempt that the LMS has never confirmed and that is over; '': none, as far as is known
 * @property {JournalEvent[]} [past]      in which such an attempt is looked for (earlier_visit_notices.js)
 * @property {string} former              scope that the journal had before
 */

/**
 * @param {Course} course
 * @param {Session} session
 * @param {Environment} environment
 * @param {import('./lms_part.js').LmsPart} lms
 * @returns {Promise<Launch>}
 */
export async function launch(course, session, environment, lms) {
  const { journal, former } = await openJournal(course, session, environment);
  /** @type {LaunchNotice[]} */
  const notices = [];
  const common = { journal, former, baseline: [], interactions: session.interactions, notices, earlier: '' };
  const launched = { ...common, nonce: '' };
  return session.connected ? lms.findAttempt(course, session, environment, launched) : launched;
}

/**
 * @param {Course} course
 * @param {Session} session
 * @param {Environment} environment
 */
async function openJournal(course, session, environment) {
  // Without a learner's id nothing may be carried to another launch: the next one may be somebody else's.
  // A review writes nothing either.
  const keep = !session.connected || (session.learner !== '' && session.writable);
  const learner = session.connected ? `lms:${session.learner}` : environment.learner;
  const former = scopeOf(course.id, environment.place, learner);
  const scope = scopeOf(course.id, environment.place, learner, course.catalogue);
  const journal = await new Journal(environment, keep ? scope : null, writerName(environment)).open();
  if (keep && scope !== former && !course.outline) await takeOverOldStorage(journal, former, course);
  return { journal, former };
}

/**
 * @param {JournalEvent[]} events
 * @returns {string} of the LMS attempt that was worked on last; ''
 */
export function latestNonce(events) {
  const nonces = eventsInOrder(events).map((event) => event.nonce).filter(Boolean);
  return nonces.length ? nonces[nonces.length - 1] : '';
}
