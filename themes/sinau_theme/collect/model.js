// SPDX-License-Identifier: Apache-2.0
/** All that the page shows, computed from the collection. */

import { addAll } from './entries.js';
import { learnersOf, pairsToDecide } from './learners.js';
import { noticedIn } from './noticed.js';
import { Courses, snapshotOf } from './snapshots.js';
import { rowsOf, withParticipants } from './table.js';

/** @typedef {import('./entries.js').Entry} Entry */
/** @typedef {import('./entries.js').Collection} Collection */
/** @typedef {import('./entries.js').Decision} Decision */
/** @typedef {import('./learners.js').CollectField} CollectField */
/** @typedef {import('./snapshots.js').Snapshot} Snapshot */
/** @typedef {import('./table.js').Participant} Participant */
/** @typedef {import('../player/types.js').Course} Course */
/** @typedef {{id: string, title: string}} CourseName */

/** Results that are read without a pause: some 15 ms here, 100 on a cheap phone. */
const AT_ONCE = 40;

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
    /** @type {import('./table.js').Row[]} */
    this.rows = [];
    /** @type {[import('./learners.js').Learner, import('./learners.js').Learner][]} */
    this.pairs = [];
    /** @type {CourseName[]} those that the page knows, and those of which anything was handed on */
    this.names = [];
  }

  /** @param {Course[]} courses  with them more can be read */
  addCourses(courses) {
    courses.forEach((course) => this.courses.add(course));
    if (courses.length) this.read.clear();
  }

  /**
   * @param {Entry[]} entries
   * @returns {Entry[]} those that were not there
   */
  add(entries) {
    return addAll(this.collection, entries);
  }

  /**
   * Reads what was not read yet, a part at a time, so that the page goes on answering.
   * @param {(done: number, total: number) => Promise<void>} pause  called between two parts
   */
  async readAll(pause) {
    const unread = Array.from(this.collection.keys()).filter((key) => !this.read.has(key));
    for (let at = 0; at < unread.length; at += AT_ONCE) {
      if (at) await pause(at, unread.length);
      for (const key of unread.slice(at, at + AT_ONCE)) this.readOne(key);
    }
  }

  /** @param {string} key */
  readOne(key) {
    const entry = this.collection.get(key);
    if (entry && !this.read.has(key)) this.read.set(key, snapshotOf(key, entry, this.courses));
  }

  /** @param {number} now  ms since 1970 */
  compute(now) {
    for (const key of this.collection.keys()) this.readOne(key);
    /** @type {Snapshot[]} */
    const snapshots = [];
    for (const key of this.collection.keys()) {
      const snapshot = this.read.get(key);
      if (snapshot) snapshots.push(snapshot);
    }
    /** @type {Decision[]} */
    const decisions = [];
    for (const entry of this.collection.values()) if (entry.kind === 'same') decisions.push(entry);
    this.learners = learnersOf(snapshots, decisions, this.fields);
    this.pairs = pairsToDecide(this.learners, decisions, this.fields);
    this.rows = withParticipants(rowsOf(this.learners, noticedIn(snapshots, now)), this.participants, this.fields);
    const names = new Map(Array.from(this.courses.byId.values(), ({ id, title }) => [id, title]));
    for (const { course, title } of snapshots) if (!names.has(course)) names.set(course, title);
    this.names = Array.from(names, ([id, title]) => ({ id, title }));
  }
}
