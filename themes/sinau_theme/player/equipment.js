// SPDX-License-Identifier: Apache-2.0
/**
 * What a learner's work needs besides being kept and shown: in the player it comes with assess.js, and a study does without it
 * until then. The site's pages have it from the start.
 */

export * from './anew.js';
export * from './attempts.js';
export { earlierWork, practise } from './earlier.js';
export { lookBack } from './lookback.js';
export { objectiveResults } from './objectives.js';
export { handedIn, lostInteractions } from './resend.js';
export { Timing } from './timing.js';
