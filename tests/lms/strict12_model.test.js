// SPDX-License-Identifier: Apache-2.0
// Rights, keywords, indices and error codes of the data model.
import assert from "node:assert/strict";
import { test } from "node:test";

import { placeOfElement } from "../../scorm/sinau_lms/scorm12_model.js";
import { RULES, accepts, begin, refuses } from "./helpers.js";

const READ_ONLY = [
  "cmi.core.student_id",
  "cmi.core.student_name",
  "cmi.core.credit",
  "cmi.core.entry",
  "cmi.core.total_time",
  "cmi.core.lesson_mode",
  "cmi.launch_data",
  "cmi.comments_from_lms",
  "cmi.student_data.mastery_score",
  "cmi.student_data.max_time_allowed",
  "cmi.student_data.time_limit_action",
];

const WRITE_ONLY = [
  "cmi.core.exit",
  "cmi.core.session_time",
  "cmi.interactions.0.id",
  "cmi.interactions.0.objectives.0.id",
  "cmi.interactions.0.time",
  "cmi.interactions.0.type",
  "cmi.interactions.0.correct_responses.0.pattern",
  "cmi.interactions.0.weighting",
  "cmi.interactions.0.student_response",
  "cmi.interactions.0.result",
  "cmi.interactions.0.latency",
];

test("read-only elements are read and not written", () => {
  const { lms, api } = begin();
  for (const element of READ_ONLY) {
    assert.equal(typeof api.LMSGetValue(element), "string");
    assert.equal(api.LMSGetLastError(), "0", element);
    assert.equal(refuses(lms, 403, "LMSSetValue", element, "x"), "access");
  }
});

test("write-only elements are not read", () => {
  const { lms } = begin();
  for (const element of WRITE_ONLY) {
    assert.equal(refuses(lms, 404, "LMSGetValue", element), "access");
  }
});

test("what can be both read and written comes back", () => {
  const { lms, api } = begin();
  for (const [element, value] of [
    ["cmi.core.score.raw", "62.5"],
    ["cmi.core.lesson_status", "incomplete"],
    ["cmi.core.lesson_location", "asas"],
    ["cmi.suspend_data", "1.x"],
    ["cmi.objectives.0.id", "dasar"],
    ["cmi.objectives.0.status", "completed"],
    ["cmi.objectives.0.score.max", "100"],
    ["cmi.student_preference.language", "id"],
  ]) {
    accepts(api, element, value);
    assert.equal(api.LMSGetValue(element), value);
  }
  assert.deepEqual(lms.violations, []);
});

test("every writable element has a rule", () => {
  const responses = ["cmi.interactions.n.student_response", "cmi.interactions.n.correct_responses.n.pattern"];
  for (const element of [...READ_ONLY, ...Object.keys(RULES.scorm12.elements), ...responses]) {
    assert.equal(placeOfElement(element.replace(/\.n(?=\.|$)/g, ".0")).kind, "leaf", element);
  }
});

test("keywords answer and cannot be set", () => {
  const { lms, api } = begin();
  const keywords = {
    "cmi._version": "3.4",
    "cmi.core._children":
      "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time",
    "cmi.core.score._children": "raw,min,max",
    "cmi.objectives._children": "id,score,status",
    "cmi.objectives._count": "0",
    "cmi.interactions._children":
      "id,objectives,time,type,correct_responses,weighting,student_response,result,latency",
    "cmi.interactions._count": "0",
    "cmi.student_data._children": "mastery_score,max_time_allowed,time_limit_action",
    "cmi.student_preference._children": "audio,language,speed,text",
  };
  for (const [element, value] of Object.entries(keywords)) {
    assert.equal(api.LMSGetValue(element), value);
    assert.equal(api.LMSGetLastError(), "0");
    assert.equal(refuses(lms, 402, "LMSSetValue", element, "x"), "keyword");
  }
});

test("names that lead nowhere", () => {
  const { lms } = begin();
  const wrong = { "cmi.core.exit._children": 202, "cmi.suspend_data._count": 203, "cmi.core._count": 203 };
  Object.assign(wrong, { "cmi.core.progress": 401, "cmi.core": 401, "cmi.interactions.0.timestamp": 401 });
  Object.assign(wrong, { "": 201, "core.exit": 201, "cmi..core": 201, "cmi.interactions.01.id": 201, "cmi.exit ": 201 });
  for (const [element, code] of Object.entries(wrong)) {
    refuses(lms, code, "LMSGetValue", element);
    refuses(lms, code, "LMSSetValue", element, "x");
  }
});

test("entries of an array are added one after the other", () => {
  const { lms, api } = begin();
  assert.equal(refuses(lms, 201, "LMSSetValue", "cmi.interactions.1.id", "q1"), "index");
  accepts(api, "cmi.interactions.0.id", "q1");
  assert.equal(api.LMSGetValue("cmi.interactions._count"), "1");
  accepts(api, "cmi.interactions.0.id", "q1");
  refuses(lms, 201, "LMSSetValue", "cmi.interactions.2.id", "q3");
  accepts(api, "cmi.interactions.1.id", "q2");
  assert.equal(api.LMSGetValue("cmi.interactions._count"), "2");
  refuses(lms, 201, "LMSSetValue", "cmi.interactions.0.correct_responses.1.pattern", "a");
  accepts(api, "cmi.interactions.0.correct_responses.0.pattern", "a");
  assert.equal(api.LMSGetValue("cmi.interactions.0.correct_responses._count"), "1");
  assert.equal(api.LMSGetValue("cmi.interactions.0.objectives._count"), "0");
});

test("entries that do not exist cannot be read", () => {
  const { lms, api } = begin();
  refuses(lms, 201, "LMSGetValue", "cmi.objectives.0.id");
  refuses(lms, 201, "LMSGetValue", "cmi.interactions.0.objectives._count");
  accepts(api, "cmi.objectives.0.id", "dasar");
  assert.equal(api.LMSGetValue("cmi.objectives.0.status"), "");
  refuses(lms, 201, "LMSGetValue", "cmi.objectives.1.id");
});

test("more than nine entries are counted as numbers", () => {
  const { api } = begin();
  for (let n = 0; n < 12; n += 1) {
    accepts(api, `cmi.objectives.${n}.id`, `o${n}`);
  }
  assert.equal(api.LMSGetValue("cmi.objectives._count"), "12");
});

test("only strings are arguments", () => {
  const { lms } = begin();
  refuses(lms, 405, "LMSSetValue", "cmi.core.score.raw", 80);
  refuses(lms, 405, "LMSSetValue", "cmi.suspend_data", null);
  refuses(lms, 201, "LMSSetValue", 7, "x");
  refuses(lms, 201, "LMSSetValue", "cmi.suspend_data");
  refuses(lms, 201, "LMSGetValue");
  refuses(lms, 201, "LMSCommit");
  refuses(lms, 201, "LMSCommit", null);
  refuses(lms, 201, "LMSCommit", "x");
  refuses(lms, 201, "LMSFinish", 0);
});

test("error strings and diagnostics", () => {
  const { lms, api } = begin();
  assert.equal(api.LMSGetErrorString("0"), "No error");
  assert.equal(api.LMSGetErrorString("405"), "Incorrect data type");
  assert.equal(api.LMSGetErrorString("999"), "");
  refuses(lms, 405, "LMSSetValue", "cmi.core.exit", "normal");
  assert.match(api.LMSGetDiagnostic("405"), /cmi\.core\.exit = "normal"/);
  accepts(api, "cmi.core.exit", "suspend");
  assert.equal(api.LMSGetLastError(), "0");
  assert.equal(api.LMSGetDiagnostic(""), "");
});
