// SPDX-License-Identifier: Apache-2.0
/**
 * A learner's progress as a file, and back. Text, one line for each event, each with its own checksum, so that of a file
 * that a messenger has cut the rest can still be had:
 *
 *     sinau-progress 1 {"course": ..., "catalogue": ..., "title": ..., "version": ..., "learner": ..., "name": ..., "saved": ...,
 *                       "count": 3}
 *     WRITER LINE      as in the stores, see journal_lines.js
 *     end CHECKSUM     of everything above
 *
 * Events keep the LMS attempt that they belong to. So a file never brings answers into another attempt's results.
 */

import { checksum, fromLine, eventKey, timeOrZero, toLine } from './journal_lines.js';

/** @typedef {import('./types.js').JournalEvent} JournalEvent */
/** @typedef {import('./study.js').Study} Study */
/** @typedef {{ok: true, events: JournalEvent[], damaged: number, learner: string, name: string}} Good */
/** @typedef {{ok: false, why: 'foreign' | 'damaged' | 'newer' | 'course' | 'catalogue', title: string}} Bad */

const MARK = 'sinau-progress';
const FORMAT = 1;
const KINDS = ['answer', 'start', 'submit', 'done', 'visit', 'time', 'kept', 'explained'];
/**
 * Clocks and numbers of attempts up to here, and one more for each line of the file, are believed. So what a learner goes on to do
 * after loading a file always fits into the file that is saved then: it has that line more.
 */
const MOST_COUNT = 2 ** 21;
/**
 * The packed state of an LMS counts to 2^20-1 and to 1023 attempts. A file must not lift a learner up there, for beyond it the LMS
 * cannot say any more which answer was the later one. No course leads so far: every event is something that a person has done.
 */
const PACKED_CLOCK = 2 ** 20 - 2 ** 18;
const PACKED_ATTEMPT = 900;
const DAY_MS = 86400000;
const MOST_SEQ = 10 ** 6;
const LAST_DAY = 8.64e15;

/**
 * Whose records are open: to tell two learners apart without writing an LMS's id into a file.
 * @param {Study} study
 */
export function learnerTag({ course, session, environment }) {
  return session && session.connected ? `lms:${checksum(`${course.id} ${session.learner}`)}` : `local:${environment.learner}`;
}

/**
 * @param {Study} study  whose journal is open
 * @param {string} name  that the learner has given; ''
 * @param {{questions?: string, fields?: Record<string, string>}} [more]  of what is handed on: digest of the questions, what the course asks for
 * @returns {string}
 */
export function progressFileText(study, name, more = {}) {
  const { course, environment, launched } = study;
  const events = launched ? launched.journal.all() : [];
  const head = {
    course: course.id, ...(course.catalogue ? { catalogue: course.catalogue } : {}), title: course.title, version: course.version, learner: learnerTag(study), name,
    saved: isoTime(environment.wall()), count: events.length, ...more,
  };
  const lines = events.sort((one, other) => one.clock - other.clock).map((event) => `${event.writer} ${toLine(event)}`);
  const text = [`${MARK} ${FORMAT} ${JSON.stringify(head)}`, ...lines].join('\n');
  return `${text}\nend ${checksum(text)}\n`;
}

/**
 * @param {string} text
 * @param {string} course  id
 * @param {string} [catalogue]  id
 * @returns {Good | Bad}
 */
export function readProgressFile(text, course, catalogue) {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).filter(Boolean);
  // Not ".": titles, names and answers may hold what other programs end a line with (U+2028).
  const [, version, json] = /^sinau-progress (\d+) ([^]*)$/.exec(lines[0] || '') || [];
  if (!version) return { ok: false, why: 'foreign', title: '' };
  if (Number(version) > FORMAT) return { ok: false, why: 'newer', title: '' };
  const head = jsonOrNull(json);
  if (!head || typeof head.course !== 'string') return { ok: false, why: 'damaged', title: '' };
  if (head.course !== course) return { ok: false, why: 'course', title: String(head.title) };
  // Older files do not say it.
  if (catalogue && head.catalogue && head.catalogue !== catalogue) return { ok: false, why: 'catalogue', title: String(head.title) };
  const whole = lines[lines.length - 1] === `end ${checksum(lines.slice(0, -1).join('\n'))}`;
  const announced = Number.isInteger(head.count) && head.count >= 0 ? head.count : 0;
  const body = lines.slice(1).filter((line) => !line.startsWith('end '));
  const events = body.map(eventFromFileLine).filter((event) => isPlausibleEvent(event, MOST_COUNT + body.length));
  const damaged = Math.max(announced, body.length) - events.length;
  if (!events.length && (damaged || !whole)) return { ok: false, why: 'damaged', title: '' };
  return { ok: true, events, damaged, learner: String(head.learner), name: String(head.name || '') };
}

/**
 * Adds what the journal lacks. Nothing that is there is changed.
 * @param {Study} study
 * @param {JournalEvent[]} events
 * @returns {Promise<{added: number, other: number, beyond?: number, kept: import('./journal.js').Kept}>} `other`: of what the
 *   learner did, in another LMS attempt; `beyond`: left out, because an LMS cannot count so far
 */
export async function takeEventsOver(study, events) {
  const { journal, nonce } = /** @type {import('./launch.js').Launch} */ (study.launched);
  const missing = events.filter((event) => !journal.events.has(eventKey(event)));
  const fitting = study.session && study.session.connected ? missing.filter(isPackable(events.length, journal.clock)) : missing;
  const news = fitting.filter((event) => journal.take(event));
  const kept = journal.scope === null ? 'elsewhere' : news.length ? await journal.keep(news) : 'device';
  study.refresh(true);
  const beyond = missing.length - fitting.length;
  return { added: news.length, other: news.filter((event) => event.kind !== 'kept' && event.nonce !== nonce).length, ...(beyond ? { beyond } : {}), kept };
}

/**
 * @param {number} count  of events that come together
 * @param {number} clock  of the journal: where it is there already, nothing is left to be saved
 * @returns {(event: JournalEvent) => boolean} whether the packed state can still count on from it
 */
function isPackable(count, clock) {
  const most = Math.max(PACKED_CLOCK, clock) + count;
  return (event) => event.clock <= most && (event.kind === 'kept' || event.attempt <= PACKED_ATTEMPT + count);
}

/**
 * @param {number} wall  ms since 1970, by a clock that may say anything
 * @returns {string} as in ISO 8601
 */
export function isoTime(wall) {
  return new Date(Math.max(-LAST_DAY, Math.min(LAST_DAY, timeOrZero(wall)))).toISOString();
}

/** @param {string} line */
function eventFromFileLine(line) {
  const [, writer, rest] = /^([a-z0-9]+\.[a-z0-9]+) ([^]*)$/.exec(line) || [];
  const event = writer ? fromLine(writer, rest) : null;
  if (!event) return null;
  const { attempt, score, took, wall } = event;
  return { ...event, attempt: withoutMinusZero(attempt), score: withoutMinusZero(score), took: withoutMinusZero(took), wall: withoutMinusZero(timeOrZero(wall)) };
}

/**
 * JSON knows -0, and does not write it again.
 * @param {number} value
 */
function withoutMinusZero(value) {
  return value === 0 ? 0 : value;
}

/**
 * A file may come from anywhere, and its checksums can be made by anybody.
 * @param {JournalEvent | null} event
 * @param {number} most  that its clock and its attempt may be
 * @returns {event is JournalEvent}
 */
function isPlausibleEvent(event, most) {
  if (!event) return false;
  const { kind, id, hash, attempt, answer, score, nonce, seq, clock, wall, took } = event;
  return KINDS.indexOf(kind) >= 0 && [id, hash].every((one) => typeof one === 'string')
    && typeof nonce === 'string' && /^[\w-]{0,6}$/.test(nonce)
    && Array.isArray(answer) && answer.every((one) => typeof one === 'string')
    && isNumberWithin(attempt, 0, most, true) && isNumberWithin(seq, 1, MOST_SEQ, true) && isNumberWithin(clock, 1, most, true)
    && isNumberWithin(score, 0, 1, false) && isNumberWithin(wall, -Infinity, Infinity, false) && isNumberWithin(took, 0, DAY_MS, false);
}

/**
 * @param {unknown} value
 * @param {number} least
 * @param {number} most
 * @param {boolean} whole
 */
function isNumberWithin(value, least, most, whole) {
  return typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
}

/** @param {string} json @returns {any} */
function jsonOrNull(json) {
  try {
    return JSON.parse(json);
  } catch (error) {
    return null;
  }
}
