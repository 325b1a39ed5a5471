// SPDX-License-Identifier: Apache-2.0
/**
 * Values as SCORM 2004 requires them (Run-Time Environment, section 4.1.1 on data types and 4.2.9 on interactions), by the
 * strictest reading that any LMS was seen to apply. The two editions agree.
 */

import { cutToOneLine, decimalText, hundredthsOfSecond } from './formats.js';

/**
 * timeinterval(second,10,2): a third decimal is refused.
 * @param {number} ms
 */
export function timespan(ms) {
  return `PT${hundredthsOfSecond(ms) / 100}S`;
}

const LAST_MOMENT = Date.UTC(2038, 0, 1) - 1000;

/**
 * time(second,10,0), years 1970 to 2038. LMSs take a time zone only behind hundredths of a second, and no thousandths, so
 * neither "12:00:00Z" nor what toISOString() gives would do.
 * @param {number} wall  ms since 1970
 */
export function timestamp(wall) {
  const safe = Number.isFinite(wall) ? Math.min(LAST_MOMENT, Math.max(0, wall)) : 0;
  return `${new Date(safe).toISOString().slice(0, 19)}.00Z`;
}

/**
 * @param {number} score  0..1
 */
export function scaledScore(score) {
  return decimalText(score, 1, 4);
}

/**
 * 1 exactly when complete: an LMS sets the completion from it (cmi.completion_threshold).
 * @param {number} measure  0..1
 * @param {boolean} complete
 */
export function progressMeasure(measure, complete) {
  return complete ? '1' : scaledScore(Math.min(measure, 0.9999));
}

/**
 * A long_identifier_type without what only a URN may hold, as 1.2's letters and digits are all that every LMS takes.
 * @param {string} text
 */
export function asIdentifier(text) {
  return text.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 250) || '_';
}

/** @param {string} text */
export function asLocation(text) {
  return text.slice(0, 1000);
}

const MOST_TEXT = 250;

/**
 * A localized_string_type of 250 characters, or `most`. A brace at its beginning would be read as the tag of a language.
 * @param {string} text
 * @param {number} [most]
 * @returns {string} without what the standard would read as its own delimiters: {case_matters=true}, a[,]b
 */
export function withoutDelimiters(text, most = MOST_TEXT) {
  return cutToOneLine(text.trim().replace(/\[([,.:])\]/g, '($1)').replace(/^\{/, '('), most).trim();
}
