// SPDX-License-Identifier: Apache-2.0
/** What the journal notes of commits, and what a learner is told of answers after an LMS has begun a new attempt. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { Scorm12Tracking } from "../../../scorm/sinau_scorm/tracking/scorm12.js";
import { PROFILES, applyProfile } from "../../../scorm/sinau_lms/profiles.js";
import { StrictScorm12 } from "../../../scorm/sinau_lms/strict12.js";
import * as equipment from "../../../themes/sinau_theme/player/assessment_equipment.js";
import { readProgressFile, progressFileText } from "../../../themes/sinau_theme/player/progress_file.js";
import { attemptHasUnsentAnswers, sentNote, unconfirmedAttempts } from "../../../themes/sinau_theme/player/lms_receipts.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { MemoryStore, RULES } from "../../lms/helpers.js";
import { TestClock } from "../../scorm/tracking/rig.js";
import { FakeStorage, browser, course, event } from "./samples.js";

const ANSWER = { kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: ["b"], score: 1 };
const OTHER = { kind: "answer", id: "q-two", hash: "a1b2c3d4", answer: ["a", "c"], score: 0 };
const device = () => ({ indexedDB: new IDBFactory(), localStorage: new FakeStorage() });

/** A launch at a real adapter in an LMS of `sinau play`. */
async function launch(lms, stores, more = {}) {
  const clock = new TestClock();
  const window = { opener: null };
  Object.assign(window, { parent: window, top: window });
  const dressed = applyProfile(PROFILES[more.name ?? "strict"], "scorm12", (kept, options) =>
    new StrictScorm12(RULES.scorm12, kept, { now: clock.mono, ...options }).api, lms, { assignment: { student_id: "ani" } });
  window.API = dressed.api;
  const study = new Study(course(), new Scorm12Tracking(window, clock), browser(stores));
  study.assessmentCodeArrived(equipment);
  await study.open();
  return { study, clock, faults: dressed.faults, notices: () => [...study.notices] };
}

async function left(visit) {
  visit.study.tracking.close();
  await new Promise((resolve) => { setTimeout(resolve, 5); });
}

const isUnconfirmed = (events, nonce) => unconfirmedAttempts(events).has(nonce);
const notes = (study) => study.launched.journal.all().filter(({ kind }) => kind === "kept");

test("all answers were committed and the LMS begins a new attempt: nothing is said of answers that were not sent", async () => {
  const [lms, stores] = [new MemoryStore(), device()];
  const first = await launch(lms, stores);
  await first.study.record(ANSWER);
  await first.clock.pass(3000);
  await first.study.record(OTHER);
  await first.clock.pass(3000);
  assert.equal(first.study.tracking.phase(), "sent");
  await left(first);
  lms.attempt = null;
  assert.deepEqual((await launch(lms, stores)).notices(), ["attempt_unconfirmed"]);
});

test("what was still to be committed, or was refused, may be called not sent", async () => {
  for (const commit of ["refused", "throws", "expired"]) {
    const [lms, stores] = [new MemoryStore(), device()];
    const first = await launch(lms, stores);
    await first.study.record(ANSWER);
    first.faults.commit = commit;
    await first.study.record(OTHER);
    await first.clock.pass(60_000);
    await left(first);
    lms.attempt = null;
    assert.deepEqual((await launch(lms, stores)).notices(), ["attempt_unsent"], commit);
  }
  // A browser that is killed before the pace let the second answer be committed.
  const [lms, stores] = [new MemoryStore(), device()];
  const first = await launch(lms, stores);
  await first.study.record(ANSWER);
  await first.study.record(OTHER);
  lms.attempt = null;
  assert.deepEqual((await launch(lms, stores)).notices(), ["attempt_unsent"]);
});

test("what was refused and sent later is sent", async () => {
  const [lms, stores] = [new MemoryStore(), device()];
  const first = await launch(lms, stores);
  first.faults.commit = "refused";
  await first.study.record(ANSWER);
  await first.clock.pass(5000);
  first.faults.commit = "kept";
  await first.clock.pass(60_000);
  await left(first);
  lms.attempt = null;
  assert.deepEqual((await launch(lms, stores)).notices(), ["attempt_unconfirmed"]);
});

test("an answer that only the goodbye committed is sent", async () => {
  const [lms, stores] = [new MemoryStore(), device()];
  const first = await launch(lms, stores);
  await first.study.record(ANSWER);
  await first.study.record(OTHER);
  await left(first);
  lms.attempt = null;
  assert.deepEqual((await launch(lms, stores)).notices(), ["attempt_unconfirmed"]);
});

test("an LMS that says yes and loses is never said to have been reached, nor not to have been", async () => {
  const [lms, stores] = [new MemoryStore(), device()];
  const first = await launch(lms, stores, { name: "losing" });
  await first.study.record(ANSWER);
  await left(first);
  for (let visit = 0; visit < 3; visit += 1) {
    const again = await launch(lms, stores, { name: "losing" });
    assert.deepEqual(again.notices(), ["attempt_unconfirmed"]);
    await again.study.record(OTHER);
    await left(again);
  }
});

test("a refusing LMS was sent nothing", async () => {
  const [lms, stores] = [new MemoryStore(), device()];
  const first = await launch(lms, stores, { name: "refusing" });
  await first.study.record(ANSWER);
  await left(first);
  assert.deepEqual((await launch(lms, stores, { name: "refusing" })).notices(), ["attempt_unsent"]);
});

test("what an LMS gave back needs no note of its commits", async () => {
  const [lms, stores] = [new MemoryStore(), device()];
  await left(await launch(lms, stores));
  const first = await launch(lms, stores);
  await first.study.record(ANSWER);
  await left(first);
  const second = await launch(lms, stores);
  await left(second);
  lms.attempt = null;
  assert.deepEqual((await launch(lms, stores)).notices(), []);
});

test("a journal of an older version, which did not note commits, is not called unsent", () => {
  const nonce = "Abcdef";
  const older = [event("answer", "q-one", { nonce, writer: "p.1" }), event("answer", "q-two", { nonce, writer: "p.1" })];
  assert.deepEqual([isUnconfirmed(older, nonce), attemptHasUnsentAnswers(older, nonce)], [true, false]);
  const proof = event("kept", nonce, { attempt: older[0].clock, writer: "p.1" });
  assert.deepEqual([isUnconfirmed([...older, proof], nonce), attemptHasUnsentAnswers([...older, proof], nonce)], [true, false]);
  // A later visit of this version, in the same attempt.
  const visit = { ...event("kept", nonce, { writer: "p.2" }), ...sentNote(nonce, older[0].clock) };
  assert.equal(attemptHasUnsentAnswers([...older, visit], nonce), false, "of the older visit nobody knows");
  const news = event("answer", "q-one", { nonce, writer: "p.2" });
  assert.equal(attemptHasUnsentAnswers([...older, visit, news], nonce), true);
  const note = { ...event("kept", nonce, { writer: "p.2" }), ...sentNote(nonce, news.clock) };
  assert.equal(attemptHasUnsentAnswers([...older, visit, news, note], nonce), false);
  assert.equal(isUnconfirmed([...older, visit, news, note], nonce), true, "a commit's word is no proof");
});

/** How versions before this one read a journal: never change it. */
function readBefore(events, nonce) {
  const proofs = events.filter((one) => one.kind === "kept" && one.id === nonce).map((one) => one.attempt);
  const kept = Math.max(0, ...proofs);
  return events.some((one) => one.nonce === nonce && one.kind !== "visit" && one.kind !== "time" && one.clock > kept);
}
const KINDS_BEFORE = ["answer", "start", "submit", "done", "visit", "time", "kept"];

test("older versions read journals and progress files with these notes as they always did", async () => {
  const [lms, stores] = [new MemoryStore(), device()];
  const first = await launch(lms, stores);
  await first.study.record(ANSWER);
  await first.clock.pass(3000);
  const { journal, nonce } = first.study.launched;
  assert.ok(notes(first.study).length >= 2);
  assert.equal(readBefore(journal.all(), nonce), true, "not taken for a proof");
  for (const one of journal.all()) {
    assert.ok(KINDS_BEFORE.includes(one.kind) && one.answer.every((text) => typeof text === "string"));
    assert.ok(Number.isInteger(one.attempt) && one.attempt >= 0 && one.score === 0 || one.kind === "answer");
  }
  const found = readProgressFile(progressFileText(first.study, ""), "sample");
  assert.deepEqual([found.ok, found.damaged, found.events.length], [true, 0, journal.all().length]);
});

test("two hundred thousand notes stop nothing", () => {
  const many = Array.from({ length: 200_000 }, (_, at) => ({ ...event("kept", "Abcdef", { writer: "p.1" }), ...sentNote("Abcdef", at) }));
  const work = event("answer", "q-one", { nonce: "Abcdef", writer: "p.1", clock: 199_999 });
  assert.equal(attemptHasUnsentAnswers([...many, work], "Abcdef"), false);
  assert.equal(attemptHasUnsentAnswers([...many, { ...work, clock: 200_000 }], "Abcdef"), true);
});

test("one note for each commit that carried something, and none for looking around", async () => {
  const [lms, stores] = [new MemoryStore(), device()];
  const { study, clock } = await launch(lms, stores);
  const count = notes(study).length;
  for (const id of ["two", "quiz", "one"]) {
    await study.record({ kind: "visit", id });
    await clock.pass(5000);
  }
  assert.equal(notes(study).length, count);
  for (let round = 0; round < 5; round += 1) study.record({ ...ANSWER, answer: [["a", "b"][round % 2]] });
  await clock.pass(10_000);
  assert.equal(notes(study).length, count + 2, "the first answer at once, the others together");
});
