// SPDX-License-Identifier: Apache-2.0
/** Scripts that there is no doing without: asked for until they are there, at growing distances, or at once. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { completeCourse, fetchUntilThere } from "../../../themes/sinau_theme/player/whole_course.js";

const settled = async () => { for (let turn = 0; turn < 20; turn += 1) await null; };
let asked = [];

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  asked = [];
  globalThis.document = {
    createElement: () => ({ remove() {} }),
    head: { append(script) { asked.push(script); } },
  };
});
afterEach(() => {
  mock.timers.reset();
  delete globalThis.document;
});

test("a script is asked for again at growing distances, and at once on demand", async () => {
  let there = false;
  const again = [];
  const coming = fetchUntilThere("outline.js", () => there, (now) => again.push(now));
  for (const [pause, calls] of [[10000, 1], [20000, 2], [40000, 3]]) {
    assert.equal(asked.length, calls);
    asked[calls - 1].onerror();
    await settled();
    assert.equal(again.length, calls);
    mock.timers.tick(pause - 1);
    await settled();
    assert.equal(asked.length, calls);
    mock.timers.tick(1);
    await settled();
  }
  assert.equal(asked.length, 4);
  asked[3].onerror();
  await settled();
  again[3]();
  await settled();
  assert.equal(asked.length, 5);
  assert.equal(asked[4].src, "outline.js");
  there = true;
  asked[4].onload();
  await coming;
});

test("a script that hangs is told of, and taken when it comes after all", async () => {
  let told = 0;
  let there = false;
  const coming = fetchUntilThere("outline.js", () => there, () => { told += 1; });
  mock.timers.tick(30000);
  await settled();
  assert.equal(told, 1);
  there = true;
  mock.timers.tick(10000);
  await coming;
  assert.equal(asked.length, 1);
});

test("a study has the whole course and its progress in one step, however long what was stored before takes", async () => {
  const [page, whole] = [["a"], ["a", "b"]].map((ids) => ({ activities: ids.map((id) => ({ id, questions: [] })) }));
  const journal = { scope: "new", environment: { localStorage: null, indexedDB: null }, mirror: { note() {} }, notice() {}, all: () => [] };
  const study = {
    course: page,
    known: ["a"],
    launched: { journal, former: "old" },
    refresh() { this.known = this.course.activities.map((one) => one.id); },
  };
  const consistent = () => assert.deepEqual(study.course.activities.map((one) => one.id), study.known);
  const coming = completeCourse(study, whole);
  consistent();
  for (let turn = 0; turn < 20; turn += 1) {
    await null;
    consistent();
  }
  await coming;
  assert.deepEqual(study.known, ["a", "b"]);
});
