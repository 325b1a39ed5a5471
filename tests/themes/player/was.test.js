// SPDX-License-Identifier: Apache-2.0
/** A question that asks the same in other words has another hash; the hashes that it had before are its `was`, and their answers count. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { lmsPart } from "../../../themes/sinau_theme/player/lms_part.js";
import * as equipment from "../../../themes/sinau_theme/player/assessment_equipment.js";
import { tagOfEarlierVersion, countingTags } from "../../../themes/sinau_theme/player/events_by_activity.js";
import { scoreAttempt } from "../../../themes/sinau_theme/player/course_requirements.js";
import { takeEventsOver, readProgressFile, progressFileText } from "../../../themes/sinau_theme/player/progress_file.js";
import { decodeState } from "../../../themes/sinau_theme/player/packed_state.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { FakeStorage, assessment, browser, course, lesson, question, random } from "./samples.js";

/** An LMS that keeps one attempt. */
function fakeLms() {
  const kept = { state: "", location: "" };
  return {
    kept,
    tracking: () => ({
      name: "fake", expected: true, lms: lmsPart, interaction: () => true, pause() {}, close() {}, phase: () => "sent", watch() {},
      open: async () => ({ connected: true, writable: true, learner: "ani", interactions: 0, ...kept }),
      report: ({ state, location }) => Object.assign(kept, { state, location }),
    }),
  };
}

const device = () => ({ indexedDB: new IDBFactory(), localStorage: new FakeStorage() });

async function open(sample, lms, stores) {
  const study = new Study(sample, lms.tracking(), browser(stores));
  study.assessmentCodeArrived(equipment);
  await study.open();
  study.refresh(true);
  return study;
}

const TYPES = {
  "q-one": { choices: 4 }, "q-set": { type: "multiple", choices: 5 }, "q-true": { type: "true-false", choices: 2 },
  "q-word": { type: "short", choices: 0 }, "q-number": { type: "number", choices: 0 },
};
const GIVEN = { "q-one": ["b"], "q-set": ["a", "c"], "q-true": ["true"], "q-word": ["Anggaran Pendapatan dan Belanja Desa"], "q-number": ["70", "70 %"] };
const IDS = Object.keys(TYPES);

/** A lesson and an exam that ask all types; `hashes` of every question: its own first, then those that it had. */
function version(...hashes) {
  const [hash, ...was] = hashes;
  const more = { hash, ...(was.length ? { was } : {}) };
  const asked = (start, mark) => IDS.map((id, index) => question(`${mark}${id}`, start + index, { ...TYPES[id], ...more }));
  const activities = [lesson("one", 0, asked(0, "")), assessment("exam", 1, "exam", asked(IDS.length, "e-"))];
  return course({ activities, activity_slots: 2, question_slots: 2 * IDS.length });
}

async function learn(sample, lms, stores, handIn = false) {
  const study = await open(sample, lms, stores);
  study.record({ kind: "start", id: "exam", attempt: 1 });
  for (const id of IDS) {
    const { hash } = sample.activities[0].questions[0];
    study.record({ kind: "answer", id, hash, answer: GIVEN[id], score: 1 });
    study.record({ kind: "answer", id: `e-${id}`, hash, attempt: 1, answer: GIVEN[id], score: 1 });
  }
  if (handIn) study.record({ kind: "submit", id: "exam", attempt: 1, score: 1 });
  await Promise.resolve();
  return study;
}

/** All answers are there, and whether they count. */
function check(study, counts, where) {
  for (const [home, mark] of [["one", ""], ["exam", "e-"]]) {
    for (const id of IDS) {
      const shown = study.progressOf(home).answers.get(mark + id);
      assert.ok(shown && GIVEN[id][0].startsWith(shown.answer[0]), `${where}: ${mark}${id} shows what was answered`);
      assert.equal(shown.earlier, !counts, `${where}: ${mark}${id} ${counts ? "counts" : "does not count"}`);
    }
  }
  const exam = study.course.activities[1];
  assert.equal(scoreAttempt(exam, study.progressOf("exam").answers, exam.questions), counts ? 1 : 0, where);
}

const tags = (lms, sample) => [...decodeState(sample, lms.kept.state).state.answers.values()].map((answer) => answer.tag);

for (const [name, hashes] of Object.entries({
  "one hash before": ["b00000", "a00000"], "several": ["b00000", "c00000", "a00000", "d00000"], "the same tag": ["a11111", "a00000"],
  "the tag that said earlier": ["200000", "a00000"],
})) {
  test(`answers to a hash of before count in the packed state, the journal and a file: ${name}`, async () => {
    const [lms, stores, before, after] = [fakeLms(), device(), version("a00000"), version(...hashes)];
    const file = progressFileText(await learn(before, lms, stores), "");
    const kept = lms.kept.state;
    const only = (store) => ({ ...device(), [store]: stores[store] });
    for (const [where, at] of [["device", stores], ["localStorage", only("localStorage")], ["IndexedDB", only("indexedDB")], ["LMS", device()]]) {
      lms.kept.state = kept;
      for (let launch = 1; launch <= 2; launch += 1) check(await open(after, lms, at), true, `${where}, launch ${launch}`);
      assert.deepEqual(new Set(tags(lms, after)), new Set([10]), `${where}: an answer keeps the tag of what it was given to`);
      check(await open(before, lms, device()), true, `${where}: the older package is put back`);
    }
    lms.kept.state = kept;
    const study = await open(after, lms, device());
    const read = readProgressFile(file, after.id);
    assert.equal((await takeEventsOver(study, read.events)).added, read.events.length);
    check(study, true, "file");
    // Without an LMS.
    const local = device();
    const none = { tracking: () => ({ ...lms.tracking(), open: async () => ({ connected: false, writable: true, learner: "", state: "", location: "", interactions: 0 }) }) };
    await learn(before, none, local);
    check(await open(after, none, local), true, "no LMS");
  });
}

test("what was answered to any other version is earlier, as it was", async () => {
  for (const hashes of [["b00000", "c00000"], ["b00000", "c00000", "d00000"], ["b00000"]]) {
    const [lms, stores] = [fakeLms(), device()];
    await learn(version("a00000"), lms, stores);
    const after = version(...hashes);
    for (const at of [stores, device(), stores, device()]) check(await open(after, lms, at), false, hashes.join());
  }
});

test("an answer to another version whose four bits are those of a hash of before is seen by the journal, and by the LMS after it", async () => {
  for (const [own, ...was] of [["b00000", "c00000", "a99999"], ["a99999", "c00000"], ["200000", "a99999"]]) {
    const [lms, stores, after] = [fakeLms(), device(), version(own, ...was)];
    await learn(version("a00000"), lms, stores);
    for (const at of [stores, stores, device()]) check(await open(after, lms, at), false, `${own} was ${was}`);
    assert.ok(tags(lms, after).every((tag) => countingTags(after.activities[0].questions[0]).indexOf(tag) < 0));
  }
});

test("answered anew, an answer belongs to the hash of now; put back, the older version shows it as given to another", async () => {
  const [lms, stores, before, after] = [fakeLms(), device(), version("a00000"), version("b00000", "a00000")];
  await learn(before, lms, stores);
  const study = await open(after, lms, stores);
  const { hash } = after.activities[0].questions[0];
  study.record({ kind: "answer", id: "q-one", hash, answer: ["c"], score: 0 });
  for (const at of [stores, device()]) {
    const answers = (await open(after, lms, at)).progressOf("one").answers;
    assert.deepEqual(answers.get("q-one"), { answer: ["c"], score: 0, earlier: false });
    assert.equal(answers.get("q-set").earlier, false);
  }
  const back = (await open(before, lms, device())).progressOf("one").answers;
  assert.deepEqual([back.get("q-one").answer, back.get("q-one").earlier, back.get("q-set").earlier], [["c"], true, false]);
});

test("an exam that was begun before the change is handed in after it with every answer", async () => {
  const [lms, before, after] = [fakeLms(), version("a00000"), version("b00000", "a00000")];
  await learn(before, lms, device());
  const study = await open(after, lms, device());
  study.submit(after.activities[1], study.progressOf("exam").answers, false, []);
  assert.equal(study.progressOf("exam").score, 1);
  assert.equal(study.progress.success, "passed");
});

test("the tag that says earlier is none of those that count; without hashes of before it is the one it was", () => {
  const next = random(17);
  for (let round = 0; round < 2000; round += 1) {
    const hashes = Array.from({ length: 1 + next(14) }, () => next(2 ** 24).toString(16).padStart(6, "0"));
    const one = question("q", 0, { hash: hashes[0], was: hashes.slice(1) });
    assert.equal(countingTags(one).indexOf(tagOfEarlierVersion(one)), -1, hashes.join());
  }
  for (let tag = 0; tag < 16; tag += 1) assert.equal(tagOfEarlierVersion(question("q", 0, { hash: `${tag.toString(16)}1b2c3` })), tag ^ 8);
});
