// SPDX-License-Identifier: Apache-2.0
/**
 * A course that learners are in the middle of is updated: rename, delete, reorder, edit, split, merge. Each edit is
 * opened on the device that has the journal and on one that has nothing but what the LMS kept, and is taken back again.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { lmsPart } from "../../../themes/sinau_theme/player/lms_part.js";
import { scoreAttempt } from "../../../themes/sinau_theme/player/course_requirements.js";
import { decodeState } from "../../../themes/sinau_theme/player/packed_state.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { FakeStorage, assessment, browser, course, lesson, question, random, shaped } from "./samples.js";

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
  await study.open();
  study.refresh(true);
  return study;
}

/** The course in which everybody is: two lessons with practice, two quizzes, an exam; each question has another hash. */
function before() {
  const hash = (digit) => ({ hash: `${digit}1b2c3d4` });
  const activities = [
    lesson("one", 0, [question("q-one", 0, hash(1)), question("q-two", 1, { type: "multiple", choices: 5, ...hash(2) })]),
    lesson("two", 1, [question("q-word", 2, { type: "short", choices: 0, ...hash(3) })]),
    assessment("quiz", 2, "quiz", [question("z-one", 3, { type: "true-false", choices: 2, ...hash(4) }), question("z-two", 4, hash(5))]),
    assessment("test", 3, "quiz", [question("t-one", 5, hash(6))]),
    assessment("exam", 4, "exam", [question("e-one", 6, hash(7)), question("e-two", 7, { points: 3, ...hash(8) })]),
  ];
  return course({ activities, activity_slots: 5, question_slots: 8 });
}

const GIVEN = {
  "q-one": ["b"], "q-two": ["a", "c"], "q-word": ["APB Desa"], "z-one": ["true"], "z-two": ["d"], "t-one": ["a"], "e-one": ["c"], "e-two": ["a"],
};
const allOf = (sample) => sample.activities.flatMap((activity) => activity.questions.map((one) => ({ ...one, home: activity })));
const find = (sample, id) => allOf(sample).find((one) => one.id === id);

/** Lessons answered, one quiz handed in before the other is begun, test and exam under way: everything that can be in the middle. */
async function learn(sample, lms, stores) {
  const study = await open(sample, lms, stores);
  for (const activity of sample.activities) {
    const attempt = activity.kind === "lesson" ? 0 : 1;
    if (attempt) study.record({ kind: "start", id: activity.id, attempt });
    for (const one of activity.questions) study.record({ kind: "answer", id: one.id, hash: one.hash, attempt, answer: GIVEN[one.id], score: 1 });
    if (activity.id === "quiz") study.record({ kind: "submit", id: "quiz", attempt, score: 1 });
  }
  study.record({ kind: "done", id: "two" });
  await Promise.resolve();
}

const activityOf = (sample, id) => sample.activities.find((one) => one.id === id);
const take = (sample, id) => {
  for (const activity of sample.activities) {
    const at = activity.questions.findIndex((one) => one.id === id);
    if (at >= 0) return activity.questions.splice(at, 1)[0];
  }
  return null;
};
const dropActivity = (sample, id) => sample.activities.splice(sample.activities.findIndex((one) => one.id === id), 1)[0];
/** A new id gets the next number, and so one more slot. */
const addQuestion = (sample, home, id, more) => activityOf(sample, home).questions.push(question(id, sample.question_slots++, { hash: "f1b2c3d4", ...more }));
const addLesson = (sample, id) => sample.activities.splice(1, 0, lesson(id, sample.activity_slots++)) && activityOf(sample, id);
const addQuiz = (sample, id) => sample.activities.splice(1, 0, assessment(id, sample.activity_slots++, "quiz", [])) && activityOf(sample, id);
const change = (sample, id, more) => sample.activities.forEach((activity) => {
  activity.questions = activity.questions.map((one) => (one.id === id ? shaped({ ...one, hash: `e${one.hash.slice(1)}`, ...more }) : one));
});

const EDITS = {
  "rename: titles of lessons": (c) => c.activities.forEach((one) => { one.title = `${one.title} (2)`; }),
  "rename: a question": (c) => { take(c, "q-one"); addQuestion(c, "one", "q-uno"); },
  "rename: a lesson": (c) => { addLesson(c, "uno").questions = dropActivity(c, "one").questions; },
  "rename: a question of the exam under way": (c) => { take(c, "e-one"); addQuestion(c, "exam", "e-uno"); },
  "delete: a question of a lesson": (c) => { take(c, "q-two"); },
  "delete: a question of the exam under way": (c) => { take(c, "e-two"); },
  "delete: a lesson": (c) => { dropActivity(c, "two"); },
  "delete: a quiz that was handed in": (c) => { dropActivity(c, "quiz"); },
  "reorder: questions": (c) => c.activities.forEach((one) => one.questions.reverse()),
  "reorder: lessons and quizzes": (c) => { c.activities.splice(0, 4, ...c.activities.slice(0, 4).reverse()); },
  "reorder: choices": (c) => ["q-one", "q-two", "z-two", "t-one", "e-one"].forEach((id) => change(c, id)),
  "edit: words of questions": (c) => Object.keys(GIVEN).forEach((id) => change(c, id)),
  "edit: one choice to several": (c) => { change(c, "q-one", { type: "multiple" }); change(c, "e-one", { type: "multiple" }); },
  "edit: choices to words": (c) => { change(c, "q-one", { type: "short", choices: 0 }); change(c, "e-one", { type: "number", choices: 0 }); },
  "edit: more choices": (c) => { change(c, "q-two", { choices: 9 }); change(c, "e-two", { choices: 9 }); },
  "split: a lesson": (c) => { addLesson(c, "one-b").questions.push(take(c, "q-two")); },
  "split: a quiz that was handed in": (c) => { addQuiz(c, "quiz-b").questions.push(take(c, "z-two")); },
  "split: the exam under way": (c) => { addQuiz(c, "exam-b").questions.push(take(c, "e-two")); },
  "split: practice becomes a quiz": (c) => { addQuiz(c, "one-q").questions.push(take(c, "q-one")); },
  "merge: two lessons": (c) => { activityOf(c, "one").questions.push(...dropActivity(c, "two").questions); },
  "merge: two quizzes": (c) => { activityOf(c, "quiz").questions.push(...dropActivity(c, "test").questions); },
  "merge: a quiz into the exam": (c) => { activityOf(c, "exam").questions.push(...dropActivity(c, "quiz").questions); },
  "merge: a quiz into a lesson": (c) => { activityOf(c, "two").questions.push(...dropActivity(c, "quiz").questions); },
};

/** What the LMS keeps of a question's answer. */
const packed = (sample, lms, index) => decodeState(sample, lms.kept.state).state.answers.get(index);

function checkShown(study, sample, old, where) {
  for (const one of allOf(sample)) {
    const shown = study.progressOf(one.home.id).answers.get(one.id);
    if (!shown) continue;
    assert.deepEqual(shown.answer, GIVEN[one.id], `${where}: ${one.id} shows what was answered to it`);
    assert.equal(shown.earlier, find(old, one.id).hash !== one.hash, `${where}: ${one.id} says whether it was another version`);
  }
  for (const activity of sample.activities) {
    if (activity.kind === "lesson") continue;
    const counted = activity.questions.filter((one) => GIVEN[one.id] && find(old, one.id).hash === one.hash);
    const points = activity.questions.reduce((sum, one) => sum + one.points, 0);
    const most = counted.reduce((sum, one) => sum + one.points, 0) / (points || 1);
    assert.ok(scoreAttempt(activity, study.progressOf(activity.id).answers, activity.questions) <= most + 1e-4, `${where}: ${activity.id} counts no earlier version`);
  }
}

function checkKept(sample, lms, old, where) {
  for (const one of allOf(old)) {
    const kept = packed(sample, lms, one.index);
    assert.ok(kept, `${where}: the LMS still has what was answered to ${one.id}`);
    assert.equal(kept.correct, true, `${where}: ${one.id}`);
  }
}

async function goThrough(edits, keepsJournal) {
  const [old, lms, stores] = [before(), fakeLms(), device()];
  await learn(old, lms, stores);
  const sample = before();
  edits.forEach((edit) => edit(sample));
  for (let launch = 1; launch <= 3; launch += 1) {
    const where = `launch ${launch} ${keepsJournal ? "with" : "without"} the journal`;
    const study = await open(sample, lms, keepsJournal ? stores : device());
    checkShown(study, sample, old, where);
    checkKept(sample, lms, old, where);
  }
  const back = await open(old, lms, device());
  for (const one of allOf(old)) {
    const shown = back.progressOf(one.home.id).answers.get(one.id);
    // An LMS keeps the beginning of words only.
    assert.ok(shown && GIVEN[one.id][0].startsWith(shown.answer[0].slice(0, 3)), `taken back: ${one.id} is there`);
    const same = find(sample, one.id);
    if (!same || same.hash === one.hash) assert.equal(shown.earlier, false, `taken back: ${one.id} is an answer to this version`);
  }
}

for (const [name, edit] of Object.entries(EDITS)) {
  test(`${name}: no answer is lost or taken for another, with the journal`, () => goThrough([edit], true));
  test(`${name}: no answer is lost or taken for another, from the LMS alone`, () => goThrough([edit], false));
}

test("an answer that came with its question into a quiz is no answer of the attempt that is begun there", async () => {
  const [old, lms] = [before(), fakeLms()];
  await learn(old, lms, device());
  const sample = before();
  EDITS["split: practice becomes a quiz"](sample);
  const first = await open(sample, lms, device());
  first.record({ kind: "start", id: "one-q", attempt: 1 });
  const study = await open(sample, lms, device());
  const home = activityOf(sample, "one-q");
  assert.equal(study.progressOf("one-q").open, 1);
  assert.equal(scoreAttempt(home, study.progressOf("one-q").answers, home.questions), 0, "it counts for nothing");
  checkKept(sample, lms, old, "begun");
  study.record({ kind: "answer", id: "q-one", hash: home.questions[0].hash, attempt: 1, answer: ["c"], score: 1 });
  const answers = (await open(sample, lms, device())).progressOf("one-q").answers;
  assert.deepEqual(answers.get("q-one"), { answer: ["c"], score: 1, earlier: false }, "what is answered there counts");
});

test("an answer still fits its slot where `sinau compare` says so, and only there", async () => {
  const table = JSON.parse(readFileSync(new URL("../../generator/comparing/slots.json", import.meta.url), "utf8"));
  for (const { old: [type, choices], new: [newType, newChoices], fits } of table) {
    const written = ["short", "number"].includes(type);
    const letters = type === "true-false" ? ["true", "false"] : [..."abcdefghijklmnopqrstuvwxyz"].slice(0, choices);
    let answers = letters.map((one) => [one]);
    if (type === "multiple") answers = [letters, [letters[0], letters[choices - 1]], ...answers];
    if (written) answers = [["12345"]];
    const results = [];
    for (const answer of answers) {
      const lms = fakeLms();
      const sample = (more) => course({ activities: [lesson("one", 0, [question("q", 0, more)])], activity_slots: 1, question_slots: 1 });
      const study = await open(sample({ type, choices, hash: "1a" }), lms, device());
      study.record({ kind: "answer", id: "q", hash: "1a", answer, score: 1 });
      const after = sample({ type: newType, choices: newChoices, hash: "2a" });
      await open(after, lms, device());
      await open(after, lms, device());
      const back = (await open(sample({ type, choices, hash: "1a" }), lms, device())).progressOf("one").answers.get("q");
      results.push(back !== undefined && back.answer.join() === answer.join());
    }
    assert.equal(results.every(Boolean), fits, JSON.stringify({ type, choices, newType, newChoices }));
  }
});

test("a change that the packed state's four bits do not show is seen by the journal of the device", async () => {
  const [lms, stores, sample] = [fakeLms(), device(), before()];
  await learn(sample, lms, stores);
  const changed = before();
  for (const one of allOf(sample)) change(changed, one.id, { hash: `${one.hash[0]}9999999` });
  for (let launch = 1; launch <= 2; launch += 1) {
    const study = await open(changed, lms, stores);
    const unseen = allOf(changed).filter((one) => study.progressOf(one.home.id).answers.get(one.id)?.earlier === false).map((one) => one.id);
    assert.deepEqual(unseen, [], `launch ${launch}: shown as answers to what the questions ask now`);
  }
  // What it says of them reaches a device that has no journal.
  const study = await open(changed, lms, device());
  assert.equal(study.progressOf("one").answers.get("q-one").earlier, true);
  // Answered anew, and the same: that counts, here and elsewhere.
  const again = await open(changed, lms, stores);
  again.record({ kind: "answer", id: "q-one", hash: find(changed, "q-one").hash, answer: GIVEN["q-one"], score: 1 });
  assert.equal(again.progressOf("one").answers.get("q-one").earlier, false);
  assert.equal((await open(changed, lms, stores)).progressOf("one").answers.get("q-one").earlier, false);
  assert.equal((await open(changed, lms, device())).progressOf("one").answers.get("q-one").earlier, false);
});

/** One random edit of a course that already has seen some; it never does what `sinau compare` calls an error. */
function randomEdit(sample, next) {
  const any = (items) => items[next(items.length)];
  const filled = allOf(sample);
  const pick = next(7);
  if (pick === 0 && filled.length > 2) take(sample, any(filled).id);
  else if (pick === 1) addQuestion(sample, any(sample.activities).id, `n-${sample.question_slots}`);
  else if (pick === 2) { const { id } = any(filled); any(sample.activities).questions.push(take(sample, id)); }
  else if (pick === 3) sample.activities.forEach((one) => one.questions.reverse());
  else if (pick === 4) {
    const one = any(filled);
    const tag = parseInt(one.hash[0], 16);
    const digits = [..."0123456789abcdef"].filter((digit) => ![tag, tag ^ 8].includes(parseInt(digit, 16)));
    change(sample, one.id, { hash: any(digits) + next(1e6).toString(16) });
  } else if (pick === 5) (next(2) ? addLesson : addQuiz)(sample, `a-${sample.activity_slots}`).questions.push(take(sample, any(filled).id));
  else if (sample.activities.length > 2) {
    const { questions } = dropActivity(sample, any(sample.activities).id);
    if (next(2)) any(sample.activities).questions.push(...questions);
  }
}

test("whatever is edited, in whatever order, and wherever it is opened: nothing is lost or taken for another", async () => {
  const next = random(71);
  for (let round = 0; round < (process.env.SINAU_TORTURE ? 1500 : 120); round += 1) {
    const [old, lms, stores, sample] = [before(), fakeLms(), device(), before()];
    await learn(old, lms, stores);
    for (let step = 1; step <= 1 + next(6); step += 1) {
      randomEdit(sample, next);
      const study = await open(sample, lms, next(2) ? stores : device());
      const where = `round ${round}, step ${step}`;
      for (const one of allOf(sample)) {
        const shown = study.progressOf(one.home.id).answers.get(one.id);
        if (!shown) continue;
        assert.ok(GIVEN[one.id], `${where}: nobody has answered ${one.id}`);
        assert.deepEqual(shown.answer, GIVEN[one.id], `${where}: ${one.id}`);
        assert.ok(shown.earlier || one.hash === find(old, one.id).hash, `${where}: ${one.id} says that it was another version`);
      }
      checkKept(sample, lms, old, where);
    }
  }
});
