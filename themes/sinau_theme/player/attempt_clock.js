// SPDX-License-Identifier: Apache-2.0
/**
 * The clock of timed attempts. It runs while the course is open, over all visits: the journal keeps what has passed, and
 * the monotonic clock counts what is passing, so that setting the device's clock changes nothing.
 */

import { handInLate } from './timed_out_attempts.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./study.js').Study} Study */

/** So much may be forgotten when a browser is killed, in the learner's favour. */
const KEEP_MS = 30000;
const TICK_MS = 1000;
const MINUTE_MS = 60000;

export class AttemptClock {
  /**
   * @param {Study} study
   * @param {number | null} from  since when the course has been open without this clock
   */
  constructor(study, from) {
    this.study = study;
    this.from = from;
    /** @type {Map<string, number>} since when what has passed is not in the journal yet, by activity */
    this.since = new Map();
    /** @type {Map<string, () => void>} what hands an activity in, where it is on the page */
    this.ends = new Map();
    /** @type {Set<() => void>} called every second while a clock runs */
    this.watchers = new Set();
    /** @type {number | null} */
    this.timer = null;
  }

  /** @returns {Activity[]} whose clock runs */
  runningActivities() {
    const { study } = this;
    return study.ready ? study.course.activities.filter((one) => one.time_limit && study.progressOf(one.id).open) : [];
  }

  /**
   * @param {Activity} activity
   * @returns {number} ms that are left of the attempt under way
   */
  timeLeft(activity) {
    const { open, attempts } = this.study.progressOf(activity.id);
    const attempt = attempts.find((one) => one.number === open);
    const since = this.since.get(activity.id);
    const passing = since === undefined ? 0 : this.study.environment.mono() - since;
    return (activity.time_limit || 0) * MINUTE_MS - (attempt ? attempt.elapsed : 0) - passing;
  }

  /** Starts and stops clocks after every change. */
  update() {
    const now = this.study.environment.mono();
    const running = this.runningActivities();
    for (const id of Array.from(this.since.keys())) if (!running.some((one) => one.id === id)) this.since.delete(id);
    for (const { id } of running) if (!this.since.has(id)) this.since.set(id, this.from === null ? now : this.from);
    this.from = null;
    if (running.length && this.timer === null) this.tickLater();
  }

  tickLater() {
    this.timer = this.study.environment.later(() => {
      this.timer = null;
      this.tick();
      if (this.since.size && this.timer === null) this.tickLater();
    }, TICK_MS);
  }

  /** Puts what has passed into the journal, when the page is left: a reload must not win time. */
  saveTime() {
    const now = this.study.environment.mono();
    for (const { id } of this.runningActivities()) {
      const took = now - (this.since.get(id) || now);
      this.since.set(id, now);
      if (took > 0) this.study.record({ kind: 'time', id, attempt: this.study.progressOf(id).open, took });
    }
  }

  /**
   * Another tab has put what has passed into the journal: the same minutes must not count twice.
   * @param {string} id  of the activity
   */
  restart(id) {
    if (this.since.has(id)) this.since.set(id, this.study.environment.mono());
  }

  /** Back from the back/forward cache: while it lay there the course was not open. */
  restartAll() {
    for (const id of Array.from(this.since.keys())) this.restart(id);
  }

  tick() {
    const { study } = this;
    const now = study.environment.mono();
    for (const activity of this.runningActivities()) {
      const { id } = activity;
      const took = now - (this.since.get(id) || now);
      if (this.timeLeft(activity) <= 0) {
        const end = this.ends.get(id);
        if (end) end();
        if (study.progressOf(id).open) handInLate(study, activity);
      } else if (took >= KEEP_MS) {
        this.since.set(id, now);
        study.record({ kind: 'time', id, attempt: study.progressOf(id).open, took });
      }
    }
    this.watchers.forEach((watcher) => watcher());
  }
}
