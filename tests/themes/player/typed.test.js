// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";

import { readNumber, showNumber } from "../../../themes/sinau_theme/player/typed.js";

const indonesian = (text, unit = "") => readNumber(text, ",", unit);
const english = (text, unit = "") => readNumber(text, ".", unit);

test("numbers are read as the learner's language writes them", () => {
  assert.equal(indonesian("1.500,5"), "1500.5");
  assert.equal(english("1,500.5"), "1500.5");
  assert.equal(indonesian("1.500"), "1500");
  assert.equal(english("1.500"), "1.5");
  assert.equal(indonesian("1500,50"), "1500.5");
  assert.equal(indonesian(" 1 500 000 "), "1500000");
  assert.equal(indonesian("−3,0"), "-3");
  assert.equal(indonesian("-0"), "0");
  assert.equal(indonesian(",5"), "0.5");
  assert.equal(indonesian("007"), "7");
});

test("the unit and blanks are tolerated", () => {
  assert.equal(indonesian("70 %", "%"), "70");
  assert.equal(indonesian("Rp 1.500.000", "Rp"), "1500000");
  assert.equal(english("12 KM", "km"), "12");
});

test("what is not a number is told to be none", () => {
  for (const text of ["", "tujuh", "70 kira-kira", "1.50", "1.500.5", "1,2,3", "--1", "-", ",", "1e3", "70%", "1".repeat(16)]) {
    assert.equal(indonesian(text), null, text);
  }
});

test("a number is shown with the language's mark", () => {
  assert.equal(showNumber("-1500.5", ","), "-1500,5");
  assert.equal(showNumber("1500.5", "."), "1500.5");
});
