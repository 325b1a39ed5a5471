// SPDX-License-Identifier: Apache-2.0
/**
 * Attempts that a learner has begun in a window whose LMS session had ended already: the LMS was never told of them, so the next
 * session that it begins with nothing goes on with such an attempt instead of beginning one anew. Noted in the journal as events
 * of the kind `kept` that prove nothing (an `attempt` of 0), which older players know. Pure.
 */

/** @typedef {import('./types.js').JournalEvent} JournalEvent */
/** @typedef {import('./types.js').NewEvent} NewEvent */

/**
 * @param {string} nonce  of the attempt
 * @param {'early' | 'taken'} what  begun before the LMS knew of it; taken into a session, which happens once
 * @returns {NewEvent}
 */
export function unreportedNote(nonce, what) {
  return { kind: 'kept', id: nonce, attempt: 0, answer: [what] };
}

/**
 * @param {JournalEvent[]} events
 * @param {string} nonce
 * @returns {boolean} whether the LMS still has to be told of the attempt
 */
export function isUnreported(events, nonce) {
  const own = events.filter((event) => event.kind === 'kept' && event.id === nonce);
  return own.some((event) => event.answer[0] === 'early')
    && !own.some((event) => event.attempt > 0 || event.answer[0] === 'taken');
}
