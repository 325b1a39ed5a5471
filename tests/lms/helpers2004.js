// SPDX-License-Identifier: Apache-2.0
/** A strict run-time of SCORM 2004 on a store in memory, and an asserting way to call it. */
import assert from "node:assert/strict";

import { StrictScorm2004 } from "../../scorm/sinau_lms/strict2004.js";
import { MemoryStore, RULES, english } from "./helpers.js";

/** A session that has been initialised. */
export function begin(options = {}, store = new MemoryStore()) {
  const lms = new StrictScorm2004(RULES.scorm2004, store, { now: () => 0, say: english, ...options });
  assert.equal(lms.api.Initialize(""), "true");
  return { lms, api: lms.api, store };
}

/** Sets values that have to be accepted, in order: [element, value], "commit" or "terminate". */
export function does(api, ...steps) {
  for (const step of steps) {
    const [result, said] = Array.isArray(step)
      ? [api.SetValue(...step), `${step}`.slice(0, 200)]
      : [api[step === "commit" ? "Commit" : "Terminate"](""), step];
    assert.equal(result, "true", `${said}: ${api.GetDiagnostic("")}`);
    assert.equal(api.GetLastError(), "0", said);
  }
}

/** Asserts that a call is refused with an error code, leaves a violation and changes no value; returns the rule. */
export function refuses(lms, code, method, ...args) {
  const before = JSON.stringify(lms.values);
  const known = lms.violations.length;
  const said = `${method}(${args.map((one) => (typeof one === "string" ? one : typeof one))})`.slice(0, 200);
  assert.equal(lms.api[method](...args), method === "GetValue" ? "" : "false", said);
  assert.equal(lms.api.GetLastError(), String(code), `${said}: ${lms.api.GetDiagnostic("")}`);
  assert.equal(lms.violations.length, known + 1, said);
  assert.equal(JSON.stringify(lms.values), before, said);
  return lms.violations.at(-1).rule;
}

/** What has to stand before an element of an array's first entry. */
export function needs(element, type = "choice") {
  if (element.startsWith("cmi.objectives.0.") && element !== "cmi.objectives.0.id") {
    return [["cmi.objectives.0.id", "o"]];
  }
  const id = ["cmi.interactions.0.id", "q"];
  if (element === "cmi.interactions.0.type") {
    return [id];
  }
  return element.startsWith("cmi.interactions.0.") && element !== id[0] ? [id, ["cmi.interactions.0.type", type]] : [];
}
