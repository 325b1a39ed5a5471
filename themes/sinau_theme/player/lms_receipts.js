// SPDX-License-Identifier: Apache-2.0
/**
 * What the journal notes of the LMS: up to where it has given an attempt back, which proves that it kept that, and up to where a
 * commit was answered with "true", which proves nothing but that it was sent. Both are events of the kind `kept`: older players and
 * their files know it, and read an `attempt` of 0 as no proof. Pure.
 */

import { raiseHead } from './journal_lines.js';

/** @typedef {import('./types.js').JournalEvent} JournalEvent */
/** @typedef {import('./types.js').NewEvent} NewEvent */

const SENT = 'sent';

/**
 * @param {string} nonce  of the LMS attempt
 * @param {number} sent   clock up to where all was in a commit that was answered with "true"
 * @param {number} [kept]  clock up to where the LMS has given the attempt back
 * @returns {NewEvent}
 */
export function sentNote(nonce, sent, kept = 0) {
  return { kind: 'kept', id: nonce, attempt: kept, answer: [SENT, String(sent)] };
}

/**
 * The attempts of which the device holds answers that the LMS has never given back.
 * @param {JournalEvent[]} events
 * @returns {Set<string>} their nonces
 */
export function unconfirmedAttempts(events) {
  /** @type {Map<string, number>} up to where the LMS has given each back */
  const kept = new Map();
  for (const event of events) if (event.kind === 'kept') raiseHead(kept, event.id, event.attempt);
  return new Set(events.filter(({ kind, nonce, clock }) => isLearnerWork(kind) && clock > (kept.get(nonce) || 0)).map((event) => event.nonce));
}

/**
 * Whether some of them were in no commit that was answered with "true". Of a visit that did not note that (of an older version)
 * nobody knows.
 * @param {JournalEvent[]} events
 * @param {string} nonce
 */
export function attemptHasUnsentAnswers(events, nonce) {
  const own = events.filter((event) => event.kind === 'kept' && event.id === nonce && event.answer[0] === SENT);
  const noting = new Set(own.map((event) => event.writer));
  const sent = own.reduce((most, event) => Math.max(most, event.attempt, Number(event.answer[1]) || 0), 0);
  return events.some((event) =>
    event.nonce === nonce && isLearnerWork(event.kind) && noting.has(event.writer) && event.clock > sent);
}

/**
 * Whether it is something that a learner would miss.
 * @param {string} kind
 */
export function isLearnerWork(kind) {
  return ['visit', 'time', 'explained'].indexOf(kind) < 0;
}
