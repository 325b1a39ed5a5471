// SPDX-License-Identifier: Apache-2.0
/**
 * Answers as SCORM 1.2 writes them (CMIFeedback of the Run-Time Environment 1.2, section 3.4.7), by the strictest reading that any LMS
 * was seen to apply. Each kind of answer has one entry; what has no form in the standard goes as a text, so that no LMS refuses the
 * record.
 */

import { cutToOneLine } from './formats.js';

/** @typedef {import('../../../themes/sinau_theme/player/answers/kinds.js').Reported} Reported */

/**
 * @typedef {object} Notation
 * @property {string} type      of the interaction
 * @property {string} response  what was answered; '': nothing that an LMS would take
 * @property {string[]} patterns  all that could be right
 */

/** CMIDecimal as all LMSs take it: three digits and seven decimals. */
const NUMERIC = /^-?\d{1,3}(\.\d{1,7})?$/;
export const MOST_TEXT = 255;

/** @param {string[]} answer */
const choicesIn12 = (answer) => Array.from(new Set(answer.filter((id) => /^[a-z0-9]$/.test(id)))).sort().join(',');
/** @param {string[]} answer */
const truthIn12 = ([one]) => (one === 'true' ? 't' : one === 'false' ? 'f' : '');
/** @param {string[]} answer  a text, or a number as it is kept and as it was written */
export const textIn12 = ([kept, typed]) => cutToOneLine(kept || typed || '', MOST_TEXT);

/**
 * @param {string} type
 * @param {(answer: string[]) => string} write
 * @param {Pick<Reported, 'given' | 'right'>} reported
 * @returns {Notation}
 */
export function notationWrittenBy(type, write, { given, right }) {
  return { type, response: write(given), patterns: right.map(write).filter(Boolean) };
}

/** @type {Record<string, (reported: Reported) => Notation>} */
const NOTATIONS = {
  choices: (reported) => notationWrittenBy('choice', choicesIn12, reported),
  truth: (reported) => notationWrittenBy('true-false', truthIn12, reported),
  words: (reported) => notationWrittenBy('fill-in', textIn12, reported),
  number(reported) {
    const { given, right } = reported;
    const numbers = right.concat(given.length ? [given] : []);
    const fits = numbers.every(([number]) => NUMERIC.test(number));
    return fits ? notationWrittenBy('numeric', ([number = '']) => number, reported) : NOTATIONS.words(reported);
  },
};

/**
 * @param {Reported} reported
 * @returns {Notation}
 */
export function answerNotation(reported) {
  return (reported.notation || NOTATIONS[reported.kind])(reported);
}
