// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";

import { decodeState, encodeState } from "../../../themes/sinau_theme/player/packed_state.js";
import { assessment, course, lesson, question, random, worstCase } from "./samples.js";

const WRITTEN = ["short", "number"];

const BASE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const empty = (more = {}) => ({ nonce: "Ab3-_z", clock: 0, interactions: 0, activities: new Map(), answers: new Map(), ...more });

/** A course of any shape, with slots that nothing holds any more. */
function randomCourse(next) {
  const slots = 1 + next(30);
  const questionSlots = next(60);
  const activities = [];
  for (let index = 0; index < slots; index += 1) {
    if (next(8) === 0) continue;
    const kind = ["lesson", "pretest", "quiz", "exam"][next(4)];
    activities.push(kind === "lesson" ? lesson(`a${index}`, index) : assessment(`a${index}`, index, kind, []));
  }
  for (let index = 0; index < questionSlots && activities.length; index += 1) {
    if (next(8) === 0) continue;
    const type = ["choice", "multiple", "true-false", "short", "number"][next(5)];
    const choices = type === "true-false" ? 2 : 2 + next(25);
    const tag = next(16).toString(16);
    activities[next(activities.length)].questions.push(question(`q${index}`, index, { type, choices, hash: `${tag}fff` }));
  }
  return course({ id: `c${next(1000)}`, activities, activity_slots: slots, question_slots: questionSlots });
}

/** Something for a slot: what fits a question of today's course, or anything that a removed one may have left. */
function randomAnswer(next, found) {
  if (found && WRITTEN.indexOf(found.type) >= 0) {
    return { mask: 0, text: "é7 desa-".repeat(3).slice(0, 1 + next(20)), correct: next(2) === 1, tag: next(16) };
  }
  const width = found ? found.choices : 26;
  const single = found && (found.type === "choice" || found.type === "true-false");
  const mask = single ? 2 ** next(width) : 1 + next(2 ** width - 1);
  return { mask, correct: next(2) === 1, tag: next(16) };
}

function randomState(next, sample, full) {
  const state = empty({ nonce: Array.from({ length: 6 }, () => BASE[next(64)]).join(""), clock: next(2 ** 20), interactions: next(2 ** 16) });
  const questions = sample.activities.flatMap((activity) => activity.questions);
  for (let index = 0; index < sample.activity_slots; index += 1) {
    if (!full && next(3) === 0) continue;
    const found = sample.activities.find((activity) => activity.index === index);
    if (found?.kind === "lesson") state.activities.set(index, { done: true, handed: 0, open: false, score: 0 });
    else state.activities.set(index, { done: true, handed: 1 + next(1023), open: next(2) === 1, score: next(10001) / 10000 });
  }
  for (let index = 0; index < sample.question_slots; index += 1) {
    if (full || next(3)) state.answers.set(index, randomAnswer(next, questions.find((one) => one.index === index)));
  }
  return state;
}

test("any state of any course comes back as it was, within the worst case", () => {
  const next = random(20260101);
  for (let round = 0; round < 1500; round += 1) {
    const sample = randomCourse(next);
    const state = randomState(next, sample, round % 2 === 0);
    const text = encodeState(sample, state);
    assert.match(text, /^[A-Za-z0-9_-]+$/);
    assert.ok(text.length <= worstCase(sample), `${text.length} > ${worstCase(sample)}`);
    assert.deepEqual(decodeState(sample, text), { ok: true, state });
  }
});

test("the worst case is reached", () => {
  const next = random(5);
  for (let round = 0; round < 200; round += 1) {
    const sample = randomCourse(next);
    const state = randomState(next, sample, true);
    const questions = sample.activities.flatMap((activity) => activity.questions);
    for (const index of state.answers.keys()) {
      const found = questions.find((one) => one.index === index);
      if (found && WRITTEN.indexOf(found.type) >= 0) {
        state.answers.set(index, { mask: 0, text: "w".repeat(40), correct: true, tag: 15 });
        continue;
      }
      const all = 2 ** (found ? found.choices : 26) - 1;
      const single = found && (found.type === "choice" || found.type === "true-false");
      // Ones at the end, because trailing zeros are not sent.
      state.answers.set(index, { mask: single ? 2 ** (found.choices - 1) : all, correct: true, tag: 15 });
    }
    for (const [index, activity] of state.activities) if (activity.handed) state.activities.set(index, { ...activity, handed: 1023, open: true, elapsed: 16 * 4095, score: 0.8191 });
    const text = encodeState(sample, state);
    const slack = worstCase(sample) - text.length;
    assert.ok(slack >= 0 && (slack === 0 || sample.question_slots === 0), `${text.length} of ${worstCase(sample)}`);
  }
});

test("200 choice and true-false questions with their lessons take less than 400 characters", () => {
  const kinds = [{ type: "choice", choices: 4 }, { type: "true-false", choices: 2 }, { type: "choice", choices: 8 }];
  const questions = Array.from({ length: 200 }, (_, index) => question(`q${index}`, index, kinds[index % 3]));
  const activities = Array.from({ length: 20 }, (_, index) => lesson(`l${index}`, index, questions.slice(index * 10, index * 10 + 10)));
  activities.push(assessment("exam", 20, "exam", []));
  const sample = course({ activities, activity_slots: 21, question_slots: 200 });
  assert.equal(worstCase(sample), 368);
  // Everything answered, by the choice and the tag that take most (trailing zeros are not sent), and the exam under way once more.
  const full = empty({ nonce: "______", clock: 2 ** 20 - 1, interactions: 2 ** 16 - 1 });
  for (const { index } of activities) full.activities.set(index, { done: true, handed: 0, open: false, score: 0 });
  full.activities.set(20, { done: true, handed: 1023, open: true, elapsed: 16 * 4095, score: 1 });
  for (const { index, choices } of questions) full.answers.set(index, { mask: 2 ** (choices - 1), correct: true, tag: 15 });
  const text = encodeState(sample, full);
  assert.equal(text.length, 368);
  assert.deepEqual(decodeState(sample, text), { ok: true, state: full });
  // Fewer choices, lower tags and answers left out make it no longer.
  const next = random(200);
  for (let round = 0; round < 200; round += 1) {
    const answers = new Map([...full.answers].filter(() => next(4)).map(([index]) =>
      [index, { mask: 2 ** next(questions[index].choices), correct: next(2) === 1, tag: next(16) }]));
    assert.ok(encodeState(sample, { ...full, answers }).length <= 368);
  }
});

test("what an LMS cut, changed or took from elsewhere is never taken for a state", () => {
  const next = random(77);
  for (let round = 0; round < 100; round += 1) {
    const sample = randomCourse(next);
    const text = encodeState(sample, randomState(next, sample, false));
    for (const length of [1, 5, 8, text.length - 1]) {
      assert.equal(decodeState(sample, text.slice(0, length)).ok, false, `cut to ${length}`);
    }
    for (let change = 0; change < 20; change += 1) {
      const at = next(text.length);
      const other = BASE[(BASE.indexOf(text[at]) + 1 + next(62)) % 64];
      assert.equal(decodeState(sample, text.slice(0, at) + other + text.slice(at + 1)).ok, false, `changed at ${at}`);
    }
  }
});

test("why a state is not taken is told apart", () => {
  const sample = course();
  const text = encodeState(sample, empty());
  assert.deepEqual(decodeState(sample, ""), { ok: false, why: "empty" });
  assert.deepEqual(decodeState({ ...sample, id: "other" }, text), { ok: false, why: "foreign" });
  assert.deepEqual(decodeState(sample, `D${text.slice(1)}`), { ok: false, why: "newer" });
  assert.deepEqual(decodeState(sample, '{"page":3}'), { ok: false, why: "damaged" });
});

test("a state of an older, smaller course is read by a newer one", () => {
  const old = course();
  const state = empty({ clock: 9, activities: new Map([[3, { done: true, handed: 1, open: true, score: 0.5 }]]) });
  state.answers.set(4, { mask: 4, correct: true, tag: 10 });
  const text = encodeState(old, state);
  const grown = course({
    activities: [...old.activities, lesson("new", 4, [question("q-new", 5)])], activity_slots: 5, question_slots: 6,
  });
  assert.deepEqual(decodeState(grown, text), { ok: true, state });
});

test("answers of removed questions are carried on; counters stop and never wrap", () => {
  const sample = course({ question_slots: 9 });
  const state = empty({ clock: 2 ** 30, interactions: 2 ** 30, answers: new Map([[8, { mask: 0b1011, correct: false, tag: 3 }]]) });
  const back = decodeState(sample, encodeState(sample, state));
  assert.ok(back.ok);
  assert.equal(back.state.clock, 2 ** 20 - 1);
  assert.equal(back.state.interactions, 2 ** 16 - 1);
  assert.deepEqual(back.state.answers.get(8), { mask: 0b1011, correct: false, tag: 3 });
});

test("an answer of an earlier question type that the slot has no room for is left to the journal", () => {
  const sample = course();
  const wide = { mask: 0b111111, correct: true, tag: 1 };
  const back = decodeState(sample, encodeState(sample, empty({ answers: new Map([[0, wide], [1, { ...wide, mask: 0b11111 }]]) })));
  assert.ok(back.ok);
  assert.deepEqual([...back.state.answers.keys()], [1], "question 0 is of single choice now");
});

test("words are cut between characters, and right or wrong is kept", () => {
  const sample = course({ activities: [lesson("one", 0, [question("q", 0, { type: "short", choices: 0 })])], activity_slots: 1, question_slots: 1 });
  const long = "Rp " + "é".repeat(30);
  const back = decodeState(sample, encodeState(sample, empty({ answers: new Map([[0, { mask: 0, text: long, correct: true, tag: 10 }]]) })));
  assert.deepEqual(back.state.answers.get(0), { mask: 0, text: `Rp ${"é".repeat(10)}`, cut: true, correct: true, tag: 10 });
  assert.deepEqual(decodeState(sample, encodeState(sample, back.state)), back, "once cut it stays as it is");
});

test("what has passed of a timed attempt goes along, in units of 16 seconds", () => {
  const sample = course();
  const open = { done: true, handed: 1, open: true, elapsed: 1810, score: 0.5 };
  const back = decodeState(sample, encodeState(sample, empty({ activities: new Map([[3, open]]) })));
  assert.deepEqual(back.state.activities.get(3), { ...open, elapsed: 1808 });
});
