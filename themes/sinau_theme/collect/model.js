// SPDX-License-Identifier: Apache-2.0
/** All that the page shows, computed from the collection. */

import { addEntries } from './collection.js';
import { learnersOf, pairsToDecide } from './learners.js';
import { irregularitiesIn } from './irregularities.js';
import { Courses, snapshotOf } from './snapshots.js';
import { rowsByGroup, learnerRows, withParticipants } from './results_by_learner.js';

/** @typedef {import('./collection.js').Entry} Entry */
/** @typedef {import('./collection.js').Collection} Collection */
/** @typedef {import('./collection.js').Decision} Decision */
/** @typedef {import('./learners.js').CollectField} CollectField */
/** @typedef {import('./snapshots.js').Snapshot} Snapshot */
/** @typedef {import('./results_by_learner.js').Participant} Participant */
/** @typedef {import('../player/types.js').Course} Course */
/** @typedef {{id: string, title: string}} CourseName */

export class Model {
  /** @param {CollectField[]} fields */
  constructor(fields) {
    this.fields = fields;
    this.courses = new Courses();
    /** @type {Collection} */
    this.collection = new Map();
    /** @type {Participant[]} */
    this.participants = [];
    /** @type {Map<string, Snapshot | null>} by key of the entry; each is read once for each set of courses */
    this.read = new Map();
    /** @type {import('./learners.js').Learner[]} */
    this.learners = [];
    /** @type {import('./results_by_learner.js').Row[]} in the order of the names */
    this.rows = [];
    /** @type {[import('./learners.js').Learner, import('./learners.js').Learner][]} */
    this.pairs = [];
    /** @type {CourseName[]} those that the page knows, and those of which anything was handed on */
    this.names = [];
    /** @type {Map<string, string[]>} what was given in each field of groups, by its id */
    this.words = new Map();
    /** Grows with all that is computed. */
    this.revision = 0;
  }

  /**
   * @param {Course[]} courses  with them more can be read
   * @returns {Course[]} those that were not there
   */
  addCourses(courses) {
    const news = courses.filter((course) => this.courses.add(course));
    if (news.length) this.read.clear();
    return news;
  }

  /**
   * @param {Entry[]} entries
   * @returns {Entry[]} those that were not there
   */
  addEntries(entries) {
    return addEntries(this.collection, entries);
  }

  get decisions() {
    /** @type {Decision[]} */
    const decisions = [];
    for (const entry of this.collection.values()) if (entry.kind === 'same') decisions.push(entry);
    return decisions;
  }

  /**
   * Reads what was not read yet, and computes all from it.
   * @param {number} now  ms since 1970
   * @returns {Generator<void, void, void>}
   */
  * compute(now) {
    /** @type {Snapshot[]} */
    const snapshots = [];
    for (const [key, entry] of this.collection) {
      if (!this.read.has(key)) this.read.set(key, snapshotOf(key, entry, this.courses));
      const snapshot = this.read.get(key);
      if (snapshot) snapshots.push(snapshot);
      yield;
    }
    const { decisions, fields } = this;
    const learners = yield* learnersOf(snapshots, decisions, fields);
    const pairs = yield* pairsToDecide(learners, decisions, fields);
    const noticed = yield* irregularitiesIn(snapshots, now);
    const rows = yield* withParticipants(yield* learnerRows(learners, noticed), this.participants, fields);
    const { compare } = new Intl.Collator();
    yield;
    rows.sort((one, other) => compare(one.name, other.name) || (one.key < other.key ? -1 : 1));
    const names = namesOf(this.courses, snapshots);
    yield;
    /** @type {Map<string, string[]>} */
    const words = new Map();
    for (const { id, role } of fields) {
      if (role === 'group') words.set(id, Array.from(rowsByGroup(rows, id).keys()).filter(Boolean));
      yield;
    }
    // All at once: what is shown meanwhile is what was there before.
    Object.assign(this, { learners, pairs, rows, words, names, revision: this.revision + 1 });
  }
}

/**
 * @param {Courses} courses
 * @param {Snapshot[]} snapshots
 * @returns {CourseName[]} courses that the page knows, then others in the order of their ids. Of those a file says the title, a message
 *   only the id
 */
function namesOf(courses, snapshots) {
  const known = Array.from(courses.byId.values(), ({ id, title }) => ({ id, title }));
  /** @type {Map<string, string>} */
  const others = new Map();
  for (const { course, title } of snapshots) {
    const before = others.get(course);
    if (!courses.byId.has(course) && (before === undefined || before === course || (title !== course && title < before))) others.set(course, title);
  }
  return [...known, ...Array.from(others.keys()).sort().map((id) => ({ id, title: others.get(id) || id }))];
}
