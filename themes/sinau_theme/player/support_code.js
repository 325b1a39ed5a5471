// SPDX-License-Identifier: Apache-2.0
/**
 * The support code: what a learner reads out to whoever helps, and `sinau support` explains. It says which course in which
 * version, how far it was studied and what is saved where; no name and no answer. Pure. generator/sinau/command_line/support_code.py
 * reads it; tests/themes/player/support_vectors.json binds both.
 *
 * Twenty symbols of Crockford's alphabet (no I, L, O, U) in groups of four: 90 bits and two check symbols, the 18
 * symbols as a number modulo the prime 1021. So one wrong symbol, and two neighbours that changed places, always show.
 */

import { fnv1a } from './sealed_answers.js';

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PRIME = 1021;
/** Name and bits of each part, in order. */
export const PARTS = /** @type {const} */ ([
  ['format', 3], ['course', 22], ['version', 16], ['kind', 4], ['done', 8], ['total', 8], ['answers', 11],
  ['where', 3], ['phase', 4], ['trouble', 4], ['gap', 1], ['refused', 1], ['unread', 1], ['unconfirmed', 1], ['app', 3],
]);
const FORMAT = 1;
/** By number; "other" stands for any other. Only ever add, and in support_code.py as well. */
export const KINDS = ['offline', 'site', 'scorm12', 'scorm2004-3', 'scorm2004-4', 'cmi5', 'kolibri', 'other', 'onefile', 'light'];
export const WHERES = ['nothing', 'device', 'mirror', 'memory', 'elsewhere', 'late'];
export const PHASES = ['none', 'connecting', 'absent', 'review', 'pending', 'sent', 'failing', 'closed'];

/** @typedef {Record<typeof PARTS[number][0], number>} SupportFacts */

/**
 * @param {SupportFacts} facts  what is too large for its bits becomes the largest that fits
 * @returns {string} 24 characters
 */
export function supportCode(facts) {
  /** @type {number[]} */
  const bits = [];
  for (const [name, width] of PARTS) {
    const value = Math.min(facts[name], 2 ** width - 1);
    for (let bit = width - 1; bit >= 0; bit -= 1) bits.push(Math.floor(value / 2 ** bit) % 2);
  }
  const digits = [];
  for (let i = 0; i < bits.length; i += 5) digits.push(bits.slice(i, i + 5).reduce((sum, bit) => sum * 2 + bit, 0));
  const check = digits.reduce((sum, digit) => (sum * 32 + digit) % PRIME, 0);
  const text = digits.concat(Math.floor(check / 32), check % 32).map((digit) => SYMBOLS[digit]).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

/** @param {string} id */
export function courseBits(id) {
  return fnv1a(id) >>> 10;
}

/**
 * @param {string} id
 * @param {string} version
 */
export function versionBits(id, version) {
  return fnv1a(`${id} ${version}`) >>> 16;
}

/**
 * @param {import('./study.js').Study} study
 * @returns {SupportFacts}
 */
export function supportFacts(study) {
  const { course, progress, launched, notices, tracking } = study;
  const answers = course.activities.reduce((sum, one) => sum + study.progressOf(one.id).answers.size, 0);
  const trouble = (tracking.trouble && tracking.trouble()) || '';
  return {
    format: FORMAT, course: courseBits(course.id), version: versionBits(course.id, course.version),
    kind: indexOr(KINDS, course.publication, KINDS.length - 1), done: progress.done, total: progress.total, answers,
    where: indexOr(WHERES, storagePlace(study), 0), phase: tracking.expected ? indexOr(PHASES, tracking.phase(), 0) : 0,
    trouble: hundredsOfErrorCode(trouble), gap: oneOrZero(launched !== null && launched.journal.damaged),
    refused: oneOrZero(notices.has('storage_refused')), unread: oneOrZero(notices.has('state_damaged') || notices.has('state_newer')),
    unconfirmed: oneOrZero(launched !== null && launched.earlier !== ''), app: course.format,
  };
}

/**
 * @param {import('./study.js').Study} study
 * @returns {string} one of WHERES
 */
export function storagePlace({ saving, launched }) {
  if (saving !== 'idle' && saving !== 'saving') return saving;
  if (!launched || launched.journal.all().every((event) => event.kind === 'kept')) return 'nothing';
  const { scope, readable } = launched.journal;
  if (scope === null) return 'elsewhere';
  return readable.disk ? 'device' : readable.mirror ? 'mirror' : 'memory';
}

/**
 * @param {string} code  that the LMS gave for its last refusal; ''
 * @returns {number} 0 none, 1..8 its hundreds as SCORM counts them, 9 not a number
 */
function hundredsOfErrorCode(code) {
  if (!code || code === '0') return 0;
  const number = parseInt(code, 10);
  return number >= 100 && number < 900 ? Math.floor(number / 100) : 9;
}

/** @param {boolean} yes */
function oneOrZero(yes) {
  return yes ? 1 : 0;
}

/**
 * @param {string[]} names
 * @param {string} name
 * @param {number} otherwise
 */
function indexOr(names, name, otherwise) {
  const found = names.indexOf(name);
  return found < 0 ? otherwise : found;
}
