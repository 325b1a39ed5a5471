// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";

import { roundScore, scoreAnswer } from "../../../themes/sinau_theme/player/rules.js";
import { shuffle } from "../../../themes/sinau_theme/player/shuffle.js";

const set = (...correct) => ({ rule: { kind: "set", correct } });

test("a set is right only as a whole, in whatever order", () => {
  assert.equal(scoreAnswer(set("a", "c"), ["c", "a"]), 1);
  assert.equal(scoreAnswer(set("a", "c"), ["a"]), 0);
  assert.equal(scoreAnswer(set("a", "c"), ["a", "b", "c"]), 0);
  assert.equal(scoreAnswer(set("a", "c"), ["a", "a"]), 0);
  assert.equal(scoreAnswer(set("a"), []), 0);
});

test("a rule of a later version is refused, never scored as wrong", () => {
  assert.throws(() => scoreAnswer({ rule: { kind: "pairs", correct: [] } }, ["a"]), /unknown rule pairs/);
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
