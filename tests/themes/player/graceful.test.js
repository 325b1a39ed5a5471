// SPDX-License-Identifier: Apache-2.0
/** Launches that go wrong, and devices that are used by more than one tab or person: nothing is lost, everything is told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { lmsPart } from "../../../themes/sinau_theme/player/lms_part.js";
import { readLearners } from "../../../themes/sinau_theme/player/environment.js";
import * as equipment from "../../../themes/sinau_theme/player/assessment_equipment.js";
import { renameLearner, switchLearner } from "../../../themes/sinau_theme/player/learners.js";
import { saveStatus } from "../../../themes/sinau_theme/player/save_status.js";
import { decodeState } from "../../../themes/sinau_theme/player/packed_state.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { localTracking } from "../../../themes/sinau_theme/player/tracking.js";
import { FakeStorage, assessment, browser, course, question } from "./samples.js";

const device = () => ({ indexedDB: new IDBFactory(), localStorage: new FakeStorage() });
const ANSWER = { kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: ["b"], score: 1 };
const given = (study) => study.progressOf("one").answers.get("q-one")?.answer;

class Lms {
  constructor(more = {}) {
    Object.assign(this, { state: "", learner: "ani", kept: true, writable: true, phase: "sent", reports: [] }, more);
  }

  tracking() {
    const lms = this;
    return {
      name: "fake", expected: true, lms: lmsPart,
      open: async () => ({ connected: true, writable: lms.writable, learner: lms.learner, state: lms.state, location: "", interactions: 0 }),
      report(report) {
        lms.reports.push(report);
        if (lms.kept) lms.state = report.state;
      },
      interaction: () => true, pause() {}, close() {}, phase: () => lms.phase, watch() {},
    };
  }
}

async function launch(lms, stores, more = {}) {
  const study = new Study(more.course || course(), lms ? lms.tracking() : localTracking(), { ...browser(stores), ...more });
  study.assessmentCodeArrived(equipment);
  await study.open();
  return study;
}

test("the session expired: the LMS gives back an old state, and the device sends what is missing", async () => {
  const lms = new Lms();
  const stores = device();
  const first = await launch(lms, stores);
  await first.record(ANSWER);
  const old = lms.state;
  await first.record({ ...ANSWER, id: "q-two", answer: ["c"] });
  await first.record({ ...ANSWER, answer: ["d"], score: 0 });
  lms.state = old;
  const second = await launch(lms, stores);
  assert.deepEqual(given(second), ["d"]);
  assert.deepEqual(second.progressOf("one").answers.get("q-two").answer, ["c"]);
  assert.deepEqual([...second.notices], []);
  assert.deepEqual(given(await launch(lms, device())), ["d"], "the LMS has it now");
});

test("a teacher's reset: a new attempt with nothing graded; the old answers may be practised with and count for nothing", async () => {
  const lms = new Lms({ kept: false });
  const stores = device();
  const first = await launch(lms, stores);
  await first.record(ANSWER);
  await first.record({ kind: "start", id: "exam", attempt: 1 });
  await first.record({ kind: "submit", id: "exam", attempt: 1, score: 1 });
  lms.kept = true;
  const second = await launch(lms, stores);
  assert.notEqual(second.launched.nonce, first.launched.nonce);
  assert.equal(second.launched.earlier, first.launched.nonce);
  assert.deepEqual([...second.notices], ["attempt_unconfirmed"]);
  assert.deepEqual([given(second), second.progress.score, second.progress.done], [undefined, null, 0]);

  second.practise(second.launched.earlier);
  assert.deepEqual([given(second), second.progress.score], [["b"], 1]);
  assert.equal(saveStatus(second).key, "status_practice");
  const [reports, events] = [lms.reports.length, second.launched.journal.all().length];
  assert.equal(await second.record({ ...ANSWER, answer: ["a"] }), "elsewhere");
  assert.deepEqual(given(second), ["a"], "it can be tried");
  assert.deepEqual([lms.reports.length, second.launched.journal.all().length], [reports, events], "and nothing of it is kept");
  second.practise("");
  assert.deepEqual([given(second), second.progress.score], [undefined, null]);
  assert.equal(decodeState(course(), lms.state).state.answers.size, 0);
});

test("a state that was cut anywhere, or has a wrong checksum: the attempt goes on from the device, and that is told", async () => {
  const lms = new Lms();
  const stores = device();
  await (await launch(lms, stores)).record(ANSWER);
  const { state } = lms;
  const swap = (text, at) => text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
  const broken = [...Array(state.length - 1).keys()].map((at) => state.slice(0, at + 1)).concat([...Array(state.length - 7).keys()].map((at) => swap(state, at + 7)));
  for (const text of broken) {
    const study = await launch(new Lms({ state: text }), stores);
    assert.deepEqual(given(study), ["b"], text);
    assert.ok(study.notices.has("state_damaged"), text);
  }
});

/** What each version that was shipped gave an LMS to keep: never change one, it stands in LMSs. */
const SHIPPED = [{
  text: "BnK2rMkAb3_-9ASZwAMASYBJxDAHAldTI6xFET0",
  expected: {
    nonce: "Ab3_-9", clock: 4711, interactions: 12,
    activities: [
      [0, { done: true, handed: 0, open: false, score: 0 }],
      [2, { done: true, handed: 2, open: false, score: 1 }],
      [3, { done: true, handed: 1, open: true, elapsed: 592, score: 0.75 }],
    ],
    answers: [[0, { mask: 2, correct: true, tag: 10 }], [1, { mask: 21, correct: false, tag: 2 }], [4, { mask: 8, correct: true, tag: 10 }]],
  },
}];

test("the state of every version that was shipped is read", () => {
  for (const { text, expected } of SHIPPED) {
    const found = decodeState(course(), text);
    assert.equal(found.ok, true, text);
    const { nonce, clock, interactions, activities, answers } = found.state;
    assert.deepEqual({ nonce, clock, interactions, activities: [...activities], answers: [...answers] }, expected);
  }
});

test("a state of a version to come is left alone and told", async () => {
  const lms = new Lms();
  const stores = device();
  await (await launch(lms, stores)).record(ANSWER);
  const study = await launch(new Lms({ state: `D${lms.state.slice(1)}` }), stores);
  assert.deepEqual([given(study), [...study.notices]], [["b"], ["state_newer"]]);
});

test("review and browse: shown, tried, and nothing is written anywhere", async () => {
  const lms = new Lms();
  const stores = device();
  await (await launch(lms, stores)).record(ANSWER);
  const reports = lms.reports.length;
  const lines = JSON.stringify([...stores.localStorage.map]);
  Object.assign(lms, { writable: false, phase: "review" });
  const review = await launch(lms, stores);
  assert.equal(await review.record({ ...ANSWER, answer: ["a"] }), "elsewhere");
  assert.deepEqual(given(review), ["a"]);
  assert.equal(lms.reports.length, reports);
  assert.equal(JSON.stringify([...stores.localStorage.map]), lines);
  assert.equal(saveStatus(review).key, "status_review");
});

/** Timed exam, and a clock that the test turns. */
function timed() {
  const exam = assessment("exam", 0, "exam", [question("e-one", 0), question("e-two", 1)], { time_limit: 10 });
  return course({ activities: [exam], modules: [], activity_slots: 1, question_slots: 2 });
}

async function tab(stores, time, channel) {
  const timers = [];
  const study = await launch(null, stores, {
    course: timed(), mono: () => time.now, channel,
    later: (action) => timers.push(action), cancel: () => {},
  });
  // Not the timers of the browser: every tick is the test's own.
  return study;
}

/** A BroadcastChannel that delivers at once. */
function wire() {
  const open = [];
  return () => {
    const own = { onmessage: null, close() {}, postMessage: (data) => open.forEach((one) => one !== own && one.onmessage?.({ data })) };
    open.push(own);
    return own;
  };
}

test("two tabs: answers of both count, and the time of a timed attempt passes once", async () => {
  const [stores, time, channel] = [device(), { now: 1 }, wire()];
  const one = await tab(stores, time, channel);
  await one.record({ kind: "start", id: "exam", attempt: 1 });
  time.now = 10_000;
  const two = await tab(stores, time, channel);
  for (; time.now < 300_000; time.now += 1000) { one.timing.tick(); two.timing.tick(); }
  await one.record({ ...ANSWER, id: "e-one", attempt: 1 });
  await two.record({ ...ANSWER, id: "e-two", attempt: 1 });
  one.timing.saveTime();
  two.timing.saveTime();
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  const later = await tab(stores, time, () => null);
  const [attempt] = later.progressOf("exam").attempts;
  assert.equal(attempt.answers.size, 2);
  assert.ok(Math.abs(attempt.elapsed - 300_000) <= 11_000, `${attempt.elapsed} ms of 300,000`);
});

test("when the time is over the attempt is handed in, and it is known why", async () => {
  const time = { now: 0 };
  const stores = device();
  const study = await tab(stores, time, () => null);
  await study.record({ kind: "start", id: "exam", attempt: 1 });
  await study.record({ ...ANSWER, id: "e-one", attempt: 1 });
  time.now = 10 * 60_000;
  study.timing.tick();
  const [attempt] = study.progressOf("exam").attempts;
  assert.deepEqual([attempt.submitted, attempt.late, attempt.score], [true, true, 0.5]);
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  assert.equal((await tab(stores, time, () => null)).progressOf("exam").attempts[0].late, true, "also after a reload");
});

test("back from the back/forward cache: what others wrote is there, and the time in it does not count", async () => {
  const [stores, time] = [device(), { now: 0 }];
  const frozen = await tab(stores, time, () => null);
  await frozen.record({ kind: "start", id: "exam", attempt: 1 });
  time.now = 5000;
  frozen.timing.saveTime();
  await (await tab(stores, time, () => null)).record({ ...ANSWER, id: "e-one", attempt: 1 });
  time.now = 3_600_000;
  await frozen.comeBack();
  assert.deepEqual(frozen.progressOf("exam").answers.get("e-one").answer, ["b"]);
  frozen.timing.tick();
  assert.equal(frozen.progressOf("exam").open, 1);
  assert.ok(frozen.timing.timeLeft(timed().activities[0]) > 590_000);
});

test("learners of one device are kept apart, can come back, and lose nothing; copies from different folders as well", async () => {
  const stores = device();
  const open = (more = {}) => launch(null, stores, { learner: readLearners(stores.localStorage).current, ...more });
  const first = await open();
  renameLearner(first.environment, "  Bu Ani ");
  await first.record(ANSWER);
  assert.equal(switchLearner(first.environment, null), true);
  const second = await open();
  assert.notEqual(second.environment.learner, "");
  assert.equal(given(second), undefined);
  renameLearner(second.environment, "Budi");
  await second.record({ ...ANSWER, answer: ["c"] });
  const { names } = readLearners(stores.localStorage);
  assert.deepEqual(Object.values(names).sort(), ["Bu Ani", "Budi"]);
  assert.equal(switchLearner(second.environment, ""), true);
  assert.deepEqual(given(await open()), ["b"]);
  switchLearner((await open()).environment, second.environment.learner);
  assert.deepEqual(given(await open()), ["c"]);
  assert.equal(given(await open({ place: "/usb/other/" })), undefined);
  assert.equal(switchLearner({ ...first.environment, localStorage: null }, null), false, "where it cannot be kept it is not pretended");
});

test("what stands under the learners' key may be anything", () => {
  for (const text of ["", "{", "null", "[]", '{"current":5,"names":3}', '"x"']) {
    const storage = new FakeStorage();
    storage.map.set("sinau.learners", text);
    const { current, names } = readLearners(storage);
    assert.deepEqual([current, typeof names], ["", "object"], text);
  }
});
