// SPDX-License-Identifier: Apache-2.0
// Orders and combinations: each rule kept, and each rule broken alone.
import assert from "node:assert/strict";
import { test } from "node:test";

import { accepts, begin, broken } from "./helpers.js";

/** Sets in order; "commit" and "finish" stand for the calls. */
function run(steps, options = {}) {
  const { lms, api, store } = begin(options);
  for (const step of steps) {
    if (step === "commit" || step === "finish") {
      assert.equal(api[step === "commit" ? "LMSCommit" : "LMSFinish"](""), "true");
    } else {
      accepts(api, ...step);
    }
  }
  return { lms, store, rules: broken(lms) };
}

const SCORE = [["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"], ["cmi.core.score.raw", "80"]];
const STATUS = ["cmi.core.lesson_status", "passed"];
const interaction = (n, type, response) => [
  [`cmi.interactions.${n}.id`, `q${n}`],
  [`cmi.interactions.${n}.type`, type],
  [`cmi.interactions.${n}.student_response`, response],
];

test("a well-behaved session breaks nothing", () => {
  const { rules } = run([
    ["cmi.core.lesson_status", "incomplete"],
    ["cmi.core.exit", "suspend"],
    "commit",
    ...interaction(0, "choice", "a,c"),
    ["cmi.interactions.0.correct_responses.0.pattern", "a,c"],
    ...SCORE,
    STATUS,
    "commit",
    "finish",
  ]);
  assert.deepEqual(rules, []);
});

test("the score comes before the status of the same commit", () => {
  assert.deepEqual(run([STATUS, ...SCORE, "commit"]).rules, ["score-after-status"]);
  assert.deepEqual(run([STATUS, ...SCORE, "finish"]).rules[0], "score-after-status");
  assert.deepEqual(run([STATUS, ...SCORE, STATUS, "commit"]).rules, [], "a better one, and the status behind it once more");
  assert.deepEqual(run([["cmi.core.lesson_status", "incomplete"], "commit", ...SCORE, STATUS, "commit"]).rules, []);
});

test("raw, min and max are committed together and agree", () => {
  assert.deepEqual(run([SCORE[2], "commit"]).rules, ["score-without-scale"]);
  assert.deepEqual(run([SCORE[2], ["cmi.core.lesson_status", "incomplete"], "finish"]).rules[0], "score-without-scale");
  const off = [["cmi.core.score.min", "0"], ["cmi.core.score.max", "50"], ["cmi.core.score.raw", "80"]];
  assert.deepEqual(run([...off, "commit"]).rules, ["score-off-scale"]);
  assert.deepEqual(run([...SCORE, "commit", ["cmi.suspend_data", "x"], "commit"]).rules, []);
});

test("a response that came before its type is checked at the commit", () => {
  const [id, type, response] = interaction(0, "choice", "Sekretaris desa");
  const { lms, rules } = run([id, response, type, "commit"]);
  assert.deepEqual(rules, ["response-of-another-type"]);
  assert.match(lms.violations[0].detail, /cmi\.interactions\.0\.student_response is "Sekretaris desa"/);
  assert.equal(lms.violations[0].method, "LMSCommit");
  assert.equal(lms.calls[lms.violations[0].call - 1].method, "LMSCommit");
  const pattern = ["cmi.interactions.0.correct_responses.0.pattern", "true"];
  assert.deepEqual(run([id, pattern, ["cmi.interactions.0.type", "true-false"], "commit"]).rules, ["response-of-another-type"]);
});

test("an interaction has an id and a type when it is committed", () => {
  const [id, type, response] = interaction(0, "choice", "a");
  assert.deepEqual(run([type, response, "commit"]).rules, ["half-interaction"]);
  assert.deepEqual(run([id, response, "commit"]).rules, ["half-interaction"]);
  assert.deepEqual(run([id, type, response, "commit"]).rules, []);
  assert.deepEqual(run([id, type, response, "commit", ["cmi.suspend_data", "x"], "commit"]).rules, []);
});

test("nothing is graded in review, in browse, or without credit", () => {
  const graded = [...SCORE, ["cmi.core.lesson_status", "incomplete"], ["cmi.objectives.0.id", "o"], interaction(0, "choice", "a")[0]];
  for (const assignment of [{ lesson_mode: "review" }, { lesson_mode: "browse" }, { credit: "no-credit" }]) {
    const { rules } = run(graded, { assignment });
    assert.deepEqual(rules, graded.map(() => "graded-without-credit"), JSON.stringify(assignment));
  }
  const ungraded = [["cmi.suspend_data", "x"], ["cmi.core.exit", "suspend"], ["cmi.core.lesson_location", "l"], "commit"];
  assert.deepEqual(run(ungraded, { assignment: { lesson_mode: "review" } }).rules, []);
  assert.deepEqual(run([["cmi.core.lesson_status", "browsed"]], { assignment: { lesson_mode: "browse" } }).rules, []);
});

test("a status is never lowered, unless the course says so", () => {
  // Whether an exam that was failed may be sat again is the course's to know.
  const rank = { incomplete: 0, failed: 0, completed: 1, passed: 2 };
  for (const from of Object.keys(rank)) {
    for (const to of Object.keys(rank)) {
      const allowed = rank[from] <= rank[to];
      const steps = [["cmi.core.lesson_status", from], ["cmi.core.lesson_status", to]];
      assert.deepEqual(run(steps).rules, allowed ? [] : ["status-lowered"], `${from} to ${to}`);
      assert.deepEqual(run(steps, { lowering: "allowed" }).rules, []);
    }
  }
});

test("a score is never lowered, also not in a later session", () => {
  const lower = ["cmi.core.score.raw", "9"];
  assert.deepEqual(run([...SCORE, "commit", lower]).rules, ["score-lowered"]);
  assert.deepEqual(run([...SCORE, "commit", ["cmi.core.score.raw", "100"]]).rules, []);
  assert.deepEqual(run([...SCORE, "commit", ["cmi.core.score.raw", "100"], "commit", ["cmi.core.score.raw", "99.99"]]).rules, [], "the least move");
  assert.deepEqual(run([...SCORE, "commit", ["cmi.core.score.raw", "100"], "commit", ["cmi.core.score.raw", "99.98"]]).rules, ["score-lowered"]);
  const { store } = run([...SCORE, "commit"]);
  const next = begin({}, store);
  accepts(next.api, ...lower);
  assert.deepEqual(broken(next.lms), ["score-lowered"]);
});

test("a status that was never set is the SCO's mistake", () => {
  const { rules, store } = run(["finish"]);
  assert.deepEqual(rules, ["status-never-set"]);
  assert.equal(store.attempt.values["cmi.core.lesson_status"], "completed");
  for (const lesson_mode of ["review", "browse"]) {
    assert.deepEqual(run(["finish"], { assignment: { lesson_mode } }).rules, [], "but where nothing counts it must not be set");
  }
});
