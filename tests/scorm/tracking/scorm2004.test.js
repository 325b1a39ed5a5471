// SPDX-License-Identifier: Apache-2.0
// What SCORM 2004 has of its own. What it shares with 1.2 (search, pace, retries) is tested in scorm12.test.js as well.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

import { reportedAnswer } from "../../../themes/sinau_theme/player/lesson.js";
import { Scorm2004Tracking } from "../../../scorm/sinau_scorm/tracking/scorm2004.js";
import { MemoryStore } from "../../lms/helpers.js";
import { TestClock, interaction, report } from "./rig.js";
import { clean, rig } from "./rig2004.js";

const EDITIONS = ["3rd", "4th"];
const names = (lms) => lms.calls.map((call) => call.method).filter((name) => !/Error|Diag/.test(name));
const instead = (more) => (api) => ({ ...api, ...more(api) });
const row = (values, root) => Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith(root)).map(([name, value]) => [name.slice(root.length), value]));

test("at once incomplete, suspend and a measure, committed before anything else happens", async () => {
  for (const edition of EDITIONS) {
    const { tracking, lms, store, calls } = rig({ assignment: { edition } });
    const session = await tracking.open();
    assert.deepEqual([session.connected, session.writable, session.state, session.learner], [true, true, "", "siti-01"]);
    const { values } = store.attempt;
    assert.equal(values["cmi.completion_status"], "incomplete");
    assert.equal(values["cmi.progress_measure"], "0");
    assert.equal(values["cmi.exit"], "suspend");
    assert.match(values["cmi.session_time"], /^PT0S$/);
    assert.equal(calls("Commit").length, 1);
    assert.equal(tracking.phase(), "sent");
    clean(lms);
  }
});

test("score before the statuses, with its scale and scaled; completion and success apart", async () => {
  const { tracking, lms, store, sets } = rig();
  await tracking.open();
  const from = lms.calls.length;
  tracking.report(report({ status: "passed", success: "passed", score: 0.8571, measure: 0.5 }));
  assert.deepEqual(sets(from).slice(0, 6), [
    "cmi.score.min", "cmi.score.max", "cmi.score.scaled", "cmi.score.raw", "cmi.success_status", "cmi.progress_measure",
  ]);
  const { values } = store.attempt;
  assert.deepEqual(row(values, "cmi.score."), { min: "0", max: "100", raw: "85.71", scaled: "0.8571" });
  assert.deepEqual([values["cmi.completion_status"], values["cmi.success_status"], values["cmi.progress_measure"]], ["incomplete", "passed", "0.5"]);
  tracking.report(report({ complete: true, success: "passed", score: 0.8571, measure: 1 }));
  tracking.close();
  assert.deepEqual([store.attempt.values["cmi.completion_status"], store.attempt.values["cmi.progress_measure"]], ["completed", "1"]);
  clean(lms);
});

test("the measure is 1 exactly when complete, as the LMS completes by it", async () => {
  const { tracking, lms, clock, store } = rig();
  await tracking.open();
  tracking.report(report({ complete: false, measure: 0.99999 }));
  await clock.pass(3000);
  assert.equal(lms.api.GetValue("cmi.completion_status"), "incomplete");
  tracking.report(report({ complete: true, measure: 0.98 }));
  await clock.pass(3000);
  assert.equal(lms.api.GetValue("cmi.completion_status"), "completed");
  // A lesson was added to the course since: what was complete stays so.
  tracking.report(report({ complete: false, measure: 0.9 }));
  tracking.close();
  assert.deepEqual([store.attempt.values["cmi.completion_status"], store.attempt.values["cmi.progress_measure"]], ["completed", "1"]);
  clean(lms);
});

test("a whole session in either edition, resumed, without an error", async () => {
  for (const edition of EDITIONS) {
    const store = new MemoryStore();
    const first = rig({ assignment: { edition } }, store);
    await first.tracking.open();
    first.tracking.interaction(0, interaction());
    first.tracking.report(report({ state: "BxxBBBB", location: "two", measure: 0.25 }));
    await first.clock.pass(65_430);
    first.tracking.close();
    assert.deepEqual(names(first.lms).slice(-2), ["SetValue", "Terminate"]);
    assert.equal(store.attempt.values["cmi.session_time"], "PT65.43S");
    clean(first.lms);

    const second = rig({ assignment: { edition } }, store);
    const session = await second.tracking.open();
    assert.deepEqual([session.state, session.location, session.interactions], ["BxxBBBB", "two", 1]);
    second.tracking.interaction(1, interaction({ id: "asas-2" }));
    second.tracking.report(report({ success: "passed", complete: true, score: 1, measure: 1, state: "BxxCCCC" }));
    second.tracking.close();
    assert.equal(store.attempt.values["cmi.success_status"], "passed");
    assert.equal(store.attempt.values["cmi.exit"], "suspend");
    assert.equal(store.attempt.values["adl.nav.request"] ?? "_none_", "_none_");
    clean(second.lms);
  }
});

test("answers of each type are whole records, in the order that the standard asks for", async () => {
  const { tracking, lms, store, sets } = rig();
  await tracking.open();
  const from = lms.calls.length;
  const all = [
    interaction({ objective: "asas" }),
    interaction({ id: "asas-2", type: "true-false", correct: ["true"], answer: [] }),
    interaction({ id: "asas-3.2", type: "multiple", correct: ["a", "c"], answer: ["c", "a"], score: 1 }),
    interaction({ id: "n-1", type: "number", correct: ["70"], ranges: [[69.5, 70.5]], answer: ["71", "71"], score: 0 }),
    interaction({ id: "n-2", type: "number", correct: [], ranges: [[1, 2], [5, 6]], answer: ["1.5", "1,5"], score: 1 }),
    interaction({ id: "n-3", type: "number", correct: ["1500000"], ranges: [[1500000, 1500000]], answer: ["1500000", "1.500.000"], score: 1 }),
    interaction({ id: "s-1", type: "short", correct: ["APB Desa", "[,] {a}"], exact: true, answer: ["{case_matters=true}apb [,] desa"], score: 0.5 }),
  ];
  all.forEach((one, index) => assert.equal(tracking.interaction(index, one), true));
  assert.deepEqual(sets(from).slice(0, 9).map((name) => name.slice("cmi.interactions.0.".length)), [
    "id", "type", "objectives.0.id", "timestamp", "correct_responses.0.pattern", "weighting", "learner_response", "result", "latency",
  ]);
  tracking.report(report());
  clean(lms);
  const { values } = store.attempt;
  assert.deepEqual(row(values, "cmi.interactions.0."), {
    id: "asas-1", type: "choice", "objectives.0.id": "asas", timestamp: "2023-11-14T22:13:20.00Z",
    "correct_responses.0.pattern": "b", weighting: "2", learner_response: "a", result: "incorrect", latency: "PT1.23S",
  });
  assert.equal(values["cmi.interactions.1.correct_responses.0.pattern"], "true");
  assert.equal("cmi.interactions.1.learner_response" in values, false);
  assert.deepEqual([values["cmi.interactions.2.learner_response"], values["cmi.interactions.2.result"]], ["a[,]c", "correct"]);
  assert.equal(values["cmi.interactions.3.correct_responses.0.pattern"], "69.5[:]70.5");
  assert.deepEqual([values["cmi.interactions.4.type"], "cmi.interactions.4.correct_responses.0.pattern" in values], ["numeric", false]);
  assert.deepEqual([values["cmi.interactions.5.type"], values["cmi.interactions.5.learner_response"]], ["fill-in", "1500000"]);
  assert.equal(values["cmi.interactions.6.correct_responses.0.pattern"], "{case_matters=true}APB Desa");
  assert.equal(values["cmi.interactions.6.correct_responses.1.pattern"], "{case_matters=true}(,) {a}");
  assert.equal(values["cmi.interactions.6.learner_response"], "(case_matters=true}apb (,) desa");
  assert.equal(values["cmi.interactions.6.result"], "0.5");
});

test("the page hands over what patterns need: the ranges of a number, and whether letter case counts", () => {
  const told = (shape, rule) => reportedAnswer({ prompt: "", question: { id: "n-1", shape, points: 1, rule } }, { answer: ["70"], score: 1, wall: 0, took: 0 }, 1)[0];
  assert.deepEqual(told("number24", { correct: ["70"], ranges: [[69, 71]] }).reported.ranges, [[69, 71]]);
  assert.equal(told("words24", { correct: ["APB"], exact: true }).reported.exact, true);
});

test("objectives are looked for by their names, as the LMS makes some of the manifest's", async () => {
  const store = new MemoryStore();
  store.attempt = { values: { "cmi.exit": "suspend", "cmi.objectives.0.id": "OBJ-primary", "cmi.objectives.1.id": "kas" }, total: "" };
  const objectives = [{ id: "asas", score: 0.5, status: "failed" }, { id: "kas", score: 1, status: "passed" }, { id: "baru", score: null, status: "not attempted" }];
  for (let launch = 0; launch < 2; launch += 1) {
    const { tracking, lms, clock } = rig({}, store);
    await tracking.open();
    tracking.report(report({ objectives }));
    await clock.pass(3000);
    tracking.report(report({ objectives: [objectives[0], objectives[1], { id: "baru", score: null, status: "completed" }], state: "BxxAAAB" }));
    tracking.close();
    clean(lms);
  }
  const { values } = store.attempt;
  assert.deepEqual([0, 1, 2, 3, 4].map((n) => values[`cmi.objectives.${n}.id`]), ["OBJ-primary", "kas", "asas", "baru", undefined]);
  assert.deepEqual(row(values, "cmi.objectives.0."), { id: "OBJ-primary" });
  assert.deepEqual(row(values, "cmi.objectives.1."), {
    id: "kas", "score.min": "0", "score.max": "100", "score.raw": "100", "score.scaled": "1", success_status: "passed", completion_status: "completed",
  });
  assert.deepEqual([values["cmi.objectives.2.success_status"], values["cmi.objectives.2.completion_status"]], ["failed", "incomplete"]);
  assert.deepEqual(row(values, "cmi.objectives.3."), { id: "baru", completion_status: "completed" });
});

test("statuses and score never fall, unless the author keeps the last attempt", async () => {
  const store = new MemoryStore();
  const first = rig({}, store);
  await first.tracking.open();
  first.tracking.report(report({ success: "passed", complete: true, score: 0.9, measure: 1 }));
  first.tracking.close();
  const held = () => ["cmi.completion_status", "cmi.success_status", "cmi.score.raw", "cmi.score.scaled", "cmi.progress_measure"].map((name) => store.attempt.values[name]);
  for (const [mayLower, expected] of [
    [false, ["completed", "passed", "90", "0.9", "1"]],
    [true, ["incomplete", "failed", "40", "0.4", "0.5"]],
  ]) {
    const again = rig({ lowering: mayLower ? "allowed" : "reported" }, store);
    await again.tracking.open();
    // An LMS that forgot the state: nothing is known yet, so nothing falls.
    again.tracking.report(report({ mayLower }));
    assert.deepEqual(held(), ["completed", "passed", "90", "0.9", "1"]);
    again.tracking.report(report({ success: "failed", score: 0.4, measure: 0.5, mayLower }));
    again.tracking.close();
    assert.deepEqual(held(), expected);
    clean(again.lms);
  }
});

test("review, browse and no-credit write nothing but an exit that suspends and no time", async () => {
  for (const assignment of [{ mode: "review" }, { mode: "browse", credit: "no-credit" }, { credit: "no-credit" }]) {
    const { tracking, clock, lms } = rig({ assignment });
    const session = await tracking.open();
    assert.deepEqual([session.connected, session.writable, tracking.phase()], [true, false, "review"], JSON.stringify(assignment));
    tracking.report(report({ success: "passed", complete: true, score: 1 }));
    assert.equal(tracking.interaction(0, interaction()), false);
    tracking.pause();
    await clock.pass(5000);
    tracking.close();
    // Any other exit ends the attempt in 2004, and the next launch would find no state.
    const written = lms.calls.filter(({ method }) => method === "SetValue" || method === "Commit").map(({ args }) => args);
    // Nothing is added to the time spent, and Moodle makes "P" of no time at all.
    assert.deepEqual(written, [["cmi.exit", "suspend"], ["cmi.session_time", "PT0S"]]);
    assert.equal(names(lms).at(-1), "Terminate");
    clean(lms);
  }
});

test("103 after a reload: the session goes on; any other no is waited for", async () => {
  const first = rig();
  await first.tracking.open();
  first.tracking.report(report({ state: "BxxKKKK" }));
  const second = rig({ clock: first.clock });
  second.window.API_1484_11 = first.lms.api;
  const session = await second.tracking.open();
  assert.deepEqual([session.connected, session.state], [true, "BxxKKKK"]);

  const never = rig({}, new MemoryStore(), instead(() => ({ Initialize: () => "false", GetLastError: () => "102" })));
  const waiting = never.tracking.open();
  await never.clock.pass(10_500);
  assert.equal((await waiting).connected, false);
});

test("a better score before the first was committed: both statuses follow it once more", async () => {
  const { tracking, lms, sets } = rig();
  await tracking.open();
  tracking.report(report({ urgent: false }));
  const passed = { status: "passed", complete: true, success: "passed", measure: 1, urgent: false };
  tracking.report(report({ ...passed, score: 0.8 }));
  const from = lms.calls.length;
  tracking.report(report({ ...passed, score: 0.9 }));
  assert.deepEqual(sets(from).slice(-3), ["cmi.score.raw", "cmi.completion_status", "cmi.success_status"]);
  tracking.close();
  clean(lms);
});

test("an API of SCORM 1.2 is not taken for one of 2004", async () => {
  const { tracking, window, clock } = rig();
  window.API = window.API_1484_11;
  delete window.API_1484_11;
  const opening = tracking.open();
  await clock.pass(10_500);
  assert.equal((await opening).connected, false);
});

test("a session that the LMS has ended is closed, and not one call comes after", async () => {
  for (const method of ["SetValue", "Commit"]) {
    const { tracking, lms, clock } = rig();
    await tracking.open();
    tracking.report(report());
    await clock.pass(5000);
    lms.api.Terminate("");
    tracking.report(report({ state: method === "SetValue" ? "BxxLLLL" : "BxxAAAA" }));
    if (method === "Commit") tracking.pause();
    assert.equal(tracking.phase(), "closed", method);
    const count = lms.calls.length;
    tracking.report(report({ state: "BxxMMMM" }));
    tracking.interaction(0, interaction());
    tracking.pause();
    await clock.pass(120_000);
    tracking.close();
    assert.equal(lms.calls.length, count, method);
  }
});

test("a refused commit is told and made good", async () => {
  let refuse = false;
  const { tracking, clock, store } = rig({}, new MemoryStore(), instead((api) => ({
    Commit: (text) => (refuse ? "false" : api.Commit(text)), GetLastError: () => (refuse ? "391" : api.GetLastError()),
  })));
  await tracking.open();
  refuse = true;
  tracking.report(report({ state: "BxxRRRR" }));
  assert.equal(tracking.phase(), "failing");
  refuse = false;
  await clock.pass(3000);
  assert.equal(tracking.phase(), "sent");
  assert.equal(store.attempt.values["cmi.suspend_data"], "BxxRRRR");
});

test("an element that the LMS does not have is not asked for again, and holds nothing up", async () => {
  let error = "0";
  let asked = 0;
  const { tracking } = rig({}, new MemoryStore(), instead((api) => ({
    SetValue: (name, value) => {
      error = name.startsWith("cmi.objectives") ? "402" : "0";
      asked += error === "402" ? 1 : 0;
      return error === "402" ? "false" : api.SetValue(name, value);
    },
    GetLastError: () => error,
  })));
  await tracking.open();
  for (let round = 0; round < 3; round += 1) tracking.report(report({ objectives: [{ id: "asas", score: null, status: "completed" }], state: `BxxAAA${round}` }));
  assert.equal(tracking.phase() === "failing", false);
  assert.equal(asked, 2, "the id and the status, once each");
});

test("a state that is too long is never sent and is told", async () => {
  const { tracking, lms, store } = rig();
  await tracking.open();
  tracking.report(report({ state: "B".repeat(64_001) }));
  assert.equal(tracking.phase(), "failing");
  assert.equal(store.attempt.values["cmi.suspend_data"] ?? "", "");
  tracking.report(report({ state: "B".repeat(64_000) }));
  tracking.close();
  assert.equal(store.attempt.values["cmi.suspend_data"].length, 64_000);
  clean(lms);
});

test("an LMS that answers nothing but empty texts is one to report to", async () => {
  const { tracking, store } = rig({}, new MemoryStore(), instead(() => ({ GetValue: () => "" })));
  const session = await tracking.open();
  assert.deepEqual([session.connected, session.writable, session.learner, session.interactions], [true, true, "", 0]);
  tracking.report(report({ success: "passed", complete: true, score: 1, objectives: [{ id: "asas", score: 1, status: "passed" }] }));
  assert.equal(store.attempt.values["cmi.success_status"], "passed");
  assert.equal(store.attempt.values["cmi.objectives.0.id"], "asas");
});

test("scorm-again, which others wrote from the same standard, takes every call", async () => {
  const context = vm.createContext({ console, setTimeout, clearTimeout, performance, URL });
  vm.runInContext(readFileSync(process.env.SCORM_AGAIN_2004 ?? new URL("../../node_modules/scorm-again/dist/scorm2004.js", import.meta.url), "utf8"), context);
  const inner = new context.Scorm2004API({ autocommit: false, logLevel: 5 });
  const errors = [];
  const api = Object.fromEntries(["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError"].map((method) => [method, (...args) => {
    const result = inner[method](...args);
    const error = String(inner.GetLastError());
    if (method !== "GetLastError" && error !== "0" && !(method === "GetValue" && error === "403")) errors.push([method, ...args, error]);
    return result;
  }]));
  const window = { API_1484_11: api };
  window.parent = window;
  const clock = new TestClock();
  const tracking = new Scorm2004Tracking(window, clock);
  await tracking.open();
  tracking.interaction(0, interaction({ objective: "asas" }));
  tracking.interaction(1, interaction({ id: "n-1.2", type: "number", correct: ["70"], ranges: [[69.5, 70.5]], answer: ["70", "70"], score: 1 }));
  tracking.interaction(2, interaction({ id: "s-1", type: "short", correct: ["APB Desa"], exact: true, answer: ["apb desa"], score: 0 }));
  tracking.interaction(3, interaction({ id: "m-1", type: "multiple", correct: ["a", "c"], answer: ["a", "b"], score: 0.5 }));
  tracking.interaction(4, interaction({ id: "b-1", type: "true-false", correct: ["true"], answer: ["false"], score: 0 }));
  tracking.report(report({ location: "" }));
  tracking.report(report({ success: "passed", complete: true, score: 0.8571, measure: 1, objectives: [{ id: "asas", score: 0.5, status: "failed" }] }));
  const seen = ["cmi.completion_status", "cmi.success_status", "cmi.score.scaled", "cmi.interactions._count", "cmi.objectives.0.id"].map((name) => String(inner.GetValue(name)));
  assert.deepEqual(seen, ["completed", "passed", "0.8571", "5", "asas"]);
  tracking.close();
  assert.deepEqual(errors, []);
});

test("an LMS that does not say its status keeps the completion that it has", async () => {
  const silent = (api) => ({ ...api, GetValue: (element) => (element === "cmi.suspend_data" ? api.GetValue(element) : "") });
  const first = rig({}, undefined, silent);
  await first.tracking.open();
  first.tracking.report(report({ status: "passed", complete: true, success: "passed", score: 0.9, measure: 1 }));
  first.tracking.close();
  const again = rig({}, first.store, silent);

  await again.tracking.open();
  again.tracking.close();

  assert.equal(again.lms.values["cmi.completion_status"], "completed");
  assert.equal(again.lms.values["cmi.progress_measure"], "1");
});
