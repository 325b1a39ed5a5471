// SPDX-License-Identifier: Apache-2.0
/** Numbers, times and texts as both standards count them. */

const DAY_MS = 24 * 3600 * 1000;

/**
 * A number from 0 to `most`: leading digit, no sign, no exponent, `places` decimals at most.
 * @param {number} number
 * @param {number} [most]
 * @param {number} [places]  up to 5
 */
export function decimalText(number, most = 100, places = 2) {
  const safe = Number.isFinite(number) ? Math.min(most, Math.max(0, number)) : 0;
  return String(Number(safe.toFixed(places)));
}

/**
 * A time in hundredths of a second. A clock that jumps must not reach the LMS, so it is held between nothing and a day.
 * @param {number} ms
 */
export function hundredthsOfSecond(ms) {
  return Number.isFinite(ms) ? Math.floor(Math.min(DAY_MS, Math.max(0, ms)) / 10) : 0;
}

/**
 * A text on one line, never cut inside an emoji: half of one makes encodeURIComponent throw, in which Moodle packs what
 * it commits.
 * @param {string} text
 * @param {number} most
 */
export function cutToOneLine(text, most) {
  return text.replace(/\s+/g, ' ').slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}
