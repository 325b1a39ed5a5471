// SPDX-License-Identifier: Apache-2.0
/**
 * Reports to an LMS of SCORM 2004, 3rd or 4th Edition (Run-Time Environment, sections 3 and 4).
 *
 * No adl.nav.request is ever sent: with one SCO there is nowhere to go, exit "suspend" alone keeps the attempt (Sequencing
 * and Navigation, End Attempt), and Moodle was seen to answer a Terminate that carries a request with an error.
 */

import { decimalText } from './formats.js';
import { sendInteraction } from './interactions2004.js';
import { isMoodle } from './lms_kind.js';
import { LmsTracking } from './lms_tracking.js';
import { asIdentifier, asLocation as place, progressMeasure, scaledScore, timespan } from './values2004.js';

/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Report} Report */
/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').ObjectiveResult} ObjectiveResult */
/** @typedef {import('./lms_api.js').LmsApi} LmsApi */

/** Both statuses may only get higher, as in 1.2. */
const RANK = ['', 'unknown', 'not attempted', 'incomplete', 'completed', 'failed', 'passed'];

/** @type {import('./lms_tracking.js').Standard} */
const SCORM2004 = {
  name: 'scorm2004',
  object: 'API_1484_11',
  prefix: '',
  end: 'Terminate',
  mode: 'cmi.mode',
  credit: 'cmi.credit',
  learner: 'cmi.learner_id',
  state: 'cmi.suspend_data',
  location: 'cmi.location',
  exit: 'cmi.exit',
  time: 'cmi.session_time',
  score: 'cmi.score',
  noTime: timespan(0), // Moodle makes "P" of a session that ends without one
  mostState: 64000, // smallest permitted maximum; Moodle and scorm-again refuse more
  place,
  timespan,
  // Moodle grades by raw, others by scaled.
  scale: (score) => [['min', '0'], ['max', '100'], ['scaled', scaledScore(score)], ['raw', decimalText(score * 100)]],
  send: sendInteraction,
};

export class Scorm2004Tracking extends LmsTracking {
  /**
   * @param {any} window
   * @param {import('./commit_pace.js').Clock} clock
   */
  constructor(window, clock) {
    super(window, clock, SCORM2004);
    this.completion = '';
    this.success = '';
    /** @type {Map<string, number> | null} identifier -> index; null: the LMS has not been asked yet */
    this.objectives = null;
  }

  /**
   * Moodle has one session for all SCOs of its page: once one of them is ended, it answers 104 to every other until the page is
   * loaded anew. So a SCO among several only commits there when it is left; the next finds the session open (103). Its price is
   * the total time, which Moodle reckons when a session ends.
   * @override
   * @param {boolean} [ofSeveral]
   */
  open(ofSeveral) {
    this.leaves = ofSeveral && isMoodle(this.window) ? 'Commit' : SCORM2004.end;
    return super.open();
  }

  /**
   * @override
   * @param {LmsApi} api
   */
  start(api) {
    this.completion = this.statusNow(api.get('cmi.completion_status'));
    this.success = api.get('cmi.success_status');
    if (RANK.indexOf(this.completion) >= RANK.indexOf('incomplete')) return;
    this.raiseStatus('completion', 'incomplete', false);
    // Moodle takes a course without a measure for complete.
    this.set('cmi.progress_measure', '0');
  }

  /**
   * @override
   * @param {Report} report
   */
  writeResult({ complete, success, measure, mayLower, objectives }) {
    // Even with `keep: last` only another result replaces a result.
    const mayFall = mayLower && success === 'failed';
    this.writeObjectives(objectives);
    this.raiseStatus('completion', complete ? 'completed' : 'incomplete', mayFall);
    if (success !== 'unknown') this.raiseStatus('success', success, mayFall);
    this.set('cmi.progress_measure', progressMeasure(measure, this.completion === 'completed'));
  }

  /**
   * @param {'completion' | 'success'} kind
   * @param {string} status
   * @param {boolean} mayFall
   */
  raiseStatus(kind, status, mayFall) {
    const lower = RANK.indexOf(status) < RANK.indexOf(this[kind]);
    if ((!lower || mayFall) && this.set(`cmi.${kind}_status`, status)) this[kind] = status;
  }

  /**
   * An LMS makes objectives of the manifest's (Run-Time Environment 4.2.17.1), so each is looked for by its identifier, which
   * may be given once.
   * @param {ObjectiveResult[]} results
   */
  writeObjectives(results) {
    if (!results.length) return;
    const api = /** @type {LmsApi} */ (this.api);
    const known = this.objectives || objectiveIndices(api);
    this.objectives = known;
    results.every(({ id, score, status }) => {
      const name = asIdentifier(id);
      const index = known.has(name) ? known.get(name) : known.size;
      const root = `cmi.objectives.${index}`;
      if (!known.has(name)) {
        if (!api.set(`${root}.id`, name)) return false;
        known.set(name, known.size);
      }
      this.writeScores(root, score);
      if (status === 'passed' || status === 'failed') api.set(`${root}.success_status`, status);
      api.set(`${root}.completion_status`, status === 'passed' ? 'completed' : status === 'failed' ? 'incomplete' : status);
      return true;
    });
  }
}

/**
 * @param {LmsApi} api
 * @returns {Map<string, number>}
 */
function objectiveIndices(api) {
  const count = parseInt(api.get('cmi.objectives._count'), 10) || 0;
  /** @type {Map<string, number>} */
  const known = new Map();
  for (let index = 0; index < count; index += 1) {
    // An LMS that has a count but no names still has these places taken.
    known.set(api.get(`cmi.objectives.${index}.id`) || `#${index}`, index);
  }
  return known;
}
