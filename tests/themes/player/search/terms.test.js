// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";

import { bestExcerpt } from "../../../../themes/sinau_theme/player/search/results.js";
import { isSearchable, differsByOneLetter } from "../../../../themes/sinau_theme/player/search/terms.js";

test("one mistake is near, two or one in the first letter are not", () => {
  for (const typed of ["anggarn", "anggaaran", "anggazan", "anggraan", "anggara", "anggarann"]) assert.ok(differsByOneLetter(typed, "anggaran"), typed);
  for (const typed of ["enggaran", "nggaran", "angrn", "anggaranxy", "naggaran"]) assert.ok(!differsByOneLetter(typed, "anggaran"), typed);
});

test("searching begins with the third letter, or with a number", () => {
  assert.ok(isSearchable("kas"));
  assert.ok(isSearchable("20"));
  assert.ok(isSearchable("日"));
  assert.ok(!isSearchable("ka"));
  assert.ok(!isSearchable(" ,"));
});

test("what is shown is the part of a text with most of what is sought, cut at words", () => {
  const filler = "lorem ipsum dolor sit amet ".repeat(20);
  const cuts = bestExcerpt(`${filler}. Kas desa dan buku kas umum. ${filler}`, (word) => ["kas", "buku"].indexOf(word));
  const text = cuts.map((one) => one.text).join("");
  assert.match(text, /^… Kas desa dan buku kas umum\./);
  assert.match(text, / …$/);
  assert.ok(text.length < 200);
  assert.deepEqual(cuts.filter((one) => one.hit).map((one) => one.text), ["Kas", "buku", "kas"]);
  assert.deepEqual(bestExcerpt("", () => -1), []);
  assert.deepEqual(bestExcerpt("Pendek saja.", () => -1), [{ text: "Pendek saja.", hit: false }]);
});
