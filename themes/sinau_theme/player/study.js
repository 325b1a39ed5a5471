// SPDX-License-Identifier: Apache-2.0
/**
 * A learner at work on a course: puts what happens into the journal, derives the progress, and reports to the LMS.
 * It knows no page; the page listens to it.
 */

import { computeProgress } from './progress.js';
import { launch } from './launch.js';
import { isLearnerWork } from './lms_receipts.js';

/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').Environment} Environment */
/** @typedef {import('./types.js').JournalEvent} JournalEvent */
/** @typedef {import('./types.js').NewEvent} NewEvent */
/** @typedef {import('./types.js').Progress} Progress */
/** @typedef {import('./types.js').ActivityProgress} ActivityProgress */
/** @typedef {import('./tracking.js').Tracking} Tracking */
/** @typedef {import('./tracking.js').Interaction} Interaction */
/** @typedef {import('./tracking.js').Session} Session */
/** @typedef {import('./journal.js').Kept} Kept */
/** @typedef {import('./launch.js').LaunchNotice} LaunchNotice */
/** @typedef {typeof import('./assessment_equipment.js')} Resend */
/** @typedef {import('./types.js').AnswerState} AnswerState */
/** @typedef {'idle' | 'saving' | 'late' | Kept} Saving  late: not yet, and for longer than a learner should rely on it */

/** After this long a learner is told that something is not saved yet. */
const LATE_MS = 1500;

export class Study {
  /**
   * @param {Course} course
   * @param {Tracking} tracking
   * @param {Environment} environment
   */
  constructor(course, tracking, environment) {
    this.course = course;
    this.tracking = tracking;
    this.environment = environment;
    /** @type {Session | null} */
    this.session = null;
    /** @type {import('./launch.js').Launch | null} */
    this.launched = null;
    /** @type {{news: NewEvent, resolve: (kept: Kept) => void}[]} what happened before the journal was open */
    this.waiting = [];
    /** @type {Interaction[]} what an LMS that is still being looked for has to be told */
    this.untold = [];
    /** @type {Resend | null} comes with assess.js */
    this.resend = null;
    /** @type {((resend: Resend) => void)[]} what waits for it */
    this.resending = [];
    this.progress = computeProgress(course, [], '');
    /** @type {Set<LaunchNotice>} */
    this.notices = new Set();
    /** @type {Saving} */
    this.saving = 'idle';
    this.unsaved = 0;
    /** Back from the back/forward cache, where the LMS session may have ended. */
    this.reopened = false;
    /** Nonce of an earlier attempt that is shown for practice, and what was tried in it: nothing of that is kept. */
    this.practice = '';
    /** @type {JournalEvent[]} */
    this.tried = [];
    /** @type {((activity: import('./types.js').Activity) => Promise<string>) | null} brings an assessment's page, and assess.js */
    this.bring = null;
    /** @type {Set<string>} assessments that are being brought to be handed in, or soon will be again */
    this.handing = new Set();
    /** @type {Set<() => void>} */
    this.listeners = new Set();
    /** Clock up to where the last report told the LMS everything. */
    this.reported = 0;
    /** Something was done that no commit has carried yet, as far as the journal notes. */
    this.unsent = false;
    /** @type {import('./attempt_clock.js').AttemptClock} comes with assess.js */
    this.timing = /** @type {any} */ (null);
    /** @type {number | null} since when clocks have been running that are not counted yet; null: the journal is not open */
    this.since = null;
    /** What only a study with an LMS needs. */
    this.lms = tracking.lms;
    tracking.watch(() => {
      this.lms.noteSent(this);
      this.notify();
    });
  }

  /**
   * Finds the LMS, opens the journal and puts in what was done in the meantime. Called again, it looks for an LMS
   * that was not there before; what this document wrote goes along.
   */
  async open() {
    const session = await this.tracking.open(this.course.sequenced === true);
    const before = this.launched;
    if (before && !session.connected) return;
    const launched = await launch(this.course, session, this.environment, this.lms);
    const carried = before ? before.journal.own().filter((event) => event.kind !== 'kept') : [];
    if (before) before.journal.close();
    this.session = session;
    this.launched = launched;
    this.since = this.environment.mono();
    launched.notices.forEach((notice) => this.notices.add(notice));
    this.whenAssessmentCodeArrived(({ earlierVisitNotices }) => earlierVisitNotices(launched, this.environment).forEach((notice) => this.notices.add(notice)));
    this.unsent = this.lms.isUnconfirmed(launched.journal.all(), launched.nonce);
    launched.journal.onNews = (events) => {
      events.forEach((event) => { if (event.kind === 'time') this.heard(event.id); });
      this.refresh(false);
    };
    for (const event of carried) this.trackSaving(this.write(event));
    const waiting = this.waiting.splice(0);
    for (const { news, resolve } of waiting) this.write(news).then(resolve);
    if (!before) this.lms.sendAgain(this, launched);
    this.lms.tellAnswers(this, this.untold.splice(0));
    this.refresh(waiting.length > 0);
  }

  /** True once the journal is open and what was done on earlier visits is known. */
  get ready() {
    return this.launched !== null;
  }

  /** Whether the LMS asks for nothing to be recorded: a review, a preview, a launch without credit. */
  get looking() {
    return !!this.session && this.session.connected && !this.session.writable;
  }

  /** Whether there is anything that a learner would miss. */
  get begun() {
    return Array.from(this.progress.activities.values()).some(({ answers, done, handed, open }) => answers.size || done || handed || open);
  }

  /** @param {() => void} listener called after every change */
  listen(listener) {
    this.listeners.add(listener);
  }

  /**
   * Records what a learner did.
   * @param {NewEvent} news
   * @param {Interaction[]} [interactions]  what the LMS has to be told of it: once the device has it, for an LMS may keep
   *    the page waiting, and before the report, which carries the count of them
   * @returns {Promise<Kept>} when and where it is safe
   */
  record(news, interactions = []) {
    const kept = this.launched ? this.write(news) : new Promise((resolve) => this.waiting.push({ news, resolve }));
    this.trackSaving(kept);
    this.lms.tellAnswers(this, interactions);
    this.refresh(isLearnerWork(news.kind));
    return kept;
  }

  /** @param {(resend: Resend) => void} task */
  whenAssessmentCodeArrived(task) {
    if (this.resend) task(this.resend);
    else this.resending.push(task);
  }

  /** @param {Resend} resend */
  assessmentCodeArrived(resend) {
    this.resend = resend;
    if (!this.timing) this.timing = new resend.Timing(this, this.since);
    this.resending.splice(0).forEach((task) => task(resend));
    this.refresh(false);
  }

  /**
   * @param {string} id
   * @returns {ActivityProgress}
   */
  progressOf(id) {
    return /** @type {ActivityProgress} */ (this.progress.activities.get(id));
  }

  /**
   * How often a question of a lesson has been answered in this LMS attempt, as far as can be known here.
   * @param {string} lesson
   * @param {string} question
   */
  countOf(lesson, question) {
    const { launched } = this;
    const own = launched
      ? launched.journal.all().filter(({ kind, id, nonce }) => kind === 'answer' && id === question && nonce === launched.nonce).length
      : this.waiting.filter(({ news: { kind, id } }) => kind === 'answer' && id === question).length;
    return Math.max(own, this.progressOf(lesson).answers.has(question) ? 1 : 0);
  }

  /**
   * What an attempt of an assessment asks. Known, as the next is done, when assess.js is there.
   * @param {import('./types.js').Activity} activity
   * @param {number} attempt
   */
  selected(activity, attempt) {
    return /** @type {Resend} */ (this.resend).selectedQuestions(this, activity, attempt);
  }

  /**
   * Hands in the attempt that is open.
   * @param {import('./types.js').Activity} activity
   * @param {Map<string, AnswerState>} scored
   * @param {boolean} late  its time is over
   * @param {Interaction[]} [reported]  what the LMS has to be told of it
   */
  submit(activity, scored, late, reported) {
    /** @type {Resend} */ (this.resend).submitAttempt(this, activity, scored, late, reported);
  }

  /**
   * @param {NewEvent} news
   * @returns {Promise<Kept>}
   */
  write(news) {
    const { journal, nonce } = /** @type {import('./launch.js').Launch} */ (this.launched);
    if (this.practice) {
      this.tried.push(unrecordedEvent({ ...news, nonce: this.practice }, journal.clock + this.tried.length + 1));
      return Promise.resolve('elsewhere');
    }
    this.unsent = this.unsent || isLearnerWork(news.kind);
    const { kept } = journal.append({ ...news, nonce });
    return journal.scope === null ? Promise.resolve(/** @type {Kept} */ ('elsewhere')) : kept;
  }

  /**
   * Keeps `saving` true to what happens to an event.
   * @param {Promise<Kept>} kept
   */
  trackSaving(kept) {
    this.unsaved += 1;
    this.saving = 'saving';
    const late = this.environment.later(() => { this.saving = 'late'; this.notify(); }, LATE_MS);
    kept.then((where) => {
      this.environment.cancel(late);
      this.unsaved -= 1;
      if (this.unsaved === 0 || where === 'memory') this.saving = where;
      if (where === 'memory' || where === 'mirror') this.notices.add('storage_refused');
      this.notify();
    });
  }

  /**
   * Derives everything anew and reports it.
   * @param {boolean} urgent
   */
  refresh(urgent) {
    const nonce = this.practice || (this.launched ? this.launched.nonce : '');
    const events = this.launched ? this.launched.journal.all().concat(this.launched.baseline, this.tried) : this.early();
    this.progress = computeProgress(this.course, events, nonce, this.lms.takeState);
    if (this.timing) this.timing.update();
    this.lms.report(this, urgent);
    this.notify();
  }

  /** @returns {JournalEvent[]} what happened before the journal was open, as if it were in it */
  early() {
    return this.waiting.map(({ news }, index) => unrecordedEvent(news, index + 1));
  }

  /**
   * Shows an earlier attempt, to try things in it; '' goes back to the attempt that counts.
   * @param {string} nonce
   */
  practise(nonce) {
    this.whenAssessmentCodeArrived(({ practise }) => practise(this, nonce));
  }

  /**
   * Another tab has kept the time that has passed.
   * @param {string} id  of the activity
   */
  heard(id) {
    if (this.timing) this.timing.restart(id);
    else this.since = this.environment.mono();
  }

  /** The page was in the back/forward cache: others may have written meanwhile. */
  async comeBack() {
    if (this.timing) this.timing.restartAll();
    else this.heard('');
    if (this.launched && await this.launched.journal.sync()) this.refresh(false);
  }

  notify() {
    this.listeners.forEach((listener) => listener());
  }
}

/**
 * An event that is in no journal.
 * @param {NewEvent} news
 * @param {number} clock
 * @returns {JournalEvent}
 */
function unrecordedEvent(news, clock) {
  return {
    hash: '', attempt: 0, answer: [], score: 0, took: 0, nonce: '', ...news, writer: '-', seq: clock, clock, wall: 0,
  };
}
