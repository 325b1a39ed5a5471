// SPDX-License-Identifier: Apache-2.0
/** A strict run-time on a store in memory, and an asserting way to call it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { StrictScorm12 } from "../../scorm/sinau_lms/strict.js";

const RULES_FILE = new URL("../../scorm/sinau_lms/strict_rules.json", import.meta.url);
export const RULES = JSON.parse(readFileSync(RULES_FILE, "utf8"));

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
  const judge = new StrictScorm12(RULES.scorm12, store, { now: () => 0, ...options });
  assert.equal(judge.api.LMSInitialize(""), "true");
  return { judge, api: judge.api, store };
}

/** Sets a value that has to be accepted. */
export function accepts(api, element, value) {
  assert.equal(api.LMSSetValue(element, value), "true", `${element} = ${value}: ${api.LMSGetDiagnostic("")}`);
  assert.equal(api.LMSGetLastError(), "0");
}

/** Asserts that a call is refused with an error code, leaves a violation and, for a value, changes nothing. */
export function refuses(judge, code, method, ...args) {
  const before = JSON.stringify(judge.values);
  const known = judge.violations.length;
  assert.equal(judge.api[method](...args), method === "LMSGetValue" ? "" : "false", `${method}(${args})`);
  assert.equal(judge.api.LMSGetLastError(), String(code), `${method}(${args})`);
  assert.equal(judge.violations.length, known + 1, `${method}(${args})`);
  assert.equal(JSON.stringify(judge.values), before);
  return judge.violations.at(-1).rule;
}

/** The rules broken so far, in order. */
export const broken = (judge) => judge.violations.map((violation) => violation.rule);
