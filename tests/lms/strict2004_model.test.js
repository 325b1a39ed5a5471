// SPDX-License-Identifier: Apache-2.0
// SCORM 2004: rights, keywords, indices, order and error codes of the data model.
import assert from "node:assert/strict";
import { test } from "node:test";

import { errorString } from "../../scorm/sinau_lms/scorm2004_errors.js";
import { placeOfElement } from "../../scorm/sinau_lms/scorm2004_model.js";
import { RULES } from "./helpers.js";
import { begin, does, needs, refuses } from "./helpers2004.js";

const READ_ONLY = [
  "cmi.completion_threshold", "cmi.credit", "cmi.entry", "cmi.launch_data", "cmi.learner_id", "cmi.learner_name",
  "cmi.max_time_allowed", "cmi.mode", "cmi.scaled_passing_score", "cmi.time_limit_action", "cmi.total_time",
];
const LMS_COMMENTS = ["comment", "location", "timestamp"].map((part) => `cmi.comments_from_lms.0.${part}`);

const KEYWORDS = {
  "cmi._version": "1.0",
  "cmi.comments_from_learner._children": "comment,location,timestamp",
  "cmi.comments_from_learner._count": "0",
  "cmi.comments_from_lms._children": "comment,location,timestamp",
  "cmi.comments_from_lms._count": "0",
  "cmi.interactions._children":
    "id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description",
  "cmi.interactions._count": "0",
  "cmi.learner_preference._children": "audio_level,language,delivery_speed,audio_captioning",
  "cmi.objectives._children": "id,score,success_status,completion_status,progress_measure,description",
  "cmi.objectives._count": "0",
  "cmi.score._children": "scaled,raw,min,max",
  "adl.data._children": "id,store",
  "adl.data._count": "0",
};

test("read-only elements are read and not written", () => {
  const assignment = {
    launch_data: "l", scaled_passing_score: "0.8", completion_threshold: "1.0", max_time_allowed: "PT1H",
  };
  const { lms, api } = begin({ assignment });
  for (const element of READ_ONLY) {
    assert.notEqual(api.GetValue(element), "", element);
    assert.equal(api.GetLastError(), "0", element);
    assert.equal(refuses(lms, 404, "SetValue", element, "x"), "access");
  }
  for (const element of LMS_COMMENTS) {
    assert.equal(refuses(lms, 404, "SetValue", element, "x"), "access");
  }
});

test("write-only elements are not read", () => {
  const { lms, api } = begin();
  for (const [element, value] of [["cmi.exit", "suspend"], ["cmi.session_time", "PT1M0S"]]) {
    assert.equal(refuses(lms, 405, "GetValue", element), "access");
    does(api, [element, value]);
    assert.equal(refuses(lms, 405, "GetValue", element), "access");
  }
});

test("what has no value yet is \"\" and 403, which is not the SCO's mistake", () => {
  const { lms, api } = begin();
  const unset = ["location", "suspend_data", "score.raw", "score.scaled", "progress_measure", "launch_data", "scaled_passing_score"];
  for (const element of unset) {
    assert.equal(api.GetValue(`cmi.${element}`), "");
    assert.equal(api.GetLastError(), "403", element);
    assert.match(api.GetDiagnostic("403"), /no value yet/);
  }
  does(api, ["cmi.objectives.0.id", "o"]);
  assert.equal(api.GetValue("cmi.objectives.0.score.raw"), "");
  assert.equal(api.GetLastError(), "403");
  assert.deepEqual(lms.violations, []);
  assert.equal(lms.calls.find((call) => call.error === 403).rule, undefined);
});

test("defaults of the standard", () => {
  const { lms, api } = begin();
  does(api, ["cmi.objectives.0.id", "o"]);
  for (const [element, value] of Object.entries({
    "cmi.completion_status": "unknown",
    "cmi.success_status": "unknown",
    "cmi.credit": "credit",
    "cmi.mode": "normal",
    "cmi.entry": "ab-initio",
    "cmi.total_time": "PT0S",
    "cmi.time_limit_action": "continue,no message",
    "cmi.learner_preference.audio_level": "1",
    "cmi.learner_preference.language": "",
    "cmi.learner_preference.delivery_speed": "1",
    "cmi.learner_preference.audio_captioning": "0",
    "cmi.objectives.0.success_status": "unknown",
    "cmi.objectives.0.completion_status": "unknown",
    "adl.nav.request": "_none_",
    "adl.nav.request_valid.continue": "unknown",
    "adl.nav.request_valid.choice.{target=ITEM-1}": "unknown",
  })) {
    assert.equal(api.GetValue(element), value, element);
    assert.equal(api.GetLastError(), "0", element);
  }
  assert.deepEqual(lms.violations, []);
});

test("keywords answer and cannot be set", () => {
  const { lms, api } = begin();
  for (const [element, value] of Object.entries(KEYWORDS)) {
    assert.equal(api.GetValue(element), value);
    assert.equal(api.GetLastError(), "0", element);
    assert.equal(refuses(lms, 404, "SetValue", element, "x"), "keyword");
  }
  assert.equal(refuses(lms, 404, "SetValue", "adl.nav.request_valid.continue", "true"), "keyword");
});

/** method, arguments, code: each alone, in a fresh session. */
const CALLS = [
  ["GetValue", [""], 301],
  ["GetValue", ["cmi"], 401],
  ["GetValue", ["cmi.core.lesson_status"], 401],
  ["GetValue", ["cmi.lesson_status"], 401],
  ["GetValue", ["cmi.student_data.mastery_score"], 401],
  ["GetValue", ["cmi.interactions.0.student_response"], 401],
  ["GetValue", ["cmi.score"], 401],
  ["GetValue", ["cmi..score"], 401],
  ["GetValue", ["cmi.exit "], 401],
  ["GetValue", ["cmi.interactions.00.id"], 401],
  ["GetValue", ["adl.nav"], 401],
  ["GetValue", ["adl.nav.request_valid.jump"], 401],
  ["GetValue", ["adl.nav.request_valid.choice.ITEM"], 401],
  ["GetValue", ["cmi.exit._children"], 301],
  ["GetValue", ["cmi.score._count"], 301],
  ["GetValue", ["cmi.score._version"], 301],
  ["GetValue", ["cmi.nothing._children"], 401],
  ["GetValue", ["cmi.objectives.0.id"], 301],
  ["GetValue", ["cmi.objectives.0.score._children"], 301],
  ["GetValue", ["cmi.interactions.0.objectives._count"], 301],
  ["GetValue", ["cmi.comments_from_lms.0.comment"], 301],
  ["GetValue", ["adl.data.0.store"], 301],
  ["GetValue", [7], 201],
  ["GetValue", [], 201],
  ["GetValue", ["cmi.exit", "x"], 201],
  ["SetValue", ["", "x"], 351],
  ["SetValue", ["cmi.core.exit", ""], 401],
  ["SetValue", ["cmi.exit._children", "x"], 404],
  ["SetValue", ["cmi.nothing._count", "x"], 401],
  ["SetValue", ["cmi.objectives.1.id", "o"], 351],
  ["SetValue", ["cmi.objectives.0.score.raw", "1"], 408],
  ["SetValue", ["cmi.interactions.0.type", "choice"], 408],
  ["SetValue", ["cmi.interactions.0.learner_response", "a"], 408],
  ["SetValue", ["cmi.interactions.1.id", "q"], 351],
  ["SetValue", ["cmi.comments_from_learner.1.comment", "x"], 351],
  ["SetValue", ["adl.data.0.store", "x"], 351],
  ["SetValue", ["adl.data.0.id", "x"], 404],
  ["SetValue", ["cmi.score.scaled", "1.5"], 407],
  ["SetValue", ["cmi.score.scaled", "much"], 406],
  ["SetValue", ["cmi.progress_measure", "-0.5"], 407],
  ["SetValue", ["cmi.progress_measure", "50%"], 406],
  ["SetValue", ["cmi.learner_preference.audio_level", "-1"], 407],
  ["SetValue", ["cmi.score.raw", 80], 406],
  ["SetValue", ["cmi.suspend_data", null], 406],
  ["SetValue", [7, "x"], 201],
  ["SetValue", ["cmi.suspend_data"], 201],
  ["Commit", [], 201],
  ["Commit", [null], 201],
  ["Commit", ["x"], 201],
  ["Terminate", [0], 201],
  ["Initialize", [""], 103],
  ["Initialize", ["x"], 201],
];

for (const [method, args, code] of CALLS) {
  test(`${method}(${JSON.stringify(args).slice(1, -1)}) ends with ${code}`, () => {
    refuses(begin().lms, code, method, ...args);
  });
}

test("every element of the rules is one of the model, and every writable one has a rule", () => {
  const responses = ["cmi.interactions.n.learner_response", "cmi.interactions.n.correct_responses.n.pattern"];
  for (const element of [...READ_ONLY, ...Object.keys(RULES.scorm2004.elements), ...responses]) {
    assert.equal(placeOfElement(element.replace(/\.n(?=\.|$)/g, ".0"), "4th").kind, "leaf", element);
  }
  const { api } = begin({ assignment: { data: ["urn:x"] } });
  for (const [children, list] of Object.entries(KEYWORDS).filter(([name]) => name.endsWith("_children"))) {
    for (const child of list.split(",").filter((name) => !["score", "objectives", "correct_responses"].includes(name))) {
      const array = `${children.replace("_children", "")}${/preference|score/.test(children) ? "" : "0."}${child}`;
      assert.equal(placeOfElement(array, "4th").kind, "leaf", array);
    }
  }
  for (const element of [...Object.keys(RULES.scorm2004.elements), ...responses]) {
    const real = element.replace(/\.n(?=\.|$)/g, ".0");
    const session = begin({ assignment: { data: ["urn:x"] } });
    does(session.api, ...needs(real));
    assert.doesNotThrow(() => session.api.SetValue(real, "a"), element);
  }
  assert.equal(api.GetValue("adl.data._count"), "1");
});

test("entries of an array are added one after the other", () => {
  const { lms, api } = begin();
  does(api, ...needs("cmi.interactions.0.result"));
  assert.equal(api.GetValue("cmi.interactions._count"), "1");
  assert.equal(refuses(lms, 351, "SetValue", "cmi.interactions.2.id", "q3"), "index");
  does(api, ["cmi.interactions.1.id", "q2"]);
  refuses(lms, 351, "SetValue", "cmi.interactions.0.correct_responses.1.pattern", "a");
  does(api, ["cmi.interactions.0.correct_responses.0.pattern", "a"], ["cmi.interactions.0.objectives.0.id", "o"]);
  assert.equal(api.GetValue("cmi.interactions.0.correct_responses._count"), "1");
  assert.equal(api.GetValue("cmi.interactions.0.objectives._count"), "1");
  assert.equal(api.GetValue("cmi.interactions.1.objectives._count"), "0");
  refuses(lms, 301, "GetValue", "cmi.interactions.0.objectives.1.id");
  for (let n = 0; n < 12; n += 1) {
    does(api, [`cmi.objectives.${n}.id`, `o${n}`]);
  }
  assert.equal(api.GetValue("cmi.objectives._count"), "12");
});

test("an interaction begins with its id, then its type, then all else", () => {
  const parts = { "objectives.0.id": "o", timestamp: "2026-11-21T17:15:00.00Z", "correct_responses.0.pattern": "a", weighting: "1",
    learner_response: "a", result: "correct", latency: "PT5S", description: "d" };
  for (const [part, value] of Object.entries(parts)) {
    const { lms, api } = begin();
    assert.equal(refuses(lms, 408, "SetValue", `cmi.interactions.0.${part}`, value), "order");
    does(api, ["cmi.interactions.0.id", "q"]);
    assert.equal(refuses(lms, 408, "SetValue", `cmi.interactions.0.${part}`, value), "order", part);
    does(api, ["cmi.interactions.0.type", "choice"], [`cmi.interactions.0.${part}`, value]);
    assert.equal(api.GetValue(`cmi.interactions.0.${part}`), value);
  }
});

test("an objective has its id first, keeps it, and shares it with no other", () => {
  const { lms, api } = begin();
  for (const [part, value] of [["success_status", "passed"], ["description", "d"], ["progress_measure", "1"], ["score.scaled", "1"]]) {
    assert.equal(refuses(lms, 408, "SetValue", `cmi.objectives.0.${part}`, value), "order");
  }
  does(api, ["cmi.objectives.0.id", "o"], ["cmi.objectives.0.id", "o"], ["cmi.objectives.0.success_status", "passed"]);
  assert.equal(refuses(lms, 351, "SetValue", "cmi.objectives.0.id", "other"), "id-fixed");
  assert.equal(refuses(lms, 351, "SetValue", "cmi.objectives.1.id", "o"), "not-unique");
  does(api, ["cmi.objectives.1.id", "p"]);
});

test("no objective twice in an interaction, but in two", () => {
  const { lms, api } = begin();
  does(api, ...needs("cmi.interactions.0.result"), ["cmi.interactions.1.id", "q"], ["cmi.interactions.1.type", "other"]);
  does(api, ["cmi.interactions.0.objectives.0.id", "o"], ["cmi.interactions.1.objectives.0.id", "o"]);
  assert.equal(refuses(lms, 351, "SetValue", "cmi.interactions.0.objectives.1.id", "o"), "not-unique");
  does(api, ["cmi.interactions.0.objectives.0.id", "o"]);
});

test("no more entries than every LMS takes", () => {
  const { lms, api } = begin();
  for (let n = 0; n < 100; n += 1) {
    does(api, [`cmi.objectives.${n}.id`, `o${n}`]);
  }
  assert.equal(refuses(lms, 351, "SetValue", "cmi.objectives.100.id", "o100"), "limit");
  for (let n = 0; n < 250; n += 1) {
    does(api, [`cmi.interactions.${n}.id`, `q${n}`]);
  }
  assert.equal(refuses(lms, 351, "SetValue", "cmi.interactions.250.id", "q250"), "limit");
});

test("the 3rd Edition has no shared data, no jump, and fewer requests to ask about", () => {
  const { lms, api } = begin({ assignment: { edition: "3rd", data: ["urn:x"] } });
  refuses(lms, 401, "GetValue", "adl.data._count");
  refuses(lms, 401, "GetValue", "adl.data.0.id");
  refuses(lms, 401, "SetValue", "adl.data.0.store", "x");
  refuses(lms, 401, "GetValue", "adl.nav.request_valid.suspendAll");
  refuses(lms, 401, "GetValue", "adl.nav.request_valid.jump.{target=ITEM}");
  refuses(lms, 406, "SetValue", "adl.nav.request", "{target=ITEM}jump");
  does(api, ["adl.nav.request", "{target=ITEM}choice"]);
  const fourth = begin({ assignment: { edition: "4th" } }).api;
  does(fourth, ["adl.nav.request", "{target=ITEM}jump"]);
  assert.equal(fourth.GetValue("adl.nav.request_valid.suspendAll"), "unknown");
  assert.equal(fourth.GetValue("adl.nav.request_valid.jump.{target=ITEM}"), "unknown");
});

test("shared data is what the manifest maps", () => {
  const { lms, api } = begin({ assignment: { data: ["urn:a", "urn:b"] } });
  assert.equal(api.GetValue("adl.data._count"), "2");
  assert.equal(api.GetValue("adl.data.1.id"), "urn:b");
  assert.equal(api.GetValue("adl.data.1.store"), "");
  assert.equal(api.GetLastError(), "403");
  does(api, ["adl.data.1.store", "kept"]);
  assert.equal(api.GetValue("adl.data.1.store"), "kept");
  refuses(lms, 351, "SetValue", "adl.data.2.store", "x");
});

test("error strings and diagnostics", () => {
  const { lms, api } = begin();
  const codes = "0 101 102 103 104 111 112 113 122 123 132 133 142 143 201 301 351 391 401 402 403 404 405 406 407 408".split(" ");
  assert.equal(new Set(codes.map((code) => api.GetErrorString(code))).size, codes.length);
  assert.equal(codes.every((code) => api.GetErrorString(code) !== ""), true);
  for (const none of ["100", "202", "409", "", "x"]) {
    assert.equal(api.GetErrorString(none), "");
  }
  refuses(lms, 406, "SetValue", "cmi.score.raw", "many");
  api.GetErrorString("0");
  assert.equal(api.GetLastError(), "406", "asking about errors is no call that ends in one");
  assert.match(api.GetDiagnostic(""), /cmi\.score\.raw = "many"/);
  assert.match(api.GetDiagnostic("406"), /cmi\.score\.raw = "many"/);
  assert.equal(api.GetDiagnostic("408"), errorString("408"));
  refuses(lms, 406, "SetValue", "cmi.suspend_data", `é${"x".repeat(9000)}`);
  assert.equal(api.GetDiagnostic("").length <= 255, true);
});

test("no argument makes the LMS itself fail", () => {
  const circle = {};
  circle.circle = circle;
  const rude = { toString: () => assert.fail("read as a string") };
  for (const argument of [circle, rude, Symbol("x"), 10n, () => "", [], NaN, null, undefined]) {
    const { lms, api } = begin();
    for (const method of ["Initialize", "GetValue", "Commit", "Terminate"]) {
      refuses(lms, 201, method, argument);
    }
    refuses(lms, 201, "SetValue", argument, "x");
    refuses(lms, 406, "SetValue", "cmi.location", argument);
    for (const method of ["GetLastError", "GetErrorString", "GetDiagnostic"]) {
      assert.equal(typeof api[method](argument), "string");
    }
  }
  const { api } = begin();
  assert.equal(api.GetErrorString(406), api.GetErrorString("406"));
});
