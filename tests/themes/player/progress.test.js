// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";

import { blockedBy, lessonStatus, scoreAttempt } from "../../../themes/sinau_theme/player/course_requirements.js";
import { computeProgress as computed } from "../../../themes/sinau_theme/player/progress.js";
import { packedStateOf, applyPackedState } from "../../../themes/sinau_theme/player/packed_progress.js";
import { decodeState, encodeState } from "../../../themes/sinau_theme/player/packed_state.js";
import { assessment, course, event, lesson, question, random } from "./samples.js";

const computeProgress = (course, events, nonce) => computed(course, events, nonce, applyPackedState);

const RANK = { incomplete: 0, failed: 1, completed: 2, passed: 2 };

/** What several devices may have written, two of them for LMS attempts. */
function randomHistory(next, length, keep = "best") {
  const sample = course();
  for (const activity of sample.activities) if (activity.kind !== "lesson") activity.keep = keep;
  const seqs = {};
  const events = [];
  for (let i = 0; i < length; i += 1) {
    const writer = ["p.1", "p.2", "q.1"][next(3)];
    seqs[writer] = (seqs[writer] ?? 0) + 1;
    const where = { writer, seq: seqs[writer], clock: 1 + next(length), nonce: ["", "", "", "Nonce1"][next(4)] };
    const attempt = 1 + next(3);
    const pick = next(7);
    if (pick === 6) events.push(event("explained", ["q-one", "q-quiz", "e-one", "gone"][next(4)], { ...where, attempt }));
    else if (pick === 0) events.push(event("done", ["one", "two"][next(2)], where));
    else if (pick === 1) events.push(event("visit", ["one", "exam"][next(2)], where));
    else if (pick === 2) events.push(event("start", ["quiz", "exam"][next(2)], { ...where, attempt }));
    else if (pick === 3) events.push(event("submit", ["quiz", "exam"][next(2)], { ...where, attempt, score: next(101) / 100 }));
    else {
      const id = ["q-one", "q-two", "q-quiz", "e-one", "e-two", "gone"][next(6)];
      events.push(event("answer", id, { ...where, attempt, answer: [id === "q-quiz" ? "true" : "abcd"[next(4)]], score: next(2) }));
    }
  }
  return { sample, events };
}

const shuffled = (next, items) => {
  const rest = [...items];
  return items.map(() => rest.splice(next(rest.length), 1)[0]);
};

test("the order in which events arrive, and repeats of them, change nothing", () => {
  const next = random(42);
  for (let round = 0; round < 500; round += 1) {
    const { sample, events } = randomHistory(next, 1 + next(40), ["best", "last", "first"][next(3)]);
    const straight = computeProgress(sample, events, "");
    const other = shuffled(next, [...events, ...events.filter(() => next(3) === 0)]);
    assert.deepEqual(computeProgress(sample, other, ""), straight);
  }
});

test("more events never lower a status, a score or what is done", () => {
  const next = random(43);
  for (let round = 0; round < 500; round += 1) {
    const { sample, events } = randomHistory(next, 1 + next(40));
    const some = events.filter(() => next(2));
    const [less, more] = [computeProgress(sample, some, ""), computeProgress(sample, events, "")];
    assert.ok(more.done >= less.done, "done");
    assert.ok((more.score ?? -1) >= (less.score ?? -1), "score");
    assert.ok(less.success !== "passed" || more.success === "passed", "success");
    assert.ok(!less.complete || more.complete, "complete");
  }
});

test("of several results the best, the last or the first is kept", () => {
  const results = [[1, 0.5], [2, 0.9], [3, 0.7]].map(([attempt, score], index) => event("submit", "exam", { attempt, score, clock: 100 + index }));
  const kept = (keep) => {
    const sample = course();
    sample.activities[3].keep = keep;
    return computeProgress(sample, results, "").score;
  };
  assert.deepEqual([kept("best"), kept("last"), kept("first")], [0.9, 0.7, 0.5]);
});

test("a lesson is done by its button or by all its answers", () => {
  const sample = course();
  const one = event("answer", "q-one", { answer: ["a"] });
  assert.equal(computeProgress(sample, [one], "").activities.get("one").done, false);
  assert.equal(computeProgress(sample, [one, event("answer", "q-two", { answer: ["a"] })], "").activities.get("one").done, true);
  const two = computeProgress(sample, [event("done", "two")], "").activities.get("two");
  assert.equal(two.done, true);
  assert.equal(computeProgress(sample, [], "").activities.get("two").done, false, "a lesson without questions is not done by itself");
});

test("an attempt is begun, changed until it is handed in, and then closed", () => {
  const sample = course();
  const events = [
    event("start", "exam", { attempt: 1 }),
    event("answer", "e-one", { attempt: 1, answer: ["a"], score: 0 }),
    event("answer", "e-one", { attempt: 1, answer: ["b"], score: 1 }),
  ];
  const open = computeProgress(sample, events, "").activities.get("exam");
  assert.deepEqual([open.open, open.handed, open.answers.get("e-one").answer], [1, 0, ["b"]]);
  const later = [event("submit", "exam", { attempt: 1, score: 0.25 }), event("answer", "e-one", { attempt: 1, answer: ["c"] })];
  const closed = computeProgress(sample, [...events, ...later], "").activities.get("exam");
  assert.deepEqual([closed.open, closed.handed, closed.passed, closed.answers.get("e-one").answer], [0, 1, false, ["b"]]);
});

test("the last answer is the one with the latest clock, whichever device it comes from", () => {
  const answers = [["z.1", 1, "a"], ["a.1", 2, "b"], ["m.1", 3, "c"], ["b.1", 2, "d"]];
  const events = answers.map(([writer, clock, id]) => event("answer", "q-one", { writer, clock, answer: [id], wall: 1000 - clock }));
  assert.deepEqual(computeProgress(course(), events, "").activities.get("one").answers.get("q-one").answer, ["c"]);
});

test("points weigh, and an answer to an earlier version does not count", () => {
  const exam = course().activities[3];
  const answers = (earlier) => new Map([["e-one", { answer: ["a"], score: 0, earlier: false }], ["e-two", { answer: ["a"], score: 1, earlier }]]);
  assert.equal(scoreAttempt(exam, answers(false)), 0.75);
  assert.equal(scoreAttempt(exam, answers(true)), 0);
});

test("status in SCORM 1.2's one word", () => {
  const sample = course();
  const lessons = [event("done", "one"), event("done", "two"), event("submit", "quiz", { attempt: 1, score: 0 })];
  const exam = (score, attempt = 1) => event("submit", "exam", { attempt, score });
  const status = (events, of = sample) => lessonStatus(of, computeProgress(of, events, ""));
  assert.equal(status([]), "incomplete");
  assert.equal(status(lessons), "incomplete");
  assert.equal(status([exam(1)]), "incomplete");
  assert.equal(status([exam(0.7499)]), "incomplete", "it may be sat again");
  assert.equal(status([...lessons, exam(0.75)]), "passed");
  assert.equal(status([exam(1)], { ...sample, completion: { lessons: false, exam: true } }), "passed");
  const unmarked = { ...sample, mastery_score: null };
  assert.equal(status([...lessons, exam(0)], unmarked), "completed");
  const reading = course({ activities: [lesson("one", 0), lesson("two", 1), assessment("pre", 2, "pretest", [])], completion: { lessons: true, exam: false } });
  assert.equal(status([event("done", "one")], reading), "incomplete");
  assert.equal(status([event("done", "one"), event("done", "two")], reading), "completed");
});

test("in SCORM 1.2 an exam has failed only when no attempt is left, or when the first one is the one that counts", () => {
  const lessons = [event("done", "one"), event("done", "two"), event("submit", "quiz", { attempt: 1, score: 0 })];
  const status = (more, ...scores) => {
    const sample = course();
    Object.assign(sample.activities[3], more);
    const events = scores.map((score, index) => event("submit", "exam", { attempt: index + 1, score }));
    return lessonStatus(sample, computeProgress(sample, [...lessons, ...events], ""));
  };
  for (const keep of ["best", "last"]) {
    assert.equal(status({ keep, attempts: 1 }, 0.4), "failed", keep);
    assert.equal(status({ keep, attempts: 3 }, 0.4), "incomplete", keep);
    assert.equal(status({ keep, attempts: 3 }, 0.4, 0.2), "incomplete", keep);
    assert.equal(status({ keep, attempts: 3 }, 0.4, 0.2, 0), "failed", keep);
    assert.equal(status({ keep, attempts: 3 }, 0.4, 0.8), "passed", keep);
    assert.equal(status({ keep, attempts: 0 }, ...Array.from({ length: 40 }, () => 0.2)), "incomplete", "never without a limit");
  }
  assert.equal(status({ keep: "best", attempts: 3 }, 0.9, 0.4, 0.1), "passed");
  assert.equal(status({ keep: "last", attempts: 3 }, 0.9, 0.4), "incomplete", "the last one counts, and there is another");
  assert.equal(status({ keep: "last", attempts: 2 }, 0.9, 0.4), "failed");
  for (const attempts of [0, 1, 3]) assert.equal(status({ keep: "first", attempts }, 0.4), "failed");
  assert.equal(status({ keep: "first", attempts: 3 }, 0.9, 0.1), "passed");
});

test("events of another LMS attempt do not count", () => {
  const events = [event("done", "one", { nonce: "Nonce1" }), event("submit", "exam", { nonce: "Nonce1", attempt: 1, score: 1 })];
  assert.equal(computeProgress(course(), events, "Nonce2").done, 0);
  assert.equal(computeProgress(course(), events, "Nonce1").score, 1);
});

test("an answer to a changed question is kept and marked; one to a removed question harms nothing", () => {
  const sample = course();
  const events = [event("answer", "q-one", { hash: "ffff0000", answer: ["a"], score: 1 }), event("answer", "removed", { answer: ["a"] })];
  assert.deepEqual(computeProgress(sample, events, "").activities.get("one").answers.get("q-one"), { answer: ["a"], score: 1, earlier: true, tag: 15 });
});

/** The event that launch.js makes of what the LMS gave back. */
const baseline = (state, location = "") => event("state", location, { nonce: state.nonce, clock: state.clock, writer: "", seq: 0, state });

test("what the LMS keeps brings back the same progress on another device", () => {
  const next = random(44);
  for (let round = 0; round < 500; round += 1) {
    const { sample, events } = randomHistory(next, 1 + next(40), ["best", "last"][next(2)]);
    const here = computeProgress(sample, events, "Nonce1");
    const text = encodeState(sample, packedStateOf(sample, here, { nonce: "Nonce1", interactions: 7 }));
    const back = decodeState(sample, text);
    assert.ok(back.ok);
    const there = computeProgress(sample, [baseline(back.state)], "Nonce1");
    for (const [id, one] of here.activities) {
      const other = there.activities.get(id);
      assert.deepEqual([other.done, other.handed, other.open > 0, other.score, other.passed], [one.done, one.handed, one.open > 0, one.score, one.passed]);
      assert.deepEqual([...other.answers.keys()].sort(), [...one.answers].filter(([, a]) => a.answer.length).map(([key]) => key).sort());
    }
    assert.equal(lessonStatus(sample, there), lessonStatus(sample, here));
    assert.equal(encodeState(sample, packedStateOf(sample, there, { nonce: "Nonce1", interactions: 7 })), text, "nothing to send again");
    const both = computeProgress(sample, [...events, baseline(back.state)], "Nonce1");
    assert.equal(encodeState(sample, packedStateOf(sample, both, { nonce: "Nonce1", interactions: 7 })), text, "the device adds nothing to it");
    assert.ok(RANK[lessonStatus(sample, both)] >= RANK[lessonStatus(sample, here)]);
  }
});

test("what only the device has is added to what the LMS gave back", () => {
  const sample = course();
  const events = [
    event("answer", "q-one", { nonce: "Nonce1", clock: 1, answer: ["a"] }),
    event("answer", "q-two", { nonce: "Nonce1", clock: 2, answer: ["b", "c"] }),
  ];
  const kept = decodeState(sample, encodeState(sample, packedStateOf(sample, computeProgress(sample, events.slice(0, 1), "Nonce1"), { nonce: "Nonce1", interactions: 0 })));
  const both = computeProgress(sample, [...events, baseline(kept.state, "two")], "Nonce1");
  assert.deepEqual(both.activities.get("one").answers.get("q-two").answer, ["b", "c"]);
  assert.equal(both.location, "two");
});

test("a changed question is seen in what the LMS gave back, and stays marked when it is sent again", () => {
  const old = course();
  const events = [event("answer", "q-one", { nonce: "Nonce1", answer: ["a"], score: 1 })];
  const meta = { nonce: "Nonce1", interactions: 0 };
  const changed = course();
  changed.activities[0].questions[0] = question("q-one", 0, { hash: "b1b2c3d4" });
  let text = encodeState(old, packedStateOf(old, computeProgress(old, events, "Nonce1"), meta));
  for (let launch = 0; launch < 3; launch += 1) {
    const progress = computeProgress(changed, [baseline(decodeState(changed, text).state)], "Nonce1");
    assert.deepEqual(progress.activities.get("one").answers.get("q-one"), { answer: ["a"], score: 1, earlier: true });
    text = encodeState(changed, packedStateOf(changed, progress, meta));
  }
});

test("a sequential course opens one activity after another; a pretest holds nobody up", () => {
  const sample = course({ navigation: "sequential" });
  sample.activities.unshift(assessment("pre", 4, "pretest", []));
  const blocked = (events, id) => blockedBy(sample, computeProgress(sample, events, ""), sample.activities.find((one) => one.id === id))?.id;
  assert.equal(blocked([], "one"), undefined);
  assert.equal(blocked([], "two"), "one");
  assert.equal(blocked([event("done", "one")], "two"), undefined);
  assert.equal(blocked([event("done", "one"), event("done", "two")], "exam"), "quiz");
});

test("only an exam can be failed: a quiz that is a part of its own is done once it is handed in", () => {
  const quiz = assessment("k", 0, "quiz", [question("k1", 0)], { mastery_score: 0.5 });
  const part = course({ activities: [quiz], graded: "k", completion: { lessons: false, exam: true } });
  const events = [event("start", "k", { attempt: 1 }), event("submit", "k", { attempt: 1, score: 0 })];
  const progress = computeProgress(part, events, "");
  assert.equal(progress.success, "failed");
  assert.equal(lessonStatus(part, progress), "completed");
  const exam = course({ activities: [assessment("k", 0, "exam", [question("k1", 0)], { attempts: 1 })], graded: "k" });
  assert.equal(lessonStatus(exam, computeProgress(exam, events, "")), "failed");
});

test("an answer that is given after the explanation does not count in an assessment, and does in a lesson", () => {
  const sample = course();
  const given = (id, answer, more) => event("answer", id, { attempt: 1, answer: [answer], score: 0, ...more });
  const events = [
    event("start", "exam", { attempt: 1 }), given("e-one", "a"), event("explained", "e-one", { attempt: 1 }),
    given("e-one", "b", { score: 1 }), given("e-two", "c"),
    given("q-one", "a", { attempt: 0 }), event("explained", "q-one"), given("q-one", "d", { attempt: 0 }),
  ];
  const progress = computeProgress(sample, events, "");
  const exam = progress.activities.get("exam");
  assert.deepEqual([exam.answers.get("e-one").answer, exam.answers.get("e-two").answer], [["a"], ["c"]]);
  assert.deepEqual([...exam.explained], ["e-one"]);
  assert.deepEqual([...progress.activities.get("one").explained], ["q-one"]);
  assert.deepEqual(progress.activities.get("one").answers.get("q-one").answer, ["d"]);
  const packed = (more) => encodeState(sample, packedStateOf(sample, computeProgress(sample, more, ""), { nonce: "", interactions: 0 }));
  const clocked = events.filter(({ kind }) => kind !== "explained").concat(event("visit", "exam"));
  assert.equal(packed([...events, event("visit", "exam", { clock: clocked.at(-1).clock })]).length, packed(clocked).length, "the packed state has no more in it");

  const again = [...events, event("submit", "exam", { attempt: 1, score: 0 }), event("start", "exam", { attempt: 2 }), given("e-one", "b", { attempt: 2, score: 1 })];
  assert.deepEqual(computeProgress(sample, again, "").activities.get("exam").answers.get("e-one").answer, ["b"], "in another attempt it does");
});

test("an explanation takes no answer away: not the first, and not one that is marked anew", () => {
  const sample = course();
  const start = event("start", "exam", { attempt: 1 });
  const explained = event("explained", "e-one", { attempt: 1 });
  const answer = (more) => event("answer", "e-one", { attempt: 1, answer: ["a"], ...more });
  const of = (...events) => computeProgress(sample, events, "").activities.get("exam").answers.get("e-one");
  assert.deepEqual(of(start, explained, answer({ score: 1 })).answer, ["a"]);
  assert.equal(of(start, answer({ score: 0, clock: 2 }), { ...explained, clock: 3 }, answer({ score: 0.5, clock: 4 })).score, 0.5);
  assert.deepEqual([...computeProgress(sample, [start, event("explained", "e-one", { attempt: 1, hash: "other" })], "").activities.get("exam").explained], []);
});
