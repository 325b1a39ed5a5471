// SPDX-License-Identifier: Apache-2.0
/**
 * What a learner's work needs besides being kept and shown: in the player it comes with assess.js, and a study does without it
 * until then. The site's pages have it from the start.
 */

export * from './attempt_marking.js';
export { acceptedAnswers as accepted } from './assessment_question.js';
export * from './attempts.js';
export { eventsOfOtherAttempts, showEarlierAttempt as practise } from './earlier_attempts.js';
export { earlierVisitNotices } from './earlier_visit_notices.js';
export { objectiveResults } from './objectives.js';
export { interactionsOfAttempt, lostInteractions } from './unreported_answers.js';
export { AttemptClock as Timing } from './attempt_clock.js';
