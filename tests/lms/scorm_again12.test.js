// SPDX-License-Identifier: Apache-2.0
// The second LMS: scorm-again as published, with every error it gives written down.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

import { faultyStore } from "../../scorm/sinau_lms/lms_faults.js";
import { ScormAgainLms } from "../../scorm/sinau_lms/scorm_again.js";
import { MemoryStore, english } from "./helpers.js";

const file = process.env.SCORM_AGAIN ?? new URL("../../node_modules/scorm-again/dist/scorm12.js", import.meta.url);
const context = vm.createContext({ console, setTimeout, clearTimeout, performance });
vm.runInContext(readFileSync(file, "utf8"), context);
const { Scorm12API } = context;

function begin(options = {}, store = new MemoryStore()) {
  const lms = new ScormAgainLms(Scorm12API, store, { say: english, ...options });
  assert.equal(lms.api.LMSInitialize(""), "true");
  return { lms, api: lms.api, store };
}

function set(api, values) {
  for (const [element, value] of Object.entries(values)) {
    assert.equal(api.LMSSetValue(element, value), "true", element);
  }
}

test("what was committed comes back at the next launch, interactions and time included", () => {
  const store = new MemoryStore();
  for (const [n, total] of [[0, 0], [1, 90], [2, 180]]) {
    const { lms, api } = begin({}, store);
    const [hours, minutes, seconds] = api.LMSGetValue("cmi.core.total_time").split(":").map(Number);
    assert.equal(hours * 3600 + minutes * 60 + seconds, total);
    assert.equal(api.LMSGetValue("cmi.core.entry"), n === 0 ? "ab-initio" : "resume");
    assert.equal(api.LMSGetValue("cmi.suspend_data"), n === 0 ? "" : `state ${n - 1}`);
    assert.equal(String(api.LMSGetValue("cmi.interactions._count")), String(n));
    set(api, {
      "cmi.core.lesson_status": "incomplete",
      "cmi.core.exit": "suspend",
      [`cmi.interactions.${n}.id`]: `q${n}`,
      [`cmi.interactions.${n}.type`]: "choice",
      [`cmi.interactions.${n}.correct_responses.0.pattern`]: "a,c",
      [`cmi.interactions.${n}.student_response`]: "a,c",
      [`cmi.interactions.${n}.result`]: "correct",
      "cmi.suspend_data": `state ${n}`,
      "cmi.core.session_time": "0000:01:30.00",
    });
    assert.equal(api.LMSCommit(""), "true");
    set(api, { "cmi.suspend_data": "never committed" });
    assert.deepEqual(lms.violations, []);
    assert.equal(store.attempt.values[`cmi.interactions.${n}.student_response`], "a,c");
  }
  assert.equal(store.attempt.values["cmi.interactions.0.correct_responses.0.pattern"], "a,c");
});

test("LMSFinish keeps, adds no time twice, and the pass mark decides when the LMS is told so", () => {
  const { api, store } = begin({ masteryOverride: true, assignment: { mastery_score: "75" } });
  set(api, { "cmi.core.score.raw": "80", "cmi.core.lesson_status": "incomplete", "cmi.core.session_time": "0000:02:00.00" });
  assert.equal(api.LMSFinish(""), "true");
  assert.equal(store.attempt.values["cmi.core.lesson_status"], "passed");
  const next = begin({}, store);
  assert.match(next.api.LMSGetValue("cmi.core.total_time"), /^(00)?00:02:00/);
});

for (const [name, break_, error] of [
  ["a wrong status", (api) => api.LMSSetValue("cmi.core.lesson_status", "finished"), 405],
  ["a score that is none", (api) => api.LMSSetValue("cmi.core.score.raw", "100.5"), 405],
  ["a gap in the interactions", (api) => api.LMSSetValue("cmi.interactions.1.id", "q"), 201],
  ["writing what is read-only", (api) => api.LMSSetValue("cmi.core.total_time", "0000:00:01"), 403],
  ["reading what is write-only", (api) => api.LMSGetValue("cmi.core.exit"), 404],
  ["an element of SCORM 2004", (api) => api.LMSGetValue("cmi.completion_status"), 401],
  ["beginning twice", (api) => api.LMSInitialize(""), 101],
]) {
  test(`it reports ${name}`, () => {
    const { lms, api } = begin();
    break_(api);
    assert.equal(lms.violations.length, 1, JSON.stringify(lms.calls.at(-1)));
    assert.equal(lms.calls.at(-1).error, error);
  });
}

test("a failure that was asked for is not the SCO's", () => {
  const store = new MemoryStore();
  const faults = { commit: "refused" };
  const { lms, api } = begin({}, { load: () => null, save: (a) => faultyStore(store, faults).save(a) });
  assert.equal(api.LMSCommit(""), "false");
  assert.equal(api.LMSGetLastError(), "101");
  faults.commit = "lost";
  assert.equal(api.LMSCommit(""), "true");
  assert.equal(store.attempt, null);
  assert.deepEqual(lms.violations, []);
});
