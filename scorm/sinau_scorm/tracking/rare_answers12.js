// SPDX-License-Identifier: Apache-2.0
/** Answers of the kinds that most courses do not have, as SCORM 1.2 writes them. They come with those kinds, in answers.js. */

import { cutText } from './formats.js';
import { MOST_TEXT, text, written } from './notation12.js';

/** @typedef {import('../../../themes/sinau_theme/player/answers/kinds.js').Reported} Reported */
/** @typedef {import('./notation12.js').Notation} Notation */

/** One character on each side. */
const PAIR = /^[a-z0-9]\.[a-z0-9]$/;

/** @param {string[]} answer */
const inOrder = (answer) => answer.filter((id) => /^[a-z0-9]$/.test(id)).join();
/** @param {string[]} answer */
const matched = (answer) => answer.filter((pair) => PAIR.test(pair)).join();
/** @param {string[]} answer */
const filledIn = (answer) => cutText(answer.join('; '), MOST_TEXT);

/** @type {Record<string, (reported: Reported) => Notation>} */
export const rareAnswerNotations = {
  order: (reported) => written('sequencing', inOrder, reported),
  pairs: (reported) => written('matching', matched, reported),
  gaps: (reported) => written('fill-in', filledIn, reported),
  text: (reported) => written('fill-in', text, reported),
  likert: ({ given }) => written('likert', inOrder, { given: given.slice(0, 1), right: [] }),
};
