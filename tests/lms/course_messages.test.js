// SPDX-License-Identifier: Apache-2.0
/** What the page around a course tells the window is taken for the word of a stranger. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readMessage } from "../../scorm/sinau_lms/page/course_messages.js";
import { chance } from "./chance.js";

test("what the LMS's page says is understood", () => {
  for (const kind of ["ready", "left", "kept", "began"]) {
    assert.deepEqual(readMessage({ kind, launch: 3 }, 3), { kind });
  }
  assert.deepEqual(readMessage({ kind: "reported", launch: 3, method: "SetValue", args: ["a", "b"] }, 3), { kind: "reported", method: "SetValue", args: ["a", "b"] });
  const call = { n: 1, at: 20, method: "LMSCommit", args: ['""'], result: "true", error: 0 };
  assert.deepEqual(readMessage({ kind: "call", launch: 3, call }, 3), { kind: "call", call });
  assert.deepEqual(readMessage({ kind: "call", launch: 3, call: { ...call, fault: "lost", rule: "x", own: 1 } }, 3), { kind: "call", call: { ...call, fault: "lost" } });
  assert.deepEqual(readMessage({ kind: "values", launch: 3, values: { a: "b" } }, 3), { kind: "values", values: { a: "b" } });
});

test("another launch, and whatever is no message, says nothing", () => {
  for (const data of [null, undefined, 1, "ready", [], {}, { kind: "ready" }, { kind: "ready", launch: "3" }, { kind: "ready", launch: 2 }, { kind: ["ready"], launch: 3 }, { kind: "reset", launch: 3 }, { kind: "reported", launch: 3, method: "constructor" }, { kind: "session", launch: 3, state: "over" }]) {
    assert.equal(readMessage(data, 3), null, JSON.stringify(data));
  }
});

test("texts are texts, numbers are numbers, and both have an end", () => {
  const long = "x".repeat(1_000_000);
  const { call } = /** @type {any} */ (readMessage({ kind: "call", launch: 3, call: { n: {}, at: NaN, method: [long], args: [long, {}, 1, 2, 3, 4], result: long, error: "1" } }, 3));
  assert.deepEqual([call.n, call.at, call.error, call.method], [0, 0, 0, ""]);
  assert.deepEqual([call.args.length, call.args[0].length, call.result.length], [5, 100_000, 100_000]);
  const many = Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`e${index}`, {}]));
  const { values } = /** @type {any} */ (readMessage({ kind: "values", launch: 3, values: many }, 3));
  assert.equal(Object.keys(values).length, 20_000);
  assert.equal(values.e1, "");
});

test("nothing that chance sends throws or comes through as anything but texts and numbers", () => {
  const random = chance(15);
  const pieces = ["ready", "reported", "call", "violation", "values", "Terminate", 3, -1, NaN, null, undefined, [], ["a"], {}, { method: 1 }, true, "x"];
  const any = () => pieces[Math.floor(random() * pieces.length)];
  for (let round = 0; round < 20_000; round += 1) {
    const message = readMessage({ kind: any(), launch: 3, method: any(), args: any(), call: { n: any(), method: any(), args: [any(), any()], fault: any() }, violation: any(), values: { a: any(), b: any() } }, 3);
    const leaves = JSON.stringify(message ?? {}, (_, value) => (typeof value === "object" || typeof value === "string" || Number.isFinite(value) ? value : "WRONG"));
    assert.ok(!leaves.includes("WRONG"), leaves);
  }
});
