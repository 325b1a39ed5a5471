// SPDX-License-Identifier: Apache-2.0
// SCOs of one package in one window of Moodle (SCORM 2004): once one has ended the session, no other gets one.
import assert from "node:assert/strict";
import { test } from "node:test";

import { PROFILES } from "../../../scorm/sinau_lms/profiles.js";
import { MemoryStore } from "../../lms/helpers.js";
import { interaction, report } from "./rig.js";
import { clean, rig } from "./rig2004.js";

/** A window of an LMS, in which SCOs are launched one after the other. */
function lmsWindow(moodle = true) {
  const windowSession = { state: "none" };
  const stores = {};
  return {
    launch(name, several = true) {
      stores[name] ??= new MemoryStore();
      const sco = rig({ windowSession }, stores[name]);
      if (moodle) sco.window.M = { mod_scorm: {} };
      return { ...sco, opened: sco.tracking.open(several) };
    },
    reload() {
      windowSession.state = "none";
    },
    stores,
    windowSession,
  };
}

const SCOS = ["pretest", "one", "two", "three", "exam"];

test("the profile of Moodle has one session for each window", () => {
  assert.deepEqual(Object.entries(PROFILES).filter(([, one]) => one.sessionPerWindow).map(([name]) => name), ["moodle"]);
});

test("every SCO of a window is recorded in Moodle, also when one is opened again", async () => {
  const lmsPage = lmsWindow();
  for (const [visit, name] of [...SCOS, "one", "exam", "pretest"].entries()) {
    const { tracking, lms, calls, clock, opened } = lmsPage.launch(name);
    const session = await opened;
    const again = visit >= SCOS.length;
    assert.deepEqual([session.connected, session.writable, session.state], [true, true, again ? `B${name}` : ""], name);
    assert.equal(tracking.interaction(session.interactions, interaction({ id: `${name}-${visit}` })), true);
    tracking.report(report({ state: `B${name}`, measure: 0.5, score: 0.5 }));
    await clock.pass(61_000);
    tracking.close();
    assert.equal(calls("Terminate").length, 0);
    assert.equal(lms.calls.filter((call) => call.error === 0 && !/Error/.test(call.method)).at(-1).method, "Commit");
    assert.equal(tracking.phase(), "closed");
    const { values } = lmsPage.stores[name].attempt;
    assert.deepEqual(
      [values["cmi.suspend_data"], values["cmi.exit"], values["cmi.score.raw"], values["cmi.session_time"]],
      [`B${name}`, "suspend", "50", "PT61S"], name,
    );
    assert.equal(values[`cmi.interactions.${session.interactions}.id`], `${name}-${visit}`);
    assert.deepEqual(lms.violations, []);
  }
});

test("what is not sent yet goes with the last commit", async () => {
  const lmsPage = lmsWindow();
  const { tracking, opened, store, calls } = lmsPage.launch("one");
  await opened;
  tracking.report(report({ state: "Bfirst" }));
  tracking.report(report({ state: "Bsecond", urgent: false }));
  tracking.close();
  assert.equal(store.attempt.values["cmi.suspend_data"], "Bsecond");
  assert.equal(calls("Terminate").length, 0);
  const before = calls("Commit").length;
  tracking.close();
  assert.equal(calls("Commit").length, before);
});

test("everywhere else a session is ended as it was: one SCO in Moodle, several in any other LMS", async () => {
  for (const [moodle, several] of [[true, false], [false, true], [false, false]]) {
    const { tracking, opened, calls, lms } = lmsWindow(moodle).launch("one", several);
    await opened;
    tracking.report(report());
    tracking.close();
    assert.equal(calls("Terminate").length, 1, `${moodle} ${several}`);
    clean(lms);
  }
});

test("a session that has ended is final at once: nothing is asked again", async () => {
  const lmsPage = lmsWindow();
  const first = lmsPage.launch("one", false);
  await first.opened;
  first.tracking.close();
  assert.equal(lmsPage.windowSession.state, "ended");
  const second = lmsPage.launch("two");
  const session = await second.opened;
  assert.equal(session.connected, false);
  assert.equal(second.tracking.phase(), "closed");
  assert.equal(second.tracking.trouble(), "104");
  assert.deepEqual(second.lms.calls.map((call) => call.method).filter((name) => name !== "GetLastError"), ["Initialize"]);
  assert.deepEqual(second.lms.violations, []);
  // Left and entered again, as the learner is told.
  lmsPage.reload();
  const third = lmsPage.launch("two");
  assert.equal((await third.opened).connected, true);
  clean(third.lms);
});

test("a part that gets no session knows its learner from the one that had it", async () => {
  const kept = new Map();
  const sessionStorage = { setItem: (key, value) => { kept.set(key, value); }, getItem: (key) => kept.get(key) ?? null };
  const lmsPage = lmsWindow();
  const first = rig({ windowSession: lmsPage.windowSession });
  first.window.sessionStorage = sessionStorage;
  await first.tracking.open(false);
  first.tracking.close();
  const later = rig({ windowSession: lmsPage.windowSession });
  later.window.sessionStorage = sessionStorage;
  const session = await later.tracking.open(true);
  assert.deepEqual([session.connected, session.ended, session.learner, session.state], [true, true, "siti-01", ""]);
  assert.equal(later.tracking.interaction(0, interaction()), false);
  const blocked = rig({ windowSession: lmsPage.windowSession });
  Object.defineProperty(blocked.window, "sessionStorage", { get: () => { throw new Error("SecurityError"); } });
  assert.deepEqual([(await blocked.tracking.open(true)).connected, blocked.tracking.phase()], [false, "closed"]);
});
