// SPDX-License-Identifier: Apache-2.0
/** A frame that was left and comes back, in both standards: the session goes on, or its end is told at once. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Scorm12Tracking } from "../../../scorm/sinau_scorm/tracking/scorm12.js";
import { Scorm2004Tracking } from "../../../scorm/sinau_scorm/tracking/scorm2004.js";
import { rig as rig12, report } from "./rig.js";
import { rig as rig2004 } from "./rig2004.js";

const STANDARDS = {
  "1.2": { rig: rig12, Tracking: Scorm12Tracking, begin: "LMSInitialize", end: "LMSFinish", name: "API", no: "101" },
  2004: { rig: rig2004, Tracking: Scorm2004Tracking, begin: "Initialize", end: "Terminate", name: "API_1484_11", no: "104" },
};

/** What a browser keeps of an entry of its history, and a window's listeners. */
function browser(window) {
  const listeners = [];
  window.history = { state: null, replaceState(state) { this.state = structuredClone(state); } };
  window.addEventListener = (kind, listener) => { if (kind === "hashchange") listeners.push(listener); };
  return { navigate: () => { window.history.state = null; listeners.forEach((listener) => listener()); } };
}

test("1.2: an LMS that says 101 to everything after the end (scorm-again) is not taken for an open session", async () => {
  const { window, clock, tracking } = rig12();
  browser(window);
  await tracking.open();
  tracking.report(report({ state: "BxxKKKK" }));
  window.API = { LMSInitialize: () => "false", LMSGetValue: () => "", LMSSetValue: () => assert.fail("set"), LMSGetLastError: () => "101" };
  const back = new Scorm12Tracking(window, clock);
  assert.equal((await back.open()).ended, true);
  back.report(report({ state: "BxxLLLL" }));
});

for (const [standard, { rig, Tracking, begin, end, name, no }] of Object.entries(STANDARDS)) {
  /** A visit that has reported and whose frame was left. */
  const left = async (change) => {
    const first = rig({}, undefined, change);
    const own = browser(first.window);
    await first.tracking.open();
    first.tracking.report(report({ state: "BxxKKKK", location: "two" }));
    return { ...first, own };
  };
  const begins = (lms) => lms.calls.filter((call) => call.method === begin).length;

  test(`${standard}: left and back after the end: told at once, by one call, and nothing is called after that`, async () => {
    const { tracking, lms, window, clock } = await left();
    tracking.close();
    const before = lms.calls.length;
    const back = new Tracking(window, clock);
    const session = await back.open();
    assert.equal(back.phase(), "closed");
    assert.equal(back.trouble(), no);
    assert.deepEqual(
      [session.ended, session.connected, session.learner, session.state, session.location],
      [true, true, "siti-01", "BxxKKKK", "two"],
    );
    const asked = lms.calls.slice(before).map(({ method }) => method).filter((method) => !/Error/.test(method));
    assert.equal(asked.filter((method) => method === begin).length, 1);
    assert.ok(asked.length <= 2, `${asked}`);
    const after = lms.calls.length;
    back.report(report({ state: "BxxLLLL" }));
    back.pause();
    back.close();
    await clock.pass(60_000);
    assert.equal(lms.calls.length, after);
  });

  test(`${standard}: what was reported last is found at whatever entry of the history the page is left`, async () => {
    const { tracking, window, clock, own } = await left();
    own.navigate();
    tracking.close();
    assert.equal((await new Tracking(window, clock).open()).state, "BxxKKKK");
  });

  test(`${standard}: a session that was never ended goes on`, async () => {
    const { lms, window, clock } = await left();
    const back = new Tracking(window, clock);
    const session = await back.open();
    assert.deepEqual([session.connected, session.ended, session.state], [true, undefined, "BxxKKKK"]);
    back.report(report({ state: "BxxMMMM" }));
    assert.equal(lms.calls.at(-1).result, "true");
    back.close();
    assert.equal(lms.calls.at(-1).method, end);
  });

  test(`${standard}: an LMS that opens once more is reported to again`, async () => {
    let ended = false;
    const { tracking, window, clock, lms } = await left((api) => ({ ...api, [end]: (text) => { ended = true; return api[end](text); } }));
    tracking.close();
    assert.ok(ended);
    const again = rig({ clock }, undefined);
    window[name] = again.lms.api;
    const back = new Tracking(window, clock);
    assert.equal((await back.open()).ended, undefined);
    back.report(report({ state: "BxxNNNN" }));
    assert.equal(back.phase(), "sent");
    assert.equal(begins(lms), 1);
  });

  test(`${standard}: refused without having been here: asked a few times at most, and never ten seconds long every tenth of a second`, async () => {
    const { tracking, lms, window, clock } = await left();
    tracking.close();
    window.history.state = null;
    const before = begins(lms);
    const back = new Tracking(window, clock);
    const opening = back.open();
    // In 2004 there is a word for it, so nothing is waited for.
    if (standard === "2004") assert.equal((await opening).ended, true);
    await clock.pass(10_500);
    const session = await opening;
    assert.deepEqual([session.connected, back.phase()], [false, standard === "2004" ? "closed" : "absent"]);
    assert.ok(begins(lms) - before <= 5, `${begins(lms) - before} times ${begin}`);
  });

  test(`${standard}: browsers without a history, or one that refuses, do no harm`, async () => {
    for (const history of [undefined, null, { get state() { throw new Error("SecurityError"); }, replaceState() { throw new Error("SecurityError"); } },
      { state: null, replaceState() {} }, { state: "text", replaceState() {} }, { state: { other: 1 }, replaceState() {} }]) {
      const { tracking, window, clock } = rig();
      window.history = history;
      await tracking.open();
      tracking.report(report());
      assert.equal(tracking.phase(), "sent");
      tracking.close();
      const opening = new Tracking(window, clock).open();
      await clock.pass(10_500);
      assert.equal((await opening).connected, false);
    }
  });

  test(`${standard}: in a frame that nothing reaches the learner is told within two seconds`, async () => {
    const foreign = new Proxy({}, { get: (_, key) => {
      if (key === "parent") return foreign;
      throw new Error("SecurityError");
    } });
    const { tracking, window, clock } = rig();
    delete window[name];
    Object.assign(window, { parent: foreign, top: foreign });
    const opening = tracking.open();
    await clock.pass(2000);
    assert.equal((await opening).connected, false);
    assert.equal(tracking.phase(), "absent");
  });
}
