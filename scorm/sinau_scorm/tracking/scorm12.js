// SPDX-License-Identifier: Apache-2.0
/**
 * Reports to a SCORM 1.2 LMS (Run-Time Environment 1.2, sections 3.2 to 3.4). What LMSs do beyond the standard,
 * and why each rule here stands, is told at the rule.
 */

import { Api12 } from './api12.js';
import { findApi } from './find_api.js';
import { sendInteraction } from './interactions12.js';
import { Pace } from './pace.js';
import { decimal, identifier, location as locationText, timespan } from './values.js';

/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Tracking} Tracking */
/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Session} Session */
/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Report} Report */
/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Interaction} Interaction */
/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Phase} Phase */
/** @typedef {import('./pace.js').Clock} Clock */

const SEARCH_MS = 10000;
const SEARCH_STEP_MS = 100;
/** CMIString4096: the standard's limit, although some LMSs take more. */
const MOST_STATE = 4096;
/** A status may only climb. A pass is never turned into a failure by a revisit (seen in others' courses). */
const RANK = ['', 'not attempted', 'unknown', 'browsed', 'incomplete', 'failed', 'completed', 'passed'];

/** @implements {Tracking} */
export class Scorm12Tracking {
  /**
   * @param {any} window
   * @param {Clock} clock
   */
  constructor(window, clock) {
    this.name = 'scorm12';
    this.expected = true;
    this.window = window;
    this.clock = clock;
    /** @type {Api12 | null} */
    this.api = null;
    /** @type {Phase} */
    this.current = 'connecting';
    /** @type {() => void} */
    this.listener = () => {};
    this.pace = new Pace(clock, () => this.commit());
    this.begun = 0;
    this.status = '';
    /** @type {number | null} 0..100, what the LMS holds */
    this.score = null;
    /** @type {Report | null} */
    this.latest = null;
    this.refused = false;
  }

  /** @param {() => void} listener */
  watch(listener) {
    this.listener = listener;
  }

  phase() {
    return this.current;
  }

  /** @param {Phase} phase */
  become(phase) {
    if (this.current === phase) return;
    this.current = phase;
    this.listener();
  }

  /** @returns {Promise<Session>} */
  async open() {
    this.become('connecting');
    const deadline = this.clock.mono() + SEARCH_MS;
    let found = this.connect();
    while (!found && this.clock.mono() < deadline) {
      await new Promise((resolve) => { this.clock.later(() => resolve(null), SEARCH_STEP_MS); });
      found = this.connect();
    }
    if (!found) {
      this.become('absent');
      return { connected: false, writable: true, learner: '', state: '', location: '', interactions: 0 };
    }
    this.begun = this.clock.mono();
    return this.begin(found);
  }

  /** @returns {Api12 | null} an API whose session is open */
  connect() {
    const object = findApi(this.window, 'API');
    if (!object) return null;
    const api = new Api12(object);
    if (!api.initialize()) return null;
    this.api = api;
    return api;
  }

  /**
   * Reads what the LMS has. "" is an answer everywhere: Open edX gives it for status, mode and counts.
   * @param {Api12} api
   * @returns {Session}
   */
  begin(api) {
    const mode = api.get('cmi.core.lesson_mode');
    const writable = mode !== 'review' && mode !== 'browse' && api.get('cmi.core.credit') !== 'no-credit';
    this.status = api.get('cmi.core.lesson_status');
    const score = parseFloat(api.get('cmi.core.score.raw'));
    this.score = Number.isFinite(score) ? score : null;
    /** @type {Session} */
    const session = {
      connected: true,
      writable,
      learner: api.get('cmi.core.student_id'),
      state: api.get('cmi.suspend_data'),
      location: api.get('cmi.core.lesson_location'),
      interactions: writable ? parseInt(api.get('cmi.interactions._count'), 10) || 0 : 0,
    };
    if (!writable) {
      this.become('review');
      return session;
    }
    // Moodle and ILIAS turn a session that ends as "not attempted" into "completed".
    if (RANK.indexOf(this.status) < RANK.indexOf('browsed')) this.raise('incomplete', false, false);
    this.setExit();
    this.pace.now();
    return session;
  }

  /** @param {Report} report */
  report(report) {
    if (!this.mayWrite()) return;
    this.latest = report;
    const changed = this.write(report);
    if (!changed && this.current === 'sent') return;
    this.become('pending');
    this.pace.ask(report.urgent);
  }

  /**
   * Hands over what is new; the score before the status, or Cornerstone ignores it.
   * @param {Report} report
   * @returns {boolean} whether anything was new
   */
  write(report) {
    const api = /** @type {Api12} */ (this.api);
    const before = api.taken;
    this.refused = false;
    this.setExit();
    if (report.score !== null) this.writeScore(report.score * 100, report.mayLower);
    this.writeObjectives(report.objectives);
    this.raise(report.status, report.mayLower, report.success === 'passed');
    if (report.state.length <= MOST_STATE) this.set('cmi.suspend_data', report.state);
    else this.refused = true;
    this.set('cmi.core.lesson_location', locationText(report.location));
    return this.refused || api.taken > before;
  }

  /** From the start on, so that a crash resumes as well. Never "logout": the LMS would log the learner out. */
  setExit() {
    this.set('cmi.core.exit', 'suspend');
  }

  /**
   * @param {number} score  0..100
   * @param {boolean} mayLower
   */
  writeScore(score, mayLower) {
    if (!mayLower && this.score !== null && score < this.score) return;
    // Brightspace takes a score only with its maximum.
    this.set('cmi.core.score.min', '0');
    this.set('cmi.core.score.max', '100');
    if (this.set('cmi.core.score.raw', decimal(score))) this.score = score;
  }

  /**
   * Always all of them in the course's order, so that indices have no gaps and the LMS's count is theirs. An LMS that
   * does not keep objectives loses nothing that counts: a refusal is not held against the commit.
   * @param {import('../../../themes/sinau_theme/player/tracking.js').ObjectiveResult[]} objectives
   */
  writeObjectives(objectives) {
    const api = /** @type {Api12} */ (this.api);
    objectives.every(({ id, score, status }, index) => {
      const root = `cmi.objectives.${index}`;
      if (!api.set(`${root}.id`, identifier(id))) return false;
      if (score !== null) {
        api.set(`${root}.score.min`, '0');
        api.set(`${root}.score.max`, '100');
        api.set(`${root}.score.raw`, decimal(score * 100));
      }
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
    if (status === this.status || (lower && !risen && !(mayLower && status === 'failed'))) return;
    if (this.set('cmi.core.lesson_status', status)) this.status = status;
  }

  /**
   * @param {string} element
   * @param {string} value
   */
  set(element, value) {
    const done = this.api !== null && this.api.set(element, value);
    if (!done) this.refused = true;
    return done;
  }

  /**
   * @param {number} index
   * @param {Interaction} interaction
   * @returns {boolean}
   */
  interaction(index, interaction) {
    return this.mayWrite() && this.api !== null && sendInteraction(this.api, index, interaction);
  }

  /** @returns {boolean} whether the LMS said yes to everything */
  commit() {
    const { api } = this;
    if (!api) return false;
    // What was refused before may be taken now.
    if (this.refused && this.latest) this.write(this.latest);
    this.set('cmi.core.session_time', timespan(this.clock.mono() - this.begun));
    const done = api.commit() && !this.refused;
    this.become(done ? 'sent' : 'failing');
    return done;
  }

  pause() {
    // Also when nothing is new: the time spent is.
    if (this.mayWrite() && !(this.current === 'sent' && this.pace.fresh)) this.pace.now();
  }

  /** Once. Also when a commit has failed: Brightspace takes a grade only from a finished session. */
  close() {
    const { api } = this;
    if (!api || this.current === 'closed') return;
    if (this.mayWrite()) this.pace.now();
    this.pace.stop();
    api.finish();
    this.api = null;
    this.become('closed');
  }

  mayWrite() {
    return this.api !== null && this.current !== 'review' && this.current !== 'closed';
  }
}
