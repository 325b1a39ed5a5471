// SPDX-License-Identifier: Apache-2.0
/** Answers of the kinds that most courses do not have, as SCORM 2004 writes them. They come with those kinds, in answers.js. */

import { SHORT_ID, notationWrittenBy } from './notation2004.js';
import { withoutDelimiters } from './values2004.js';

/** @typedef {import('../../../themes/sinau_theme/player/answers/kinds.js').Reported} Reported */
/** @typedef {import('./notation12.js').Notation} Notation */

/** Items of an order, and pairs. */
const MOST_ITEMS = 36;
const MOST_TEXTS = 10;
const LONG_TEXT = 4000;
/** As a short_identifier_type, but with no point: LMSs look for the one in the brackets. */
const PAIR = /^(\w{1,250})\.(\w{1,250})$/;

/** @param {string[]} answer */
const orderNotation = (answer) => answer.filter((id) => SHORT_ID.test(id)).slice(0, MOST_ITEMS).join('[,]');
/** @param {string[]} answer */
const matchingNotation = (answer) => answer.filter((pair) => PAIR.test(pair)).slice(0, MOST_ITEMS).map((pair) => pair.replace(PAIR, '$1[.]$2')).join('[,]');
/** @param {string[]} answer */
const fillInNotation = (answer) => answer.slice(0, MOST_TEXTS).map((text) => withoutDelimiters(text)).join('[,]');

/** @type {Record<string, (reported: Reported) => Notation>} */
export const rareAnswerNotations = {
  order: (reported) => notationWrittenBy('sequencing', orderNotation, reported),
  pairs: (reported) => notationWrittenBy('matching', matchingNotation, reported),
  gaps(reported) {
    const { type, response, patterns } = notationWrittenBy('fill-in', fillInNotation, reported);
    const prefix = `${reported.exact ? '{case_matters=true}' : ''}{order_matters=true}`;
    return { type, response, patterns: Array.from(new Set(patterns)).map((pattern) => prefix + pattern) };
  },
  text: ({ given }) => ({ type: 'long-fill-in', response: withoutDelimiters(given[0] || '', LONG_TEXT), patterns: [] }),
  likert: ({ given }) => ({ type: 'likert', response: orderNotation(given.slice(0, 1)), patterns: [] }),
};
