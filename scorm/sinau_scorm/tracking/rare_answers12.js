// SPDX-License-Identifier: Apache-2.0
/** Answers of the kinds that most courses do not have, as SCORM 1.2 writes them. They come with those kinds, in answers.js. */

import { cutToOneLine } from './formats.js';
import { MOST_TEXT, textIn12, notationWrittenBy } from './notation12.js';

/** @typedef {import('../../../themes/sinau_theme/player/answers/kinds.js').Reported} Reported */
/** @typedef {import('./notation12.js').Notation} Notation */

/** One character on each side. */
const PAIR = /^[a-z0-9]\.[a-z0-9]$/;

/** @param {string[]} answer */
const orderNotation = (answer) => answer.filter((id) => /^[a-z0-9]$/.test(id)).join();
/** @param {string[]} answer */
const matchingNotation = (answer) => answer.filter((pair) => PAIR.test(pair)).join();
/** @param {string[]} answer */
const fillInNotation = (answer) => cutToOneLine(answer.join('; '), MOST_TEXT);

/** @type {Record<string, (reported: Reported) => Notation>} */
export const rareAnswerNotations = {
  order: (reported) => notationWrittenBy('sequencing', orderNotation, reported),
  pairs: (reported) => notationWrittenBy('matching', matchingNotation, reported),
  gaps: (reported) => notationWrittenBy('fill-in', fillInNotation, reported),
  text: (reported) => notationWrittenBy('fill-in', textIn12, reported),
  likert: ({ given }) => notationWrittenBy('likert', orderNotation, { given: given.slice(0, 1), right: [] }),
};
