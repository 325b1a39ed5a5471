// SPDX-License-Identifier: Apache-2.0
/** Reports to a SCORM 1.2 LMS (Run-Time Environment 1.2, sections 3.2 to 3.4). */

import { decimalText } from './formats.js';
import { sendInteraction } from './interactions12.js';
import { isMoodle } from './lms_kind.js';
import { LmsTracking } from './lms_tracking.js';
import { asIdentifier, asLocation as place, timespan } from './values12.js';

/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Report} Report */
/** @typedef {import('./lms_api.js').LmsApi} LmsApi */

/** @typedef {Report['success']} Success */

/** A status may only get higher. A pass is never turned into a failure by a revisit (seen in others' courses). */
const RANK = ['', 'not attempted', 'unknown', 'browsed', 'incomplete', 'failed', 'completed', 'passed'];

/** @type {import('./lms_tracking.js').Standard} */
const SCORM12 = {
  name: 'scorm12',
  object: 'API',
  prefix: 'LMS',
  end: 'Finish',
  mode: 'cmi.core.lesson_mode',
  credit: 'cmi.core.credit',
  learner: 'cmi.core.student_id',
  state: 'cmi.suspend_data',
  location: 'cmi.core.lesson_location',
  exit: 'cmi.core.exit',
  time: 'cmi.core.session_time',
  score: 'cmi.core.score',
  noTime: '',
  mostState: 4096, // CMIString4096
  place,
  timespan,
  // Brightspace takes a score only with its maximum.
  scale: (score) => [['min', '0'], ['max', '100'], ['raw', decimalText(score * 100)]],
  send: sendInteraction,
};

export class Scorm12Tracking extends LmsTracking {
  /**
   * @param {any} window
   * @param {import('./commit_pace.js').Clock} clock
   */
  constructor(window, clock) {
    super(window, clock, SCORM12);
    this.status = '';
    this.moodle = false;
    /** @type {number | null} 0..100, the score that goes to Moodle in a commit of its own behind the status */
    this.later = null;
    /** Whether the score has changed there since the status was committed. */
    this.changed = false;
  }

  /**
   * @override
   * @param {LmsApi} api
   */
  start(api) {
    this.moodle = isMoodle(this.window);
    this.status = this.statusNow(api.get('cmi.core.lesson_status'));
    // Moodle and ILIAS turn a session that ends as "not attempted" into "completed".
    if (RANK.indexOf(this.status) < RANK.indexOf('browsed')) this.raiseStatus('incomplete', false, 'unknown');
  }

  /**
   * Moodle and ILIAS turn also a preview that ends as "not attempted" into "completed"; the standard has a word for it.
   * @override
   * @param {LmsApi} api
   * @param {string} mode
   */
  markAsBrowsed(api, mode) {
    if (mode !== 'browse') return;
    const known = RANK.indexOf(api.get('cmi.core.lesson_status'));
    if (known >= 0 && known < RANK.indexOf('browsed')) this.set('cmi.core.lesson_status', 'browsed');
  }

  /**
   * Moodle marks an activity as done when a score changes while a status that ends it is stored already, not when both come
   * together (seen in 4.4dev): there the status goes first, and the score in a commit of its own. Others need the score first.
   * @override
   * @param {Report} report
   */
  write(report) {
    const { status, score, mayLower } = report;
    const waits = this.moodle && score !== null && endsAsDone(status) && (this.later !== null || !endsAsDone(this.status));
    if (!waits) {
      this.later = null;
      return super.write(report);
    }
    const raw = score * 100;
    this.later = mayLower ? raw : Math.max(raw, this.later ?? this.score ?? 0);
    return super.write({ ...report, score: null });
  }

  /** @override */
  commit() {
    if (!super.commit()) return false;
    if (this.later === null) return true;
    const same = decimalText(this.later) === decimalText(this.score ?? -1) && !this.changed;
    // An exam that was passed before the lessons were done: its score is there, and has to change to be looked at.
    if (same && !this.commitScore(this.later < 100 ? this.later + 0.01 : 99.99)) return false;
    if (!this.commitScore(this.later)) return false;
    this.later = null;
    this.changed = false;
    return true;
  }

  /** @param {number} raw  0..100 */
  commitScore(raw) {
    this.writeScore(raw / 100, true);
    this.changed = true;
    return super.commit();
  }

  /**
   * @override
   * @param {Report} report
   */
  writeResult(report) {
    this.writeObjectives(report.objectives);
    this.raiseStatus(report.status, report.mayLower, report.success);
  }

  /**
   * Always all of them in the course's order, so that indices have no gaps and the LMS's count is theirs.
   * @param {import('../../../themes/sinau_theme/player/tracking.js').ObjectiveResult[]} objectives
   */
  writeObjectives(objectives) {
    const api = /** @type {LmsApi} */ (this.api);
    objectives.every(({ id, score, status }, index) => {
      const root = `cmi.objectives.${index}`;
      if (!api.set(`${root}.id`, asIdentifier(id))) return false;
      this.writeScores(root, score);
      api.set(`${root}.status`, status);
      return true;
    });
  }

  /**
   * @param {string} status
   * @param {boolean} mayLower
   * @param {Success} success  of the exam
   */
  raiseStatus(status, mayLower, success) {
    const lower = RANK.indexOf(status) < RANK.indexOf(this.status);
    // "failed" ends an attempt in Moodle. Where the exam may be sat again, or was passed while lessons are still open, what an
    // older package or the LMS itself has made "failed" is incomplete: that fall is a rise.
    const risen = this.status === 'failed' && status === 'incomplete' && success !== 'unknown';
    // Even with `keep: last` only another result replaces a result.
    const replaced = mayLower && (status === 'failed' || success === 'failed');
    if (lower && !risen && !replaced) return;
    if (this.set('cmi.core.lesson_status', status)) this.status = status;
  }
}

/**
 * Whether a status ends an attempt as done.
 * @param {string} status
 */
function endsAsDone(status) {
  return status === 'passed' || status === 'completed';
}
