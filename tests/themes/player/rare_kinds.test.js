// SPDX-License-Identifier: Apache-2.0
/** Answers of the kinds that few courses have, on their way from the page to an LMS and back. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { lmsPart } from "../../../themes/sinau_theme/player/lms_part.js";
import { rareKinds } from "../../../themes/sinau_theme/player/answers/rare_kinds.js";
import { addKinds } from "../../../themes/sinau_theme/player/answers/kinds.js";
import * as equipment from "../../../themes/sinau_theme/player/assessment_equipment.js";
import { objectiveResults } from "../../../themes/sinau_theme/player/objectives.js";
import { scoreAttempt } from "../../../themes/sinau_theme/player/course_requirements.js";
import { computeProgress as computed } from "../../../themes/sinau_theme/player/progress.js";
import { lostInteractions } from "../../../themes/sinau_theme/player/unreported_answers.js";
import { interactionsOf, scoreAnswer } from "../../../themes/sinau_theme/player/scoring.js";
import { packedStateOf, applyPackedState } from "../../../themes/sinau_theme/player/packed_progress.js";
import { decodeState, encodeState } from "../../../themes/sinau_theme/player/packed_state.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { assessment, browser, course, event, lesson, question } from "./samples.js";

const computeProgress = (course, events, nonce) => computed(course, events, nonce, applyPackedState);

addKinds(rareKinds);

const asked = (id, index, shape, most_bits, more = {}) => ({ ...question(id, index, more), shape, most_bits });
const QUESTIONS = [
  asked("gaps", 0, "gaps(one4,words12,words12)", 17 + 5 + 105 + 105 + 19 + 5),
  asked("order", 1, "order6", 46),
  asked("way", 2, "path(one8,one8)", 46, { objective: "o" }),
  asked("essay", 3, "text1000-", 504, { points: 0, objective: "p" }),
  asked("value", 4, "drawn4(number24)", 218),
  asked("plain", 5, "one4", 10),
];
const sample = (questions = QUESTIONS) => course({
  id: "further", activities: [lesson("one", 0, questions)], activity_slots: 1, question_slots: 6, modules: [], objectives: [{ id: "o" }, { id: "p" }],
});
const meta = { nonce: "Ab3-_z", interactions: 3 };
const ANSWERS = {
  gaps: [["b", "kas umum desa adat", "70"], 2 / 3], order: [["f", "e", "d", "c", "b", "a"], 0], way: [["begin.b", "talk.a"], 0.75],
  essay: [["Sebuah renungan yang panjang. ".repeat(20)], 0], value: [["v4", "70", "70 %"], 1], plain: [["c"], 1],
};

/** What an LMS keeps of progress, and what another device makes of it. */
function through(study, progress) {
  const text = encodeState(study, packedStateOf(study, progress, meta));
  const found = decodeState(study, text);
  assert.ok(found.ok);
  const baseline = { ...event("state", "one"), nonce: meta.nonce, clock: found.state.clock, state: found.state };
  return { text, back: computeProgress(study, [baseline], meta.nonce) };
}

test("every answer comes back from an LMS on another device, and goes there again as it came", () => {
  const study = sample();
  const events = Object.entries(ANSWERS).map(([id, [answer, score]]) => event("answer", id, { answer, score, nonce: meta.nonce }));
  const { text, back } = through(study, computeProgress(study, events, meta.nonce));
  const { answers } = back.activities.get("one");
  assert.deepEqual(answers.get("order").answer, ANSWERS.order[0]);
  assert.deepEqual(answers.get("way").answer, ["b", "a"]);
  assert.deepEqual(answers.get("value").answer, ["v4", "70"]);
  // Of the long word only the beginning is known, so how many gaps were right is told besides.
  assert.deepEqual(answers.get("gaps"), { answer: ["b", "kas umum des", "70"], score: 0.67, earlier: false, cut: true });
  assert.deepEqual([answers.get("essay").cut, new TextEncoder().encode(answers.get("essay").answer[0]).length], [true, 60]);
  // The same bits, however often: which of the gaps was cut cannot be told from the answer.
  const again = through(study, back);
  assert.equal(again.text, text);
  assert.deepEqual(again.back.activities.get("one").answers.get("gaps"), answers.get("gaps"));
});

test("the journal's fuller answer stands beside the packed one", () => {
  const study = sample();
  const events = Object.entries(ANSWERS).map(([id, [answer, score]]) => event("answer", id, { answer, score, nonce: meta.nonce }));
  const progress = computeProgress(study, events, meta.nonce);
  const baseline = { ...event("state", "one"), nonce: meta.nonce, state: decodeState(study, through(study, progress).text).state };
  const both = computeProgress(study, [...events, baseline], meta.nonce).activities.get("one").answers;
  for (const [id, [answer, score]] of Object.entries(ANSWERS)) assert.deepEqual([id, both.get(id).answer, both.get(id).score], [id, answer, score]);
  // Another word with the same beginning is another answer.
  const other = [...events, event("answer", "gaps", { answer: ["b", "kas umum", "70"], score: 2 / 3, nonce: meta.nonce }), { ...baseline, seq: 99, clock: 999999 }];
  assert.equal(computeProgress(study, other, meta.nonce).activities.get("one").answers.get("gaps").answer[1], "kas umum des");
});

test("a question that is no longer there, or of another shape, keeps its answer bit for bit", () => {
  const study = sample();
  const events = Object.entries(ANSWERS).map(([id, [answer, score]]) => event("answer", id, { answer, score, nonce: meta.nonce }));
  const { text } = through(study, computeProgress(study, events, meta.nonce));
  const changed = sample(QUESTIONS.map((one) => (one.id === "order" ? { ...one, shape: "pairs5x6", hash: "ffff" } : one)));
  const { back } = through(changed, computeProgress(changed, [{ ...event("state", "one"), nonce: meta.nonce, state: decodeState(study, text).state }], meta.nonce));
  assert.equal(back.activities.get("one").answers.has("order"), false);
  assert.deepEqual(back.archived.get(1), decodeState(study, text).state.answers.get(1));
});

test("where nothing is right or wrong, nothing is added to the points that are possible", () => {
  const exam = assessment("exam", 1, "exam", [asked("essay", 0, "text1000-", 504, { points: 0, objective: "p" }), question("e", 1)]);
  const study = course({ activities: [lesson("one", 0), exam], activity_slots: 2, question_slots: 2, objectives: [{ id: "p" }], modules: [] });
  const answers = new Map([["essay", { answer: ["..."], score: 0, earlier: false }], ["e", { answer: ["b"], score: 1, earlier: false }]]);
  assert.equal(scoreAttempt(exam, answers), 1);
  const events = [event("start", "exam", { attempt: 1 }), event("answer", "essay", { attempt: 1, answer: ["..."] }), event("submit", "exam", { attempt: 1, score: 1 })];
  const [result] = objectiveResults(study, computeProgress(study, events, ""), (activity) => activity.questions);
  assert.deepEqual([result.score, result.status], [null, "not attempted"]);
});

test("an LMS is told of every decision, each under the objective of its question, and they all count", async () => {
  const study = sample();
  const told = [];
  const tracking = {
    name: "fake", expected: true, lms: lmsPart, open: async () => ({ connected: true, writable: true, learner: "s", state: "", location: "", interactions: 0 }),
    report() {}, interaction: (index, one) => { told.push([index, one.id, one.objective]); return true; }, pause() {}, close() {}, phase: () => "sent", watch() {},
  };
  const work = new Study(study, tracking, browser());
  await work.open();
  work.assessmentCodeArrived(equipment);
  const given = { answer: ["begin.b", "talk.a"], score: 0.75, wall: 0, took: 10 };
  work.record({ kind: "answer", id: "way", hash: "a1b2c3d4", answer: given.answer, score: given.score, took: 10 }, interactionsOf(QUESTIONS[2], { correct: [] }, 2, given));
  work.record({ kind: "answer", id: "plain", hash: "a1b2c3d4", answer: ["c"], score: 1, took: 10 }, interactionsOf(QUESTIONS[5], { correct: ["c"] }, 1, { ...given, answer: ["c"] }));
  assert.deepEqual(told, [[0, "way_begin.2", "o"], [1, "way_talk.2", "o"], [2, "plain", undefined]]);
  assert.equal(work.launched.interactions, 3);
});

test("what an LMS has lost of a path is all of its decisions, and those that it holds are not told again", () => {
  const study = sample();
  const events = [
    event("answer", "way", { answer: ["begin.b", "talk.a"], score: 0.75, nonce: "n", took: 8 }),
    event("answer", "way", { answer: ["begin.a"], score: 0, nonce: "n", took: 8 }),
  ];
  const lost = (held) => lostInteractions(study, computeProgress(study, events, "n"), events, { nonce: "n", clock: 0 }, (one) => one.questions, held).map((one) => [one.id, one.score, one.took]);
  const all = [["way_begin", 0.75, 4], ["way_talk", 0.75, 4], ["way_begin.2", 0, 8]];
  assert.deepEqual(lost(0), all);
  assert.deepEqual(lost(2), all.slice(2));
});

test("a step from a situation in which the learner was not leads nowhere, nor does a way without an end", () => {
  const rule = { correct: [], start: "begin", situations: { begin: { a: "talk" }, talk: { a: "good" }, rest: { a: "good" } }, ends: { good: 1 } };
  const score = (...answer) => scoreAnswer({ shape: "path(one1,one1)", rule }, answer);
  assert.deepEqual([score("begin.a", "talk.a"), score("a", "a"), score("begin.a", "rest.a"), score("rest.a"), score("begin.a"), score()], [1, 1, 0, 0, 0, 0]);
});

test("what a file or an older page may hold is scored like any answer, and a prompt counts once", () => {
  const rule = { correct: ["a.c", "b.a"] };
  assert.equal(scoreAnswer({ shape: "pairs2x3", rule }, ["a.a", "a.b", "a.c", "b.b", "b.a"]), 0);
  assert.equal(scoreAnswer({ shape: "order3", rule: { correct: ["a", "b", "c"], partial: true } }, ["a", "b", "b"]), 0);
  assert.equal(scoreAnswer({ shape: "gaps(one2,words12)", rule: { correct: [], partial: true, gaps: [{ correct: ["a"] }] } }, ["a", "x", "y"]), 0.5);
  assert.equal(scoreAnswer({ shape: "drawn2(number24)", rule: { correct: [], variants: [] } }, ["v9", "1"]), 0);
});
