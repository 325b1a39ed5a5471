// SPDX-License-Identifier: Apache-2.0
/** Launches, as a learner and an LMS have them: what is carried along, what is not, and what the learner is told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { lmsPart } from "../../../themes/sinau_theme/player/lms_part.js";
import { saveStatus } from "../../../themes/sinau_theme/player/save_status.js";
import { attemptSeed } from "../../../themes/sinau_theme/player/attempts.js";
import * as equipment from "../../../themes/sinau_theme/player/assessment_equipment.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { localTracking } from "../../../themes/sinau_theme/player/tracking.js";
import { completeCourse } from "../../../themes/sinau_theme/player/whole_course.js";
import { FakeStorage, browser, course } from "./samples.js";

/** An LMS that keeps what is reported (`kept: false`: that says so and does not). */
class FakeLms {
  constructor(more = {}) {
    Object.assign(this, { state: "", location: "", learner: "ani", kept: true, writable: true, reports: [], interactions: [] }, more);
  }

  tracking(found = Promise.resolve()) {
    const lms = this;
    const session = () => ({ connected: true, writable: lms.writable, learner: lms.learner, state: lms.state, location: lms.location, interactions: 0 });
    return {
      name: "fake", expected: true, lms: lmsPart, open: () => found.then(session),
      report(report) {
        lms.reports.push(report);
        if (lms.kept) Object.assign(lms, { state: report.state, location: report.location });
      },
      interaction: (index, one) => { lms.interactions.push([index, one]); return true; },
      pause() {}, close() {}, phase: () => "sent", watch() {},
    };
  }

  get last() {
    return this.reports[this.reports.length - 1];
  }
}

const device = () => ({ indexedDB: new IDBFactory(), localStorage: new FakeStorage() });

async function launch(lms, stores) {
  const study = new Study(course(), lms ? lms.tracking() : localTracking(), browser(stores));
  study.assessmentCodeArrived(equipment);
  await study.open();
  return study;
}

/** What a page carries of the course: its own activity. */
const partial = (more = {}) => {
  const { activities, activity_slots, question_slots, modules, ...rest } = course(more);
  return { ...rest, activities: activities.slice(0, 1), outline: "outline.js" };
};

const ANSWER = { kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: ["b"], score: 1 };
const given = (study) => study.progressOf("one").answers.get("q-one")?.answer;

test("without an LMS everything stays on the device", async () => {
  const stores = device();
  const first = await launch(null, stores);
  assert.equal(await first.record(ANSWER), "device");
  assert.deepEqual(saveStatus(first), { state: "ok", key: "saved_here" });
  const second = await launch(null, stores);
  assert.deepEqual(given(second), ["b"]);
  assert.equal(given(await launch(null, device())), undefined);
});

test("the LMS brings the attempt to another device, and nothing is sent that it has", async () => {
  const lms = new FakeLms();
  const first = await launch(lms, device());
  await first.record({ kind: "visit", id: "two" });
  await first.record(ANSWER);
  const state = lms.state;
  const second = await launch(lms, device());
  assert.deepEqual(given(second), ["b"]);
  assert.equal(second.progress.location, "two");
  assert.equal(lms.state, state);
});

test("what the LMS did not keep is sent again by the device that has it", async () => {
  const lms = new FakeLms();
  const stores = device();
  const first = await launch(lms, stores);
  const early = lms.state;
  lms.kept = false;
  await first.record(ANSWER);
  assert.equal(lms.state, early, "the LMS said yes and lost it");
  lms.kept = true;
  const second = await launch(lms, stores);
  assert.deepEqual(given(second), ["b"]);
  assert.deepEqual(given(await launch(lms, device())), ["b"], "now the LMS has it");
});

test("an empty LMS is a new attempt: nothing is carried into it, and unconfirmed answers are told", async () => {
  const lms = new FakeLms();
  const stores = device();
  await (await launch(lms, stores)).record(ANSWER);
  lms.state = "";
  const second = await launch(lms, stores);
  assert.equal(given(second), undefined);
  assert.deepEqual([...second.notices], ["attempt_unconfirmed"]);
  assert.equal(lms.last.status, "incomplete");
});

test("answers of an attempt that another device replaced, because its state was damaged, are told and can be practised with", async () => {
  const lms = new FakeLms();
  const stores = device();
  await (await launch(lms, stores)).record(ANSWER);
  lms.state = `${lms.state.slice(0, 9)}!`;
  await launch(lms, device());
  const third = await launch(lms, stores);
  assert.equal(given(third), undefined);
  assert.deepEqual([...third.notices], ["attempt_unconfirmed"]);
  third.practise(third.launched.earlier);
  assert.deepEqual(given(third), ["b"]);
});

test("after the LMS has given everything back, a new attempt is nothing to be told about", async () => {
  const lms = new FakeLms();
  const stores = device();
  await (await launch(lms, stores)).record(ANSWER);
  await launch(lms, stores);
  lms.state = "";
  assert.deepEqual([...(await launch(lms, stores)).notices], []);
});

test("a frame that comes back after its session has ended: answers are kept, nothing is taken for proof, and the next launch sends them", async () => {
  const lms = new FakeLms();
  const stores = device();
  const first = await launch(lms, stores);
  await first.record(ANSWER);
  const before = lms.reports.length;
  const remembered = { state: lms.state, location: "two" };
  /** The LMS that has lost what it was told: what the frame remembers must not stand for it. */
  const back = new Study(course(), {
    ...lms.tracking(), phase: () => "closed", report() {}, interaction: () => false,
    open: async () => ({ connected: true, writable: true, learner: "ani", interactions: 0, ended: true, ...remembered }),
  }, browser(stores));
  await back.open();
  assert.deepEqual([given(back), back.progress.location], [["b"], "two"]);
  assert.deepEqual(saveStatus(back), { state: "warn", key: "status_closed" });
  await back.record({ ...ANSWER, answer: ["a"], score: 0 });
  assert.equal(lms.reports.length, before);
  assert.deepEqual(back.launched.journal.all().filter(({ kind, attempt }) => kind === "kept" && attempt > 0), []);
  const next = await launch(lms, stores);
  assert.deepEqual(given(next), ["a"]);
  assert.deepEqual(given(await launch(lms, device())), ["a"], "and the LMS has it now");
});

test("a session that is over before the page knows its learner is told so", async () => {
  const study = new Study(course(), {
    ...new FakeLms().tracking(), phase: () => "closed",
    open: async () => ({ connected: false, writable: true, learner: "", state: "", location: "", interactions: 0, ended: true }),
  }, browser(device()));
  await study.open();
  assert.equal(saveStatus(study).key, "status_closed");
});

test("two learners at one device do not see one another; without an id nothing is carried", async () => {
  const stores = device();
  const ani = new FakeLms();
  await (await launch(ani, stores)).record(ANSWER);
  const budi = await launch(new FakeLms({ learner: "budi" }), stores);
  assert.equal(given(budi), undefined);
  assert.deepEqual([...budi.notices], []);
  const nobody = new FakeLms({ learner: "" });
  const study = await launch(nobody, stores);
  assert.equal(await study.record(ANSWER), "elsewhere");
  nobody.state = "";
  assert.equal(given(await launch(nobody, stores)), undefined);
});

test("a damaged state: the attempt goes on from the device, and the learner is told", async () => {
  const lms = new FakeLms();
  const stores = device();
  await (await launch(lms, stores)).record(ANSWER);
  lms.state = lms.state.slice(0, 15);
  const second = await launch(lms, stores);
  assert.deepEqual(given(second), ["b"]);
  assert.deepEqual([...second.notices], ["state_damaged"]);
});

test("the state of another course is not taken for ours", async () => {
  const lms = new FakeLms();
  await (await launch(lms, device())).record(ANSWER);
  const other = new Study(course({ id: "other" }), lms.tracking(), browser());
  await other.open();
  assert.equal(given(other), undefined);
  assert.notEqual(other.launched.nonce, "");
});

test("what is done before the LMS is found is shown at once and reported afterwards", async () => {
  const lms = new FakeLms();
  let find = () => {};
  const found = new Promise((resolve) => { find = resolve; });
  const stores = device();
  const study = new Study(course(), lms.tracking(found), browser(stores));
  const opening = study.open();
  lmsPart.tellAnswers(study, [{ id: "q-one" }]);
  const kept = study.record(ANSWER);
  assert.deepEqual(given(study), ["b"]);
  assert.equal(saveStatus(study).state, "wait");
  find();
  await opening;
  assert.equal(await kept, "device");
  assert.deepEqual(lms.interactions, [[0, { id: "q-one" }]]);
  assert.deepEqual(given(await launch(lms, device())), ["b"]);
});

test("an LMS that appears later gets what was done without it", async () => {
  const lms = new FakeLms();
  const tracking = lms.tracking();
  const later = tracking.open;
  tracking.open = async () => ({ connected: false, writable: true, learner: "", state: "", location: "", interactions: 0 });
  const study = new Study(course(), tracking, browser(device()));
  await study.open();
  await study.record(ANSWER);
  tracking.open = later;
  await study.open();
  assert.deepEqual(given(study), ["b"]);
  assert.deepEqual(given(await launch(lms, device())), ["b"]);
});

test("in a review nothing is reported or kept", async () => {
  const lms = new FakeLms();
  const stores = device();
  await (await launch(lms, stores)).record(ANSWER);
  lms.writable = false;
  const reports = lms.reports.length;
  const review = await launch(lms, stores);
  assert.deepEqual(given(review), ["b"]);
  assert.equal(await review.record({ ...ANSWER, answer: ["c"] }), "elsewhere");
  lmsPart.tellAnswers(review, [{ id: "q-one" }]);
  assert.deepEqual([lms.reports.length, lms.interactions.length], [reports, 0]);
});

test("interactions are counted over launches, and a refused one leaves its place free", async () => {
  const lms = new FakeLms();
  const first = await launch(lms, device());
  first.tracking.interaction = () => false;
  lmsPart.tellAnswers(first, [{ id: "lost" }]);
  first.tracking.interaction = (index, one) => lms.interactions.push([index, one]) > 0;
  lmsPart.tellAnswers(first, [{ id: "a" }, { id: "b" }]);
  await first.record(ANSWER);
  const second = await launch(lms, device());
  lmsPart.tellAnswers(second, [{ id: "c" }]);
  assert.deepEqual(lms.interactions, [[0, { id: "a" }], [1, { id: "b" }], [2, { id: "c" }]]);
});

test("a learner is told within two seconds that something is not saved yet", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const stuck = { open: () => ({}) };
  const study = new Study(course(), localTracking(), { ...browser({ indexedDB: stuck, localStorage: null }), later: setTimeout, cancel: clearTimeout });
  study.open();
  study.record(ANSWER);
  assert.equal(saveStatus(study).state, "wait");
  t.mock.timers.tick(2000);
  assert.deepEqual(saveStatus(study), { state: "warn", key: "status_late" });
});

test("where nothing can be stored the learner is told, and the visit goes on", async () => {
  const refusing = { open: () => { throw new Error("SecurityError"); } };
  const study = await launch(null, { indexedDB: refusing, localStorage: null });
  assert.equal(await study.record(ANSWER), "memory");
  await Promise.resolve();
  assert.deepEqual(saveStatus(study), { state: "warn", key: "status_memory" });
  assert.deepEqual([...study.notices], ["storage_refused"]);
  assert.deepEqual(given(study), ["b"]);
});

test("damage that was told once is not told again", async () => {
  const stores = device();
  const first = await launch(null, stores);
  for (const id of ["one", "two", "quiz"]) await first.record({ kind: "visit", id });
  const key = [...stores.localStorage.map.keys()].find((name) => name.startsWith("sinau.1|"));
  const lines = stores.localStorage.getItem(key).split("\n");
  stores.localStorage.setItem(key, [lines[0], lines[2]].join("\n"));
  stores.indexedDB = new IDBFactory();
  assert.deepEqual([...(await launch(null, stores)).notices], ["answers_missing"]);
  assert.deepEqual([...(await launch(null, stores)).notices], []);
});

test("the order of a shuffled attempt is the same on every device of an LMS learner", async () => {
  const lms = new FakeLms();
  const first = await launch(lms, device());
  await first.record({ kind: "start", id: "exam", attempt: 1 });
  const second = await launch(lms, device());
  assert.equal(attemptSeed(second, "exam", 1), attemptSeed(first, "exam", 1));
  assert.notEqual(attemptSeed(first, "exam", 1), attemptSeed(first, "exam", 2));
});

test("answers that the LMS did not keep reach its statistics at the next launch, each once", async () => {
  const lms = new FakeLms();
  const stores = device();
  const first = await launch(lms, stores);
  lmsPart.tellAnswers(first, [{ id: "q-one" }]);
  await first.record(ANSWER);
  lms.kept = false;
  await first.record({ ...ANSWER, answer: ["a"], score: 0, took: 900 });
  await first.record({ kind: "start", id: "exam", attempt: 1 });
  await first.record({ kind: "answer", id: "e-two", hash: "a1b2c3d4", attempt: 1, answer: ["c"], score: 1 });
  await first.record({ kind: "submit", id: "exam", attempt: 1, score: 0.75 });
  lms.kept = true;
  lms.interactions = [];
  const second = await launch(lms, stores);
  const sent = lms.interactions.map(([index, one]) => [index, one.id, one.reported.given.join(), one.score]);
  assert.deepEqual(sent, [[1, "q-one.2", "a", 0], [2, "e-one", "", 0], [3, "e-two", "c", 1]]);
  assert.equal(second.launched.interactions, 4);
  lms.interactions = [];
  await launch(lms, stores);
  assert.deepEqual(lms.interactions, [], "what it has now is not sent again");
});

test("the device has an answer before the LMS, which may keep the page waiting, is told of it", async () => {
  const stores = device();
  const study = await launch(new FakeLms(), stores);
  const { database } = study.launched.journal.durable;
  const done = [];
  const begin = database.transaction.bind(database);
  database.transaction = (...args) => { if (args[1] === "readwrite") done.push("IndexedDB"); return begin(...args); };
  const set = stores.localStorage.setItem.bind(stores.localStorage);
  stores.localStorage.setItem = (key, value) => { if (value.includes('"q-one"')) done.push("localStorage"); set(key, value); };
  study.tracking.interaction = () => done.push("interaction") > 0;
  const { report } = study.tracking;
  study.tracking.report = (one) => { done.push("report"); report(one); };
  const kept = study.record(ANSWER, [{ id: "q-one" }]);
  // Then it is noted that a commit has carried it.
  assert.deepEqual(done, ["localStorage", "IndexedDB", "interaction", "report", "localStorage", "IndexedDB"]);
  assert.equal(study.launched.interactions, 1, "the report carries the count");
  assert.equal(await kept, "device");
});

test("a part that was begun when the window's session had ended: the next session goes on with it, once", async () => {
  const ended = { connected: true, writable: true, learner: "ani", state: "", location: "", interactions: 0, ended: true };
  const lms = new FakeLms();
  const stores = device();
  const early = new Study(course(), { ...lms.tracking(), phase: () => "closed", open: async () => ended, report() {}, interaction: () => false }, browser(stores));
  early.assessmentCodeArrived(equipment);
  await early.open();
  assert.equal(await early.record(ANSWER), "device");
  assert.deepEqual(saveStatus(early), { state: "warn", key: "status_closed" });
  assert.deepEqual([lms.state, lms.interactions.length], ["", 0]);
  // Looked at once more without a session: it is still there.
  const looked = new Study(course(), { ...lms.tracking(), phase: () => "closed", open: async () => ended, report() {}, interaction: () => false }, browser(stores));
  await looked.open();
  assert.deepEqual(given(looked), ["b"]);
  // Somebody else at this device does not get it.
  assert.equal(given(await launch(new FakeLms({ learner: "budi" }), stores)), undefined);

  const second = await launch(lms, stores);
  assert.deepEqual(given(second), ["b"]);
  assert.deepEqual(Array.from(second.notices), []);
  assert.deepEqual(lms.interactions.map(([index, one]) => [index, one.id, one.reported.given]), [[0, "q-one", ["b"]]]);
  assert.deepEqual(given(await launch(lms, device())), ["b"], "the LMS has it");
  assert.equal(lms.interactions.length, 1);
  // A new attempt of the LMS begins with nothing, as always.
  const fresh = new FakeLms();
  assert.equal(given(await launch(fresh, stores)), undefined);
  assert.equal(fresh.interactions.length, 0);
});

test("an attempt that the LMS knows goes on in a window whose session has ended, and the next session hears the rest", async () => {
  const lms = new FakeLms();
  const stores = device();
  await (await launch(lms, stores)).record({ kind: "visit", id: "two" });
  const state = lms.state;
  const ended = { connected: true, writable: true, learner: "ani", state: "", location: "", interactions: 0, ended: true };
  const between = new Study(course(), { ...lms.tracking(), phase: () => "closed", open: async () => ended, report() {}, interaction: () => false }, browser(stores));
  await between.open();
  await between.record(ANSWER);
  assert.equal(lms.state, state);
  assert.deepEqual(given(await launch(lms, stores)), ["b"]);
  assert.deepEqual(lms.interactions.map(([, one]) => one.id), ["q-one"]);
  assert.deepEqual(given(await launch(lms, device())), ["b"]);
});

test("a page with its own activity keeps answers before the outline is there, and though it never comes", async () => {
  const stores = device();
  const page = new Study(partial(), localTracking(), browser(stores));
  const early = page.record(ANSWER);
  await page.open();
  assert.equal(await early, "device");
  assert.deepEqual(given(page), ["b"]);
  assert.deepEqual(given(await launch(null, stores)), ["b"]);
});

test("with the outline a study is what it would have been with the whole course from the start", async () => {
  const stores = device();
  const earlier = await launch(null, stores);
  await earlier.record({ kind: "done", id: "two" });
  const page = new Study(partial(), localTracking(), browser(stores));
  page.assessmentCodeArrived(equipment);
  await page.open();
  await page.record(ANSWER);
  await completeCourse(page, course());
  const whole = await launch(null, stores);
  assert.deepEqual(page.progress, whole.progress);
  assert.equal(page.progress.done, 1);
});

test("what was stored under the journal's former name is taken over when the outline is there", async () => {
  const stores = device();
  const before = await launch(null, stores);
  await before.record({ kind: "done", id: "two" });
  const page = new Study(partial({ catalogue: "k7" }), localTracking(), browser(stores));
  await page.open();
  await completeCourse(page, course({ catalogue: "k7" }));
  assert.equal(page.progressOf("two").done, true);
});
