// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";

import { fnv1a, unseal } from "../../../themes/sinau_theme/player/sealed_answers.js";

test("FNV-1a gives the published values", () => {
  assert.equal(fnv1a(""), 0x811c9dc5);
  assert.equal(fnv1a("a"), 0xe40c292c);
  assert.equal(fnv1a("foobar"), 0xbf9cf968);
});

/** The builder's side, written from the description of the format. */
function seal(value, id) {
  let state = fnv1a(id) || 1;
  const masked = [...new TextEncoder().encode(JSON.stringify(value))].map((byte) => {
    state = (state ^ (state << 13)) >>> 0;
    state = (state ^ (state >>> 17)) >>> 0;
    state = (state ^ (state << 5)) >>> 0;
    return byte ^ (state & 255);
  });
  return Buffer.from(masked).toString("base64url");
}

test("opens what was sealed for the question, other alphabets included", () => {
  const value = { id: "asas-1", feedback: { a: "<p>Bukan — coba «lagi» ✓ 𝄞</p>" }, hints: [] };
  assert.deepEqual(unseal(seal(value, "asas-1"), "asas-1"), value);
});

test("what was sealed for another question is refused", () => {
  assert.throws(() => unseal(seal({ id: "asas-1" }, "asas-1"), "asas-2"));
  assert.throws(() => unseal(seal({ id: "asas-1" }, "asas-2"), "asas-2"), /sealed for asas-1/);
});
