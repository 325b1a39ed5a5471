// SPDX-License-Identifier: Apache-2.0
// SCORM 2004: whatever an SCO calls, in whatever order, the LMS answers, says why, and keeps what it accepted.
import assert from "node:assert/strict";
import { test } from "node:test";

import { StrictScorm2004 } from "../../scorm/sinau_lms/strict2004.js";
import { Calls } from "./chance.js";
import { MemoryStore, RULES, english } from "./helpers.js";
import { begin } from "./helpers2004.js";

const SESSIONS = process.env.SINAU_TORTURE ? 2000 : 250;
const SUPPORT = ["GetLastError", "GetErrorString", "GetDiagnostic"];

/** What holds after every single call. */
function hold(lms, [method, ...args], seed) {
  const { api } = lms;
  const before = api.GetLastError();
  const values = JSON.stringify(lms.values);
  const answer = api[method](...args);
  const error = api.GetLastError();
  const said = `seed ${seed}: ${method}(${args.map((one) => String(one).slice(0, 60))}) -> ${answer} ${error} ${api.GetDiagnostic("")}`;
  assert.equal(typeof answer, "string", said);
  assert.notEqual(api.GetErrorString(error), "", said);
  if (SUPPORT.includes(method)) {
    assert.equal(error, before, said);
    return;
  }
  const call = lms.calls.findLast((one) => one.method === method);
  assert.equal(String(call.error), error, said);
  assert.equal(lms.violations.some((one) => one.call === call.n && one.rule === call.rule), call.rule !== undefined, said);
  assert.equal(api.GetDiagnostic("") === "", error === "0", said);
  if (method === "GetValue") {
    assert.equal(error === "0" || answer === "", true, said);
  } else {
    assert.equal(answer, error === "0" ? "true" : "false", said);
  }
  if (method !== "Initialize" && (method !== "SetValue" || error !== "0")) {
    assert.equal(JSON.stringify(lms.values), values, said);
  }
  if (method === "SetValue" && error === "0" && !["cmi.exit", "cmi.session_time"].includes(args[0])) {
    assert.equal(api.GetValue(args[0]), args[1], said);
    assert.equal(api.GetLastError(), "0", said);
  }
}

test("any calls at all", () => {
  let accepted = 0;
  const codes = new Set();
  for (let seed = 1; seed <= SESSIONS; seed += 1) {
    const calls = new Calls(seed);
    const lms = new StrictScorm2004(RULES.scorm2004, new MemoryStore(), { now: () => 0, say: english, assignment: { edition: seed % 2 ? "3rd" : "4th" } });
    if (seed % 10 !== 0) {
      lms.api.Initialize("");
    }
    for (let n = 0; n < 60; n += 1) {
      hold(lms, calls.any(), seed);
    }
    accepted += lms.calls.filter((call) => call.method === "SetValue" && call.error === 0).length;
    lms.calls.forEach((call) => codes.add(call.error));
  }
  assert.equal(accepted > SESSIONS * 5, true, `the calls are not all nonsense: ${accepted}`);
  for (const code of [0, 103, 122, 132, 123, 133, 201, 301, 351, 401, 403, 404, 405, 406, 407, 408]) {
    assert.equal(codes.has(code), true, `no call ended in ${code}`);
  }
});

test("legal calls are all accepted, and all come back after a suspended session", () => {
  for (let seed = 1; seed <= SESSIONS; seed += 1) {
    const calls = new Calls(seed);
    const { lms, api, store } = begin({ lowering: "allowed" });
    const wanted = {};
    for (let n = 0; n < 30; n += 1) {
      for (const [element, value] of calls.legal()) {
        assert.equal(api.SetValue(element, value), "true", `seed ${seed}: ${element} = ${value.slice(0, 80)}: ${api.GetDiagnostic("")}`);
        wanted[element] = value;
      }
    }
    api.SetValue("cmi.exit", "suspend");
    assert.equal(api.Terminate(""), "true");
    const next = begin({}, store).api;
    for (const [element, value] of Object.entries(wanted)) {
      if (!["cmi.exit", "cmi.session_time", "adl.nav.request"].includes(element)) {
        assert.equal(next.GetValue(element), value, `seed ${seed}: ${element}`);
      }
    }
    assert.equal(next.GetValue("cmi.interactions._count"), String(calls.types.length));
    assert.equal(lms.calls.every((call) => call.error === 0), true);
  }
});
