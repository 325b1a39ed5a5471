// SPDX-License-Identifier: Apache-2.0
/**
 * A clock that stands still until it is told how late it is: a scenario of minutes passes in milliseconds, and what has to
 * happen within two seconds is known to the millisecond, however busy the machine is.
 */

/** Each look at the clock takes a moment, or whoever waits in a loop (an LMS on a slow line) would wait for ever. */
const MOMENT_MS = 0.05;
/** So much real time may pass while a page loads or the disk writes. */
const PATIENCE_MS = 20000;

const channel = new MessageChannel();
const realNow = performance.now.bind(performance);
const realLater = window.setTimeout.bind(window);

/** @returns {Promise<void>} after the browser has had its turn */
function turn() {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(0);
  });
}

export class Clock {
  constructor() {
    this.mono = 1000;
    /** Difference of the wall clock: somebody may set it. */
    this.wall = Date.UTC(2026, 10, 2, 1, 0, 0) - this.mono;
    this.tasks = [];
    this.count = 0;
    /** @type {Set<{ pending: Set<object> }>} who may be waiting for the real world */
    this.owners = new Set();
  }

  now() {
    this.mono += MOMENT_MS;
    return this.mono;
  }

  /** @param {object} owner @param {() => void} act @param {number} ms @param {number} [every] */
  later(owner, act, ms, every = 0) {
    this.count += 1;
    this.tasks.push({ id: this.count, due: this.mono + Math.max(0, Number(ms) || 0), act, owner, every });
    return this.count;
  }

  cancel(id) {
    this.tasks = this.tasks.filter((task) => task.id !== id);
  }

  /** Forgets all that somebody who is gone had planned. @param {object} owner */
  drop(owner) {
    this.tasks = this.tasks.filter((task) => task.owner !== owner);
    this.owners.delete(owner);
  }

  /** Waits until scripts are loaded, the disk has answered and nobody has anything more to do at this moment. */
  async settle() {
    const began = realNow();
    for (let quiet = 0; quiet < 4;) {
      await turn();
      const busy = Array.from(this.owners).find((owner) => owner.pending.size > 0);
      quiet = busy ? 0 : quiet + 1;
      if (busy && realNow() - began > 3) await new Promise((resolve) => { realLater(resolve, 1); });
      if (busy && realNow() - began > PATIENCE_MS) {
        throw new Error(`still waiting for ${Array.from(busy.pending, (what) => what.what).join(', ')}`);
      }
    }
  }

  /** Lets so much time pass. @param {number} ms */
  async advance(ms) {
    const end = this.mono + ms;
    await this.settle();
    for (;;) {
      const next = this.tasks.filter((task) => !task.owner.frozen).sort((one, other) => one.due - other.due || one.id - other.id)[0];
      if (!next || next.due > end) break;
      this.mono = Math.max(this.mono, next.due);
      if (next.every) next.due = this.mono + next.every;
      else this.cancel(next.id);
      next.act();
      await this.settle();
    }
    this.mono = Math.max(this.mono, end);
  }
}
