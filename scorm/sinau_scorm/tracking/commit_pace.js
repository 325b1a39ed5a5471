// SPDX-License-Identifier: Apache-2.0
/**
 * When to commit: the first answer at once, later ones within two seconds, never two within two seconds (LMSs send
 * each commit synchronously, and some froze under more). A refused commit is tried again, ever more slowly,
 * and then every half minute: a session that comes back to life may be hours away, and the learner works on.
 */

const GAP_MS = 2000;
const LONGEST_WAIT_MS = 30000;

/**
 * @typedef {object} Clock
 * @property {() => number} mono    ms
 * @property {(action: () => void, ms: number) => number} later
 * @property {(timer: number) => void} cancel
 */

export class CommitPace {
  /**
   * @param {Clock} clock
   * @param {() => boolean} commit  whether the LMS said yes
   */
  constructor(clock, commit) {
    this.clock = clock;
    this.commit = commit;
    this.last = -Infinity;
    this.refused = 0;
    /** @type {number | null} */
    this.timer = null;
    this.due = 0;
    this.stopped = false;
    this.hurried = false;
  }

  /**
   * Something is to be committed.
   * @param {boolean} urgent  an answer or a result
   */
  ask(urgent) {
    if (urgent && !this.hurried) {
      this.hurried = true;
      this.commitNow();
      return;
    }
    if (this.stopped) return;
    const wait = Math.max(0, this.last + GAP_MS - this.clock.mono());
    // Something new does not wait for the slow steps of what was refused.
    if (this.timer !== null && this.due <= this.clock.mono() + wait) return;
    if (wait === 0) this.commitNow();
    else this.plan(wait);
  }

  /** Whether a commit would come too soon after the last one. */
  get tooSoon() {
    return this.clock.mono() - this.last < GAP_MS;
  }

  /** Commits whatever the pace. */
  commitNow() {
    if (this.stopped) return;
    this.clear();
    const done = this.commit();
    // Counted from its end: where a commit stops the page for seconds, the learner gets two between any two of them.
    this.last = this.clock.mono();
    if (done) {
      this.refused = 0;
      return;
    }
    this.refused += 1;
    this.plan(Math.min(LONGEST_WAIT_MS, GAP_MS * 2 ** (this.refused - 1)));
  }

  stop() {
    this.clear();
    this.stopped = true;
  }

  /** @param {number} ms */
  plan(ms) {
    this.clear();
    this.due = this.clock.mono() + ms;
    this.timer = this.clock.later(() => { this.timer = null; this.commitNow(); }, ms);
  }

  clear() {
    if (this.timer !== null) this.clock.cancel(this.timer);
    this.timer = null;
  }
}
