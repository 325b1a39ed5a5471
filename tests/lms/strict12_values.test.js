// SPDX-License-Identifier: Apache-2.0
// Every value rule of strict_rules.json, both ways.
import assert from "node:assert/strict";
import { test } from "node:test";

import { RULES, accepts, begin, refuses } from "./helpers.js";

const SCORE = {
  good: ["0", "7", "62.5", "100", "100.0", "99.1234567"],
  bad: ["", "-1", "101", "100.5", ".5", "5.", "1e2", "62,5", "05.12345678", " 50", "NaN"],
};
const SPAN = {
  good: ["00:00:00", "0000:00:00.00", "12:59:59.99", "9999:00:00"],
  bad: ["", "1:00:00", "00:60:00", "00:00:60", "00:00:00.5", "00:00:00.500", "10000:00:00", "PT1M", "-1:00:00"],
};
const ID = { good: ["asas-1", "q_1", "!", "x".repeat(255)], bad: ["", "has blank", "é", "x".repeat(256), "tab\t"] };

/** Element to write, with the values that are in and out of its rule. */
const CASES = {
  "cmi.core.lesson_status": {
    good: ["passed", "completed", "failed", "incomplete", "browsed"],
    bad: ["not attempted", "", "Passed", "complete", "unknown"],
  },
  "cmi.core.exit": { good: ["suspend", "time-out", ""], bad: ["normal", "logout", "Suspend"] },
  "cmi.core.lesson_location": { good: ["", "asas", "x".repeat(255)], bad: ["x".repeat(256), "pelajaran-é", "a\nb"] },
  "cmi.suspend_data": { good: ["", "1.abc-_~", "x".repeat(4096)], bad: ["x".repeat(4097), "é", "a\tb"] },
  "cmi.core.score.raw": SCORE,
  "cmi.core.score.min": SCORE,
  "cmi.core.score.max": SCORE,
  "cmi.core.session_time": SPAN,
  "cmi.objectives.0.id": ID,
  "cmi.objectives.0.status": { good: ["passed", "not attempted"], bad: ["", "unknown", "done"] },
  "cmi.objectives.0.score.raw": SCORE,
  "cmi.objectives.0.score.min": SCORE,
  "cmi.objectives.0.score.max": SCORE,
  "cmi.interactions.0.id": ID,
  "cmi.interactions.0.objectives.0.id": ID,
  "cmi.interactions.0.time": { good: ["00:00:00", "23:59:59.99"], bad: ["", "24:00:00", "9:00:00", "09:00", "09:00:00.5"] },
  "cmi.interactions.0.type": {
    good: ["true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"],
    bad: ["", "multiple", "long-fill-in", "other", "Choice"],
  },
  "cmi.interactions.0.weighting": SCORE,
  "cmi.interactions.0.result": {
    good: ["correct", "wrong", "unanticipated", "neutral", "0", "0.5", "100"],
    bad: ["", "incorrect", "-1", "1000", "0.12345678"],
  },
  "cmi.interactions.0.latency": SPAN,
  "cmi.student_preference.audio": { good: ["-1", "0", "100"], bad: ["-2", "101", "", "1.5"] },
  "cmi.student_preference.language": { good: ["", "id", "Bahasa Indonesia"], bad: ["x".repeat(256)] },
  "cmi.student_preference.speed": { good: ["-100", "0", "100"], bad: ["-101", "101", ""] },
  "cmi.student_preference.text": { good: ["-1", "0", "1"], bad: ["2", "-2", ""] },
};

for (const [element, { good, bad }] of Object.entries(CASES)) {
  test(`${element} takes what its rule says and nothing else`, () => {
    for (const value of good) {
      const { lms, api } = begin({ lowering: "allowed" });
      accepts(api, element, value);
      assert.equal(lms.values[element], value);
      assert.deepEqual(lms.violations, []);
    }
    const { lms } = begin();
    for (const value of bad) {
      const rule = refuses(lms, 405, "LMSSetValue", element, value);
      const logout = element === "cmi.core.exit" && value === "logout";
      assert.equal(rule, logout ? "exit-logout" : `value ${element.replace(/\.\d+/g, ".n")}`);
    }
  });
}

test("every rule of the file has its cases above", () => {
  const tried = Object.keys(CASES).map((element) => element.replace(/\.\d+/g, ".n"));
  assert.deepEqual([...tried, "cmi.comments"].sort(), Object.keys(RULES.scorm12.elements).sort());
});

test("the rules for SCORM 2004 are regular expressions too", () => {
  for (const table of Object.values(RULES.scorm2004)) {
    for (const pattern of Object.values(table)) {
      assert.doesNotThrow(() => new RegExp(pattern));
    }
  }
});

test("comments are appended, and it is the sum that must fit", () => {
  const { lms, api } = begin();
  accepts(api, "cmi.comments", "x".repeat(4000));
  accepts(api, "cmi.comments", "y".repeat(96));
  assert.equal(api.LMSGetValue("cmi.comments").length, 4096);
  refuses(lms, 405, "LMSSetValue", "cmi.comments", "z");
});

const RESPONSES = {
  "true-false": { good: ["t", "f"], bad: ["", "true", "T", "1"] },
  choice: { good: ["a", "a,c", "1,z"], bad: ["", "ab", "a, c", "a,", "a;b", "A"] },
  "fill-in": { good: ["", "APB Desa", "x".repeat(255)], bad: ["x".repeat(256)] },
  matching: { good: ["1.a", "1.a,2.c"], bad: ["", "1a", "1.a,", "1[.]a"] },
  performance: { good: ["", "any text"], bad: ["é", "x".repeat(256)] },
  sequencing: { good: ["b,a,c"], bad: ["", "b,a,", "b[,]a"] },
  likert: { good: ["", "3"], bad: ["10", "agree"] },
  numeric: { good: ["3.5", "-12", "999"], bad: ["", "1000", "3,5", "1e3"] },
};

test("every type of interaction has its cases", () => {
  assert.deepEqual(Object.keys(RESPONSES).sort(), Object.keys(RULES.scorm12.responses).sort());
});

for (const [type, { good, bad }] of Object.entries(RESPONSES)) {
  test(`responses and patterns of type ${type}`, () => {
    for (const element of ["cmi.interactions.0.student_response", "cmi.interactions.0.correct_responses.0.pattern"]) {
      for (const value of good) {
        const { api } = begin();
        accepts(api, "cmi.interactions.0.type", type);
        accepts(api, element, value);
      }
      const { lms, api } = begin();
      accepts(api, "cmi.interactions.0.type", type);
      for (const value of bad) {
        refuses(lms, 405, "LMSSetValue", element, value);
      }
    }
  });
}

test("no response is longer than 255 characters, whatever its type allows", () => {
  const { lms, api } = begin();
  accepts(api, "cmi.interactions.0.type", "choice");
  accepts(api, "cmi.interactions.0.student_response", Array(128).fill("a").join(","));
  refuses(lms, 405, "LMSSetValue", "cmi.interactions.0.student_response", Array(129).fill("a").join(","));
});
