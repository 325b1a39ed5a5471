// SPDX-License-Identifier: Apache-2.0
// The profiles: each differs from the standard in what it says it does, and in nothing else, in both standards.
import assert from "node:assert/strict";
import { test } from "node:test";

import { concealApi, exposeApi } from "../../scorm/sinau_lms/lms_faults.js";
import { PROFILES, applyProfile } from "../../scorm/sinau_lms/profiles.js";
import { StrictScorm12 } from "../../scorm/sinau_lms/strict12.js";
import { StrictScorm2004 } from "../../scorm/sinau_lms/strict2004.js";
import { findApi } from "../../scorm/sinau_scorm/tracking/find_api.js";
import { MemoryStore, RULES } from "./helpers.js";

const NAMES = [
  "strict", "moodle", "openedx", "successfactors", "portal", "refusing", "losing", "slow", "late", "expiring", "truncating",
];

/** One vocabulary for the two standards, so that each test says a thing once. */
const WORDS = {
  scorm12: {
    name: "API", prefix: "LMS", end: "LMSFinish", status: "cmi.core.lesson_status", place: "cmi.core.lesson_location",
    exit: "cmi.core.exit", time: ["cmi.core.session_time", "0000:01:00"], learner: "cmi.core.student_name", general: "101",
  },
  scorm2004: {
    name: "API_1484_11", prefix: "", end: "Terminate", status: "cmi.completion_status", place: "cmi.location",
    exit: "cmi.exit", time: ["cmi.session_time", "PT1M0S"], learner: "cmi.learner_name", general: "391",
  },
};

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A session in a profile, not initialised yet. */
function wear(name, standard, { store = new MemoryStore(), ...options } = {}) {
  let lms;
  const make = (dressedStore, dressedOptions) => {
    lms = standard === "scorm12"
      ? new StrictScorm12(RULES.scorm12, dressedStore, dressedOptions)
      : new StrictScorm2004(RULES.scorm2004, dressedStore, dressedOptions);
    return lms.api;
  };
  const dressed = applyProfile(PROFILES[name], standard, make, store, options);
  const words = WORDS[standard];
  const call = (method, ...args) => dressed.api[words.prefix + method](...args);
  return { ...dressed, ...words, lms, call, kept: store, finish: () => dressed.api[words.end]("") };
}

function begin(name, standard, options) {
  const session = wear(name, standard, options);
  assert.equal(session.call("Initialize", ""), "true");
  return session;
}

test("the table has every profile", () => {
  assert.deepEqual(Object.keys(PROFILES), NAMES);
  const told = new Set();
  for (const { faults, options, api } of Object.values(PROFILES)) {
    told.add(JSON.stringify({ faults, options, api }));
  }
  assert.equal(told.size, NAMES.length, "no two profiles are the same");
});

for (const standard of Object.keys(WORDS)) {
  test(`${standard}: a well-behaved SCO breaks nothing in any profile`, () => {
    for (const name of NAMES.filter((one) => one !== "slow")) {
      const { lms, call, finish, status, place, exit, time, kept } = begin(name, standard);
      for (const step of [[status, "incomplete"], [exit, "suspend"], ["cmi.suspend_data", "1.x"], [place, "asas"], time]) {
        assert.equal(call("SetValue", ...step), "true", `${name}: ${step}`);
      }
      const stores = name !== "refusing";
      assert.equal(call("Commit", ""), String(stores), name);
      assert.equal(call("GetValue", "cmi.suspend_data"), "1.x");
      assert.equal(finish(), String(stores), name);
      assert.deepEqual(lms.violations, [], name);
      if (!["refusing", "losing", "openedx"].includes(name)) {
        assert.equal(kept.attempt.values["cmi.suspend_data"], "1.x", name);
      }
    }
  });

  test(`${standard}: refusing says no and keeps nothing, losing says yes and keeps nothing`, () => {
    const refusing = begin("refusing", standard);
    assert.equal(refusing.call("Commit", ""), "false");
    assert.equal(refusing.call("GetLastError"), refusing.general);
    const losing = begin("losing", standard);
    assert.equal(losing.call("Commit", ""), "true");
    assert.equal(losing.call("GetLastError"), "0");
    assert.equal(refusing.kept.attempt, null);
    assert.equal(losing.kept.attempt, null);
    losing.faults.commit = "kept";
    losing.call("Commit", "");
    assert.notEqual(losing.kept.attempt, null, "a fault can end while the session runs");
  });

  test(`${standard}: expiring keeps three times and never again in this session`, () => {
    const store = new MemoryStore();
    const { call, general } = begin("expiring", standard, { store });
    for (const [n, result] of [[1, "true"], [2, "true"], [3, "true"], [4, "false"], [5, "false"]]) {
      call("SetValue", "cmi.suspend_data", `state ${n}`);
      assert.equal(call("Commit", ""), result, n);
      assert.equal(call("GetLastError"), result === "true" ? "0" : general);
    }
    assert.equal(store.attempt.values["cmi.suspend_data"], "state 3");
    assert.equal(begin("expiring", standard, { store }).call("Commit", ""), "true", "a new session is a new session");
  });

  test(`${standard}: truncating cuts a long state without a word`, () => {
    const most = standard === "scorm12" ? 1024 : 4096;
    const { call, kept } = begin("truncating", standard);
    for (const length of [most, most + 1]) {
      call("SetValue", "cmi.suspend_data", "x".repeat(length));
      assert.equal(call("Commit", ""), "true");
      assert.equal(kept.attempt.values["cmi.suspend_data"].length, most);
      assert.equal(call("GetValue", "cmi.suspend_data").length, length, "in the running session all of it is there");
    }
  });

  test(`${standard}: slow keeps the page waiting at a commit`, () => {
    const { call } = begin("slow", standard, { faults: { commitMs: 60, callMs: 20 } });
    const took = (method, ...args) => {
      const start = performance.now();
      call(method, ...args);
      return performance.now() - start;
    };
    assert.equal(took("GetValue", "cmi.suspend_data") >= 20, true);
    assert.equal(took("Commit", "") >= 80, true);
    assert.equal(PROFILES.slow.faults.commitMs, 1500);
  });

  test(`${standard}: Open edX answers state and place only, agrees to everything, and stores later`, async () => {
    const { call, kept, place, status, lms, learner } = begin("openedx", standard);
    for (const [element, value] of [["cmi.suspend_data", "1.x"], [place, "asas"], [status, "incomplete"]]) {
      assert.equal(call("SetValue", element, value), "true");
    }
    assert.equal(call("GetValue", "cmi.suspend_data"), "1.x");
    assert.equal(call("GetValue", place), "asas");
    assert.notEqual(call("GetValue", learner), "");
    for (const element of [status, "cmi.interactions._count", "cmi.interactions._children", "cmi.objectives._count"]) {
      assert.equal(call("GetValue", element), "", element);
    }
    assert.equal(call("SetValue", status, "finished"), "true");
    assert.equal(call("GetLastError"), "0");
    assert.equal(lms.violations.length, 1, "the LMS has seen it all the same");
    assert.equal(call("Commit", ""), "true");
    assert.equal(kept.attempt, null);
    await wait(80);
    assert.equal(kept.attempt.values["cmi.suspend_data"], "1.x");
  });

  test(`${standard}: Moodle counts in numbers once there is something to count`, () => {
    const { call } = begin("moodle", standard);
    assert.equal(call("GetValue", "cmi.objectives._count"), "0");
    call("SetValue", "cmi.objectives.0.id", "o");
    assert.equal(call("GetValue", "cmi.objectives._count"), 1);
    assert.equal(call("GetValue", "cmi.objectives.0.id"), "o");
  });

  test(`${standard}: SuccessFactors' learner has a name with rare letters`, () => {
    const { call, learner } = begin("successfactors", standard);
    assert.match(call("GetValue", learner), /[^\x20-\x7E]/);
    const own = standard === "scorm12" ? { student_name: "Budi" } : { learner_name: "Budi" };
    assert.equal(begin("successfactors", standard, { assignment: own }).call("GetValue", learner), "Budi");
  });

  test(`${standard}: late appears late, and not at all once the launch is over`, async () => {
    const { api, faults, name } = wear("late", standard, { faults: { lateMs: 30 } });
    const [where, left] = [{}, {}];
    exposeApi(where, api, faults);
    exposeApi(left, api, faults);
    concealApi(left);
    assert.equal(where[name], undefined);
    await wait(60);
    assert.equal(where[name], api);
    assert.equal(left[name], undefined);
    concealApi(where);
    assert.equal(name in where, false);
    assert.equal(PROFILES.late.faults.lateMs, 3000);
  });

  test(`${standard}: in a portal the API is behind the opener, and the way up throws`, () => {
    const { api, faults, name } = wear("portal", standard);
    const lms = { opener: null };
    lms.top = lms;
    lms.parent = lms;
    const sco = { parent: lms, top: lms, opener: null };
    exposeApi(lms, api, faults);
    assert.equal(name in lms, false);
    assert.throws(() => lms.parent[name], { name: "SecurityError" });
    assert.throws(() => lms.parent.parent, { name: "SecurityError" });
    assert.equal(lms.opener[name], api);
    assert.equal(findApi(sco, name), api, "an SCO that guards each step finds it");
    concealApi(lms);
    assert.equal(lms.parent, lms);
    assert.equal(lms.opener, null);
    assert.equal(findApi(sco, name), null);
    exposeApi(lms, api, {});
    assert.equal(findApi(sco, name), api);
  });
}

test("Moodle decides by the pass mark in 1.2 and by the threshold in 2004", () => {
  const of12 = begin("moodle", "scorm12", { assignment: { mastery_score: "75" }, masteryOverride: false });
  for (const [part, value] of [["min", "0"], ["max", "100"], ["raw", "80"]]) {
    of12.call("SetValue", `cmi.core.score.${part}`, value);
  }
  of12.call("SetValue", of12.status, "incomplete");
  of12.finish();
  assert.equal(of12.kept.attempt.values[of12.status], "passed");
  const of2004 = begin("moodle", "scorm2004", { assignment: { completion_threshold: "1", scaled_passing_score: "0.75" } });
  for (const [element, value] of [["cmi.score.scaled", "0.8"], ["cmi.progress_measure", "0.5"], [of2004.status, "completed"]]) {
    of2004.call("SetValue", element, value);
  }
  of2004.finish();
  assert.equal(of2004.kept.attempt.values[of2004.status], "incomplete");
  assert.equal(of2004.kept.attempt.values["cmi.success_status"], undefined, "success is never derived");
});

test("Moodle has no error for a value that is not set, and none hides a real one", () => {
  const { call } = begin("moodle", "scorm2004");
  assert.equal(call("GetValue", "cmi.location"), "");
  assert.equal(call("GetLastError"), "0");
  call("GetValue", "cmi.nothing");
  assert.equal(call("GetLastError"), "401");
});

test("Moodle fails where an activity is asked for by choice, and stores all the same", () => {
  const { call, kept } = begin("moodle", "scorm2004");
  call("SetValue", "cmi.location", "asas");
  assert.equal(call("SetValue", "adl.nav.request", "{target=I1}choice"), "true");
  assert.equal(call("Commit", ""), "false");
  assert.equal(call("GetLastError"), "101");
  assert.equal(kept.attempt.values["cmi.location"], "asas");
  call("SetValue", "adl.nav.request", "suspendAll");
  assert.equal(call("GetLastError"), "0");
  assert.equal(call("Commit", ""), "true");
});

test("SuccessFactors completes on leaving unless the manifest has delivery controls", () => {
  for (const [delivery_controls, completion] of [[false, "completed"], [true, "incomplete"], [undefined, "incomplete"]]) {
    const { call, finish, kept, status } = begin("successfactors", "scorm2004", { assignment: { delivery_controls } });
    call("SetValue", status, "incomplete");
    finish();
    assert.equal(kept.attempt.values[status], completion);
  }
});

test("an API that exists already can be dressed, and faults that are asked for come before the profile's", () => {
  const store = new MemoryStore();
  const faults = { commit: "kept" };
  const lms = new StrictScorm12(RULES.scorm12, store);
  const dressed = applyProfile(PROFILES.refusing, "scorm12", lms.api, store, { faults });
  assert.equal(dressed.faults, faults);
  assert.deepEqual(faults, { commit: "kept" });
  assert.equal(dressed.store.save({ values: {}, total: "" }).kept, true);
  faults.commit = "refused";
  assert.equal(dressed.store.save({ values: {}, total: "" }).kept, false);
  assert.equal(dressed.api.LMSInitialize(""), "true");
  assert.deepEqual(PROFILES.refusing.faults, { commit: "refused" }, "the table is not written to");
});
