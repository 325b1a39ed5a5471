// SPDX-License-Identifier: Apache-2.0
/** One line that always tells the truth about what is saved where. */

/** @typedef {import('./study.js').Study} Study */

/** What is said of saving, and only once there is something to save. */
const SAVING = /^sav|_(sent|sent_only|pending)$/;

/**
 * @param {Study} study
 * @returns {{state: 'ok' | 'wait' | 'warn', key: string}} key of the text; '' for none
 */
export function saveStatus(study) {
  const { state, key } = fullSaveStatus(study);
  return { state, key: study.begun || !SAVING.test(key) ? key : '' };
}

/**
 * @param {Study} study
 * @returns {{state: 'ok' | 'wait' | 'warn', key: string}}
 */
function fullSaveStatus(study) {
  const phase = study.tracking.phase();
  const { saving, session } = study;
  if (study.practice) return { state: 'ok', key: 'status_practice' };
  if (phase === 'review') return { state: 'ok', key: 'status_review' };
  if (saving === 'late') return { state: 'warn', key: 'status_late' };
  if (saving === 'memory') return { state: 'warn', key: 'status_memory' };
  if (phase === 'connecting') return { state: 'wait', key: 'status_connecting' };
  if (saving === 'saving') return { state: 'wait', key: 'saving' };
  if (!study.ready) return { state: 'wait', key: '' };
  if (session && session.connected) return lmsSaveStatus(phase, session.learner !== '');
  if (session && session.ended) return { state: 'warn', key: 'status_closed' };
  if (study.tracking.expected && phase === 'absent') return { state: 'warn', key: 'status_no_lms' };
  if (saving === 'mirror') return { state: 'warn', key: 'status_mirror' };
  return { state: 'ok', key: saving === 'device' ? 'saved_here' : '' };
}

/**
 * @param {import('./tracking.js').Phase} phase
 * @param {boolean} device  a copy is on the device as well
 * @returns {{state: 'ok' | 'wait' | 'warn', key: string}}
 */
function lmsSaveStatus(phase, device) {
  if (phase === 'sent') return { state: 'ok', key: device ? 'status_sent' : 'status_sent_only' };
  if (phase === 'pending') return { state: 'wait', key: 'status_pending' };
  if (phase === 'closed') return { state: 'warn', key: 'status_closed' };
  return { state: 'warn', key: device ? 'status_failing' : 'status_failing_only' };
}
