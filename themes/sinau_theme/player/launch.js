// SPDX-License-Identifier: Apache-2.0
/**
 * Which journal, which LMS attempt: decided at each launch from what the LMS gave back and what the device holds.
 * What the LMS gives back is the only proof that it kept something; "true" from a commit is not.
 */

import { ALPHABET } from './bits.js';
import { writerName } from './environment.js';
import { isEarly, note } from './early.js';
import { takeOver } from './former.js';
import { inOrder } from './gather.js';
import { Journal, scopeOf } from './journal.js';
import { isUnsent, sentNote, unconfirmed } from './sent.js';
import { decode } from './state.js';

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
 * @property {boolean} [early]            the LMS hears of the attempt only now
 * @property {string} earlier             nonce of an attempt that the LMS has never confirmed and that is over; ''
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
  const notices = journal.damaged && isNews(journal, environment, former) ? ['answers_missing'] : [];
  if (!session.connected) return { journal, nonce: '', baseline: [], interactions: 0, notices, earlier: '' };
  const found = decode(course, session.state);
  if (found.ok) {
    const { state } = found;
    /** @type {JournalEvent} */
    const baseline = {
      kind: 'state', id: session.location, hash: '', attempt: 0, answer: [], score: 0, nonce: state.nonce,
      writer: '', seq: 0, clock: state.clock, wall: 0, took: 0, state,
    };
    journal.clock = Math.max(journal.clock, state.clock);
    const earlier = forgotten(journal, state.nonce, notices);
    // What the frame remembers of itself proves nothing of the LMS.
    const kept = session.ended ? 0 : state.clock;
    journal.append(sentNote(state.nonce, kept, kept));
    return {
      journal, nonce: state.nonce, baseline: [baseline], notices, earlier,
      interactions: Math.max(state.interactions, session.interactions),
    };
  }
  if (session.ended) {
    // Another page of this window has ended the session: what is done here goes on in the learner's own journal.
    const known = latestNonce(journal.all());
    const nonce = known || newNonce(environment);
    if (!known) journal.append(note(nonce, 'early'));
    return { journal, nonce, baseline: [], interactions: 0, notices, earlier: '' };
  }
  if (found.why === 'damaged' || found.why === 'newer') {
    // The attempt goes on; only its copy at the LMS cannot be read.
    notices.push(found.why === 'newer' ? 'state_newer' : 'state_damaged');
    const nonce = latestNonce(journal.all()) || newNonce(environment);
    journal.append(sentNote(nonce, 0));
    return { journal, nonce, baseline: [], interactions: session.interactions, notices, earlier: '' };
  }
  const last = latestNonce(journal.all());
  if (isEarly(journal.all(), last)) {
    journal.append(note(last, 'taken'));
    return { journal, nonce: last, baseline: [], interactions: session.interactions, notices, earlier: '', early: true };
  }
  // Nothing there: a new attempt (a teacher's reset, Moodle's "new attempt"). Nothing graded is carried into it.
  const earlier = forgotten(journal, '', notices);
  const nonce = newNonce(environment);
  journal.append(sentNote(nonce, 0));
  return { journal, nonce, baseline: [], interactions: session.interactions, notices, earlier };
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
  if (keep && scope !== former) await takeOver(journal, former, course);
  return { journal, former };
}

/**
 * The same holes are told once.
 * @param {Journal} journal
 * @param {Environment} environment
 * @param {string} former  scope that it had before
 */
function isNews({ gaps, scope }, { localStorage }, former) {
  try {
    if (!localStorage) return true;
    const told = new Set();
    for (const one of [scope, former]) (localStorage.getItem(`sinau.told|${one}`) || '').split(' ').forEach((gap) => told.add(gap));
    if (gaps.every((gap) => told.has(gap))) return false;
    localStorage.setItem(`sinau.told|${scope}`, gaps.join(' '));
  } catch (error) {
    return true;
  }
  return true;
}

/**
 * @param {JournalEvent[]} events
 * @returns {string} of the LMS attempt that was worked on last; ''
 */
function latestNonce(events) {
  const nonces = inOrder(events).map((event) => event.nonce).filter(Boolean);
  return nonces.length ? nonces[nonces.length - 1] : '';
}

/**
 * Of another attempt than the LMS has now (it began a new one, or another device did because its state was damaged).
 * @param {Journal} journal
 * @param {string} nonce  of the LMS's attempt
 * @param {LaunchNotice[]} notices  added to
 * @returns {string} nonce of the attempt worked on last, if it holds answers that the LMS has never given back; ''
 */
function forgotten(journal, nonce, notices) {
  const last = latestNonce(journal.all());
  if (!last || last === nonce || !unconfirmed(journal.all()).has(last)) return '';
  // A commit's "true" is no proof that an answer arrived, but nobody may say of such an answer that it was not sent.
  notices.push(isUnsent(journal.all(), last) ? 'attempt_unsent' : 'attempt_unconfirmed');
  return last;
}

/** @param {Environment} environment */
function newNonce(environment) {
  return Array.from(environment.random(6), (byte) => ALPHABET[byte & 63]).join('');
}
