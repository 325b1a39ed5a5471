// SPDX-License-Identifier: Apache-2.0
/** Answers of the kinds that come in answers.js, as both standards write them: the strict LMSs take every record. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { rareAnswerNotations as notations12 } from "../../../scorm/sinau_scorm/tracking/rare_answers12.js";
import { rareAnswerNotations as notations2004 } from "../../../scorm/sinau_scorm/tracking/rare_answers2004.js";
import { rareKinds, withNotations } from "../../../themes/sinau_theme/player/answers/rare_kinds.js";
import { addKinds } from "../../../themes/sinau_theme/player/answers/kinds.js";
import { readShape } from "../../../themes/sinau_theme/player/answers/shape.js";
import { interactionsOf } from "../../../themes/sinau_theme/player/scoring.js";
import { anyAnswer, anyRule } from "../../themes/player/answers/invented.js";
import { random } from "../../themes/player/samples.js";
import { clean, report, rig as rig12 } from "./rig.js";
import { clean as clean2004, rig as rig2004 } from "./rig2004.js";

const CODES = [
  "order2", "order6", "order12", "pairs3x4", "pairs15x26", "pairs10x2", "gaps(one4,words12)", "gaps(words12,words12,some4)",
  `gaps(${Array(10).fill("words12")})`, "drawn4(number24)", "drawn2(words24)", "path(one3,one2,one4)", `path(${Array(15).fill("one8")})`,
  "one5-", "some4-", "truth-", "words24-", "number24-", "pairs3x4-", "gaps-(one4,words12)", "path-(one3,one3)", "text60-",
];
const ROUNDS = process.env.SINAU_TORTURE ? 1000 : 12;

const STANDARDS = [
  { name: "1.2", rig: rig12, clean, notations: notations12, response: "student_response" },
  { name: "2004", rig: rig2004, clean: clean2004, notations: notations2004, response: "learner_response" },
];

/** What an LMS keeps of one answer: a list of records, each by the ends of its elements. */
async function told({ rig, clean: isClean, notations }, shape, rule, answer, more = {}) {
  addKinds(withNotations(rareKinds, notations));
  const { tracking, lms, store } = rig();
  await tracking.open();
  const records = interactionsOf({ id: "q-1", points: 2, shape }, rule, more.round ?? 1, { answer, score: more.score ?? 0, wall: 1_700_000_000_000, took: 6000, prompt: "Which?" });
  records.forEach((record, index) => assert.equal(tracking.interaction(index, record), true));
  tracking.report(report());
  isClean(lms);
  return records.map((_, index) => Object.fromEntries(Object.entries(store.attempt.values)
    .filter(([element]) => element.startsWith(`cmi.interactions.${index}.`))
    .map(([element, value]) => [element.slice(`cmi.interactions.${index}.`.length), value])));
}

for (const standard of STANDARDS) {
  test(`every answer of every kind is taken by the strict LMS, known pages or not (${standard.name})`, async () => {
    const next = random(41);
    for (const code of CODES) {
      const shape = readShape(code);
      for (let round = 0; round < ROUNDS; round += 1) {
        const rule = anyRule(next, shape);
        const answer = round === 0 ? [] : anyAnswer(next, shape, rule, round === 1);
        for (const known of [rule, { correct: [] }]) {
          const records = await told(standard, code, known, answer, { round: 1 + next(3), score: next(5) / 4 });
          assert.ok(records.length >= 1, code);
          assert.equal(new Set(records.map((one) => one.id)).size, records.length);
          // Nothing is right or wrong where nothing is scored.
          if (!shape.scored) assert.deepEqual(records.filter((one) => one.result !== "neutral" || "correct_responses.0.pattern" in one), [], code);
        }
      }
    }
  });
}

test("each kind is written as its standard names it", async () => {
  const order = ["order3", { correct: ["c", "a", "b"] }, ["b", "a", "c"]];
  const pairs = ["pairs2x3", { correct: ["a.c", "b.a"] }, ["b.b", "a.c"]];
  const open = ["pairs2x3", { correct: ["a.c", "b.a"] }, ["b.b"]];
  const gap = { correct: ["b"], labels: { a: "Kas kecil", b: "Kas umum" } };
  const gaps = ["gaps(one2,words12)", { correct: [], gaps: [gap, { correct: ["70", "tujuh puluh"] }] }, ["a", "70"]];
  const exact = ["gaps(words12,words12)", { correct: [], gaps: [{ correct: ["X"], exact: true }, { correct: ["Y"] }] }, ["", "y"]];
  const drawn = ["drawn2(number24)", { correct: [], variants: [{ correct: ["1"], ranges: [[1, 1]] }, { correct: ["70"], ranges: [[69.5, 70.5]] }] }, ["v2", "70", "70 %"]];
  const rating = ["one5-", { correct: [] }, ["d"]];
  const expected = [
    [order, ["sequencing", "b,a,c", ["c,a,b"]], ["sequencing", "b[,]a[,]c", ["c[,]a[,]b"]]],
    [pairs, ["matching", "a.c,b.b", ["a.c,b.a"]], ["matching", "a[.]c[,]b[.]b", ["a[.]c[,]b[.]a"]]],
    [open, ["matching", "b.b", ["a.c,b.a"]], ["matching", "b[.]b", ["a[.]c[,]b[.]a"]]],
    [gaps, ["fill-in", "Kas kecil; 70", ["Kas umum; 70", "Kas umum; tujuh puluh"]],
      ["fill-in", "Kas kecil[,]70", ["{order_matters=true}Kas umum[,]70", "{order_matters=true}Kas umum[,]tujuh puluh"]]],
    [exact, ["fill-in", "; y", ["X; Y"]], ["fill-in", "[,]y", ["{case_matters=true}{order_matters=true}X[,]Y"]]],
    [drawn, ["numeric", "70", ["70"]], ["numeric", "70", ["69.5[:]70.5"]]],
    [rating, ["likert", "d", []], ["likert", "d", []]],
  ];
  for (const [question, ...sent] of expected) {
    for (const [at, standard] of STANDARDS.entries()) {
      const [record] = await told(standard, ...question);
      const patterns = Object.keys(record).filter((name) => name.startsWith("correct_responses")).map((name) => record[name]);
      assert.deepEqual([record.type, record[standard.response], patterns], sent[at], `${question[0]} ${standard.name}`);
    }
  }
});

test("a long text is cut where its standard ends, on one line, and brings no points", async () => {
  const text = `{lang=en}${"kata\n\u{1F600}".repeat(900)}`;
  const [[old], [later]] = [await told(STANDARDS[0], "text60-", { correct: [] }, [text]), await told(STANDARDS[1], "text60-", { correct: [] }, [text])];
  assert.deepEqual([old.type, later.type, old.result, later.result], ["fill-in", "long-fill-in", "neutral", "neutral"]);
  for (const [sent, most] of [[old.student_response, 255], [later.learner_response, 4000]]) {
    assert.ok(sent.length <= most && sent.length > most - 3 && sent.isWellFormed());
    assert.doesNotMatch(sent, /\n/);
  }
  assert.equal(old.weighting, "0");
});

test("a path is a record for each decision; the last one says how it came out", async () => {
  const rule = { correct: [], start: "begin", situations: { begin: { a: "bad", b: "talk" }, talk: { a: "good" } }, ends: { bad: 0, good: 0.75 } };
  for (const standard of STANDARDS) {
    for (const answer of [["begin.b", "talk.a"], ["b", "a"]]) {
      const records = await told(standard, "path(one2,one1)", rule, answer, { round: 2, score: 0.75 });
      assert.deepEqual(records.map((one) => one.id.replace(/_Which.*$/, "")), ["q-1_begin.2", "q-1_talk.2"]);
      assert.deepEqual(records.map((one) => [one.type, one[standard.response], one.result, one.weighting]), [["choice", "b", "neutral", "0"], ["choice", "a", "0.75", "2"]]);
      assert.deepEqual(records.map((one) => one.latency), standard.name === "1.2" ? ["0000:00:03.00", "0000:00:03.00"] : ["PT3S", "PT3S"]);
    }
    // Its page is not there: the steps themselves say where they were taken, or their number.
    assert.deepEqual((await told(standard, "path(one2,one1)", { correct: [] }, ["begin.b", "talk.a"])).map((one) => one.id.replace(/_Which.*$/, "")), ["q-1_begin", "q-1_talk"]);
    assert.deepEqual((await told(standard, "path(one2,one1)", { correct: [] }, ["b", "a"])).map((one) => one.id.replace(/_Which.*$/, "")), ["q-1_1", "q-1_2"]);
  }
});

test("many gaps are cut where their standard ends: all of them, or each", async () => {
  const shape = `gaps(${Array(10).fill("words12")})`;
  const rule = { correct: [], gaps: Array(10).fill({ correct: ["a", "b", "c", "d", "e", "f", "g"] }) };
  const [[old], [later]] = [await told(STANDARDS[0], shape, rule, Array(10).fill("x".repeat(300))), await told(STANDARDS[1], shape, rule, Array(10).fill("x".repeat(300)))];
  assert.equal(old.student_response.length, 255);
  assert.deepEqual(later.learner_response.split("[,]").map((text) => text.length), Array(10).fill(250));
  for (const record of [old, later]) assert.equal(Object.keys(record).filter((name) => name.startsWith("correct_responses")).length, 5);
});
