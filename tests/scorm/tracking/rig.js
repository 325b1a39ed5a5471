// SPDX-License-Identifier: Apache-2.0
/** The SCORM 1.2 adapter at our strict LMS, on a clock that the test moves. */
import assert from "node:assert/strict";

import { StrictScorm12 } from "../../../scorm/sinau_lms/strict12.js";
import { Scorm12Tracking } from "../../../scorm/sinau_scorm/tracking/scorm12.js";
import { MemoryStore, RULES } from "../../lms/helpers.js";

export class TestClock {
  time = 5000;
  timers = new Map();
  next = 1;
  mono = () => this.time;
  later = (action, ms) => {
    this.timers.set(this.next, { action, at: this.time + ms });
    return this.next++;
  };
  cancel = (timer) => { this.timers.delete(timer); };
  /** Lets time pass; whatever falls due runs in its order. */
  async pass(ms) {
    const end = this.time + ms;
    for (;;) {
      const due = [...this.timers].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      this.timers.delete(due[0]);
      this.time = Math.max(this.time, due[1].at);
      due[1].action();
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.time = end;
  }
}

/** A window whose parent has the LMS's API, and an adapter that looks for it. */
export function rig(options = {}, store = new MemoryStore(), change = (api) => api) {
  const clock = options.clock ?? new TestClock();
  const lms = new StrictScorm12(RULES.scorm12, store, { now: clock.mono, ...options });
  const window = { parent: null, opener: null };
  window.parent = window;
  window.API = change(lms.api);
  const tracking = new Scorm12Tracking(window, clock);
  const calls = (method) => lms.calls.filter((call) => call.method === method);
  const sets = (from = 0) => lms.calls.slice(from).filter((call) => call.method === "LMSSetValue").map((call) => call.args[0]);
  return { clock, lms, window, tracking, store, calls, sets };
}

export const report = (more = {}) => ({
  status: "incomplete", complete: false, success: "unknown", score: null, measure: 0, location: "one", state: "BxxAAAA",
  objectives: [], mayLower: false, urgent: true, ...more,
});

/** An answer by the type of its question: `correct` are the right choices together, or each text or number that is right. */
export function reported({ type = "choice", correct = ["b"], answer = ["a"], ranges, exact }) {
  const kind = { "true-false": "truth", short: "words", number: "number" }[type] ?? "choices";
  const right = kind === "words" || kind === "number" ? correct.map((one) => [one]) : [correct];
  return { kind, given: answer, right, ranges, exact };
}

export const interaction = ({ type, correct, answer, ranges, exact, ...more } = {}) => ({
  id: "asas-1", reported: reported({ type, correct, answer, ranges, exact }), score: 0, points: 2, wall: 1_700_000_000_000, took: 1234, ...more,
});

/** No rule broken and no call that ended in an error. */
export function clean(lms) {
  assert.deepEqual(lms.violations, []);
  assert.deepEqual(lms.calls.filter((call) => call.error !== 0), []);
}
