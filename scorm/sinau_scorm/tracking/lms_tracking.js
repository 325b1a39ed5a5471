// SPDX-License-Identifier: Apache-2.0
/**
 * What every SCORM run-time has in common: looking for the LMS, opening, telling it what is new as often as it can take, trying
 * again what it refused, and ending once. An adapter adds the words of its standard. What LMSs do beyond the standards,
 * and why each rule here stands, is told at the rule.
 */

import { lmsPart } from '../../../themes/sinau_theme/player/lms_part.js';
import { LmsApi } from './lms_api.js';
import { recallState, recallLearner, rememberState, rememberLearner } from './history_entry.js';
import { findApi, isCutOff } from './find_api.js';
import { CommitPace } from './commit_pace.js';

/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Tracking} Tracking */
/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Session} Session */
/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Report} Report */
/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Interaction} Interaction */
/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Phase} Phase */
/** @typedef {import('./commit_pace.js').Clock} Clock */

/**
 * @typedef {object} Standard   what the standards call the same things
 * @property {string} name
 * @property {string} object    the LMS's, in its window
 * @property {string} prefix    of each of its methods
 * @property {string} end       the method that ends the session
 * @property {string} mode      an element, like the next seven
 * @property {string} credit
 * @property {string} learner
 * @property {string} state
 * @property {string} location
 * @property {string} exit
 * @property {string} time
 * @property {string} score     without its parts
 * @property {string} noTime    the time of a session that records none; '': it is not given
 * @property {number} mostState characters; more is never sent, although some LMSs take it
 * @property {(text: string) => string} place  a location
 * @property {(ms: number) => string} timespan
 * @property {(score: number) => [part: string, value: string][]} scale  a score of 0..1, `raw` last
 * @property {(api: LmsApi, index: number, interaction: Interaction) => boolean} send  false: the index is free still
 */

/** An LMS whose scripts load after the course's frame is waited for; looking for its API costs no call. */
const SEARCH_MS = 10000;
const SEARCH_STEP_MS = 100;
/** In a frame that nothing reaches, the learner is told soon. */
const CUT_OFF_MS = 1000;
/** An API that refuses to begin may not be ready yet: it is asked again this long after, each time twice as long. */
const REFUSED_MS = 500;

/** @implements {Tracking} */
export class LmsTracking {
  /**
   * @param {any} window
   * @param {Clock} clock
   * @param {Standard} standard
   */
  constructor(window, clock, standard) {
    this.name = standard.name;
    this.expected = true;
    this.lms = lmsPart;
    this.window = window;
    this.clock = clock;
    this.standard = standard;
    /** @type {LmsApi | null} */
    this.api = null;
    /** @type {Phase} */
    this.current = 'connecting';
    /** @type {() => void} */
    this.listener = () => {};
    this.pace = new CommitPace(clock, () => this.commit());
    this.begun = 0;
    this.learner = '';
    /** @type {number | null} 0..100, what the LMS holds */
    this.score = null;
    /** @type {Report | null} */
    this.latest = null;
    this.refused = false;
    this.error = '';
    /** The method by which the page says that it is left. */
    this.leaves = standard.end;
    /** By how much our count of interactions is ahead of the LMS's. */
    this.ahead = 0;
  }

  /**
   * Reads what status the LMS has and tells it of somebody who has begun. "" is an answer everywhere: Open edX gives it for
   * status, mode and counts.
   * @param {LmsApi} _api
   */
  start(_api) {}

  /**
   * A session in which nothing is to be recorded.
   * @param {LmsApi} _api
   * @param {string} _mode  as the LMS says it
   */
  markAsBrowsed(_api, _mode) {}

  /**
   * An LMS that does not say its status but has a state was told "incomplete" before, and may hold more by now: saying it
   * again would take a pass away (Open edX).
   * @param {string} status  as the LMS says it
   */
  statusNow(status) {
    return status || (this.api && this.api.known.has(this.standard.state) ? 'incomplete' : '');
  }

  /**
   * Writes objectives and status.
   * @param {Report} _report
   */
  writeResult(_report) {}

  /** @param {() => void} listener */
  watch(listener) {
    this.listener = listener;
  }

  phase() {
    return this.current;
  }

  /** @param {Phase} phase */
  setPhase(phase) {
    if (this.current === phase) return;
    this.current = phase;
    this.listener();
  }

  /**
   * @param {boolean} [_ofSeveral]
   * @returns {Promise<Session>}
   */
  async open(_ofSeveral) {
    this.setPhase('connecting');
    const { window, clock, standard } = this;
    const deadline = clock.mono() + (isCutOff(window) ? CUT_OFF_MS : SEARCH_MS);
    for (let refused = REFUSED_MS, pause = SEARCH_STEP_MS; ;) {
      const found = findApi(window, standard.object);
      if (found) {
        const api = new LmsApi(found, standard.prefix);
        if (api.initialize(standard.mode)) return this.begin(api);
        this.error = api.error;
        const memory = recallState(window);
        if (memory || api.over) return this.ended(memory);
        pause = refused;
        refused *= 2;
      }
      if (clock.mono() + pause > deadline) break;
      const wait = pause;
      await new Promise((resolve) => { clock.later(() => resolve(null), wait); });
    }
    this.setPhase('absent');
    return { connected: false, writable: true, learner: '', state: '', location: '', interactions: 0 };
  }

  /**
   * The session was over before this page was there. The learner is told at once; what this frame had before goes on with
   * the device alone, and reaches the LMS when the course is opened from it again.
   * @param {import('./history_entry.js').Memory | null} memory
   * @returns {Session}
   */
  ended(memory) {
    this.setPhase('closed');
    const learner = memory ? memory.learner : recallLearner(this.window);
    const connected = memory !== null || learner !== '';
    return { connected, writable: true, state: '', location: '', ...memory, learner, interactions: 0, ended: true };
  }

  /**
   * @param {LmsApi} api
   * @returns {Session}
   */
  begin(api) {
    const { standard } = this;
    this.api = api;
    this.begun = this.clock.mono();
    const mode = api.get(standard.mode);
    const writable = mode !== 'review' && mode !== 'browse' && api.get(standard.credit) !== 'no-credit';
    /** @type {Session} */
    const session = {
      connected: true,
      writable,
      learner: api.get(standard.learner),
      state: api.get(standard.state),
      location: api.get(standard.location),
      interactions: writable ? parseInt(api.get('cmi.interactions._count'), 10) || 0 : 0,
    };
    if (!writable) {
      // Looking must not end the attempt: after any other exit an LMS of 2004 begins the next launch without its state.
      this.setExit();
      this.markAsBrowsed(api, mode);
      this.setPhase('review');
      return session;
    }
    this.learner = session.learner;
    rememberLearner(this.window, session.learner);
    this.window.addEventListener?.('hashchange', () => this.remember());
    const score = parseFloat(api.get(`${standard.score}.raw`));
    this.score = Number.isFinite(score) ? score : null;
    this.start(api);
    this.setExit();
    this.pace.commitNow();
    return session;
  }

  /** @param {Report} report */
  report(report) {
    if (!this.mayWrite()) return;
    this.latest = report;
    this.remember();
    const changed = this.write(report);
    if (!changed && this.current === 'sent') return;
    this.setPhase('pending');
    this.pace.ask(report.urgent);
  }

  /** In the entry of the history that the page is at now: each lesson that is opened makes one. */
  remember() {
    if (this.latest) rememberState(this.window, { learner: this.learner, state: this.latest.state, location: this.latest.location });
  }

  /**
   * Hands over what is new.
   * @param {Report} report
   * @returns {boolean} whether anything was new
   */
  write(report) {
    const { standard } = this;
    const api = /** @type {LmsApi} */ (this.api);
    const before = api.taken;
    this.refused = false;
    this.setExit();
    // The score before the status, or Cornerstone ignores it.
    if (report.score !== null) this.writeScore(report.score, report.mayLower);
    this.writeResult(report);
    if (report.state.length <= standard.mostState) this.set(standard.state, report.state);
    else this.refused = true;
    // scorm-again refuses an empty location.
    if (report.location) this.set(standard.location, standard.place(report.location));
    return this.refused || api.taken > before;
  }

  /** From the start on, so that a crash resumes as well. Never "logout": the LMS would log the learner out. */
  setExit() {
    this.set(this.standard.exit, 'suspend');
  }

  /** Moodle makes "P" of a session that ends without it. */
  setTime() {
    this.set(this.standard.time, this.standard.timespan(this.clock.mono() - this.begun));
  }

  /** Whoever only looks spends no time in the attempt: Moodle adds what it is given to the learner's total. */
  setNoTime() {
    const { time, noTime } = this.standard;
    if (this.api && noTime) this.set(time, noTime);
  }

  /**
   * @param {number} score  0..1
   * @param {boolean} mayLower
   */
  writeScore(score, mayLower) {
    const raw = score * 100;
    if (!mayLower && this.score !== null && raw < this.score) return;
    const taken = this.standard.scale(score).map(([part, value]) => this.set(`${this.standard.score}.${part}`, value));
    // A status that waits for the same commit has to come behind it once more, though it is the same.
    if (raw !== this.score && this.current !== 'sent') this.api?.forget(/^cmi\.(core\.)?[a-z]+_status$/);
    if (taken.pop()) this.score = raw;
  }

  /**
   * An LMS that does not keep objectives loses nothing that counts: a refusal is not held against the commit.
   * @param {string} root
   * @param {number | null} score  0..1
   */
  writeScores(root, score) {
    const api = /** @type {LmsApi} */ (this.api);
    if (score !== null) this.standard.scale(score).forEach(([part, value]) => api.set(`${root}.score.${part}`, value));
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
    const { api, standard } = this;
    if (!api || !this.mayWrite()) return false;
    const place = index - this.ahead;
    if (standard.send(api, place, interaction)) return true;
    // An LMS that counts its own records wrongly (the Moodle app does beyond ten) takes none behind its count.
    const count = api.over ? NaN : parseInt(api.get('cmi.interactions._count'), 10);
    if (!(count >= 0) || count === place || !standard.send(api, count, interaction)) return false;
    this.ahead = index - count;
    return true;
  }

  /** @returns {boolean} whether the LMS said yes to everything */
  commit() {
    const { api } = this;
    if (!api) return false;
    // What was refused before may be taken now.
    if (this.refused && this.latest) this.write(this.latest);
    this.setTime();
    const done = api.does('Commit', '') && !this.refused;
    if (api.over) this.end();
    else this.setPhase(done ? 'sent' : 'failing');
    return done;
  }

  pause() {
    // Also when nothing is new: the time spent is.
    if (this.mayWrite() && !(this.current === 'sent' && this.pace.tooSoon)) this.pace.commitNow();
  }

  /**
   * Once. Also when a commit has failed: Brightspace takes a grade only from a finished session. Where nothing but the time is
   * new, ending stores that: a second request may be more than a slow LMS does in the moment that a leaving page is given.
   */
  close() {
    if (!this.mayWrite()) this.setNoTime();
    else if (this.current === 'sent') this.setTime();
    else this.pace.commitNow();
    if (!this.api) return;
    this.api.does(this.leaves, '');
    this.end();
  }

  /** Error code of its last refusal, for the support code. */
  trouble() {
    return this.api ? this.api.error : this.error;
  }

  end() {
    this.error = this.trouble();
    this.pace.stop();
    this.api = null;
    this.setPhase('closed');
  }

  mayWrite() {
    return this.api !== null && this.current !== 'review';
  }
}
