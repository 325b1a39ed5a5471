// SPDX-License-Identifier: Apache-2.0
/** How the view of numbers reads what learners write, and what it tells of what it does not read. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { ask, read } from "./number_view.js";

const indonesian = (text, unit, units) => read(text, { decimal: ",", unit, units });
const english = (text, unit, units) => read(text, { decimal: ".", unit, units });
const RUPIAH = ["Rp", ["rupiah", "idr", "rp.", "rp"]];
const PERCENT = ["%", ["percent", "persen", "%"]];
const SQUARE = ["m²", ["meterpersegi", "m2"]];
const KILOMETRES = ["km", ["kilometer", "km"]];

test("numbers are read as the learner's language writes them", () => {
  assert.equal(indonesian("1.500,5"), "1500.5");
  assert.equal(english("1,500.5"), "1500.5");
  assert.equal(indonesian("1.500"), "1500");
  assert.equal(english("1.500"), "1.5");
  assert.equal(indonesian("1500,50"), "1500.5");
  assert.equal(indonesian(",5"), "0.5");
  assert.equal(english(".5"), "0.5");
  assert.equal(indonesian("007"), "7");
  assert.equal(indonesian("10.000.000,25"), "10000000.25");
});

test("blanks of all kinds part thousands", () => {
  for (const blank of [" ", "\u00a0", "\u2007", "\u2009", "\u202f", "\u3000"]) assert.equal(indonesian(`${blank}1${blank}500${blank}000`), "1500000");
  assert.equal(indonesian("1\u200b.500\ufeff"), "1500");
});

test("a minus sign has many forms", () => {
  for (const minus of ["-", "−", "–", "—", "‐", "‑", "－", "﹣", "minus ", "Minus "]) assert.equal(indonesian(`${minus}3,0`), "-3", minus);
  assert.equal(indonesian("+3"), "3");
  assert.equal(indonesian("-0"), "0");
  assert.equal(indonesian("-Rp 5.000", ...RUPIAH), "-5000");
  assert.equal(indonesian("Rp -5.000", ...RUPIAH), "-5000");
});

test("digits of other scripts and full-width ones are digits", () => {
  assert.equal(indonesian("１．５００，５"), "1500.5");
  assert.equal(indonesian("١٬٥٠٠٫٥"), "1500.5");
  assert.equal(english("۱٬۵۰۰٫۵"), "1500.5");
  assert.equal(indonesian("١٫٥٪", ...PERCENT), "1.5");
  assert.equal(indonesian("꧑꧕"), "15");
  assert.equal(indonesian("᭑᭕"), "15");
});

test("the unit stands before or after the number, in any of its spellings", () => {
  for (const text of [
    "Rp 1.500.000,-", "Rp1.500.000,00", "Rp. 1.500.000", "Rp.1.500.000,-", "1.500.000 rupiah", "1500000", "IDR 1.500.000", "rp 1 500 000", "RP1.500.000",
    "1.500.000,-", "1.500.000,--", "1.500.000,—", "1.500.000.-", "1.500.000,=", "1.500.000,- rupiah", "Rp 1.500.000 rupiah", "1,5 juta", "Rp 1,5 juta", "1.500 ribu rupiah",
    "1,5jt", "Rp\u00a01.500.000,-", "1.500.000,00 Rp", "0,0015 miliar",
  ]) assert.equal(indonesian(text, ...RUPIAH), "1500000", text);
  for (const text of ["70%", "70 %", "70 persen", "70 Persen", "70 percent", "70％", "70,0 %", "70", "% 70"]) assert.equal(indonesian(text, ...PERCENT), "70", text);
  for (const text of ["70 m2", "70 m²", "70 meter persegi", "70m2"]) assert.equal(indonesian(text, ...SQUARE), "70", text);
  assert.equal(english("12 KM", ...KILOMETRES), "12");
  // As a package of before wrote its rule.
  assert.equal(english("12 KM", "km"), "12");
});

test("where thousands or more are the unit, they say nothing about the number", () => {
  assert.equal(indonesian("1,5 juta rupiah", "juta rupiah", ["jutarupiah"]), "1.5");
  assert.equal(indonesian("1,5 juta", "juta rupiah", ["jutarupiah"]), "");
});

test("a group of thousands never begins with 0", () => {
  for (const text of ["0.500", "00.500", "0 500", "Rp 0.500", "0.500.000", "001.500"]) assert.equal(indonesian(text, ...RUPIAH), "", text);
  assert.equal(english("0.500"), "0.5");
  assert.equal(indonesian("0,500"), "0.5");
  assert.equal(indonesian("1 000 000"), "1000000");
});

test("what is not a number is none", () => {
  for (const text of ["tujuh", "70 kira-kira", "1.50", "1.500.5", "1,2,3", "--1", "-", ",", "1e3", "70%", "1".repeat(16), "1.500.000 juta juta", "70-80", "70 80 orang 3", "70-", "- -5"]) {
    assert.equal(indonesian(text), "", text);
  }
});

test("what is not read is told: no number, or another unit than the question's", () => {
  const told = (text, unit = "", units = undefined) => ask({ decimal: ",", unit, units, example: "1.500,5" }).refuse(text);
  assert.deepEqual(told("tujuh", ...PERCENT), ["not_a_number", "1.500,5", ""]);
  assert.deepEqual(told("1.50", ...PERCENT), ["not_a_number", "1.500,5", ""]);
  assert.deepEqual(told("1.50 kg", ...PERCENT), ["not_a_number", "1.500,5", ""]);
  assert.deepEqual(told("70 atau 80", ...PERCENT), ["not_a_number", "1.500,5", ""]);
  assert.deepEqual(told("70 kg", ...PERCENT), ["other_unit", "1.500,5", "kg"]);
  assert.deepEqual(told("Rp 70", ...PERCENT), ["other_unit", "1.500,5", "Rp"]);
  assert.deepEqual(told("70 m2", ...KILOMETRES), ["other_unit", "1.500,5", "m2"]);
  assert.deepEqual(told("70 Kilo Gram", ...KILOMETRES), ["other_unit", "1.500,5", "Kilo Gram"]);
  assert.deepEqual(told("70 m", ...KILOMETRES), ["other_unit", "1.500,5", "m"]);
  assert.deepEqual(told("70 km2", ...KILOMETRES), ["other_unit", "1.500,5", "km2"]);
  assert.deepEqual(told("1.500.000,- dolar", ...RUPIAH), ["other_unit", "1.500,5", "dolar"]);
  assert.deepEqual(told("70%"), ["no_unit", "1.500,5", "%"]);
  assert.deepEqual(told("Rp 70"), ["no_unit", "1.500,5", "Rp"]);
  assert.deepEqual(told("70 €", ...RUPIAH), ["other_unit", "1.500,5", "€"]);
});

test("a number that an LMS gave back is shown with the language's mark, and one of this device as it was written", () => {
  const view = ask({ decimal: ",", unit: "" });
  assert.equal(view.write(["-1500.5"]), "-1500,5");
  assert.equal(view.write(["1500", "1.500"]), "1.500");
  assert.equal(view.write(["", "tujuh"]), "tujuh");
  assert.equal(view.write([]), "");
  assert.deepEqual(view.answer("  "), []);
  assert.deepEqual(view.answer(" 1.500 "), ["1500", "1.500"]);
  assert.deepEqual(view.answer("tujuh"), ["", "tujuh"]);
});

test("the field is there to be read until the view has come", () => {
  const view = ask({ decimal: ",", unit: "" });
  assert.equal(view.field.disabled, false);
});
