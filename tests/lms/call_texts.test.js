// SPDX-License-Identifier: Apache-2.0
/** What the LMSs tell about a call is in the words that they were given: in the log, and in the answer of GetDiagnostic. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { callText, fillText, keyWithValues } from "../../scorm/sinau_lms/call_texts.js";
import { faultyStore } from "../../scorm/sinau_lms/lms_faults.js";
import { MemoryStore, begin, english } from "./helpers.js";
import { begin as begin2004 } from "./helpers2004.js";

const INDONESIAN = JSON.parse(readFileSync(new URL("../../scorm/sinau_lms/texts/id/calls.json", import.meta.url), "utf8"));
const say = ({ key, values }) => fillText(INDONESIAN, key, values);

test("the log and GetDiagnostic have the reader's language, GetErrorString has the standard's", () => {
  const faults = {};
  const { lms, api } = begin({ say }, faultyStore(new MemoryStore(), faults));
  api.LMSSetValue("cmi.core.student_name", "x");
  assert.equal(lms.violations[0].detail, "cmi.core.student_name tidak dapat diisi");
  assert.equal(lms.calls.at(-1).detail, lms.violations[0].detail);
  assert.equal(api.LMSGetDiagnostic(""), lms.violations[0].detail);
  assert.equal(api.LMSGetErrorString("403"), "Element is read only");
  faults.commit = "refused";
  api.LMSCommit("");
  assert.deepEqual([lms.calls.at(-1).detail, lms.calls.at(-1).fault], ["LMSCommit: LMS tidak dapat menyimpan", "simpanan ditolak"]);
  api.LMSFinish("");
  assert.equal(lms.violations.at(-1).detail, "Moodle dan ILIAS menjadikannya completed");
});

test("a text stands in another", () => {
  const { lms, api } = begin2004({ say });
  api.SetValue("cmi.completion_status", "done");
  assert.match(lms.violations[0].detail, /^cmi\.completion_status = "done": tidak cocok dengan \^/);
  api.SetValue("cmi.completion_status", "x".repeat(90));
  assert.match(lms.violations[1].detail, /= "x{80}\.\.\. \(90 karakter\)": tidak cocok/);
  api.SetValue("cmi.learner_preference.delivery_speed", "-1");
  assert.equal(lms.violations[2].detail, "cmi.learner_preference.delivery_speed = -1 kurang dari 0");
});

test("a value is isolated where it or the sentence is read from right to left", () => {
  const strings = { latin: "[{name}]", arabic: "[الملف {name}]", both: "{one}: {name}" };
  assert.equal(fillText(strings, "latin", { name: "kas (2)" }), "[kas (2)]");
  assert.equal(fillText(strings, "latin", { name: "الدفتر (2)" }), "[\u2068الدفتر (2)\u2069]");
  assert.equal(fillText(strings, "arabic", { name: "kas (2)" }), "[الملف \u2068kas (2)\u2069]");
  assert.equal(fillText(strings, "arabic", { name: 2 }), "[الملف 2]");
  assert.equal(fillText(strings, "both", { one: callText("arabic", { name: "a" }), name: "b" }), "[الملف \u2068a\u2069]: b");
});

test("what a package writes is never read as a placeholder", () => {
  const detail = callText("other_form", { element: "{value}", value: "{form}", form: "^a$" });
  assert.equal(english(detail), '{value} = "{form}" does not match ^a$');
});

test("without any texts the key and the values are told", () => {
  const detail = callText("wrong_value", { element: "cmi.exit", value: "x", wrong: callText("matches_not", { form: "^a$" }) });
  assert.equal(keyWithValues(detail), "wrong_value cmi.exit x matches_not ^a$");
});
