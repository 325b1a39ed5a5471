// SPDX-License-Identifier: Apache-2.0
/** Answers as SCORM 1.2 writes them, held against the strictest rules that any LMS was seen to apply. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { answerNotation } from "../../../scorm/sinau_scorm/tracking/notation12.js";
import { RULES } from "../../lms/helpers.js";
import { reported } from "./rig.js";

const rule = (name) => new RegExp(RULES.scorm12.responses[Object.keys(RULES.scorm12.responses).find((key) => key.split("|").includes(name))]);

/** Type, patterns and response of an answer; each has the form of its type. */
function sent(type, correct, answer) {
  const found = answerNotation(reported({ type, correct, answer }));
  for (const text of [...found.patterns, found.response].filter(Boolean)) assert.match(text, rule(found.type));
  return [found.type, found.patterns.join(" | "), found.response];
}

test("choices are letters in order, each once", () => {
  assert.deepEqual(sent("choice", ["c"], ["c", "a", "a"]), ["choice", "c", "a,c"]);
  assert.deepEqual(sent("multiple", ["b", "a"], []), ["choice", "a,b", ""]);
  assert.deepEqual(sent("choice", ["b"], ["B", "b"]), ["choice", "b", "b"]);
  const all = [..."abcdefghijklmnopqrstuvwxyz"];
  assert.deepEqual(sent("multiple", all, all)[2], all.join());
});

test("true and false are one letter", () => {
  assert.deepEqual(sent("true-false", ["true"], ["false"]), ["true-false", "t", "f"]);
  assert.deepEqual(sent("true-false", ["false"], []), ["true-false", "f", ""]);
});

test("what is written has the form of its type, or goes as a text", () => {
  assert.deepEqual(sent("number", ["70.5"], ["-3", "-3"]), ["numeric", "70.5", "-3"]);
  assert.deepEqual(sent("number", [], ["12.25", "12,25"]), ["numeric", "", "12.25"]);
  assert.deepEqual(sent("number", ["70"], []), ["numeric", "70", ""]);
  assert.deepEqual(sent("number", ["1500000"], ["70", "70"]), ["fill-in", "1500000", "70"]);
  assert.deepEqual(sent("number", ["70"], ["1500", "1.500"]), ["fill-in", "70", "1500"]);
  assert.deepEqual(sent("number", ["70"], ["", "about 70"]), ["fill-in", "70", "about 70"]);
  assert.deepEqual(sent("short", ["APB Desa", "APBDes"], ["apb  desa"]), ["fill-in", "APB Desa | APBDes", "apb desa"]);
  assert.equal(sent("short", [], ["x".repeat(400)])[2].length, 255);
});
