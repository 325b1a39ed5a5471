// SPDX-License-Identifier: Apache-2.0
/** adlcp:prerequisites as the contents of `sinau play` read them. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { prerequisitesMet } from "../../scorm/sinau_lms/page/prerequisites.js";

const STATUSES = { A: "completed", B: "passed", C: "failed", D: "incomplete" };
const met = (/** @type {string} */ expression) =>
  prerequisitesMet(expression, (id) => /** @type {Record<string, string>} */ (STATUSES)[id] ?? "none");

test("items, operators and brackets", () => {
  const truths = {
    "": true, A: true, B: true, C: false, D: false, "never-seen": false,
    "A & B": true, "A&C": false, "A | C": true, "C|D": false, "~C": true, "~A": false, "~C & A": true,
    "C & A | B": true, "C & (A | B)": false, "(A)": true, "~(A & C)": true,
    'C = "failed"': true, "C=f": true, 'A = "passed"': false, "B <> passed": false, 'D <> "n"': true,
  };
  for (const [expression, truth] of Object.entries(truths)) {
    assert.equal(met(expression), truth, expression);
  }
});

test("what cannot be read locks nothing", () => {
  for (const broken of ["A &", "(C", "C)", "& C", "C D", "C =", '"', "~"]) {
    assert.equal(met(broken), true, broken);
  }
});
