// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";

import { isGiven, roundScore, scoreAnswer } from "../../../themes/sinau_theme/player/scoring.js";
import { shuffle } from "../../../themes/sinau_theme/player/shuffle.js";

const set = (...correct) => ({ shape: "some4", rule: { correct } });

test("a set is right only as a whole, in whatever order", () => {
  assert.equal(scoreAnswer(set("a", "c"), ["c", "a"]), 1);
  assert.equal(scoreAnswer(set("a", "c"), ["a"]), 0);
  assert.equal(scoreAnswer(set("a", "c"), ["a", "b", "c"]), 0);
  assert.equal(scoreAnswer(set("a", "c"), ["a", "a"]), 0);
  assert.equal(scoreAnswer(set("a"), []), 0);
});

test("a shape of a later version is refused, never scored as wrong", () => {
  assert.throws(() => scoreAnswer({ shape: "cubes3", rule: { correct: [] } }, ["a"]), /unknown shape cubes/);
});

test("scores are hundredths of a per cent and stay in range", () => {
  assert.equal(roundScore(2 / 3), 0.6667);
  assert.equal(roundScore(0.1 + 0.2), 0.3);
  assert.equal(roundScore(1.2), 1);
  assert.equal(roundScore(-1), 0);
});

test("a shuffle keeps all items, is the same for a seed, and differs between seeds", () => {
  const items = Array.from({ length: 12 }, (_, index) => index);
  const orders = Array.from({ length: 50 }, (_, seed) => shuffle(items, `nonce|exam|${seed}`).join());
  assert.deepEqual([...shuffle(items, "x")].sort((a, b) => a - b), items);
  assert.equal(shuffle(items, "nonce|exam|7").join(), orders[7]);
  assert.equal(new Set(orders).size, 50);
  assert.deepEqual(items, Array.from({ length: 12 }, (_, index) => index), "the argument is left alone");
});

test("every place is equally likely, nearly", () => {
  const first = [0, 0, 0, 0];
  for (let seed = 0; seed < 4000; seed += 1) first[shuffle([0, 1, 2, 3], `s${seed}`)[0]] += 1;
  for (const count of first) assert.ok(count > 850 && count < 1150, first.join());
});

const scored = (shape, rule, ...answer) => scoreAnswer({ shape, rule }, answer);

test("partial credit: each right choice counts, each wrong one takes away, never below nothing", () => {
  const rule = { partial: true, correct: ["a", "c", "d"] };
  assert.equal(scored("some6", rule, "a", "c", "d"), 1);
  assert.ok(Math.abs(scored("some6", rule, "a", "c") - 2 / 3) < 1e-9);
  assert.ok(Math.abs(scored("some6", rule, "a", "c", "b") - 1 / 3) < 1e-9);
  assert.equal(scored("some6", rule, "a", "b"), 0);
  assert.equal(scored("some6", rule, "b", "e"), 0);
  assert.equal(scored("some6", rule, "a", "b", "c", "d", "e", "f"), 0, "taking everything gains nothing");
});

test("short answers: case, spacing and Unicode form do not matter, unless exact", () => {
  const rule = { correct: ["APB Desa", "Café"] };
  for (const text of ["apb desa", " APBDesa ", "ＡＰＢ　desa", "cafe\u0301"]) assert.equal(scored("words24", rule, text), 1, text);
  for (const text of ["apb", "", "   "]) assert.equal(scored("words24", rule, text), 0, text);
  const exact = { ...rule, exact: true };
  assert.equal(scored("words24", exact, "APB Desa"), 1);
  assert.equal(scored("words24", exact, "Cafe\u0301"), 1, "two ways to store one letter");
  assert.equal(scored("words24", exact, "apb desa"), 0);
});

test("numbers: within a range, its ends included; what is none scores nothing and is no answer", () => {
  const rule = { correct: ["70"], ranges: [[69.5, 70.5], [75, 80]] };
  for (const number of ["69.5", "70", "70.5", "77"]) assert.equal(scored("number24", rule, number), 1, number);
  for (const number of ["69.49", "71", ""]) assert.equal(scored("number24", rule, number), 0, number);
  const asked = { shape: "number24" };
  assert.equal(isGiven(asked, ["", "about 70"]), false);
  assert.equal(isGiven(asked, []), false);
  assert.equal(isGiven(asked, ["0", "0"]), true);
});
