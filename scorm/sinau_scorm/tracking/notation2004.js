// SPDX-License-Identifier: Apache-2.0
/**
 * Answers as SCORM 2004 writes them (Run-Time Environment, section 4.2.9), by the strictest reading that any LMS was seen to apply. The
 * two editions agree. Each kind of answer has one entry; what is too long for the standard, or no number, goes as a text, so that no LMS
 * refuses the record.
 */

import { withoutDelimiters } from './values2004.js';

/** @typedef {import('../../../themes/sinau_theme/player/answers/kinds.js').Reported} Reported */
/** @typedef {import('./notation12.js').Notation} Notation */

/** real(10,7) as all LMSs take it. */
const NUMERIC = /^-?\d{1,5}(\.\d{1,7})?$/;
/** short_identifier_type, without the hyphen that Moodle refuses. */
export const SHORT_ID = /^[A-Za-z0-9_.]{1,250}$/;
/** Patterns of a fill-in that an LMS has to keep. */
const MOST_PATTERNS = 5;

/** @param {string[]} answer */
const choicesIn2004 = (answer) => Array.from(new Set(answer.filter((id) => SHORT_ID.test(id)))).sort().join('[,]');
/** @param {string[]} answer */
const truthIn2004 = ([one]) => (one === 'true' || one === 'false' ? one : '');
/** @param {string[]} answer  a text, or a number as it is kept and as it was written */
const textIn2004 = ([kept, typed]) => withoutDelimiters(kept || typed || '');

/**
 * @param {string} type
 * @param {(answer: string[]) => string} write
 * @param {Reported} reported
 * @returns {Notation}
 */
export function notationWrittenBy(type, write, { given, right }) {
  return { type, response: write(given), patterns: right.map(write).filter(Boolean) };
}

/** @type {Record<string, (reported: Reported) => Notation>} */
const NOTATIONS = {
  choices: (reported) => notationWrittenBy('choice', choicesIn2004, reported),
  truth: (reported) => notationWrittenBy('true-false', truthIn2004, reported),
  words(reported) {
    const { type, response, patterns } = notationWrittenBy('fill-in', textIn2004, reported);
    const prefix = reported.exact ? '{case_matters=true}' : '';
    return { type, response, patterns: Array.from(new Set(patterns)).slice(0, MOST_PATTERNS).map((pattern) => prefix + pattern) };
  },
  /**
   * A number's pattern is a range, from one end to the other; where several ranges are right none is told, because the standard has
   * room for one.
   */
  number(reported) {
    const { given, ranges = [] } = reported;
    const numbers = /** @type {(string | number)[]} */ (given.slice(0, 1)).concat(...ranges);
    if (!numbers.every((number) => NUMERIC.test(String(number)))) return NOTATIONS.words(reported);
    return { type: 'numeric', response: given[0] || '', patterns: ranges.length === 1 ? [ranges[0].join('[:]')] : [] };
  },
};

/**
 * @param {Reported} reported
 * @returns {Notation}
 */
export function answerNotation(reported) {
  return (reported.notation || NOTATIONS[reported.kind])(reported);
}
