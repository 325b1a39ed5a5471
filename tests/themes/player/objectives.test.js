// SPDX-License-Identifier: Apache-2.0
/** Drawing, timed attempts and results by objective. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { lmsPart } from "../../../themes/sinau_theme/player/lms_part.js";
import * as equipment from "../../../themes/sinau_theme/player/assessment_equipment.js";
import { isNotFullyRight, objectiveResults } from "../../../themes/sinau_theme/player/objectives.js";
import { drawnQuestions, drawnCount, scoreAttempt } from "../../../themes/sinau_theme/player/course_requirements.js";
import { computeProgress } from "../../../themes/sinau_theme/player/progress.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { localTracking } from "../../../themes/sinau_theme/player/tracking.js";
import { FakeStorage, assessment, browser, course, event, lesson, question } from "./samples.js";

const asks = (id, index, objective) => question(id, index, { objective });
const QUESTIONS = [0, 1, 2, 3, 4, 5].map((n) => asks(`e${n}`, n, n < 3 ? "a" : "b"));

function timed(more = {}) {
  const exam = assessment("exam", 1, "exam", QUESTIONS, { draw: { count: 2, each: true }, time_limit: 2, ...more });
  return course({
    activities: [{ ...lesson("one", 0), objectives: ["c"] }, exam], activity_slots: 2, question_slots: 6,
    objectives: ["a", "b", "c"].map((id) => ({ id, text: id })), modules: [{ id: "m", title: "M", activities: ["one"] }],
  });
}

test("the same attempt draws the same questions, another one others, of each objective as many as asked", () => {
  const [, exam] = timed().activities;
  const seen = new Set();
  for (let attempt = 1; attempt <= 40; attempt += 1) {
    const taken = drawnQuestions(exam, `Ab3-_z|exam|${attempt}`);
    assert.deepEqual(taken, drawnQuestions(exam, `Ab3-_z|exam|${attempt}`));
    assert.deepEqual(taken.map((one) => one.objective), ["a", "a", "b", "b"]);
    seen.add(taken.map((one) => one.id).join());
  }
  assert.ok(seen.size > 5, `${seen.size} of 9`);
  assert.equal(drawnCount({ ...exam, draw: { count: 5, each: false } }), 5);
  assert.equal(drawnQuestions({ ...exam, draw: undefined }, "x").length, 6);
});

test("only drawn questions count", () => {
  const [, exam] = timed().activities;
  const right = { answer: ["a"], score: 1, earlier: false };
  assert.equal(scoreAttempt(exam, new Map([["e0", right]]), exam.questions.slice(0, 2)), 0.5);
});

test("objectives are decided by the attempt handed in, or by their lessons", () => {
  const sample = timed({ draw: undefined });
  const events = [
    event("start", "exam", { attempt: 1 }),
    ...["e0", "e1", "e2", "e3"].map((id) => event("answer", id, { attempt: 1, answer: ["a"], score: 1 })),
  ];
  const asked = (activity) => activity.questions;
  const before = objectiveResults(sample, computeProgress(sample, events, ""), asked);
  assert.deepEqual(before.map((one) => [one.score, one.status]), [[null, "not attempted"], [null, "not attempted"], [null, "not attempted"]]);
  events.push(event("submit", "exam", { attempt: 1, score: 0.6667 }), event("done", "one"));
  const after = objectiveResults(sample, computeProgress(sample, events, ""), asked);
  assert.deepEqual(after.map((one) => [one.id, one.score, one.status]), [["a", 1, "passed"], ["b", 0.3333, "failed"], ["c", null, "completed"]]);
});

/** A browser whose time the test moves. */
function slow(stores) {
  let now = 1000;
  const timers = new Map();
  const lent = { ...browser(stores), mono: () => now };
  lent.later = (action, ms) => { timers.set(timers.size + 1, { action, at: now + ms }); return timers.size; };
  lent.cancel = (timer) => { timers.get(timer).at = Infinity; };
  const pass = async (ms) => {
    for (const end = now + ms; now < end;) {
      now = Math.min(end, now + 1000);
      for (const timer of timers.values()) if (timer.at <= now) { timer.at = Infinity; timer.action(); }
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { lent, pass };
}

test("a timed attempt goes on over visits and hands itself in, with what was answered", async () => {
  const stores = { indexedDB: new IDBFactory(), localStorage: new FakeStorage() };
  const first = slow(stores);
  const study = new Study(timed({ draw: undefined }), localTracking(), first.lent);
  study.assessmentCodeArrived(equipment);
  await study.open();
  const [, exam] = study.course.activities;
  await study.record({ kind: "start", id: "exam", attempt: 1 });
  await first.pass(65_000);
  await study.record({ kind: "answer", id: "e0", hash: "a1b2c3d4", attempt: 1, answer: ["a"], score: 1 });
  assert.equal(study.timing.timeLeft(exam), 55_000);

  const second = slow(stores);
  const again = new Study(timed({ draw: undefined }), localTracking(), second.lent);
  again.assessmentCodeArrived(equipment);
  await again.open();
  assert.equal(again.timing.timeLeft(exam), 60_000, "what the last seconds before a kill took is forgotten, in the learner's favour");
  await second.pass(59_000);
  assert.equal(again.progressOf("exam").open, 1);
  await second.pass(3_000);
  assert.equal(again.progressOf("exam").open, 0);
  assert.equal(again.progressOf("exam").handed, 1);
  assert.equal(again.progressOf("exam").score, 0.1667);
});

test("time that passed before assess.js was there counts, and another tab's does not count twice", async () => {
  const stores = { indexedDB: new IDBFactory(), localStorage: new FakeStorage() };
  const first = slow(stores);
  const study = new Study(timed({ draw: undefined }), localTracking(), first.lent);
  study.assessmentCodeArrived(equipment);
  await study.open();
  await study.record({ kind: "start", id: "exam", attempt: 1 });
  for (const [heard, left] of [[false, 110_000], [true, 116_000]]) {
    const second = slow(stores);
    const again = new Study(timed({ draw: undefined }), localTracking(), second.lent);
    await again.open();
    await second.pass(6_000);
    if (heard) again.heard("exam");
    await second.pass(4_000);
    again.assessmentCodeArrived(equipment);
    assert.equal(again.timing.timeLeft(again.course.activities[1]), left);
  }
});

test("an LMS is told of objectives as soon as assess.js is there", async () => {
  const stores = { indexedDB: new IDBFactory(), localStorage: new FakeStorage() };
  const reports = [];
  const study = new Study(timed(), {
    name: "fake", expected: true, lms: lmsPart, pause() {}, close() {}, phase: () => "sent", watch() {}, interaction: () => true,
    open: async () => ({ connected: true, writable: true, learner: "ani", state: "", location: "", interactions: 0 }),
    report: (report) => reports.push(report),
  }, browser(stores));
  await study.open();
  await study.record({ kind: "done", id: "one" });
  assert.deepEqual(reports.at(-1).objectives, []);
  study.assessmentCodeArrived(equipment);
  assert.deepEqual(reports.at(-1).objectives.map((one) => [one.id, one.status]), [["a", "not attempted"], ["b", "not attempted"], ["c", "completed"]]);
});

test("what is neither right nor wrong is nothing to study again", () => {
  const answers = new Map([["right", { score: 1 }], ["partly", { score: 0.5 }], ["opinion", { score: 0 }]]);
  const short = [["right", 1], ["partly", 2], ["open", 1], ["opinion", 0]].filter(([id, points]) => isNotFullyRight({ id, points }, answers));
  assert.deepEqual(short.map(([id]) => id), ["partly", "open"]);
});
