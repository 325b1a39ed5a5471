// SPDX-License-Identifier: Apache-2.0
/**
 * Values as SCORM 1.2 wants them, by the strictest reading that any LMS was seen to apply (CMIDecimal, CMITimespan,
 * CMITime, CMIIdentifier and CMIFeedback of the Run-Time Environment 1.2, section 3.4).
 */

import { cutText, hundredths } from './forms.js';

export { decimal } from './forms.js';

/**
 * HHHH:MM:SS.SS
 * @param {number} ms
 */
export function timespan(ms) {
  const whole = hundredths(ms);
  const seconds = Math.floor(whole / 100);
  return `${pad(Math.floor(seconds / 3600), 4)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`
    + `.${pad(whole % 100, 2)}`;
}

/** A date that is further away is none. */
const LAST_MOMENT = 8.64e15;

/**
 * HH:MM:SS of the learner's day.
 * @param {number} wall  ms since 1970
 */
export function timeOfDay(wall) {
  const date = new Date(Number.isFinite(wall) ? Math.max(-LAST_MOMENT, Math.min(LAST_MOMENT, wall)) : 0);
  return `${pad(date.getHours(), 2)}:${pad(date.getMinutes(), 2)}:${pad(date.getSeconds(), 2)}`;
}

/**
 * An identifier without blanks, 255 characters at most.
 * @param {string} text
 */
export function identifier(text) {
  return text.replace(/[^\x21-\x7E]/g, '_').slice(0, 255) || '_';
}

/**
 * An interaction's id that people can read: SCORM 1.2 has no other place for what was asked. The question's own id and round
 * stay its beginning, which is unique already; no id of a question holds the `_` behind them.
 * @param {string} id
 * @param {string} prompt  '' where it is not known
 */
export function readableId(id, prompt) {
  const ascii = prompt.normalize('NFKD').replace(/[\u0300-\u036F]/g, '');
  return identifier(`${id} ${ascii}`.replace(/[^A-Za-z0-9.,?!%^+*/=():-]+/g, '_')).replace(/_$/, '');
}

/**
 * Text of printable ASCII, as an LMS that checks it wants lesson_location.
 * @param {string} text
 */
export function location(text) {
  return text.replace(/[^\x20-\x7E]/g, '_').slice(0, 255);
}

/** CMIDecimal as all LMSs take it: three digits and seven decimals. */
const NUMERIC = /^-?\d{1,3}(\.\d{1,7})?$/;
const MOST_TEXT = 255;

/**
 * What was answered, or ought to be: 't' or 'f', one character for each choice, a number or a text.
 * @param {string} type     an interaction's, as interactionType() gives it
 * @param {string[]} answer choice ids, a text, or a number as it is kept and as it was written
 * @returns {string} '' when there is nothing that an LMS would take
 */
export function response(type, answer) {
  if (type === 'numeric') return answer[0] || '';
  if (type === 'fill-in') return cutText(answer[0] || answer[1] || '', MOST_TEXT);
  if (type === 'true-false') return answer[0] === 'true' ? 't' : answer[0] === 'false' ? 'f' : '';
  const ids = answer.filter((id) => /^[a-z0-9]$/.test(id));
  return Array.from(new Set(ids)).sort().join(',');
}

/**
 * All that could be right, a pattern each.
 * @param {string} type       an interaction's
 * @param {string[]} correct
 */
export function patterns(type, correct) {
  const all = type === 'numeric' || type === 'fill-in' ? correct.map((one) => [one]) : [correct];
  return all.map((one) => response(type, one)).filter(Boolean);
}

/**
 * One of the standard's interaction types. A number that has no form in SCORM 1.2 (1500000, say) or is none goes as a
 * text, so that no LMS refuses the record.
 * @param {string} type       of a question
 * @param {string[]} correct
 * @param {string[]} answer
 */
export function interactionType(type, correct, answer) {
  if (type === 'short') return 'fill-in';
  if (type === 'number') {
    const told = answer.length ? correct.concat(answer[0]) : correct;
    return told.every((number) => NUMERIC.test(number)) ? 'numeric' : 'fill-in';
  }
  return type === 'true-false' ? 'true-false' : 'choice';
}

/**
 * @param {number} number
 * @param {number} width
 */
function pad(number, width) {
  return String(number).padStart(width, '0');
}
