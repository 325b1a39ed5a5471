// SPDX-License-Identifier: Apache-2.0
// What Moodle does with launches, previews and completion, as it was seen there.
import assert from "node:assert/strict";
import { test } from "node:test";

import { modeAndCreditAtLaunch } from "../../scorm/sinau_lms/launching.js";
import { PROFILES, applyProfile, setWindowGlobals } from "../../scorm/sinau_lms/profiles.js";
import { StrictScorm12 } from "../../scorm/sinau_lms/strict12.js";
import { isMoodle } from "../../scorm/sinau_scorm/tracking/lms_kind.js";
import { MemoryStore, RULES } from "./helpers.js";

const STATUS = "cmi.core.lesson_status";
const RAW = "cmi.core.score.raw";
const of12 = (status) => ({ values: { [STATUS]: status }, total: "" });
const of2004 = (completion, success = "unknown") => ({ values: { "cmi.completion_status": completion, "cmi.success_status": success }, total: "" });
const REVIEW = { lesson_mode: "review", mode: "review", credit: "no-credit" };

/** One launch of a SCO of 1.2 in an LMS, begun. */
function enter(store, wanted = "", name = "moodle") {
  let lms;
  const assignment = modeAndCreditAtLaunch(PROFILES[name], "scorm12", [store.attempt], wanted);
  const dressed = applyProfile(PROFILES[name], "scorm12", (kept, options) => {
    lms = new StrictScorm12(RULES.scorm12, kept, options);
    return lms.api;
  }, store, { assignment });
  assert.equal(dressed.api.LMSInitialize(""), "true");
  const commit = (...sets) => {
    for (const [element, value] of sets) assert.equal(dressed.api.LMSSetValue(element, value), "true", element);
    assert.equal(dressed.api.LMSCommit(""), "true");
    return store.attempt.done;
  };
  return { api: dressed.api, lms, commit };
}

const scored = (raw) => [["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"], [RAW, raw]];

test("in Moodle alone an attempt that has ended opens for review; in 2004 failed does not end it", () => {
  for (const [name, profile] of Object.entries(PROFILES)) {
    for (const status of ["passed", "completed", "failed"]) {
      assert.deepEqual(modeAndCreditAtLaunch(profile, "scorm12", [of12(status)]), name === "moodle" ? REVIEW : {}, `${name} ${status}`);
    }
    for (const status of ["incomplete", "browsed", "not attempted"]) {
      assert.deepEqual(modeAndCreditAtLaunch(profile, "scorm12", [of12(status)]), {}, `${name} ${status}`);
    }
    assert.deepEqual(modeAndCreditAtLaunch(profile, "scorm2004", [of2004("incomplete", "failed")]), {}, name);
    assert.deepEqual(modeAndCreditAtLaunch(profile, "scorm2004", [of2004("completed")]), name === "moodle" ? REVIEW : {}, name);
    assert.deepEqual(modeAndCreditAtLaunch(profile, "scorm12", [null]), {});
  }
});

test("an attempt at several SCOs has ended when all of them have", () => {
  const moodle = PROFILES.moodle;
  assert.deepEqual(modeAndCreditAtLaunch(moodle, "scorm12", [of12("passed"), undefined]), {});
  assert.deepEqual(modeAndCreditAtLaunch(moodle, "scorm12", [of12("passed"), of12("incomplete")]), {});
  assert.deepEqual(modeAndCreditAtLaunch(moodle, "scorm12", [of12("passed"), of12("failed")]), REVIEW);
});

test("a preview or a review is opened as such everywhere", () => {
  for (const profile of Object.values(PROFILES)) {
    for (const standard of ["scorm12", "scorm2004"]) {
      assert.deepEqual(modeAndCreditAtLaunch(profile, standard, [null], "browse"), { lesson_mode: "browse", mode: "browse", credit: "no-credit" });
      assert.deepEqual(modeAndCreditAtLaunch(profile, standard, [null], "review"), REVIEW);
      assert.deepEqual(modeAndCreditAtLaunch(profile, standard, [null], "no-credit"), { credit: "no-credit" });
    }
  }
});

test("a preview that leaves the status alone completes the course, unless it says browsed; what it sets is stored", () => {
  const untouched = new MemoryStore();
  const { api, lms } = enter(untouched, "browse");
  assert.equal(api.LMSGetValue("cmi.core.lesson_mode"), "browse");
  api.LMSFinish("");
  assert.deepEqual([untouched.attempt.values[STATUS], untouched.attempt.done], ["completed", true]);
  assert.deepEqual(lms.violations.map(({ rule }) => rule), ["status-never-set"]);
  assert.equal(enter(untouched).api.LMSGetValue("cmi.core.lesson_mode"), "review");

  const browsed = new MemoryStore();
  const second = enter(browsed, "browse");
  second.api.LMSSetValue(STATUS, "browsed");
  second.api.LMSFinish("");
  assert.deepEqual([browsed.attempt.values[STATUS], browsed.attempt.done], ["browsed", false]);
  assert.deepEqual(second.lms.violations, []);
  assert.equal(enter(browsed).api.LMSGetValue("cmi.core.lesson_mode"), "normal");

  const strict = new MemoryStore();
  const third = enter(strict, "browse", "strict");
  third.api.LMSFinish("");
  assert.equal(strict.attempt.values[STATUS], "not attempted", "the standard has no such rule");
});

test("an activity is done when the score is stored after the status, not with it and not before", () => {
  const begun = () => {
    const session = enter(new MemoryStore());
    assert.equal(session.commit([STATUS, "incomplete"]), false);
    return session;
  };
  assert.equal(begun().commit(...scored("85"), [STATUS, "passed"]), false, "both in one");
  const after = begun();
  assert.equal(after.commit(...scored("85")), false);
  assert.equal(after.commit([STATUS, "passed"]), false, "the status after the score");
  assert.equal(after.commit([RAW, "85"]), false, "the same score again");
  assert.equal(after.commit([RAW, "86"]), true, "another score");
  const before = begun();
  assert.equal(before.commit([STATUS, "passed"]), false);
  assert.equal(before.commit(...scored("85")), true, "the score after the status");
  assert.equal(before.commit([STATUS, "incomplete"]), true, "what is done stays done");
});

test("the first status of all is looked at as it is, and one in the place of another that met the condition", () => {
  const store = new MemoryStore();
  assert.equal(enter(store).commit([STATUS, "completed"]), true);
  const session = enter(new MemoryStore());
  session.commit([STATUS, "incomplete"]);
  assert.equal(session.commit([STATUS, "completed"]), false);
  assert.equal(session.commit([STATUS, "passed"]), true);
});

test("whether it is done is known in the next launch, and what was not stored changes nothing", () => {
  const store = new MemoryStore();
  const { commit } = enter(store);
  commit([STATUS, "incomplete"]);
  commit([STATUS, "passed"]);
  commit(...scored("100"));
  const second = enter(store);
  assert.equal(second.commit(), true);

  const refusing = new MemoryStore();
  const { api, commit: again } = enter(refusing);
  again([STATUS, "incomplete"]);
  refusing.save = () => ({ kept: false });
  api.LMSSetValue(STATUS, "passed");
  assert.equal(api.LMSCommit(""), "false");
  delete refusing.save;
  assert.equal(again(...scored("100")), false, "status and score arrive together");
});

test("what a leaving page stores needs no look at what was stored before", () => {
  const store = new MemoryStore();
  const { api } = enter(store, "browse");
  store.load = () => { throw new Error("NetworkError"); };
  api.LMSSetValue(STATUS, "browsed");
  assert.equal(api.LMSFinish(""), "true");
  assert.equal(store.attempt.values[STATUS], "browsed");
});

test("a course can know it by what is in its window, and another LMS has none of that", () => {
  const where = {};
  where.parent = where;
  const sco = { parent: where };
  setWindowGlobals(where, PROFILES.moodle);
  assert.equal(isMoodle(sco), true);
  for (const name of Object.keys(PROFILES).filter((one) => one !== "moodle")) {
    setWindowGlobals(where, PROFILES[name]);
    assert.equal(isMoodle(sco), false, name);
  }
});
