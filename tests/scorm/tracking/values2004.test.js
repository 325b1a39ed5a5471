// SPDX-License-Identifier: Apache-2.0
/** Every value that may be sent to a SCORM 2004 LMS, held against the strictest rules that any LMS was seen to apply. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { sendInteraction } from "../../../scorm/sinau_scorm/tracking/interactions2004.js";
import * as values from "../../../scorm/sinau_scorm/tracking/values2004.js";
import { RULES } from "../../lms/helpers.js";
import { reported } from "./rig.js";

const { elements, responses, patterns } = RULES.scorm2004;
const rule = (name, table = elements) => {
  assert.ok(table[name], `no rule for ${name}`);
  return new RegExp(table[name]);
};
const ODD = [0, 1, -1, 0.5, 0.99995, 1 / 3, 1e9, 1e-9, 0.1 + 0.2, -0, NaN, Infinity, -Infinity];

/** Numbers that are the same on every run. */
function randomness(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
const PIECES = ["a", "B", "7", "_", ".", "-", ":", "/", " ", "\n", "\t", "é", "漢", "😀", "{", "}", "[,]", "[.]", "[:]", "{lang=id}", "{case_matters=false}", "", "\u0000", "'", "<", "&", "x".repeat(130)];
const text = (random) => Array.from({ length: Math.floor(random() * 8) }, () => PIECES[Math.floor(random() * PIECES.length)]).join("");
const number = (random) => {
  const size = 10 ** Math.floor(random() * 12 - 4);
  return Number(((random() - 0.5) * size).toFixed(Math.floor(random() * 9)));
};

test("scaled scores and measures are 0..1 without sign or exponent", () => {
  for (const value of ODD) {
    assert.match(values.scaledScore(value), rule("cmi.score.scaled"), String(value));
    assert.match(values.progressMeasure(value, false), rule("cmi.progress_measure"), String(value));
    assert.ok(Number(values.progressMeasure(value, false)) < 1, String(value));
    assert.equal(values.progressMeasure(value, true), "1");
  }
  assert.equal(values.scaledScore(2 / 3), "0.6667");
});

test("durations have two decimals at most and stay between nothing and a day", () => {
  for (const ms of [...ODD, 49, 50, 10_555, 3_599_995, 86_399_999, 3.2e11]) assert.match(values.timespan(ms), rule("cmi.session_time"), String(ms));
  assert.equal(values.timespan(10_555), "PT10.55S");
  assert.equal(values.timespan(3_725_678), "PT3725.67S");
  assert.equal(values.timespan(10 * 365 * 86_400_000), "PT86400S");
  for (let ms = 0; ms < 100_000; ms += 10) {
    const [, seconds] = /^PT([\d.]+)S$/.exec(values.timespan(ms));
    assert.equal(Math.round(Number(seconds) * 1000), ms);
  }
});

test("times are UTC with hundredths, 1970 to 2037", () => {
  for (const wall of [...ODD, 1_700_000_000_123, 1e15, -1e15, 8.64e15, 9e15]) assert.match(values.timestamp(wall), rule("cmi.interactions.n.timestamp"), String(wall));
  assert.equal(values.timestamp(1_700_000_000_999), "2023-11-14T22:13:20.00Z");
});

test("identifiers are letters and digits, places are short", () => {
  const random = randomness(7);
  for (let round = 0; round < 2000; round += 1) {
    const one = text(random);
    assert.match(values.asIdentifier(one), rule("cmi.interactions.n.id"));
    assert.match(values.asLocation(one), rule("cmi.location"));
  }
  assert.equal(values.asIdentifier("asas-1.2"), "asas-1.2");
  assert.equal(values.asLocation("é".repeat(2000)).length, 1000);
});

test("texts are never cut inside an emoji, which Moodle could not send", () => {
  for (const length of [249, 250]) assert.doesNotThrow(() => encodeURIComponent(values.withoutDelimiters(`${"x".repeat(length)}😀`)));
  assert.throws(() => encodeURIComponent(`${"x".repeat(249)}😀`.slice(0, 250)));
});

test("any answer to any question makes a record that every LMS takes", () => {
  const random = randomness(42);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const many = (make, most) => Array.from({ length: Math.floor(random() * (most + 1)) }, make);
  const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
  const kinds = {
    choice: () => ({ correct: many(() => pick(LETTERS), 1), answer: many(() => pick([...LETTERS, "B-2", text(random)]), 1) }),
    multiple: () => ({ correct: many(() => pick(LETTERS), 26), answer: many(() => pick([...LETTERS, text(random)]), 50) }),
    "true-false": () => ({ correct: [pick(["true", "false"])], answer: many(() => pick(["true", "false"]), 1) }),
    short: () => ({ correct: many(() => text(random), 12), answer: many(() => text(random), 2), exact: pick([true, false, undefined]) }),
    number: () => ({
      correct: many(() => String(number(random)), 3), answer: many(() => pick([String(number(random)), "", text(random)]), 2),
      ranges: pick([undefined, many(() => { const low = number(random); return [low, low + Math.abs(number(random))]; }, 3)]),
    }),
  };
  const types = new Set();
  for (let round = 0; round < 5000; round += 1) {
    const type = pick(Object.keys(kinds));
    const sent = new Map();
    sendInteraction({ set: (name, value) => sent.set(name, value) }, round, {
      id: text(random), reported: reported({ type, ...kinds[type]() }), score: random() * 1.2 - 0.1, points: number(random), wall: number(random) * 1e6, took: number(random), objective: pick([undefined, text(random)]),
    });
    const root = `cmi.interactions.${round}.`;
    const kind = sent.get(`${root}type`);
    types.add(kind);
    for (const [name, value] of sent) {
      const rest = name.slice(root.length);
      const place = `${JSON.stringify(value)} as ${rest} of ${kind}`;
      if (rest === "learner_response") assert.match(value, rule(kind, responses), place);
      else if (rest.startsWith("correct_responses")) {
        const bare = value.replace(/^\{case_matters=true\}/, "");
        assert.match(bare, rule(kind, patterns[kind] ? patterns : responses), place);
        if (kind === "fill-in") assert.doesNotMatch(bare, /^\{|\[[,.:]\]/, place);
      } else assert.match(value, rule(`cmi.interactions.n.${rest.replace(/\.\d+\./, ".n.")}`), place);
    }
    const told = [...sent.keys()].filter((name) => name.includes("correct_responses"));
    assert.ok(told.length <= (kind === "fill-in" ? 5 : 1));
  }
  assert.deepEqual([...types].sort(), ["choice", "fill-in", "numeric", "true-false"]);
});
