// SPDX-License-Identifier: Apache-2.0
/** Adds time spans as an LMS does for the total time: CMITimespan in SCORM 1.2, ISO 8601 durations in SCORM 2004. */

const SPAN = /^(\d{2,4}):(\d\d):(\d\d)(?:\.(\d{1,2}))?$/;

/**
 * The span in hundredths of a second; a span that is no CMITimespan counts as nothing.
 *
 * @param {string} span
 * @returns {number}
 */
export function hundredthsOfSpan(span) {
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
  const sum = Math.min(hundredthsOfSpan(left) + hundredthsOfSpan(right), largest);
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const hours = String(Math.floor(sum / 360000)).padStart(4, "0");
  const rest = sum % 360000;
  return `${hours}:${two(Math.floor(rest / 6000))}:${two(Math.floor(rest / 100) % 60)}.${two(rest % 100)}`;
}

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,2}))?S)?)?$/;

/**
 * @param {string} duration  without years and months, which have no fixed length
 * @returns {number} hundredths of a second; none for what is no such duration
 */
export function hundredthsOfDuration(duration) {
  const [, days = "0", hours = "0", minutes = "0", seconds = "0", fraction = "0"] = DURATION.exec(duration) ?? [];
  const whole = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 100 + Number(fraction.padEnd(2, "0"));
}

/**
 * The sum of two durations, as PT1H2M3.5S.
 *
 * @param {string} left
 * @param {string} right
 * @returns {string}
 */
export function addDurations(left, right) {
  const sum = hundredthsOfDuration(left) + hundredthsOfDuration(right);
  const [hours, minutes, seconds] = [Math.floor(sum / 360000), Math.floor(sum / 6000) % 60, (sum % 6000) / 100];
  const larger = (hours > 0 ? `${hours}H` : "") + (minutes > 0 ? `${minutes}M` : "");
  return `PT${larger}${seconds > 0 || larger === "" ? `${seconds}S` : ""}`;
}
