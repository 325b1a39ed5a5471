// SPDX-License-Identifier: Apache-2.0
/**
 * Values as SCORM 1.2 wants them, by the strictest reading that any LMS was seen to apply (CMIDecimal, CMITimespan,
 * CMITime, CMIIdentifier and CMIFeedback of the Run-Time Environment 1.2, section 3.4).
 */

const DAY_MS = 24 * 3600 * 1000;

/**
 * A number from 0 to 100: leading digit, no sign, no exponent, two decimals at most.
 * @param {number} number
 */
export function decimal(number) {
  const safe = Number.isFinite(number) ? Math.min(100, Math.max(0, number)) : 0;
  return String(Number(safe.toFixed(2)));
}

/**
 * HHHH:MM:SS.SS. A clock that jumps must not reach the LMS, so it is held between nothing and a day.
 * @param {number} ms
 */
export function timespan(ms) {
  const safe = Number.isFinite(ms) ? Math.min(DAY_MS, Math.max(0, ms)) : 0;
  const hundredths = Math.floor(safe / 10);
  const seconds = Math.floor(hundredths / 100);
  return `${pad(Math.floor(seconds / 3600), 4)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`
    + `.${pad(hundredths % 100, 2)}`;
}

/**
 * HH:MM:SS of the learner's day.
 * @param {number} wall  ms since 1970
 */
export function timeOfDay(wall) {
  const date = new Date(Number.isFinite(wall) ? wall : 0);
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
 * Text of printable ASCII, as an LMS that checks it wants lesson_location.
 * @param {string} text
 */
export function location(text) {
  return text.replace(/[^\x20-\x7E]/g, '_').slice(0, 255);
}

/**
 * What was answered, or ought to be: 't' or 'f', or one character for each choice.
 * @param {string} type     'true-false' or any kind of choice
 * @param {string[]} answer choice ids
 * @returns {string} '' when there is nothing that an LMS would take
 */
export function response(type, answer) {
  if (type === 'true-false') return answer[0] === 'true' ? 't' : answer[0] === 'false' ? 'f' : '';
  const ids = answer.filter((id) => /^[a-z0-9]$/.test(id));
  return Array.from(new Set(ids)).sort().join(',');
}

/** @param {string} type of a question @returns {string} one of the standard's interaction types */
export function interactionType(type) {
  return type === 'true-false' ? 'true-false' : 'choice';
}

/**
 * @param {number} number
 * @param {number} width
 */
function pad(number, width) {
  return String(number).padStart(width, '0');
}
