// SPDX-License-Identifier: Apache-2.0
/** Reports to a SCORM 1.2 LMS (Run-Time Environment 1.2, sections 3.2 to 3.4). */

import { decimal } from './forms.js';
import { sendInteraction } from './interactions12.js';
import { LmsTracking } from './lms_session.js';
import { identifier, location as place, timespan } from './values.js';

/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Report} Report */
/** @typedef {import('./api.js').Api} Api */

/** A status may only climb. A pass is never turned into a failure by a revisit (seen in others' courses). */
const RANK = ['', 'not attempted', 'unknown', 'browsed', 'incomplete', 'failed', 'completed', 'passed'];

/** @type {import('./lms_session.js').Standard} */
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
  mostState: 4096, // CMIString4096
  place,
  timespan,
  // Brightspace takes a score only with its maximum.
  scale: (score) => [['min', '0'], ['max', '100'], ['raw', decimal(score * 100)]],
  send: sendInteraction,
};

export class Scorm12Tracking extends LmsTracking {
  /**
   * @param {any} window
   * @param {import('./pace.js').Clock} clock
   */
  constructor(window, clock) {
    super(window, clock, SCORM12);
    this.status = '';
  }

  /**
   * @override
   * @param {Api} api
   */
  start(api) {
    this.status = this.begunAs(api.get('cmi.core.lesson_status'));
    // Moodle and ILIAS turn a session that ends as "not attempted" into "completed".
    if (RANK.indexOf(this.status) < RANK.indexOf('browsed')) this.raise('incomplete', false, false);
  }

  /**
   * @override
   * @param {Report} report
   */
  writeResult(report) {
    this.writeObjectives(report.objectives);
    this.raise(report.status, report.mayLower, report.success === 'passed');
  }

  /**
   * Always all of them in the course's order, so that indices have no gaps and the LMS's count is theirs.
   * @param {import('../../../themes/sinau_theme/player/tracking.js').ObjectiveResult[]} objectives
   */
  writeObjectives(objectives) {
    const api = /** @type {Api} */ (this.api);
    objectives.every(({ id, score, status }, index) => {
      const root = `cmi.objectives.${index}`;
      if (!api.set(`${root}.id`, identifier(id))) return false;
      this.writeObjectiveScore(root, score);
      api.set(`${root}.status`, status);
      return true;
    });
  }

  /**
   * @param {string} status
   * @param {boolean} mayLower
   * @param {boolean} passed  the exam is passed by now
   */
  raise(status, mayLower, passed) {
    const lower = RANK.indexOf(status) < RANK.indexOf(this.status);
    // Even with `keep: last` only another result replaces a result. And an exam failed first and passed later, while
    // lessons are still open, must not stay "failed" beside a passing score: that fall is a rise.
    const risen = passed && this.status === 'failed' && status === 'incomplete';
    if (lower && !risen && !(mayLower && status === 'failed')) return;
    if (this.set('cmi.core.lesson_status', status)) this.status = status;
  }
}
