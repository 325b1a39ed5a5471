// SPDX-License-Identifier: Apache-2.0
/**
 * What a study needs only where it reports to an LMS: which attempt of the LMS goes on, the state packed for it, the report. The adapters
 * bring it as `Tracking.lms`, so a page that reports to nobody does not carry it.
 */

import { ALPHABET } from './bit_text.js';
import { gradedActivity, lessonStatus } from './course_requirements.js';
import { isUnreported, unreportedNote } from './unreported_attempts.js';
import { sentNote, unconfirmedAttempts } from './lms_receipts.js';
import { isOnlyPacked, packedStateOf, applyPackedState } from './packed_progress.js';
import { computeProgress } from './progress.js';
import { decodeState, encodeState } from './packed_state.js';
import { latestNonce } from './launch.js';
import { roundScore } from './scoring.js';

/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').Environment} Environment */
/** @typedef {import('./types.js').JournalEvent} JournalEvent */
/** @typedef {import('./tracking.js').Interaction} Interaction */
/** @typedef {import('./tracking.js').Session} Session */
/** @typedef {import('./launch.js').Launch} Launch */
/** @typedef {import('./study.js').Study} Study */

/**
 * @typedef {object} LmsPart
 * @property {typeof findAttempt} findAttempt
 * @property {typeof applyPackedState} takeState
 * @property {typeof isOnlyPacked} isPacked
 * @property {(events: JournalEvent[], nonce: string) => boolean} isUnconfirmed  the device has answers of the attempt that the LMS has never given back
 * @property {typeof sendAgain} sendAgain
 * @property {typeof tellAnswers} tellAnswers
 * @property {typeof report} report
 * @property {typeof noteSent} noteSent
 */

/** @type {LmsPart} */
export const lmsPart = {
  findAttempt, takeState: applyPackedState, isPacked: isOnlyPacked, sendAgain, tellAnswers, report, noteSent,
  isUnconfirmed: (events, nonce) => unconfirmedAttempts(events).has(nonce),
};

/**
 * Decides which attempt goes on, by what the LMS gave back: the only proof that it kept something. "true" from a commit is not.
 * @param {Course} course
 * @param {Session} session
 * @param {Environment} environment
 * @param {Launch} common  what is known already
 * @returns {Launch}
 */
function findAttempt(course, session, environment, common) {
  const { journal, notices } = common;
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

/** @param {Environment} environment */
function newNonce(environment) {
  return Array.from(environment.random(6), (byte) => ALPHABET[byte & 63]).join('');
}

/**
 * Tells the LMS of answers, or keeps them for when it is there.
 * @param {Study} study
 * @param {Interaction[]} interactions
 */
function tellAnswers(study, interactions) {
  const { launched, session, course } = study;
  if (!launched || !session || !session.connected) {
    study.untold.push(...interactions);
    return;
  }
  if (!session.writable || study.practice) return;
  for (const interaction of interactions) {
    // Behind the `_` of an id there is a part of the question, behind its point a round.
    const id = interaction.id.split(/[._]/)[0];
    const question = course.activities.map((one) => one.questions.find((q) => q.id === id)).find(Boolean);
    const reported = question && question.objective ? { ...interaction, objective: question.objective } : interaction;
    if (study.tracking.interaction(launched.interactions, reported)) launched.interactions += 1;
  }
}

/**
 * Answers that the journal has and the LMS did not keep: the state carries them anyway, its statistics only so.
 * @param {Study} study
 * @param {Launch} launched
 */
function sendAgain(study, { journal, nonce, baseline, early }) {
  const { course } = study;
  const from = baseline[0] || (early ? { nonce, clock: 0 } : null);
  if (!from) return;
  const events = journal.all();
  const progress = computeProgress(course, events.concat(baseline), nonce, applyPackedState);
  const held = study.session ? study.session.interactions : 0;
  study.whenAssessmentCodeArrived(({ lostInteractions }) => tellAnswers(study,
    lostInteractions(course, progress, events, from, (activity, attempt) => study.selected(activity, attempt), held)));
}

/**
 * Notes in the journal what a commit has carried that the LMS has answered with "true": nobody may call it unsent later.
 * @param {Study} study
 */
function noteSent(study) {
  const { launched, reported } = study;
  if (!launched || !study.unsent || !reported || study.tracking.phase() !== 'sent') return;
  study.unsent = false;
  launched.journal.append(sentNote(launched.nonce, reported));
}

/**
 * @param {Study} study
 * @param {boolean} urgent
 */
function report(study, urgent) {
  const { course, progress, session, launched } = study;
  if (!session || !session.connected || !session.writable || !launched || study.practice) return;
  const exam = gradedActivity(course);
  // In a part that a sequencing LMS waits for, being complete is all there is to reach.
  const reached = course.sequenced && progress.complete && progress.success === 'unknown';
  study.reported = progress.clock;
  study.tracking.report({
    status: lessonStatus(course, progress),
    complete: progress.complete,
    success: reached ? 'passed' : progress.success,
    score: progress.score === null ? null : roundScore(progress.score),
    measure: progress.total ? progress.done / progress.total : 1,
    location: progress.location,
    state: encodeState(course, packedStateOf(course, progress, launched)),
    // Those who are gone before it is known lose nothing: it is told at the next launch.
    objectives: study.resend ? study.resend.objectiveResults(course, progress, (activity, attempt) => study.selected(activity, attempt)) : [],
    mayLower: exam !== undefined && exam.keep === 'last',
    urgent,
  });
  noteSent(study);
}
