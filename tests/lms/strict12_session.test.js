// SPDX-License-Identifier: Apache-2.0
// The life of a session: what is kept, what comes back, and how calls out of turn are answered.
import assert from "node:assert/strict";
import { test } from "node:test";

import { faultyStore, exposeApi, apiWithFewElements } from "../../scorm/sinau_lms/lms_faults.js";
import { StrictScorm12 } from "../../scorm/sinau_lms/strict12.js";
import { addSpans } from "../../scorm/sinau_lms/time_spans.js";
import { MemoryStore, RULES, accepts, begin, broken, refuses } from "./helpers.js";

test("nothing works before LMSInitialize", () => {
  const lms = new StrictScorm12(RULES.scorm12, new MemoryStore());
  for (const [method, ...args] of [
    ["LMSGetValue", "cmi.core.entry"],
    ["LMSSetValue", "cmi.suspend_data", "x"],
    ["LMSCommit", ""],
    ["LMSFinish", ""],
  ]) {
    assert.equal(refuses(lms, 301, method, ...args), "before-initialize");
  }
  assert.equal(refuses(lms, 201, "LMSInitialize"), "argument");
  assert.equal(lms.api.LMSInitialize(""), "true");
  assert.equal(refuses(lms, 101, "LMSInitialize", ""), "initialize-twice");
});

test("after LMSFinish only the last error may be asked for", () => {
  const { lms, api } = begin();
  accepts(api, "cmi.core.lesson_status", "completed");
  assert.equal(api.LMSFinish(""), "true");
  assert.equal(api.LMSGetLastError(), "0");
  assert.deepEqual(broken(lms), []);
  assert.equal(refuses(lms, 301, "LMSSetValue", "cmi.suspend_data", "x"), "after-finish");
  assert.equal(refuses(lms, 301, "LMSGetValue", "cmi.core.entry"), "after-finish");
  assert.equal(refuses(lms, 301, "LMSCommit", ""), "after-finish");
  assert.equal(refuses(lms, 301, "LMSFinish", ""), "after-finish");
  assert.equal(refuses(lms, 101, "LMSInitialize", ""), "initialize-twice");
});

test("only what was committed comes back", () => {
  const store = new MemoryStore();
  const first = begin({}, store);
  assert.equal(first.api.LMSGetValue("cmi.core.entry"), "ab-initio");
  assert.equal(first.api.LMSGetValue("cmi.core.lesson_status"), "not attempted");
  accepts(first.api, "cmi.core.lesson_status", "incomplete");
  accepts(first.api, "cmi.core.exit", "suspend");
  accepts(first.api, "cmi.suspend_data", "kept");
  assert.equal(first.api.LMSCommit(""), "true");
  accepts(first.api, "cmi.suspend_data", "lost");

  const second = begin({}, store);
  assert.equal(second.api.LMSGetValue("cmi.suspend_data"), "kept");
  assert.equal(second.api.LMSGetValue("cmi.core.lesson_status"), "incomplete");
  assert.equal(second.api.LMSGetValue("cmi.core.entry"), "resume");
});

test("LMSFinish keeps too, and an exit that is not suspend gives no resume", () => {
  const store = new MemoryStore();
  const { api } = begin({}, store);
  accepts(api, "cmi.core.lesson_status", "completed");
  accepts(api, "cmi.suspend_data", "x");
  accepts(api, "cmi.core.exit", "");
  api.LMSFinish("");
  const next = begin({}, store);
  assert.equal(next.api.LMSGetValue("cmi.core.entry"), "");
  assert.equal(next.api.LMSGetValue("cmi.suspend_data"), "x");
});

test("exit and session time are not handed to the next session", () => {
  const store = new MemoryStore();
  const { lms, api } = begin({}, store);
  accepts(api, "cmi.core.exit", "suspend");
  accepts(api, "cmi.core.session_time", "0000:01:00.00");
  api.LMSCommit("");
  lms.values["cmi.core.exit"] = "changed from outside";
  assert.equal(lms.values["cmi.core.exit"], "suspend");
  const next = begin({}, store);
  next.api.LMSCommit("");
  assert.equal("cmi.core.exit" in store.attempt.values, false);
  assert.equal("cmi.core.session_time" in store.attempt.values, false);
  assert.equal(begin({}, store).api.LMSGetValue("cmi.core.total_time"), "0000:01:00.00");
});

test("interactions of earlier sessions stay and are counted", () => {
  const store = new MemoryStore();
  const { api } = begin({}, store);
  accepts(api, "cmi.interactions.0.id", "q1");
  accepts(api, "cmi.interactions.0.type", "choice");
  api.LMSCommit("");
  const next = begin({}, store);
  assert.equal(next.api.LMSGetValue("cmi.interactions._count"), "1");
  accepts(next.api, "cmi.interactions.1.id", "q2");
});

test("time adds up over sessions, also over one that never finished", () => {
  const store = new MemoryStore();
  for (const [time, finish, total] of [
    ["0000:10:30.50", true, "0000:00:00.00"],
    ["0000:50:00.75", false, "0000:10:30.50"],
    ["0000:00:00.00", true, "0001:00:31.25"],
  ]) {
    const { api } = begin({}, store);
    assert.equal(api.LMSGetValue("cmi.core.total_time"), total);
    accepts(api, "cmi.core.lesson_status", "incomplete");
    accepts(api, "cmi.core.session_time", "0000:00:01.00");
    api.LMSCommit("");
    accepts(api, "cmi.core.session_time", time);
    finish ? api.LMSFinish("") : api.LMSCommit("");
  }
});

test("time spans add with their carries and stop at the largest", () => {
  assert.equal(addSpans("00:59:59.99", "00:00:00.01"), "0001:00:00.00");
  assert.equal(addSpans("9999:59:59.99", "0001:00:00"), "9999:59:59.99");
  assert.equal(addSpans("", "nonsense"), "0000:00:00.00");
});

test("the pass mark decides at LMSFinish when the LMS is told so", () => {
  const cases = [
    ["75", "75", "passed"],
    ["75", "74.9", "failed"],
    ["", "10", "incomplete"],
  ];
  for (const [mastery_score, raw, status] of cases) {
    const { api, store } = begin({ masteryOverride: true, assignment: { mastery_score } });
    assert.equal(api.LMSGetValue("cmi.student_data.mastery_score"), mastery_score);
    for (const [part, value] of [["raw", raw], ["min", "0"], ["max", "100"]]) {
      accepts(api, `cmi.core.score.${part}`, value);
    }
    accepts(api, "cmi.core.lesson_status", "incomplete");
    api.LMSFinish("");
    assert.equal(store.attempt.values["cmi.core.lesson_status"], status);
  }
  const review = begin({ masteryOverride: true, assignment: { mastery_score: "75", lesson_mode: "review" } });
  accepts(review.api, "cmi.core.score.raw", "10");
  accepts(review.api, "cmi.core.lesson_status", "incomplete");
  review.api.LMSFinish("");
  assert.equal(review.store.attempt.values["cmi.core.lesson_status"], "incomplete");
});

test("every call is written down with what it broke", () => {
  const heard = [];
  const { lms, api } = begin({ onCall: (call) => heard.push(call) });
  api.LMSSetValue("cmi.core.exit", "normal");
  api.LMSGetLastError();
  assert.deepEqual(lms.calls, heard);
  assert.deepEqual(heard.map(({ n, method, result, error }) => [n, method, result, error]), [
    [1, "LMSInitialize", "true", 0],
    [2, "LMSSetValue", "false", 405],
    [3, "LMSGetLastError", "405", 0],
  ]);
  assert.deepEqual(heard[1].args, ["cmi.core.exit", "normal"]);
  assert.equal(heard[1].rule, "value cmi.core.exit");
  assert.equal(lms.violations[0].call, 2);
});

test("a failure that was asked for is not the SCO's", () => {
  const store = new MemoryStore();
  const faults = { commit: "kept" };
  const { lms, api } = begin({}, { load: () => store.load(), save: (a) => faultyStore(store, faults).save(a) });
  accepts(api, "cmi.suspend_data", "1");
  assert.equal(api.LMSCommit(""), "true");
  for (const [commit, result, error] of [
    ["refused", "false", "101"],
    ["expired", "false", "101"],
    ["lost", "true", "0"],
  ]) {
    faults.commit = commit;
    accepts(api, "cmi.suspend_data", commit);
    assert.equal(api.LMSCommit(""), result);
    assert.equal(api.LMSGetLastError(), error);
    assert.equal(store.attempt.values["cmi.suspend_data"], "1");
  }
  faults.commit = "throws";
  assert.throws(() => api.LMSCommit(""), /on purpose/);
  assert.deepEqual(lms.violations, []);
  assert.equal(lms.calls.filter((call) => call.fault).length >= 3, true);
});

test("an API may come late or never, and answer as sparsely as Open edX", async () => {
  const { api } = begin();
  const [present, late, absent] = [{}, {}, {}];
  exposeApi(present, api, {});
  exposeApi(late, api, { api: "late", lateMs: 40 });
  exposeApi(absent, api, { api: "absent" });
  assert.equal(present.API, api);
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(late.API, undefined);
  await new Promise((resolve) => setTimeout(resolve, 60));
  assert.equal(late.API, api);
  assert.equal(absent.API, undefined);

  const sparse = apiWithFewElements(api);
  accepts(sparse, "cmi.suspend_data", "state");
  assert.equal(sparse.LMSGetValue("cmi.suspend_data"), "state");
  assert.equal(sparse.LMSGetValue("cmi.core.lesson_status"), "");
  assert.equal(sparse.LMSGetValue("cmi.interactions._count"), "");
});
