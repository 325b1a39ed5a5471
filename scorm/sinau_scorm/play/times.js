// SPDX-License-Identifier: Apache-2.0
/** Adds the time spans of SCORM 1.2 (CMITimespan, HHHH:MM:SS.SS), as an LMS does for cmi.core.total_time. */

const SPAN = /^(\d{2,4}):(\d\d):(\d\d)(?:\.(\d{1,2}))?$/;

/**
 * The span in hundredths of a second; a span that is no CMITimespan counts as nothing.
 *
 * @param {string} span
 * @returns {number}
 */
export function hundredths(span) {
  const parts = SPAN.exec(span);
  if (parts === null) {
    return 0;
  }
  const [, hours, minutes, seconds, fraction = "0"] = parts;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 100 + Number(fraction.padEnd(2, "0"));
}

/**
 * The sum of two spans as HHHH:MM:SS.SS, held at the largest value that the type can say.
 *
 * @param {string} left
 * @param {string} right
 * @returns {string}
 */
export function addSpans(left, right) {
  const largest = 9999 * 360000 + 359999;
  const sum = Math.min(hundredths(left) + hundredths(right), largest);
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const hours = String(Math.floor(sum / 360000)).padStart(4, "0");
  const rest = sum % 360000;
  return `${hours}:${two(Math.floor(rest / 6000))}:${two(Math.floor(rest / 100) % 60)}.${two(rest % 100)}`;
}
