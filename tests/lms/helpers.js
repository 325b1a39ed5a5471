// SPDX-License-Identifier: Apache-2.0
/** A strict run-time on a store in memory, and an asserting way to call it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { fillText } from "../../scorm/sinau_lms/call_texts.js";
import { StrictScorm12 } from "../../scorm/sinau_lms/strict12.js";

const RULES_FILE = new URL("../../scorm/sinau_lms/strict_rules.json", import.meta.url);
export const RULES = JSON.parse(readFileSync(RULES_FILE, "utf8"));

const TEXTS_FILE = new URL("../../scorm/sinau_lms/texts/en/calls.json", import.meta.url);
const TEXTS = JSON.parse(readFileSync(TEXTS_FILE, "utf8"));

/** What is told about a call, in English. Its values have to be those that the text asks for. */
export function english({ key, values }) {
  assert.ok(key in TEXTS, key);
  const asked = new Set(Array.from(TEXTS[key].matchAll(/\{(\w+)\}/g), ([, name]) => name));
  assert.deepEqual(new Set(Object.keys(values)), asked, key);
  for (const value of Object.values(values)) {
    assert.ok(["string", "number", "object"].includes(typeof value), `${key}: ${value}`);
    if (typeof value === "object") english(value);
  }
  return fillText(TEXTS, key, values);
}

/** Keeps an attempt as an LMS's database does: a copy, so that what is set later does not creep in. */
export class MemoryStore {
  attempt = null;
  saves = 0;
  load() {
    return structuredClone(this.attempt);
  }
  save(attempt) {
    this.attempt = structuredClone(attempt);
    this.saves += 1;
    return { kept: true };
  }
}

/** A session that has been initialised. */
export function begin(options = {}, store = new MemoryStore()) {
  const lms = new StrictScorm12(RULES.scorm12, store, { now: () => 0, say: english, ...options });
  assert.equal(lms.api.LMSInitialize(""), "true");
  return { lms, api: lms.api, store };
}

/** Sets a value that has to be accepted. */
export function accepts(api, element, value) {
  assert.equal(api.LMSSetValue(element, value), "true", `${element} = ${value}: ${api.LMSGetDiagnostic("")}`);
  assert.equal(api.LMSGetLastError(), "0");
}

/** Asserts that a call is refused with an error code, leaves a violation and, for a value, changes nothing. */
export function refuses(lms, code, method, ...args) {
  const before = JSON.stringify(lms.values);
  const known = lms.violations.length;
  assert.equal(lms.api[method](...args), method === "LMSGetValue" ? "" : "false", `${method}(${args})`);
  assert.equal(lms.api.LMSGetLastError(), String(code), `${method}(${args})`);
  assert.equal(lms.violations.length, known + 1, `${method}(${args})`);
  assert.equal(JSON.stringify(lms.values), before);
  return lms.violations.at(-1).rule;
}

/** The rules broken so far, in order. */
export const broken = (lms) => lms.violations.map((violation) => violation.rule);
