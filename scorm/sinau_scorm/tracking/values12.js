// SPDX-License-Identifier: Apache-2.0
/**
 * Values as SCORM 1.2 requires them, by the strictest reading that any LMS was seen to apply (CMIDecimal, CMITimespan,
 * CMITime, CMIIdentifier and CMIFeedback of the Run-Time Environment 1.2, section 3.4).
 */

import { hundredthsOfSecond } from './formats.js';

export { decimalText } from './formats.js';

/**
 * HHHH:MM:SS.SS
 * @param {number} ms
 */
export function timespan(ms) {
  const whole = hundredthsOfSecond(ms);
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
export function asIdentifier(text) {
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
  return asIdentifier(`${id} ${ascii}`.replace(/[^A-Za-z0-9.,?!%^+*/=():-]+/g, '_')).replace(/_$/, '');
}

/**
 * Text of printable ASCII, as an LMS that checks it requires lesson_location.
 * @param {string} text
 */
export function asLocation(text) {
  return text.replace(/[^\x20-\x7E]/g, '_').slice(0, 255);
}

/**
 * @param {number} number
 * @param {number} width
 */
function pad(number, width) {
  return String(number).padStart(width, '0');
}
