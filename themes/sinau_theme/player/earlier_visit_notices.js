// SPDX-License-Identifier: Apache-2.0
/** What a learner has to be told of earlier visits, when the page has been there for a moment. */

import { latestNonce } from './launch.js';
import { attemptHasUnsentAnswers, unconfirmedAttempts } from './lms_receipts.js';

/** @typedef {import('./types.js').Environment} Environment */
/** @typedef {import('./journal.js').Journal} Journal */
/** @typedef {import('./launch.js').Launch} Launch */
/** @typedef {import('./launch.js').LaunchNotice} LaunchNotice */

/**
 * @param {Launch} launched  changed: `earlier`
 * @param {Environment} environment
 * @returns {LaunchNotice[]}
 */
export function earlierVisitNotices(launched, environment) {
  const { journal, nonce, past = [], former } = launched;
  /** @type {LaunchNotice[]} */
  const notices = journal.damaged && areGapsUntold(journal, environment, former) ? ['answers_missing'] : [];
  // Of another attempt than the LMS has now: it began a new one, or another device did because its state was damaged.
  const last = latestNonce(past);
  if (last && last !== nonce && unconfirmedAttempts(past).has(last)) {
    launched.earlier = last;
    // A commit's "true" is no proof that an answer arrived, but nobody may say of such an answer that it was not sent.
    notices.push(attemptHasUnsentAnswers(past, last) ? 'attempt_unsent' : 'attempt_unconfirmed');
  }
  return notices;
}

/**
 * The same holes are told once.
 * @param {Journal} journal
 * @param {Environment} environment
 * @param {string} former  scope that it had before
 */
function areGapsUntold({ gaps, scope }, { localStorage }, former) {
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
