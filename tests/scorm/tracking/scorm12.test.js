// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";

import { MemoryStore } from "../../lms/helpers.js";
import { TestClock, clean, interaction, report, rig } from "./rig.js";

const names = (lms) => lms.calls.map((call) => call.method).filter((name) => !/Error|Diag/.test(name));

test("at once incomplete and suspend, committed before anything else happens", async () => {
  const { tracking, lms, store, calls } = rig();
  const session = await tracking.open();
  assert.deepEqual([session.connected, session.writable, session.state], [true, true, ""]);
  assert.equal(store.attempt.values["cmi.core.lesson_status"], "incomplete");
  assert.equal(store.attempt.values["cmi.core.exit"], "suspend");
  assert.match(store.attempt.values["cmi.core.session_time"], /^0000:00:00/);
  assert.equal(calls("LMSCommit").length, 1);
  assert.equal(tracking.phase(), "sent");
  clean(lms);
});

test("score before status, always with min and max, 0..100", async () => {
  const { tracking, lms, store, sets } = rig();
  await tracking.open();
  const from = lms.calls.length;
  tracking.report(report({ status: "passed", score: 0.85 }));
  assert.deepEqual(sets(from).slice(0, 4), ["cmi.core.score.min", "cmi.core.score.max", "cmi.core.score.raw", "cmi.core.lesson_status"]);
  const { values } = store.attempt;
  assert.deepEqual(["raw", "min", "max"].map((part) => values[`cmi.core.score.${part}`]), ["85", "0", "100"]);
  assert.equal(values["cmi.suspend_data"], "BxxAAAA");
  assert.equal(values["cmi.core.lesson_location"], "one");
  clean(lms);
});

test("the first answer is committed at once, later ones within two seconds, never two within two seconds", async () => {
  const { tracking, clock, calls, lms } = rig();
  await tracking.open();
  tracking.report(report({ urgent: false }));
  await clock.pass(5000);
  tracking.report(report({ state: "BxxBBBB" }));
  assert.equal(calls("LMSCommit").at(-1).at, 5000);
  const before = calls("LMSCommit").length;
  for (let i = 0; i < 40; i += 1) {
    await clock.pass(150);
    tracking.report(report({ state: `Bxx${String(i).padStart(4, "0")}` }));
  }
  await clock.pass(2000);
  assert.equal(tracking.phase(), "sent");
  const times = calls("LMSCommit").slice(before - 1).map((call) => call.at);
  const gaps = times.slice(1).map((time, index) => time - times[index]);
  assert.ok(gaps.every((gap) => gap >= 2000), gaps.join());
  assert.ok(times.length >= 4);
  clean(lms);
});

test("a better score before the first was committed: the status follows it once more", async () => {
  const { tracking, lms, clock, sets } = rig();
  await tracking.open();
  tracking.report(report({ urgent: false }));
  tracking.report(report({ status: "passed", score: 0.8, urgent: false }));
  const from = lms.calls.length;
  tracking.report(report({ status: "passed", score: 0.9, urgent: false }));
  assert.deepEqual(sets(from).slice(-2), ["cmi.core.score.raw", "cmi.core.lesson_status"]);
  await clock.pass(5000);
  const later = lms.calls.length;
  tracking.report(report({ status: "passed", score: 1 }));
  assert.equal(sets(later).includes("cmi.core.lesson_status"), false, "what was committed need not be said again");
  clean(lms);
});

test("an LMS whose commits stop the page is given two seconds between the end of one and the next", async () => {
  const clock = new TestClock();
  const slow = (api) => ({ ...api, LMSCommit: (text) => { clock.time += 1500; return api.LMSCommit(text); } });
  const { tracking, calls } = rig({ clock }, undefined, slow);
  await tracking.open();
  tracking.report(report());
  for (let i = 0; i < 40; i += 1) {
    await clock.pass(150);
    tracking.report(report({ state: `Bxx${String(i).padStart(4, "0")}` }));
  }
  const times = calls("LMSCommit").slice(2).map((call) => call.at);
  assert.ok(times.length >= 1);
  assert.deepEqual(times.slice(1).filter((time, index) => time - times[index] < 3500), []);
});

test("what has not changed is not sent again, and nothing new is no commit", async () => {
  const { tracking, clock, lms, calls, sets } = rig();
  await tracking.open();
  tracking.report(report());
  await clock.pass(10_000);
  const [from, commits] = [lms.calls.length, calls("LMSCommit").length];
  tracking.report(report());
  await clock.pass(10_000);
  assert.deepEqual(sets(from), []);
  assert.equal(calls("LMSCommit").length, commits);
  tracking.report(report({ location: "two" }));
  assert.deepEqual(sets(from).filter((name) => name !== "cmi.core.session_time"), ["cmi.core.lesson_location"]);
});

test("an answer is a whole interaction", async () => {
  const { tracking, lms, store } = rig();
  await tracking.open();
  assert.equal(tracking.interaction(0, interaction()), true);
  assert.equal(tracking.interaction(1, interaction({ id: "asas-2", type: "true-false", correct: ["true"], answer: [] })), true);
  assert.equal(tracking.interaction(2, interaction({ id: "asas-3", type: "multiple", correct: ["a", "c"], answer: ["c", "a"], score: 1 })), true);
  tracking.report(report());
  const { values } = store.attempt;
  const row = (n) => Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith(`cmi.interactions.${n}.`)).map(([name, value]) => [name.slice(19), value]));
  const { time, ...first } = row(0);
  assert.match(time, /^\d\d:\d\d:\d\d$/);
  assert.deepEqual(first, {
    id: "asas-1", type: "choice", "correct_responses.0.pattern": "b", student_response: "a", weighting: "2", result: "wrong", latency: "0000:00:01.23",
  });
  assert.equal(row(1)["correct_responses.0.pattern"], "t");
  assert.equal("student_response" in row(1), false);
  assert.deepEqual([row(2).student_response, row(2).result], ["a,c", "correct"]);
  clean(lms);
});

test("status and score never fall, unless the author keeps the last attempt", async () => {
  const { tracking, lms, store } = rig();
  await tracking.open();
  tracking.report(report({ status: "passed", score: 0.9 }));
  tracking.close();
  for (const [mayLower, status, raw] of [[false, "passed", "90"], [true, "failed", "40"]]) {
    const again = rig({ lowering: mayLower ? "allowed" : "reported" }, store);
    await again.tracking.open();
    again.tracking.report(report({ mayLower }));
    again.tracking.report(report({ status: "failed", score: 0.4, mayLower }));
    again.tracking.close();
    assert.deepEqual([store.attempt.values["cmi.core.lesson_status"], store.attempt.values["cmi.core.score.raw"]], [status, raw]);
    clean(again.lms);
  }
  clean(lms);
});

test("with keep: last, an LMS that forgot the state keeps its pass until there is another result", async () => {
  const { tracking, store } = rig({ lowering: "allowed" });
  await tracking.open();
  tracking.report(report({ status: "passed", score: 0.9, mayLower: true }));
  tracking.close();
  const again = rig({ lowering: "allowed" }, store);
  await again.tracking.open();
  again.tracking.report(report({ status: "incomplete", mayLower: true }));
  again.tracking.close();
  assert.equal(store.attempt.values["cmi.core.lesson_status"], "passed");
});

test("the end: time and finish, once, and nothing after it", async () => {
  const { tracking, clock, lms, store } = rig();
  await tracking.open();
  tracking.report(report());
  await clock.pass(65_430);
  const before = lms.calls.length;
  tracking.close();
  assert.deepEqual(names(lms).slice(before), ["LMSSetValue", "LMSFinish"], "one request: all else was sent before");
  assert.equal(store.attempt.values["cmi.core.session_time"], "0000:01:05.43");
  const count = lms.calls.length;
  tracking.close();
  tracking.pause();
  tracking.report(report({ state: "BxxZZZZ" }));
  assert.equal(tracking.interaction(0, interaction()), false);
  await clock.pass(60_000);
  assert.equal(lms.calls.length, count);
  assert.equal(tracking.phase(), "closed");
  clean(lms);
});

test("the end commits first what the LMS has not been told", async () => {
  const { tracking, clock, lms, store } = rig();
  await tracking.open();
  tracking.report(report());
  await clock.pass(500);
  tracking.report(report({ state: "BxxCCCC" }));
  tracking.close();
  assert.deepEqual(names(lms).slice(-3), ["LMSSetValue", "LMSCommit", "LMSFinish"]);
  assert.equal(store.attempt.values["cmi.suspend_data"], "BxxCCCC");
  clean(lms);
});

test("hidden commits what is pending, and the time", async () => {
  const { tracking, clock, lms, calls, store } = rig();
  await tracking.open();
  tracking.report(report());
  await clock.pass(500);
  tracking.report(report({ state: "BxxCCCC" }));
  tracking.pause();
  assert.equal(store.attempt.values["cmi.suspend_data"], "BxxCCCC");
  await clock.pass(30_000);
  tracking.pause();
  assert.equal(store.attempt.values["cmi.core.session_time"], "0000:00:30.50");
  const count = calls("LMSCommit").length;
  tracking.pause();
  assert.equal(calls("LMSCommit").length, count);
  clean(lms);
});

test("review, browse and no-credit write nothing but an exit that suspends, and a preview that it is one", async () => {
  for (const assignment of [{ lesson_mode: "review" }, { lesson_mode: "browse" }, { credit: "no-credit" }]) {
    const { tracking, clock, lms } = rig({ assignment });
    const session = await tracking.open();
    assert.deepEqual([session.connected, session.writable, tracking.phase()], [true, false, "review"], JSON.stringify(assignment));
    tracking.report(report({ status: "passed", score: 1 }));
    assert.equal(tracking.interaction(0, interaction()), false);
    tracking.pause();
    await clock.pass(5000);
    tracking.close();
    const written = lms.calls.filter(({ method }) => method === "LMSSetValue" || method === "LMSCommit").map(({ args }) => args);
    const browsed = assignment.lesson_mode === "browse" ? [["cmi.core.lesson_status", "browsed"]] : [];
    assert.deepEqual(written, [["cmi.core.exit", "suspend"], ...browsed]);
    assert.equal(names(lms).at(-1), "LMSFinish");
    clean(lms);
  }
});

test("an API that comes late is found; one that never comes is given up after ten seconds and may be looked for again", async () => {
  const late = rig();
  const api = late.window.API;
  delete late.window.API;
  const opening = late.tracking.open();
  assert.equal(late.tracking.phase(), "connecting");
  await late.clock.pass(3000);
  late.window.API = api;
  await late.clock.pass(200);
  assert.equal((await opening).connected, true);
  clean(late.lms);

  const never = rig();
  delete never.window.API;
  const waiting = never.tracking.open();
  await never.clock.pass(10_500);
  assert.equal((await waiting).connected, false);
  assert.equal(never.tracking.phase(), "absent");
  never.tracking.report(report());
  never.tracking.close();
  never.window.API = api;
  assert.equal(names(never.lms).length, 0);
});

/** The LMS's API with some methods replaced. */
const instead = (more) => (api) => ({ ...api, ...more(api) });

test("an API that is not ready yet is asked again", async () => {
  let ready = false;
  const { tracking, clock } = rig({}, new MemoryStore(), instead((api) => ({
    LMSInitialize: (text) => (ready ? api.LMSInitialize(text) : "false"), LMSGetLastError: () => "0",
  })));
  const opening = tracking.open();
  await clock.pass(2000);
  ready = true;
  await clock.pass(2000);
  assert.equal((await opening).connected, true);
});

test("101 after a reload: the session goes on", async () => {
  const first = rig();
  await first.tracking.open();
  first.tracking.report(report({ state: "BxxKKKK" }));
  const second = rig({ clock: first.clock });
  second.window.API = first.lms.api;
  const session = await second.tracking.open();
  assert.deepEqual([session.connected, session.state], [true, "BxxKKKK"]);
});

test("every way of saying yes is yes", async () => {
  for (const yes of [true, 1, "1", "true"]) {
    const all = Object.fromEntries(["LMSInitialize", "LMSSetValue", "LMSCommit", "LMSFinish"].map((name) => [name, () => yes]));
    const { tracking } = rig({}, new MemoryStore(), instead(() => ({ ...all, LMSGetValue: () => "" })));
    await tracking.open();
    tracking.report(report());
    assert.equal(tracking.phase(), "sent", String(yes));
  }
});

test("an LMS that answers nothing but empty texts is one to report to", async () => {
  const { tracking, store } = rig({}, new MemoryStore(), instead(() => ({ LMSGetValue: () => "" })));
  const session = await tracking.open();
  assert.deepEqual([session.connected, session.writable, session.learner, session.interactions], [true, true, "", 0]);
  tracking.report(report({ status: "passed", score: 1 }));
  assert.equal(store.attempt.values["cmi.core.lesson_status"], "passed");
});

test("a refused commit is told, tried again ever more slowly, and made good", async () => {
  let refuse = false;
  const { tracking, clock, store, calls } = rig({}, new MemoryStore(), instead((api) => ({
    LMSCommit: (text) => (refuse ? "false" : api.LMSCommit(text)),
  })));
  await tracking.open();
  refuse = true;
  tracking.report(report({ state: "BxxRRRR" }));
  assert.equal(tracking.phase(), "failing");
  await clock.pass(60_000);
  assert.equal(tracking.phase(), "failing");
  refuse = false;
  tracking.report(report({ state: "BxxRRRS" }));
  await clock.pass(2000);
  assert.equal(tracking.phase(), "sent");
  assert.equal(store.attempt.values["cmi.suspend_data"], "BxxRRRS");
  assert.ok(calls("LMSCommit").length < 5);
});

test("an LMS that comes back after an hour gets what it refused, without another answer", async () => {
  let refuse = true;
  const { tracking, clock, store } = rig({}, new MemoryStore(), instead((api) => ({
    LMSCommit: (text) => (refuse ? "false" : api.LMSCommit(text)),
  })));
  await tracking.open();
  tracking.report(report({ state: "BxxRRRR" }));
  await clock.pass(3600_000);
  refuse = false;
  await clock.pass(30_000);
  assert.equal(tracking.phase(), "sent");
  assert.equal(store.attempt.values["cmi.suspend_data"], "BxxRRRR");
});

test("a commit that was refused once is made good without another answer", async () => {
  let refusals = 1;
  const { tracking, clock, store } = rig({}, new MemoryStore(), instead((api) => ({
    LMSCommit: (text) => (refusals-- > 0 ? "false" : api.LMSCommit(text)),
  })));
  await tracking.open();
  assert.equal(tracking.phase(), "failing");
  await clock.pass(2000);
  assert.equal(tracking.phase(), "sent");
  assert.equal(store.attempt.values["cmi.core.lesson_status"], "incomplete");
});

test("finish is called also when the last commit was refused, and a dead API does no harm", async () => {
  let dead = false;
  const { tracking, calls } = rig({}, new MemoryStore(), instead(() => ({ LMSCommit: () => "false" })));
  await tracking.open();
  tracking.close();
  assert.equal(calls("LMSFinish").length, 1);
  const gone = rig({}, new MemoryStore(), (api) => new Proxy(api, { get: (target, name) => { if (dead) throw new Error("gone"); return target[name]; } }));
  await gone.tracking.open();
  dead = true;
  gone.tracking.report(report());
  gone.tracking.interaction(0, interaction());
  assert.equal(gone.tracking.phase(), "failing");
  gone.tracking.close();
});

test("an element that the LMS does not have is not asked for again", async () => {
  let error = "0";
  let asked = 0;
  const { tracking } = rig({}, new MemoryStore(), instead((api) => ({
    LMSSetValue: (name, value) => {
      if (!name.endsWith(".latency")) { error = "0"; return api.LMSSetValue(name, value); }
      asked += 1;
      error = "401";
      return "false";
    },
    LMSGetLastError: () => error,
  })));
  await tracking.open();
  for (let index = 0; index < 5; index += 1) tracking.interaction(index, interaction({ id: `q${index}` }));
  assert.equal(asked, 1);
});

test("a state that is too long is never sent and is told", async () => {
  const { tracking, lms, store } = rig();
  await tracking.open();
  tracking.report(report({ state: "B".repeat(4097) }));
  assert.equal(tracking.phase(), "failing");
  assert.equal(store.attempt.values["cmi.suspend_data"] ?? "", "");
  tracking.report(report({ state: "B".repeat(4096) }));
  tracking.close();
  assert.equal(store.attempt.values["cmi.suspend_data"].length, 4096);
  clean(lms);
});

test("what the LMS says it holds is where interactions are counted from", async () => {
  const { tracking, store } = rig();
  await tracking.open();
  tracking.interaction(0, interaction());
  tracking.close();
  const again = rig({ clock: new TestClock() }, store);
  assert.equal((await again.tracking.open()).interactions, 1);
  clean(again.lms);
});

test("an exam failed and then passed with lessons still open is not left as failed", async () => {
  const { tracking, lms, clock, store } = rig();
  await tracking.open();
  tracking.report(report({ status: "failed", success: "failed", score: 0.4 }));
  await clock.pass(3000);
  tracking.report(report({ status: "incomplete", success: "passed", score: 1, state: "BxxAAAB" }));
  await clock.pass(3000);
  assert.equal(store.attempt.values["cmi.core.lesson_status"], "incomplete");
  tracking.report(report({ status: "passed", success: "passed", score: 1, state: "BxxAAAC" }));
  await clock.pass(3000);
  assert.equal(store.attempt.values["cmi.core.lesson_status"], "passed");
  clean(lms);
});

test("objectives go in their order, and an interaction names the one that it asks for", async () => {
  const { tracking, lms, clock, store } = rig();
  await tracking.open();
  tracking.interaction(0, interaction({ objective: "asas" }));
  const objectives = [{ id: "asas", score: 0.5, status: "failed" }, { id: "kas umum", score: null, status: "not attempted" }];
  tracking.report(report({ objectives }));
  await clock.pass(3000);
  tracking.report(report({ objectives: [{ ...objectives[0], score: 1 / 3 }, { ...objectives[1], status: "completed" }], state: "BxxAAAB" }));
  await clock.pass(3000);
  clean(lms);
  const { values } = store.attempt;
  assert.equal(values["cmi.objectives.0.id"], "asas");
  assert.equal(values["cmi.objectives.0.score.raw"], "33.33");
  assert.equal(values["cmi.objectives.1.id"], "kas_umum");
  assert.equal(values["cmi.objectives.1.status"], "completed");
  assert.equal(values["cmi.objectives.1.score.raw"], undefined);
  assert.equal(values["cmi.interactions.0.objectives.0.id"], "asas");
});

test("an LMS that does not say its status keeps the pass that it has", async () => {
  const silent = (api) => ({ ...api, LMSGetValue: (element) => (element === "cmi.suspend_data" ? api.LMSGetValue(element) : "") });
  const first = rig({}, undefined, silent);
  await first.tracking.open();
  first.tracking.report(report({ status: "passed", complete: true, success: "passed", score: 0.9 }));
  first.tracking.close();
  const again = rig({}, first.store, silent);

  await again.tracking.open();
  again.tracking.close();

  assert.equal(again.lms.values["cmi.core.lesson_status"], "passed");
  clean(again.lms);
});
