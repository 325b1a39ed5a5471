// SPDX-License-Identifier: Apache-2.0
/** Every value that may be sent, held against the strictest rules that any LMS was seen to apply. */
import assert from "node:assert/strict";
import { test } from "node:test";

import * as values from "../../../scorm/sinau_scorm/tracking/values12.js";
import { RULES } from "../../lms/helpers.js";

const { elements } = RULES.scorm12;
const rule = (name, table = elements) => {
  const found = Object.keys(table).find((key) => key === name || (key.includes("|") && key.split("|").some((end) => name === end || name === key.replace(/\w+(\|\w+)+$/, "") + end)));
  assert.ok(found, `no rule for ${name}`);
  return new RegExp(table[found]);
};

const ODD = [0, 1, -1, 99.995, 100, 1e9, 1e-9, 0.1 + 0.2, 33.333333, -0, NaN, Infinity, -Infinity];

test("decimals are 0..100 without sign or exponent", () => {
  const form = rule("cmi.core.score.raw");
  for (const number of ODD) assert.match(values.decimalText(number), form, String(number));
  assert.equal(values.decimalText(66.66666), "66.67");
  assert.equal(values.decimalText(100), "100");
  assert.equal(values.decimalText(7.5), "7.5");
});

test("time spans have two decimals and stay between nothing and a day, however a clock jumps", () => {
  const form = rule("cmi.core.session_time");
  for (const ms of [...ODD, 49, 50, 3599995, 86399999, 3.2e11]) assert.match(values.timespan(ms), form, String(ms));
  assert.equal(values.timespan(50), "0000:00:00.05");
  assert.equal(values.timespan(3_725_678), "0001:02:05.67");
  assert.equal(values.timespan(-5), "0000:00:00.00");
  assert.equal(values.timespan(10 * 365 * 86_400_000), "0024:00:00.00");
  for (let ms = 0; ms < 100_000; ms += 10) {
    const [, minutes, seconds] = values.timespan(ms).split(":").map(Number);
    assert.equal(Math.round((minutes * 60 + seconds) * 1000), ms);
  }
});

test("the time of day is one of a day", () => {
  const form = rule("cmi.interactions.n.time");
  for (const wall of [0, 1_700_000_000_000, NaN, -1, 8.64e15 + 1, 1e300, -1e300, Infinity]) assert.match(values.timeOfDay(wall), form);
});

test("identifiers and places are short ASCII", () => {
  const id = rule("cmi.interactions.n.id");
  for (const text of ["asas-1", "ujian akhir", "kése", "", "x".repeat(400)]) assert.match(values.asIdentifier(text), id);
  assert.equal(values.asIdentifier("asas-1.2"), "asas-1.2");
  for (const text of ["", "é", "x".repeat(400)]) assert.match(values.asLocation(text), rule("cmi.core.lesson_location"));
});
