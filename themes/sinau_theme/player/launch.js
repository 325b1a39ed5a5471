// SPDX-License-Identifier: Apache-2.0
/**
 * Which journal, which LMS attempt: decided at each launch from what the LMS gave back and what the device holds.
 * What the LMS gives back is the only proof that it kept something; "true" from a commit is not.
 */

import { ALPHABET } from './bit_text.js';
import { writerName } from './environment.js';
import { isUnreported, unreportedNote } from './unreported_attempts.js';
import { takeOverOldStorage } from './storage_migration.js';
import { inOrder } from './events_by_activity.js';
import { Journal, scopeOf } from './journal.js';
import { sentNote } from './lms_receipts.js';
import { decodeState } from './packed_state.js';

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
 * @returns {Promise<Launch>}
 */
export async function launch(course, session, environment) {
  const { journal, former } = await openJournal(course, session, environment);
  /** @type {LaunchNotice[]} */
  const notices = [];
  const common = { journal, former, baseline: [], interactions: session.interactions, notices, earlier: '' };
  if (!session.connected) return { ...common, nonce: '' };
  const found = decodeState(course, session.state);
  if (found.ok) {
    const { state } = found;
    /** @type {JournalEvent} */
    const baseline = {
      kind: 'state', id: session.location, hash: '', attempt: 0, answer: [], score: 0, nonce: state.nonce,
      writer: '', seq: 0, clock: state.clock, wall: 0, took: 0, state,
    };
    journal.clock = Math.max(journal.clock, state.clock);
    const past = journal.all();
    // What the frame remembers of itself proves nothing of the LMS.
    const kept = session.ended ? 0 : state.clock;
    journal.append(sentNote(state.nonce, kept, kept));
    return {
      ...common, nonce: state.nonce, baseline: [baseline], past,
      interactions: Math.max(state.interactions, session.interactions),
    };
  }
  if (session.ended) {
    // Another page of this window has ended the session: what is done here goes on in the learner's own journal.
    const known = latestNonce(journal.all());
    const nonce = known || newNonce(environment);
    if (!known) journal.append(unreportedNote(nonce, 'early'));
    return { ...common, nonce, interactions: 0 };
  }
  if (found.why === 'damaged' || found.why === 'newer') {
    // The attempt goes on; only its copy at the LMS cannot be read.
    notices.push(found.why === 'newer' ? 'state_newer' : 'state_damaged');
    const nonce = latestNonce(journal.all()) || newNonce(environment);
    journal.append(sentNote(nonce, 0));
    return { ...common, nonce };
  }
  const last = latestNonce(journal.all());
  if (isUnreported(journal.all(), last)) {
    journal.append(unreportedNote(last, 'taken'));
    return { ...common, nonce: last, early: true };
  }
  // Nothing there: a new attempt (a teacher's reset, Moodle's "new attempt"). Nothing graded is carried into it.
  const past = journal.all();
  const nonce = newNonce(environment);
  journal.append(sentNote(nonce, 0));
  return { ...common, nonce, past };
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
  const nonces = inOrder(events).map((event) => event.nonce).filter(Boolean);
  return nonces.length ? nonces[nonces.length - 1] : '';
}

/** @param {Environment} environment */
function newNonce(environment) {
  return Array.from(environment.random(6), (byte) => ALPHABET[byte & 63]).join('');
}
