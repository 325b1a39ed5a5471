// SPDX-License-Identifier: Apache-2.0
/** The SCORM 2004 adapter at our strict LMS, on a clock that the test moves. */
import assert from "node:assert/strict";

import { StrictScorm2004 } from "../../../scorm/sinau_lms/strict2004.js";
import { Scorm2004Tracking } from "../../../scorm/sinau_scorm/tracking/scorm2004.js";
import { MemoryStore, RULES } from "../../lms/helpers.js";
import { TestClock } from "./rig.js";

/** What the manifest of our packages makes an LMS hold. */
export const ASSIGNMENT = { completion_threshold: "1.0", scaled_passing_score: "0.75", delivery_controls: true };

/** A window whose parent has the LMS's API, and an adapter that looks for it. */
export function rig(options = {}, store = new MemoryStore(), change = (api) => api) {
  const clock = options.clock ?? new TestClock();
  const lms = new StrictScorm2004(RULES.scorm2004, store, { now: clock.mono, ...options, assignment: { ...ASSIGNMENT, ...options.assignment } });
  const window = { parent: null, opener: null };
  window.parent = window;
  window.API_1484_11 = change(lms.api);
  const tracking = new Scorm2004Tracking(window, clock);
  const calls = (method) => lms.calls.filter((call) => call.method === method);
  const sets = (from = 0) => lms.calls.slice(from).filter((call) => call.method === "SetValue").map((call) => call.args[0]);
  return { clock, lms, window, tracking, store, calls, sets };
}

/** No rule broken and no call that ended in an error; 403 on GetValue says that there is nothing yet, which ADL's SCO test allows. */
export function clean(lms) {
  assert.deepEqual(lms.violations, []);
  assert.deepEqual(lms.calls.filter((call) => call.error !== 0 && !(call.method === "GetValue" && call.error === 403)), []);
}
