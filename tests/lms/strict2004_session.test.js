// SPDX-License-Identifier: Apache-2.0
// SCORM 2004: the life of a session, what an LMS makes of statuses, what comes back, and how calls out of turn are answered.
import assert from "node:assert/strict";
import { test } from "node:test";

import { faultyStore } from "../../scorm/sinau_lms/lms_faults.js";
import { StrictScorm2004 } from "../../scorm/sinau_lms/strict2004.js";
import { addDurations, hundredthsOfDuration } from "../../scorm/sinau_lms/time_spans.js";
import { MemoryStore, RULES, broken } from "./helpers.js";
import { begin, does, refuses } from "./helpers2004.js";

const SUSPEND = ["cmi.exit", "suspend"];
const INCOMPLETE = ["cmi.completion_status", "incomplete"];
const TIME = ["cmi.session_time", "PT1M0S"];

const CALLS = [["GetValue", "cmi.entry"], ["SetValue", "cmi.suspend_data", "x"], ["Commit", ""], ["Terminate", ""]];

test("nothing works before Initialize, each call with its own code", () => {
  const lms = new StrictScorm2004(RULES.scorm2004, new MemoryStore());
  for (const [index, code] of [122, 132, 142, 112].entries()) {
    const [method, ...args] = CALLS[index];
    assert.equal(refuses(lms, code, method, ...args), "before-initialize");
  }
  assert.equal(refuses(lms, 201, "Initialize"), "argument");
  assert.equal(lms.api.Initialize(""), "true");
  assert.equal(refuses(lms, 103, "Initialize", ""), "initialize-twice");
});

test("after Terminate only the last error may be asked for", () => {
  const { lms, api } = begin();
  does(api, ["cmi.completion_status", "completed"], TIME, "terminate");
  assert.deepEqual(broken(lms), []);
  for (const [index, code] of [123, 133, 143, 113].entries()) {
    const [method, ...args] = CALLS[index];
    assert.equal(refuses(lms, code, method, ...args), "after-finish");
  }
  assert.equal(refuses(lms, 104, "Initialize", ""), "initialize-twice");
  assert.equal(api.GetErrorString("104"), "Content Instance Terminated");
});

test("a suspended attempt goes on: state, interactions, statuses, time", () => {
  const store = new MemoryStore();
  for (const [n, total] of [[0, "PT0S"], [1, "PT1M30.5S"], [2, "PT3M1S"]]) {
    const { lms, api } = begin({}, store);
    assert.equal(api.GetValue("cmi.entry"), n === 0 ? "ab-initio" : "resume");
    assert.equal(api.GetValue("cmi.total_time"), total);
    assert.equal(api.GetValue("cmi.suspend_data"), n === 0 ? "" : `state ${n - 1}`);
    assert.equal(api.GetValue("cmi.completion_status"), n === 0 ? "unknown" : "incomplete");
    assert.equal(api.GetValue("cmi.interactions._count"), String(n));
    does(api, INCOMPLETE, SUSPEND, ["cmi.suspend_data", `state ${n}`]);
    does(api, [`cmi.interactions.${n}.id`, `q${n}`], [`cmi.interactions.${n}.type`, "choice"]);
    // The second session is killed: it never terminates.
    does(api, ["cmi.session_time", "PT1M30.50S"], n === 1 ? "commit" : "terminate");
    assert.deepEqual(lms.violations, []);
  }
});

test("only what was committed comes back", () => {
  const store = new MemoryStore();
  const { api } = begin({}, store);
  does(api, INCOMPLETE, SUSPEND, ["cmi.suspend_data", "kept"], "commit", ["cmi.suspend_data", "lost"]);
  assert.equal(begin({}, store).api.GetValue("cmi.suspend_data"), "kept");
});

test("after any other exit the next launch is a new attempt, and all is gone", () => {
  for (const exit of ["normal", "", "time-out", undefined]) {
    const store = new MemoryStore();
    const { api } = begin({}, store);
    does(api, ["cmi.completion_status", "completed"], ["cmi.suspend_data", "x"], ["cmi.location", "l"], ["cmi.session_time", "PT5M0S"]);
    does(api, ["cmi.objectives.0.id", "o"], ...(exit === undefined ? [] : [["cmi.exit", exit]]), "terminate");
    const next = begin({}, store).api;
    assert.equal(next.GetValue("cmi.entry"), "ab-initio", exit);
    assert.equal(next.GetValue("cmi.suspend_data"), "");
    assert.equal(next.GetLastError(), "403");
    assert.equal(next.GetValue("cmi.completion_status"), "unknown");
    assert.equal(next.GetValue("cmi.objectives._count"), "0");
    assert.equal(next.GetValue("cmi.total_time"), "PT0S", "the total is that of the attempt (RTE, cmi.total_time)");
  }
});

test("a request to suspend all suspends too, and is not made again", () => {
  const store = new MemoryStore();
  const { api } = begin({}, store);
  does(api, INCOMPLETE, ["cmi.suspend_data", "x"], TIME, ["adl.nav.request", "suspendAll"], "terminate");
  const next = begin({}, store).api;
  assert.equal(next.GetValue("cmi.entry"), "resume");
  assert.equal(next.GetValue("cmi.suspend_data"), "x");
  assert.equal(next.GetValue("adl.nav.request"), "_none_");
});

test("exit and session time are not handed to the next session", () => {
  const store = new MemoryStore();
  does(begin({}, store).api, INCOMPLETE, SUSPEND, TIME, "commit");
  const next = begin({}, store);
  next.api.Commit("");
  assert.equal("cmi.exit" in store.attempt.values, false);
  assert.equal("cmi.session_time" in store.attempt.values, false);
  assert.equal(begin({}, store).api.GetValue("cmi.entry"), "ab-initio", "the last session did not say that it suspends");
});

test("shared data outlives the attempt", () => {
  const store = new MemoryStore();
  const assignment = { data: ["urn:a"] };
  does(begin({ assignment }, store).api, ["adl.data.0.store", "kept"], ["cmi.location", "l"], TIME, ["cmi.completion_status", "completed"], "terminate");
  const next = begin({ assignment }, store).api;
  assert.equal(next.GetValue("adl.data.0.store"), "kept");
  assert.equal(next.GetValue("cmi.location"), "");
});

test("durations add, whatever their units", () => {
  assert.equal(addDurations("PT59M59.99S", "PT0.01S"), "PT1H");
  assert.equal(addDurations("P1DT1H", "PT90M"), "PT26H30M");
  assert.equal(addDurations("", "nonsense"), "PT0S");
  assert.equal(addDurations("P", "PT1.5S"), "PT1.5S");
  assert.equal(hundredthsOfDuration("PT1H2M3.4S"), 372340);
});

test("a completion threshold is the LMS's to apply, over what the SCO says", () => {
  const cases = [["0.8", undefined, "unknown"], ["0.8", "0.79", "incomplete"], ["0.8", "0.8", "completed"], [undefined, "1", "incomplete"]];
  for (const [completion_threshold, measure, expected] of cases) {
    const { api, store } = begin({ assignment: { completion_threshold } });
    assert.equal(api.GetValue("cmi.completion_status"), "unknown");
    does(api, INCOMPLETE, ...(measure === undefined ? [] : [["cmi.progress_measure", measure]]), TIME);
    assert.equal(api.GetValue("cmi.completion_status"), expected);
    assert.equal(api.GetLastError(), "0");
    does(api, "terminate");
    assert.equal(store.attempt.values["cmi.completion_status"], expected);
  }
});

test("a passing score is the LMS's to apply too", () => {
  const cases = [["0.75", undefined, "unknown"], ["0.75", "0.74", "failed"], ["0.75", "0.75", "passed"], ["-0.5", "-0.6", "failed"], [undefined, "0", "passed"]];
  for (const [scaled_passing_score, scaled, expected] of cases) {
    const { api, store } = begin({ assignment: { scaled_passing_score } });
    does(api, ...(scaled === undefined ? [] : [["cmi.score.scaled", scaled]]), ["cmi.success_status", "passed"]);
    assert.equal(api.GetValue("cmi.success_status"), expected);
    does(api, "commit");
    assert.equal(store.attempt.values["cmi.success_status"], expected);
  }
});

test("Moodle weighs completion at Terminate only, and success never", () => {
  const assignment = { completion_threshold: "1", scaled_passing_score: "0.8" };
  const { api, store } = begin({ masteryOverride: true, assignment });
  does(api, ["cmi.score.scaled", "0.1"], ["cmi.progress_measure", "0.5"], ["cmi.completion_status", "completed"], ["cmi.success_status", "passed"]);
  assert.equal(api.GetValue("cmi.completion_status"), "completed");
  assert.equal(api.GetValue("cmi.success_status"), "passed");
  does(api, TIME, "terminate");
  assert.equal(store.attempt.values["cmi.completion_status"], "incomplete");
  assert.equal(store.attempt.values["cmi.success_status"], "passed");
  const silent = begin({ masteryOverride: true, assignment });
  does(silent.api, INCOMPLETE, TIME, "terminate");
  assert.equal(silent.store.attempt.values["cmi.completion_status"], "incomplete", "without a measure the SCO's word stands");
});

test("without delivery controls the LMS completes what the content left open", () => {
  const ends = (options, ...steps) => {
    const { api, store } = begin(options);
    does(api, ...steps, TIME, "terminate");
    return store.attempt.values["cmi.completion_status"] ?? "unknown";
  };
  const assignment = { delivery_controls: false };
  assert.equal(ends({ assignment }), "completed");
  assert.equal(ends({ assignment }, INCOMPLETE), "incomplete");
  assert.equal(ends({ assignment, autoComplete: true }, INCOMPLETE), "completed");
  assert.equal(ends({ assignment: { delivery_controls: true }, autoComplete: true }, INCOMPLETE), "incomplete");
  assert.equal(ends({ assignment: { delivery_controls: false, mode: "review" } }), "unknown");
  assert.equal(ends({}), "unknown");
});

test("every call is written down with what it broke", () => {
  const heard = [];
  const blamed = [];
  const { lms, api } = begin({ onCall: (call) => heard.push(call), onViolation: (violation) => blamed.push(violation) });
  api.SetValue("cmi.exit", "logout");
  api.GetLastError();
  assert.deepEqual(lms.calls, heard);
  assert.deepEqual(lms.violations, blamed);
  assert.deepEqual(heard.map(({ n, method, result, error }) => [n, method, result, error]), [
    [1, "Initialize", "true", 0],
    [2, "SetValue", "false", 406],
    [3, "GetLastError", "406", 0],
  ]);
  assert.equal(heard[1].rule, "exit-logout");
  assert.equal(blamed[0].call, 2);
});

test("a failure that was asked for is not the SCO's", () => {
  const store = new MemoryStore();
  const faults = {};
  const { lms, api } = begin({}, faultyStore(store, faults));
  does(api, SUSPEND, INCOMPLETE, TIME, ["cmi.suspend_data", "1"], "commit");
  for (const [changes, result, error] of [
    [{ commit: "refused" }, "false", "391"],
    [{ commit: "expired" }, "false", "391"],
    [{ commit: "expired", expiredError: 143 }, "false", "143"],
    [{ commit: "lost" }, "true", "0"],
  ]) {
    Object.assign(faults, { expiredError: undefined }, changes);
    does(api, ["cmi.suspend_data", "2"]);
    assert.equal(api.Commit(""), result);
    assert.equal(api.GetLastError(), error);
    assert.equal(store.attempt.values["cmi.suspend_data"], "1");
  }
  faults.commit = "throws";
  assert.throws(() => api.Commit(""), /on purpose/);
  faults.commit = "refused";
  assert.equal(api.Terminate(""), "false");
  assert.equal(api.GetLastError(), "111");
  assert.deepEqual(lms.violations, []);
});
