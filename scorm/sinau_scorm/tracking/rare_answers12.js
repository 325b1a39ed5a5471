// SPDX-License-Identifier: Apache-2.0
/** Answers of the kinds that most courses do not have, as SCORM 1.2 writes them. They come with those kinds, in answers.js. */

import { cutText } from './formats.js';
import { MOST_TEXT, text, notationOf } from './notation12.js';

/** @typedef {import('../../../themes/sinau_theme/player/answers/kinds.js').Reported} Reported */
/** @typedef {import('./notation12.js').Notation} Notation */

/** One character on each side. */
const PAIR = /^[a-z0-9]\.[a-z0-9]$/;

/** @param {string[]} answer */
const orderNotation = (answer) => answer.filter((id) => /^[a-z0-9]$/.test(id)).join();
/** @param {string[]} answer */
const matchingNotation = (answer) => answer.filter((pair) => PAIR.test(pair)).join();
/** @param {string[]} answer */
const fillInNotation = (answer) => cutText(answer.join('; '), MOST_TEXT);

/** @type {Record<string, (reported: Reported) => Notation>} */
export const rareAnswerNotations = {
  order: (reported) => notationOf('sequencing', orderNotation, reported),
  pairs: (reported) => notationOf('matching', matchingNotation, reported),
  gaps: (reported) => notationOf('fill-in', fillInNotation, reported),
  text: (reported) => notationOf('fill-in', text, reported),
  likert: ({ given }) => notationOf('likert', orderNotation, { given: given.slice(0, 1), right: [] }),
};
