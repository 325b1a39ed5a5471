// SPDX-License-Identifier: Apache-2.0
/** What each learner has reached in each course, from all that was handed on of it. Pure; more snapshots never lower a result. */

import { folded, foldedNumber } from './same_name.js';

/** @typedef {import('./learners.js').Learner} Learner */
/** @typedef {import('./learners.js').CollectField} CollectField */
/** @typedef {import('./snapshots.js').Snapshot} Snapshot */
/** @typedef {import('./snapshots.js').KnownAnswer} KnownAnswer */
/** @typedef {'passed' | 'finished' | 'failed' | 'begun' | 'absent'} Status  failed: the exam is handed in, and not passed */

/**
 * @typedef {object} CourseResult
 * @property {string} course
 * @property {string} title
 * @property {Status} status
 * @property {number} done
 * @property {number} total
 * @property {number | null} score  0..1, the best
 * @property {number} minute       of the last snapshot
 * @property {Snapshot[]} snapshots
 * @property {Map<string, KnownAnswer>} answers  the latest to each question
 *
 * @typedef {object} Row
 * @property {string} key
 * @property {string} firstKey  of which the pseudonym is made
 * @property {string} name
 * @property {Record<string, string>} fields
 * @property {Map<string, CourseResult>} courses
 * @property {string[]} noticed
 * @property {boolean} expected  stands on the list of participants
 */

/**
 * @param {Learner[]} learners
 * @param {Map<string, string[]>} noticed  by key of a snapshot
 * @returns {Generator<void, Row[], void>}
 */
export function* learnerRows(learners, noticed) {
  /** @type {Row[]} */
  const rows = [];
  for (const { key, firstKey, name, fields, snapshots } of learners) {
    /** @type {Map<string, Snapshot[]>} */
    const byCourse = new Map();
    for (const one of snapshots) {
      const same = byCourse.get(one.course);
      if (same) same.push(one);
      else byCourse.set(one.course, [one]);
    }
    const courses = new Map(Array.from(byCourse, ([course, all]) => [course, courseResult(course, all)]));
    /** @type {Set<string>} */
    const seen = new Set();
    for (const one of snapshots) [...one.noticed, ...(noticed.get(one.key) || [])].forEach((what) => seen.add(what));
    rows.push({ key, firstKey, name, fields, courses, noticed: Array.from(seen).sort(), expected: false });
    yield;
  }
  return rows;
}

/**
 * @param {string} course
 * @param {Snapshot[]} snapshots  the earliest first
 * @returns {CourseResult}
 */
function courseResult(course, snapshots) {
  const last = snapshots[snapshots.length - 1];
  const finished = new Set();
  /** @type {Map<string, KnownAnswer>} */
  const answers = new Map();
  for (const one of snapshots) {
    one.finished.forEach((done, activity) => { if (done) finished.add(activity); });
    one.answers.forEach((answer, question) => {
      const before = answers.get(question);
      // A message has the beginning of a long text, the file all of it.
      if (!before || !isCutCopyOf(answer, before)) answers.set(question, answer);
    });
  }
  const total = last.total || Math.max(...snapshots.map((one) => one.total));
  const most = Math.max(...snapshots.map((one) => one.done));
  // Two devices may each have done a part of it. Only where all of them are of one version their activities can be put together.
  const done = Math.min(total, snapshots.every(({ known }) => known && known === last.known)
    ? Math.max(most, doneCount(last, finished)) : most);
  const scores = snapshots.map((one) => one.score).filter((score) => score !== null).map(Number);
  const score = scores.length ? Math.max(...scores) : null;
  const passed = snapshots.some((one) => one.success === 'passed');
  const failed = snapshots.some((one) => one.success === 'failed');
  const status = passed ? 'passed' : failed ? 'failed' : done < total || !total ? 'begun' : 'finished';
  return { course, title: last.title, status, done, total, score, minute: last.minute, snapshots, answers };
}

/**
 * @param {KnownAnswer} answer
 * @param {KnownAnswer} whole
 */
function isCutCopyOf(answer, whole) {
  return Boolean(answer.cut) && !whole.cut && answer.hash === whole.hash && (answer.score >= 1) === (whole.score >= 1)
    && answer.answer.every((text, at) => (whole.answer[at] || '').startsWith(text));
}

/**
 * @param {Snapshot} snapshot
 * @param {Set<string>} finished
 */
function doneCount({ known, total }, finished) {
  const ids = known ? known.activities.filter(({ kind }) => kind !== 'pretest').map(({ id }) => id) : [];
  return Math.min(total, ids.filter((id) => finished.has(id)).length);
}

/**
 * @typedef {{name: string, number: string, fields: Record<string, string>}} Participant  from a list (participants.js)
 */

/**
 * @param {Row[]} rows
 * @param {Participant[]} participants
 * @param {CollectField[]} fields
 * @returns {Generator<void, Row[], void>} with a row for each participant of whom nothing was handed on; those on the list are `expected`
 */
export function* withParticipants(rows, participants, fields) {
  const learner = fields.filter(({ role }) => role === 'learner').map(({ id }) => id);
  /** @type {Map<string, Row[]>} */
  const byNumber = new Map();
  /** @type {Map<string, Row[]>} */
  const byName = new Map();
  const all = rows.map((row) => ({ ...row }));
  for (const row of all) {
    const number = learner.map((id) => foldedNumber(row.fields[id] || '')).filter(Boolean).join(' ');
    if (number) addToList(byNumber, number, row);
    addToList(byName, folded(row.name), row);
    yield;
  }
  const absent = [];
  for (const { name, number, fields: given } of participants) {
    const numbered = number ? byNumber.get(foldedNumber(number)) || [] : [];
    const named = (byName.get(folded(name)) || []).filter((row) => !row.expected && sameGroups(row.fields, given));
    const found = numbered.length ? numbered : named.slice(0, 1);
    if (found.length) found.forEach((row) => { row.expected = true; });
    else absent.push({ ...keysOfAbsent(name, foldedNumber(number)), name, fields: given, courses: new Map(), noticed: [], expected: true });
    yield;
  }
  return [...all, ...absent];
}

/**
 * @param {string} name
 * @param {string} number  folded
 * @returns {{key: string, firstKey: string}} whoever has a number is called the same when they hand on
 */
function keysOfAbsent(name, number) {
  const key = `p ${number} ${folded(name)}`;
  return { key, firstKey: number ? `n ${number}` : key };
}

/**
 * @param {Map<string, Row[]>} lists
 * @param {string} key
 * @param {Row} row
 */
function addToList(lists, key, row) {
  const list = lists.get(key);
  if (list) list.push(row);
  else lists.set(key, [row]);
}

/**
 * @param {Record<string, string>} one
 * @param {Record<string, string>} other
 */
function sameGroups(one, other) {
  return Object.keys(other).every((id) => !one[id] || !other[id] || folded(one[id]) === folded(other[id]));
}

/**
 * @param {Row[]} rows
 * @param {string} course
 * @returns {Record<Status, number>}
 */
export function statusCounts(rows, course) {
  /** @type {Record<Status, number>} */
  const counts = { passed: 0, finished: 0, failed: 0, begun: 0, absent: 0 };
  for (const row of rows) counts[courseStatusOf(row, course)] += 1;
  return counts;
}

/**
 * @param {Row} row
 * @param {string} course
 * @returns {Status}
 */
export function courseStatusOf(row, course) {
  const result = row.courses.get(course);
  return result ? result.status : 'absent';
}

/**
 * @param {Row[]} rows
 * @param {string} field  id
 * @returns {Map<string, Row[]>} by what was given in the field, in the order of the words; '' for nothing
 */
export function rowsByGroup(rows, field) {
  /** @type {Map<string, {word: string, rows: Row[]}>} */
  const groups = new Map();
  for (const row of rows) {
    const word = (row.fields[field] || '').trim();
    const group = groups.get(folded(word)) || { word, rows: [] };
    groups.set(folded(word), group);
    group.rows.push(row);
  }
  return new Map(Array.from(groups.keys()).sort().map((key) => {
    const { word, rows: own } = /** @type {{word: string, rows: Row[]}} */ (groups.get(key));
    return [word, own];
  }));
}
