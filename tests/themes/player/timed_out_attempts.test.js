// SPDX-License-Identifier: Apache-2.0
/**
 * Timed attempts whose time runs out while their page is closed: whoever goes on elsewhere, with nothing but what the LMS has kept,
 * is scored as if they had handed in at once. Courses and answers are invented.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { lmsPart } from "../../../themes/sinau_theme/player/lms_part.js";
import { rescoredAnswers } from "../../../themes/sinau_theme/player/attempt_marking.js";
import * as equipment from "../../../themes/sinau_theme/player/assessment_equipment.js";
import { interactionsOf, roundScore, scoreAnswer } from "../../../themes/sinau_theme/player/scoring.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { localTracking } from "../../../themes/sinau_theme/player/tracking.js";
import { FakeStorage, assessment, browser, course, lesson, question, random } from "./samples.js";

const COURSES = process.env.SINAU_TORTURE ? 5000 : 250;
const SEED = Number(process.env.SINAU_SEED) || 20261129;
const any = (next, items) => items[next(items.length)];
const some = (next, items) => items.filter(() => next(2));
const LETTERS = ["a", "b", "c", "d", "e", "f"];
const WORDS = ["apb desa", "APB Desa", "x", "kas", "sebuah jawaban yang jauh lebih panjang dari dua puluh empat bita", "é".repeat(13)];

/** A question's outline, its rule, and something that a learner may answer. */
function invented(next, index) {
  const type = any(next, ["choice", "multiple", "multiple", "multiple", "true-false", "short", "number"]);
  const choices = type === "true-false" ? ["true", "false"] : type === "choice" || type === "multiple" ? LETTERS.slice(0, 2 + next(5)) : [];
  const right = some(next, choices);
  const rules = {
    choice: { kind: "set", correct: [any(next, choices.length ? choices : [""])] },
    multiple: { kind: next(4) ? "partial" : "set", correct: right.length ? right : [choices[0]] },
    "true-false": { kind: "set", correct: [any(next, ["true", "false"])] },
    short: { kind: "text", correct: [any(next, WORDS)], exact: next(2) === 1 },
    number: { kind: "number", correct: [], ranges: [[1000, 1500]], decimal: "," },
  };
  const outline = question(`q-${index}`, index, {
    type, choices: choices.length, points: any(next, [1, 2, 0.5, 3]), hash: `${next(16).toString(16)}b${index}`, ...(next(2) ? { objective: any(next, ["o1", "o2"]) } : {}),
  });
  return { outline, full: { ...outline, choices, rule: rules[type], feedback: {}, hints: [], explanation: null } };
}

function answerOf(next, { type, choices }) {
  if (type === "short") return [any(next, WORDS)];
  if (type === "number") return any(next, [["1250", "1.250"], ["999.5", "999,5"], ["", "banyak"]]);
  if (type !== "multiple") return [any(next, choices)];
  return some(next, choices);
}

/** @returns a course with one timed exam, and its questions as its page has them */
function sampleFor(next) {
  const all = Array.from({ length: 1 + next(8) }, (_, index) => invented(next, index));
  const more = { time_limit: 10, keep: any(next, ["best", "first", "last"]), shuffle: any(next, [[], ["questions", "choices"]]) };
  if (next(3) === 0) more.draw = { count: 1 + next(all.length), each: next(2) === 1 };
  const exam = assessment("exam", 0, "exam", all.map((one) => one.outline), more);
  const activities = next(2) ? [exam, lesson("one", 1)] : [lesson("one", 1), exam];
  const sample = course({
    activities, modules: [], activity_slots: 2, question_slots: all.length, mastery_score: any(next, [0.5, 0.6667, 0.75]), objectives: [{ id: "o1" }, { id: "o2" }],
    completion: { lessons: false, exam: true },
  });
  return { sample, exam, rules: new Map(all.map((one) => [one.full.id, one.full])) };
}

class Lms {
  constructor(state = "", nonce = "") {
    Object.assign(this, { state, nonce, reports: [], interactions: [] });
  }
  tracking() {
    return {
      name: "fake", expected: true, lms: lmsPart, pause() {}, close() {}, phase: () => "sent", watch() {},
      open: async () => ({ connected: true, writable: true, learner: "ani", state: this.state, location: "", interactions: this.interactions.length }),
      report: (report) => { this.reports.push(report); this.state = report.state; },
      interaction: (index, one) => { this.interactions[index] = one; return true; },
    };
  }
  get last() {
    return this.reports[this.reports.length - 1];
  }
}

const device = () => ({ indexedDB: new IDBFactory(), localStorage: new FakeStorage() });
const settled = () => new Promise((resolve) => { setTimeout(resolve, 0); });

/** A device with a clock of its own. `page`: how an assessment's page is had. */
async function visit(sample, tracking, stores, time, rules, page = async () => "page") {
  const later = [];
  const environment = { ...browser(stores), mono: () => time.now, later: (action) => later.push(action), cancel: () => {} };
  const study = new Study(sample, tracking, environment);
  study.bring = page;
  study.assessmentCodeArrived({ ...equipment, questionsInHtml: (html) => (html === "page" ? rules : new Map()) });
  await study.open();
  return { study, later };
}

/** What an LMS has been told in the end; answers themselves may have been cut. */
function told(lms) {
  const { status, complete, success, score, measure, objectives } = lms.last;
  return { status, complete, success, score, measure, objectives, interactions: lms.interactions.map(({ id, reported, points, score: one }) => ({ id, kind: reported.kind, points, score: one })) };
}

/** As assessment.js hands in. */
function handInAtOnce({ study }, exam, rules) {
  const { open, answers } = study.progressOf("exam");
  const selected = study.selected(exam, open);
  const scored = rescoredAnswers(selected.map(({ id }) => rules.get(id)), answers);
  const interactions = selected.flatMap((one) => interactionsOf(one, rules.get(one.id).rule, open, { answer: [], score: scored.get(one.id)?.score ?? 0, wall: 0, took: 0 }));
  study.submit(exam, scored, false, interactions);
}

test("however a timed attempt is answered: handed in late elsewhere it scores as it would have at once", async () => {
  let partly = 0;
  for (let number = 0; number < COURSES; number += 1) {
    const seed = SEED + number * 7919;
    const where = `SINAU_SEED=${seed}`;
    const next = random(seed);
    const { sample, exam, rules } = sampleFor(next);
    const lms = new Lms();
    const time = { now: 0 };
    const stores = device();
    const first = await visit(sample, lms.tracking(), stores, time, rules);
    for (let attempt = 1, attempts = 1 + next(2); attempt <= attempts; attempt += 1) {
      await first.study.record({ kind: "start", id: "exam", attempt });
      for (const { id, hash } of first.study.selected(exam, attempt)) {
        for (let times = next(3); times > 0; times -= 1) {
          const answer = answerOf(next, rules.get(id));
          await first.study.record({ kind: "answer", id, hash: next(9) ? hash : "zz", attempt, answer, score: scoreAnswer(rules.get(id), answer), took: 1000 });
        }
      }
      if (attempt < attempts) handInAtOnce(first, exam, rules);
    }
    const { open, answers } = first.study.progressOf("exam");
    const { state, interactions } = lms;
    // Straight from what was answered, without any of the player's own sums.
    const selected = first.study.selected(exam, open);
    const sum = selected.reduce((reached, { id, points }) => {
      const given = answers.get(id);
      return reached + (given && !given.earlier && given.answer.length && given.answer[0] !== "" ? given.score * points : 0);
    }, 0);
    const expected = roundScore(sum / selected.reduce((all, { points }) => all + points, 0));
    if ([...answers.values()].some((one) => one.score > 0 && one.score < 1)) partly += 1;

    const atOnce = Object.assign(new Lms(state), { interactions: [...interactions] });
    handInAtOnce(await visit(sample, atOnce.tracking(), stores, time, rules), exam, rules);

    const late = Object.assign(new Lms(state), { interactions: [...interactions] });
    const elsewhere = await visit(sample, late.tracking(), device(), { now: 0 }, rules);
    const clock = { now: 11 * 60_000 };
    elsewhere.study.environment.mono = () => clock.now;
    elsewhere.study.timing.tick();
    await settled();
    assert.equal(elsewhere.study.progressOf("exam").open, 0, where);
    const attempt = elsewhere.study.progressOf("exam").attempts.find((one) => one.number === open);
    assert.deepEqual([attempt.score, attempt.late], [expected, true], where);
    assert.deepEqual(told(late), told(atOnce), where);
    assert.deepEqual([...elsewhere.study.notices], [], where);

    const own = Object.assign(new Lms(state), { interactions: [...interactions] });
    const reopened = await visit(sample, own.tracking(), { ...stores, indexedDB: stores.indexedDB }, clock, rules);
    clock.now += 11 * 60_000;
    reopened.study.timing.tick();
    await settled();
    assert.deepEqual(own.last.score, atOnce.last.score, `${where}, on the same device`);
  }
  assert.ok(partly > COURSES / 8, `${partly} attempts held something partly right`);
});

/** The case that was seen: two of three right choices. */
function twoOfThree() {
  const outline = question("e-one", 0, { type: "multiple", choices: 4 });
  const exam = assessment("exam", 0, "exam", [outline], { time_limit: 10 });
  const sample = course({ activities: [exam], modules: [], activity_slots: 1, question_slots: 1, mastery_score: 0.6 });
  const rules = new Map([["e-one", { ...outline, choices: LETTERS.slice(0, 4), rule: { kind: "partial", correct: ["a", "b", "c"] } }]]);
  return { sample, exam, rules, answer: { kind: "answer", id: "e-one", hash: outline.hash, attempt: 1, answer: ["a", "b"], score: 2 / 3 } };
}

async function sat({ sample, rules, answer }, tracking = null, stores = device()) {
  const first = await visit(sample, tracking || localTracking(), stores, { now: 0 }, rules);
  await first.study.record({ kind: "start", id: "exam", attempt: 1 });
  await first.study.record(answer);
  return first;
}

async function runOut(visitor) {
  visitor.study.environment.mono = () => 11 * 60_000;
  visitor.study.timing.tick();
  await settled();
}

test("two of three right choices are two thirds, also when nothing but the LMS's state is left of them", async () => {
  const one = twoOfThree();
  const lms = new Lms();
  await sat(one, lms.tracking());
  const elsewhere = await visit(one.sample, lms.tracking(), device(), { now: 0 }, one.rules);
  await runOut(elsewhere);
  assert.deepEqual([lms.last.score, lms.last.success], [0.6667, "passed"]);
  assert.deepEqual(lms.interactions.map(({ score, reported }) => [score, reported.right]), [[2 / 3, [["a", "b", "c"]]]]);
});

test("on a site the journal knows the part, and no page is asked for", async () => {
  const one = twoOfThree();
  const stores = device();
  await sat(one, null, stores);
  const again = await visit(one.sample, localTracking(), stores, { now: 0 }, one.rules, () => assert.fail("nothing has to be loaded"));
  await runOut(again);
  assert.equal(again.study.progressOf("exam").score, 0.6667);
});

test("while the assessment cannot be loaded, or another version comes, nothing is handed in; it is told, and tried again", async () => {
  const one = twoOfThree();
  const lms = new Lms();
  await sat(one, lms.tracking());
  const changed = new Map([["e-one", { ...one.rules.get("e-one"), hash: "ffffffff" }]]);
  const pages = [() => Promise.reject(new Error("offline")), async () => "garbage", async () => "", async () => { one.now = changed; return "page"; }, async () => { one.now = one.rules; return "page"; }];
  let asked = 0;
  const elsewhere = await visit(one.sample, lms.tracking(), device(), { now: 0 }, null, () => { asked += 1; return pages[asked - 1](); });
  elsewhere.study.assessmentCodeArrived({ ...elsewhere.study.resend, questionsInHtml: (html) => (html === "page" ? one.now : new Map()) });
  await runOut(elsewhere);
  for (let failed = 1; failed < pages.length; failed += 1) {
    assert.deepEqual([asked, elsewhere.study.progressOf("exam").open, [...elsewhere.study.notices]], [failed, 1, ["hand_in_waits"]]);
    assert.equal(lms.last.score, null, "no score, and above all no lower one");
    elsewhere.study.timing.tick();
    await settled();
    assert.equal(asked, failed, "not every second");
    if (failed % 2) elsewhere.later.splice(0).forEach((action) => action());
    else elsewhere.study.handing.clear(); // "try again" was pressed
    elsewhere.study.timing.tick();
    await settled();
  }
  assert.deepEqual([lms.last.score, [...elsewhere.study.notices]], [0.6667, []]);
  assert.equal(lms.interactions.length, 1);
});

test("a page that has been opened meanwhile hands in by itself, and only once", async () => {
  const one = twoOfThree();
  const lms = new Lms();
  await sat(one, lms.tracking());
  let come;
  const elsewhere = await visit(one.sample, lms.tracking(), device(), { now: 0 }, one.rules, () => new Promise((resolve) => { come = () => resolve("page"); }));
  await runOut(elsewhere);
  elsewhere.study.timing.ends.set("exam", () => handInAtOnce(elsewhere, one.exam, one.rules));
  come();
  await settled();
  assert.equal(elsewhere.study.progressOf("exam").open, 1, "the page's own clock does it");
  elsewhere.study.timing.tick();
  assert.equal(lms.last.score, 0.6667);
  assert.equal(elsewhere.study.launched.journal.all().filter(({ kind }) => kind === "submit").length, 1);
});

test("an answer to an earlier version counts neither way, and one that was cut keeps what it was marked", async () => {
  const one = twoOfThree();
  const lms = new Lms();
  await sat({ ...one, answer: { ...one.answer, hash: "00000000" } }, lms.tracking());
  const elsewhere = await visit(one.sample, lms.tracking(), device(), { now: 0 }, one.rules);
  await runOut(elsewhere);
  assert.equal(lms.last.score, 0);
});
