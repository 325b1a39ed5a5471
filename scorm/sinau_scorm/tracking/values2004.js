// SPDX-License-Identifier: Apache-2.0
/**
 * Values as SCORM 2004 wants them (Run-Time Environment, section 4.1.1 on data types and 4.2.9 on interactions), by the
 * strictest reading that any LMS was seen to apply. The two editions agree.
 */

import { cutText, decimal, hundredths } from './forms.js';

/**
 * timeinterval(second,10,2): a third decimal is refused.
 * @param {number} ms
 */
export function timespan(ms) {
  return `PT${hundredths(ms) / 100}S`;
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
export function scaled(score) {
  return decimal(score, 1, 4);
}

/**
 * 1 exactly when complete: an LMS sets the completion from it (cmi.completion_threshold).
 * @param {number} measure  0..1
 * @param {boolean} complete
 */
export function progress(measure, complete) {
  return complete ? '1' : scaled(Math.min(measure, 0.9999));
}

/**
 * A long_identifier_type without what only a URN may hold, as 1.2's letters and digits are all that every LMS takes.
 * @param {string} text
 */
export function identifier(text) {
  return text.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 250) || '_';
}

/** @param {string} text */
export function location(text) {
  return text.slice(0, 1000);
}

/** real(10,7) as all LMSs take it. */
const NUMERIC = /^-?\d{1,5}(\.\d{1,7})?$/;
/** short_identifier_type, without the hyphen that Moodle refuses. */
const SHORT_ID = /^[A-Za-z0-9_.]{1,250}$/;
const MOST_TEXT = 250;
/** Patterns of a fill-in that an LMS has to keep. */
const MOST_PATTERNS = 5;

/**
 * @param {string} text
 * @returns {string} without what the standard would read as its own delimiters: {case_matters=true}, a[,]b
 */
function plain(text) {
  return cutText(text.trim().replace(/\[([,.:])\]/g, '($1)').replace(/^\{/, '('), MOST_TEXT).trim();
}

/**
 * A localized_string_type of 250 characters. A brace at its beginning would be read as the tag of a language.
 * @param {string} text
 */
export function description(text) {
  return plain(text);
}

/**
 * What was answered.
 * @param {string} type     an interaction's, as interactionType() gives it
 * @param {string[]} answer choice ids, a text, or a number as it is kept and as it was written
 * @returns {string} '' when there is nothing that an LMS would take
 */
export function response(type, answer) {
  if (type === 'numeric') return answer[0] || '';
  if (type === 'fill-in') return plain(answer[0] || answer[1] || '');
  if (type === 'true-false') return answer[0] === 'true' || answer[0] === 'false' ? answer[0] : '';
  const ids = answer.filter((id) => SHORT_ID.test(id));
  return Array.from(new Set(ids)).sort().join('[,]');
}

/**
 * All that could be right, a pattern each. A number's is a range, from one end to the other; where several ranges are
 * right none is told, because the standard has room for one.
 * @param {string} type  an interaction's
 * @param {import('../../../themes/sinau_theme/player/tracking.js').Interaction} interaction
 * @returns {string[]}
 */
export function patterns(type, { correct, ranges, exact }) {
  if (type === 'numeric') return ranges && ranges.length === 1 ? [ranges[0].join('[:]')] : [];
  if (type !== 'fill-in') return [response(type, correct)].filter(Boolean);
  const texts = correct.map((text) => response(type, [text])).filter(Boolean);
  const prefix = exact ? '{case_matters=true}' : '';
  return Array.from(new Set(texts)).slice(0, MOST_PATTERNS).map((text) => prefix + text);
}

/**
 * One of the standard's interaction types. A number that is too long for the standard, or is none, goes as a text, so
 * that no LMS refuses the record.
 * @param {import('../../../themes/sinau_theme/player/tracking.js').Interaction} interaction
 */
export function interactionType({ type, answer, ranges }) {
  if (type === 'short') return 'fill-in';
  if (type === 'number') {
    /** @type {(string | number)[]} */
    const told = [];
    const fits = told.concat(answer.slice(0, 1), ...(ranges || [])).every((number) => NUMERIC.test(String(number)));
    return fits ? 'numeric' : 'fill-in';
  }
  return type === 'true-false' ? 'true-false' : 'choice';
}
