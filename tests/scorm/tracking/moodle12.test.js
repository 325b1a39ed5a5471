// SPDX-License-Identifier: Apache-2.0
/** The SCORM 1.2 adapter in Moodle, as `sinau play` imitates it: previews, attempts that go on, activities marked as done. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { modeAndCreditAtLaunch } from "../../../scorm/sinau_lms/launching.js";
import { PROFILES, applyProfile, setWindowGlobals } from "../../../scorm/sinau_lms/profiles.js";
import { StrictScorm12 } from "../../../scorm/sinau_lms/strict12.js";
import { Scorm12Tracking } from "../../../scorm/sinau_scorm/tracking/scorm12.js";
import { MemoryStore, RULES } from "../../lms/helpers.js";
import { TestClock, clean, interaction, report } from "./rig.js";

const STATUS = "cmi.core.lesson_status";
const RAW = "cmi.core.score.raw";

/** A launch in an LMS of `sinau play`, opened. */
async function launch(store, { name = "moodle", wanted = "", others = [], change = (api) => api, ...options } = {}) {
  const clock = new TestClock();
  const profile = PROFILES[name];
  const window = { opener: null, location: { pathname: "/packages/1/index.html" } };
  Object.assign(window, { parent: window, top: window });
  let lms;
  const { api, faults } = applyProfile(profile, "scorm12", (kept, dressed) => {
    lms = new StrictScorm12(RULES.scorm12, kept, { now: clock.mono, ...dressed });
    return lms.api;
  }, store, { ...options, assignment: { ...modeAndCreditAtLaunch(profile, "scorm12", [store.attempt, ...others], wanted), ...options.assignment } });
  window.API = change(api);
  setWindowGlobals(window, profile);
  const tracking = new Scorm12Tracking(window, clock);
  const session = await tracking.open();
  return { tracking, session, lms, clock, faults, commits: () => lms.calls.filter(({ method }) => method === "LMSCommit").length };
}

const PASSED = { status: "passed", complete: true, success: "passed" };
const kept = (store) => [store.attempt.values[STATUS], store.attempt.values[RAW], store.attempt.done];
/** The values of an element in the order in which the LMS stored them. */
function watched(store, element) {
  const stored = [];
  const { save } = store;
  store.save = (attempt) => {
    const value = attempt.values[element];
    if (value !== undefined && value !== stored.at(-1)) stored.push(value);
    return save.call(store, attempt);
  };
  return stored;
}

test("a preview ends as browsed: nothing is done, the next launch counts, and nothing else is written", async () => {
  const store = new MemoryStore();
  const first = await launch(store, { wanted: "browse" });
  assert.equal(first.session.writable, false);
  first.tracking.report(report({ ...PASSED, score: 1 }));
  assert.equal(first.tracking.interaction(0, interaction()), false);
  first.tracking.close();
  assert.deepEqual(kept(store), ["browsed", undefined, false]);
  const sets = first.lms.calls.filter(({ method }) => method === "LMSSetValue").map(({ args }) => args);
  assert.deepEqual(sets, [["cmi.core.exit", "suspend"], [STATUS, "browsed"]]);
  clean(first.lms);

  const second = await launch(store);
  assert.equal(second.session.writable, true);
  second.tracking.report(report());
  second.tracking.close();
  assert.equal(store.attempt.values[STATUS], "incomplete");
  clean(second.lms);
});

test("a preview between two visits changes nothing; where the LMS has a status it is left alone", async () => {
  for (const [status, success] of [["incomplete", "unknown"], ["passed", "passed"], ["completed", "unknown"], ["failed", "failed"]]) {
    const store = new MemoryStore();
    const first = await launch(store);
    first.tracking.report(report({ status, success, score: success === "unknown" ? null : 0.8, state: "BxxAAAA" }));
    first.tracking.close();
    const before = structuredClone(store.attempt.values);
    const preview = await launch(store, { wanted: "browse" });
    assert.equal(preview.session.state, "BxxAAAA");
    preview.tracking.close();
    for (const element of [STATUS, RAW, "cmi.suspend_data", "cmi.core.lesson_location"]) {
      assert.equal(store.attempt.values[element], before[element], `${status}: ${element}`);
    }
    clean(preview.lms);
  }
});

test("a review records no time", async () => {
  for (const wanted of ["review", "browse", "no-credit"]) {
    const store = new MemoryStore();
    const { tracking, clock, lms } = await launch(store, { wanted });
    await clock.pass(60_000);
    tracking.pause();
    tracking.close();
    assert.equal(lms.calls.some(({ args }) => args[0] === "cmi.core.session_time"), false, wanted);
    assert.equal(lms.calls.filter(({ method }) => method === "LMSFinish").length, 1);
  }
});

test("an exam that was failed while attempts are left: the learner comes back, and what they do is recorded", async () => {
  const store = new MemoryStore();
  const first = await launch(store);
  first.tracking.report(report({ success: "failed", score: 0.2143 }));
  first.tracking.close();
  assert.deepEqual(kept(store), ["incomplete", "21.43", false]);
  const second = await launch(store);
  assert.equal(second.session.writable, true);
  second.tracking.report(report({ ...PASSED, score: 1, state: "BxxAAAB" }));
  second.tracking.close();
  assert.deepEqual(kept(store), ["passed", "100", true]);
  clean(second.lms);
});

test("a status that an older package left as failed goes back to incomplete while attempts are left", async () => {
  for (const name of ["strict", "openedx", "successfactors"]) {
    const store = new MemoryStore();
    store.attempt = { values: { [STATUS]: "failed", [RAW]: "40", "cmi.core.score.min": "0", "cmi.core.score.max": "100", "cmi.suspend_data": "BxxAAAA", "cmi.core.exit": "suspend" }, total: "0000:10:00" };
    const { tracking, session, lms, clock } = await launch(store, { name });
    assert.equal(session.writable, true);
    tracking.report(report({ success: "failed", score: 0.4 }));
    await clock.pass(3000);
    await new Promise((resolve) => { setTimeout(resolve, 80); });
    assert.deepEqual(lms.violations, [], name);
    // Open edX does not say what it has, so that nothing is known to be mended.
    if (name !== "openedx") assert.equal(store.attempt.values[STATUS], "incomplete", name);
    assert.equal(store.attempt.values[RAW], "40");
  }
});

test("failed stays where nothing is known of a result, and comes when the last attempt is used up", async () => {
  const store = new MemoryStore();
  store.attempt = { values: { [STATUS]: "failed", [RAW]: "40", "cmi.core.exit": "suspend" }, total: "" };
  const { tracking, lms } = await launch(store, { name: "strict" });
  tracking.report(report());
  assert.equal(lms.values[STATUS], "failed", "the state is gone, so nobody knows of attempts");
  const other = await launch(new MemoryStore(), { name: "strict" });
  other.tracking.report(report({ success: "failed", score: 0.4 }));
  other.tracking.report(report({ status: "failed", success: "failed", score: 0.4, state: "BxxAAAB" }));
  assert.equal(other.lms.values[STATUS], "failed");
  clean(other.lms);
});

test("with keep: last a worse result after a pass is incomplete with its score", async () => {
  const store = new MemoryStore();
  const { tracking, lms, clock } = await launch(store, { name: "strict", lowering: "allowed" });
  tracking.report(report({ ...PASSED, score: 0.9, mayLower: true }));
  await clock.pass(3000);
  tracking.report(report({ success: "failed", score: 0.4, mayLower: true, state: "BxxAAAB" }));
  await clock.pass(3000);
  assert.deepEqual(kept(store).slice(0, 2), ["incomplete", "40"]);
  clean(lms);
});

test("a pass is marked as done: the status alone first, then the score", async () => {
  const store = new MemoryStore();
  const { tracking, lms, commits } = await launch(store);
  const before = commits();
  const seen = [];
  tracking.watch(() => seen.push(tracking.phase()));
  tracking.report(report({ ...PASSED, score: 0.85 }));
  assert.deepEqual(kept(store), ["passed", "85", true]);
  assert.equal(commits() - before, 2);
  assert.equal(tracking.phase(), "sent");
  tracking.close();
  clean(lms);
});

test("a pass with a better score than before, and a completed course with a score, are marked as done as well", async () => {
  for (const result of [PASSED, { status: "completed", complete: true, success: "unknown" }]) {
    const store = new MemoryStore();
    const { tracking, lms, clock } = await launch(store);
    tracking.report(report({ success: "failed", score: 0.3 }));
    await clock.pass(3000);
    assert.deepEqual(kept(store), ["incomplete", "30", false]);
    tracking.report(report({ ...result, score: 0.9, state: "BxxAAAB" }));
    assert.deepEqual(kept(store), [result.status, "90", true]);
    clean(lms);
  }
});

test("an exam that was passed before its lessons: the score is there already, and is moved for a moment", async () => {
  for (const score of [1, 0.75, 0]) {
    for (const sameVisit of [true, false]) {
      const store = new MemoryStore();
      let visit = await launch(store);
      visit.tracking.report(report({ success: "passed", score }));
      await visit.clock.pass(3000);
      if (!sameVisit) {
        visit.tracking.close();
        visit = await launch(store);
      }
      const scores = watched(store, RAW);
      const raw = String(score * 100);
      assert.deepEqual(kept(store), ["incomplete", raw, false]);
      visit.tracking.report(report({ ...PASSED, score, state: "BxxAAAB" }));
      assert.deepEqual(kept(store), ["passed", raw, true], `${score} ${sameVisit}`);
      assert.equal(scores.at(-1), raw);
      assert.ok(scores.every((one) => Math.abs(one - raw) < 0.011), scores.join());
      const saves = store.saves;
      visit.tracking.report(report({ ...PASSED, score, state: "BxxAAAB" }));
      await visit.clock.pass(60_000);
      assert.equal(store.saves, saves, "once");
      visit.tracking.close();
      assert.deepEqual(visit.lms.calls.filter(({ error }) => error !== 0), []);
      assert.deepEqual(visit.lms.violations, []);
    }
  }
});

test("a better score that the LMS has from elsewhere is not lowered by a pass, but with keep: last", async () => {
  for (const mayLower of [false, true]) {
    const store = new MemoryStore();
    store.attempt = { values: { [STATUS]: "incomplete", [RAW]: "95", "cmi.core.score.min": "0", "cmi.core.score.max": "100", "cmi.core.exit": "suspend" }, total: "" };
    const { tracking } = await launch(store, { lowering: mayLower ? "allowed" : "reported" });
    tracking.report(report({ ...PASSED, score: 0.85, mayLower }));
    assert.deepEqual(kept(store), ["passed", mayLower ? "85" : "95", true]);
  }
});

test("the second commit is refused: it is tried again, and also by the goodbye", async () => {
  for (const goodbye of [false, true]) {
    const store = new MemoryStore();
    const { tracking, clock, lms, faults } = await launch(store);
    const { save } = store;
    let left = 1;
    store.save = (attempt) => {
      if (attempt.values[STATUS] === "passed" && left-- === 0) return { kept: false, fault: { key: "commit_refused", values: {} } };
      return save.call(store, attempt);
    };
    tracking.report(report({ ...PASSED, score: 0.85 }));
    assert.equal(tracking.phase(), "failing");
    assert.deepEqual(kept(store), ["passed", undefined, false]);
    if (goodbye) tracking.close();
    else await clock.pass(3000);
    assert.deepEqual(kept(store), ["passed", "85", true]);
    assert.deepEqual(lms.violations, []);
    assert.deepEqual(faults, {});
  }
});

test("the first commit is refused: nothing is out of order when it comes through", async () => {
  const store = new MemoryStore();
  const { tracking, clock, faults, lms } = await launch(store);
  faults.commit = "refused";
  tracking.report(report({ ...PASSED, score: 0.85 }));
  assert.equal(tracking.phase(), "failing");
  tracking.report(report({ ...PASSED, score: 0.95, state: "BxxAAAB" }));
  await clock.pass(5000);
  faults.commit = "kept";
  await clock.pass(60_000);
  assert.deepEqual(kept(store), ["passed", "95", true]);
  assert.deepEqual(lms.violations, []);
});

test("a course without a score needs one commit, and another LMS gets its score first", async () => {
  const store = new MemoryStore();
  const { tracking, commits } = await launch(store);
  const before = commits();
  tracking.report(report({ status: "completed", complete: true }));
  assert.equal(commits() - before, 1);
  for (const name of Object.keys(PROFILES).filter((one) => !["moodle", "slow", "late", "portal"].includes(one))) {
    const { tracking: other, lms, commits: count } = await launch(new MemoryStore(), { name });
    const [from, all] = [lms.calls.length, count()];
    other.report(report({ ...PASSED, score: 0.85 }));
    const sets = lms.calls.slice(from).filter(({ method }) => method === "LMSSetValue").map(({ args }) => args[0]);
    assert.ok(sets.indexOf(RAW) >= 0 && sets.indexOf(RAW) < sets.indexOf(STATUS), `${name}: ${sets}`);
    assert.equal(count() - all, 1, name);
  }
});

test("in a course of several SCOs a part that was passed is marked as done, and opened again it stays so", async () => {
  const store = new MemoryStore();
  const open = { values: { [STATUS]: "incomplete" }, total: "" };
  const first = await launch(store, { others: [open] });
  first.tracking.report(report({ ...PASSED, score: 0.8 }));
  first.tracking.close();
  assert.deepEqual(kept(store), ["passed", "80", true]);
  const second = await launch(store, { others: [open] });
  assert.equal(second.session.writable, true, "the attempt goes on until all parts have ended");
  second.tracking.report(report({ ...PASSED, score: 0.8 }));
  second.tracking.close();
  assert.deepEqual(kept(store), ["passed", "80", true]);
  clean(second.lms);
});
