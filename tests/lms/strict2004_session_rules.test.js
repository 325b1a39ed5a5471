// SPDX-License-Identifier: Apache-2.0
// SCORM 2004: orders and combinations, each rule kept and each rule broken alone.
import assert from "node:assert/strict";
import { test } from "node:test";

import { broken } from "./helpers.js";
import { begin, does } from "./helpers2004.js";

function run(steps, options = {}, store = undefined) {
  const session = begin(options, store);
  does(session.api, ...steps);
  return { ...session, rules: broken(session.lms) };
}

const SCORE = [["cmi.score.min", "0"], ["cmi.score.max", "100"], ["cmi.score.raw", "80"], ["cmi.score.scaled", "0.8"]];
const PASSED = ["cmi.success_status", "passed"];
const COMPLETED = ["cmi.completion_status", "completed"];
const INCOMPLETE = ["cmi.completion_status", "incomplete"];
const SUSPEND = ["cmi.exit", "suspend"];
const TIME = ["cmi.session_time", "PT1M0S"];
const interaction = (type, response) => [
  ["cmi.interactions.0.id", "q"], ["cmi.interactions.0.type", type], ["cmi.interactions.0.learner_response", response],
];

test("a well-behaved session breaks nothing", () => {
  const { rules } = run([
    INCOMPLETE, SUSPEND, ["cmi.suspend_data", "1"], "commit",
    ...interaction("choice", "a[,]c"), ["cmi.interactions.0.correct_responses.0.pattern", "a[,]c"],
    ...SCORE, PASSED, COMPLETED, ["cmi.progress_measure", "1"], TIME, "commit", "terminate",
  ]);
  assert.deepEqual(rules, []);
});

test("the score comes before both statuses of the same commit", () => {
  for (const status of [PASSED, COMPLETED]) {
    assert.deepEqual(run([status, ...SCORE, "commit"]).rules, ["score-after-status"]);
    assert.deepEqual(run([status, ...SCORE, status, "commit"]).rules, []);
    assert.deepEqual(run([status, "commit", ...SCORE, "commit"]).rules, []);
    assert.deepEqual(run([...SCORE, status, "commit"]).rules, []);
  }
});

test("scaled, raw, min and max are committed together and agree", () => {
  for (const left of SCORE.keys()) {
    assert.deepEqual(run([...SCORE.filter((_, n) => n !== left), "commit"]).rules, ["score-without-scale"]);
  }
  const off = [["cmi.score.min", "0"], ["cmi.score.max", "50"], ["cmi.score.raw", "80"], ["cmi.score.scaled", "1"]];
  assert.deepEqual(run([...off, "commit"]).rules, ["score-off-scale"]);
  assert.deepEqual(run([...SCORE.slice(0, 3), ["cmi.score.scaled", "0.9"], "commit"]).rules, ["scores-differ"]);
  const thirds = [["cmi.score.min", "0"], ["cmi.score.max", "100"], ["cmi.score.raw", "66.67"], ["cmi.score.scaled", "0.6666667"]];
  assert.deepEqual(run([...thirds, "commit", ["cmi.location", "x"], "commit"]).rules, []);
});

test("a status that the LMS will overrule", () => {
  const assignment = { scaled_passing_score: "0.9", completion_threshold: "1" };
  assert.deepEqual(run([...SCORE, PASSED, "commit"], { assignment }).rules, ["status-against-measure"]);
  assert.deepEqual(run([["cmi.progress_measure", "0.5"], COMPLETED, "commit"], { assignment }).rules, ["status-against-measure"]);
  assert.deepEqual(run([COMPLETED, "commit"], { assignment }).rules, ["status-against-measure"], "nobody knows without a measure");
  assert.deepEqual(run([...SCORE, ["cmi.success_status", "failed"], ["cmi.progress_measure", "1"], COMPLETED, "commit"], { assignment }).rules, []);
});

test("state is thrown away where the session does not suspend", () => {
  const state = ["cmi.suspend_data", "1"];
  assert.deepEqual(run([INCOMPLETE, state, "commit"]).rules, ["state-without-suspend"]);
  assert.deepEqual(run([INCOMPLETE, state, ["cmi.exit", "normal"], "commit"]).rules, ["state-without-suspend"]);
  assert.deepEqual(run([INCOMPLETE, state, SUSPEND, "commit"]).rules, []);
  assert.deepEqual(run([INCOMPLETE, state, ["adl.nav.request", "suspendAll"], "commit"]).rules, []);
  assert.deepEqual(run([COMPLETED, state, ["cmi.exit", "normal"], "commit"]).rules, [], "who is done may begin anew");
  const { store } = run([INCOMPLETE, state, SUSPEND, "commit"]);
  assert.deepEqual(run(["commit"], {}, store).rules, ["state-without-suspend"], "each session has to say so again");
});

test("a response that has lost its type is checked at the commit", () => {
  const { lms, rules } = run([...interaction("fill-in", "Sekretaris desa"), ["cmi.interactions.0.type", "choice"], "commit"]);
  assert.deepEqual(rules, ["response-of-another-type"]);
  assert.match(lms.violations[0].detail, /cmi\.interactions\.0\.learner_response is "Sekretaris desa"/);
  assert.equal(lms.calls[lms.violations[0].call - 1].method, "Commit");
  const pattern = [["cmi.interactions.0.correct_responses.0.pattern", "5[:]5"], ["cmi.interactions.0.type", "likert"], "commit"];
  assert.deepEqual(run([...interaction("numeric", "5").slice(0, 2), ...pattern]).rules, ["response-of-another-type"]);
});

test("an interaction has an id and a type when it is committed", () => {
  assert.deepEqual(run([["cmi.interactions.0.id", "q"], "commit"]).rules, ["half-interaction"]);
  assert.deepEqual(run([...interaction("choice", "a"), "commit"]).rules, []);
});

test("nothing is graded in review, in browse, or without credit", () => {
  const graded = [...SCORE, INCOMPLETE, ["cmi.success_status", "failed"], ["cmi.progress_measure", "0.5"], ["cmi.objectives.0.id", "o"], ["cmi.interactions.0.id", "q"]];
  for (const assignment of [{ mode: "review" }, { mode: "browse" }, { credit: "no-credit" }]) {
    const { rules } = run(graded.filter(([element]) => !element.includes("score")), { assignment });
    assert.deepEqual(rules, rules.map(() => "graded-without-credit"));
    assert.equal(rules.length, 5, JSON.stringify(assignment));
    assert.deepEqual(run(SCORE, { assignment }).rules, SCORE.map(() => "graded-without-credit"));
    const ungraded = [["cmi.suspend_data", "x"], SUSPEND, ["cmi.location", "l"], TIME, "terminate"];
    assert.deepEqual(run(ungraded, { assignment }).rules, []);
  }
  assert.deepEqual(run([INCOMPLETE]).rules, []);
});

test("a status is never lowered, unless the course says so", () => {
  const orders = { "cmi.completion_status": ["unknown", "incomplete", "completed"], "cmi.success_status": ["unknown", "failed", "passed"] };
  for (const [element, order] of Object.entries(orders)) {
    for (const [from, before] of order.entries()) {
      for (const [to, after] of order.entries()) {
        const steps = [[element, before], [element, after]];
        assert.deepEqual(run(steps).rules, from <= to ? [] : ["status-lowered"], `${before} to ${after}`);
        assert.deepEqual(run(steps, { lowering: "allowed" }).rules, []);
      }
    }
  }
});

test("a score is never lowered, also not in a later session", () => {
  const lower = [["cmi.score.raw", "9"], ["cmi.score.scaled", "0.09"]];
  for (const one of lower) {
    assert.deepEqual(run([...SCORE, "commit", one]).rules, ["score-lowered"]);
  }
  const { store } = run([...SCORE, SUSPEND, "commit"]);
  assert.deepEqual(run(lower, {}, store).rules, ["score-lowered", "score-lowered"]);
  const { store: ended } = run([...SCORE, "commit"]);
  assert.deepEqual(run(lower, {}, ended).rules, [], "a new attempt begins at nothing");
});

test("who leaves says how long it took and how far it went", () => {
  assert.deepEqual(run([INCOMPLETE, "terminate"]).rules, ["session-time-missing"]);
  for (const status of [[], [["cmi.completion_status", "not attempted"]], [["cmi.completion_status", "unknown"]]]) {
    assert.deepEqual(run([...status, TIME, "terminate"]).rules, ["status-never-set"]);
  }
  assert.deepEqual(run([TIME, "terminate"], { assignment: { mode: "review" } }).rules, []);
  const assignment = { completion_threshold: "0.5" };
  assert.deepEqual(run([["cmi.progress_measure", "0.1"], TIME, "terminate"], { assignment }).rules, [], "the threshold says it");
});
