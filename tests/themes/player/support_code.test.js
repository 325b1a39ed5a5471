// SPDX-License-Identifier: Apache-2.0
/** The support code, held to the vectors that `sinau support` is held to as well. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { lmsPart } from "../../../themes/sinau_theme/player/lms_part.js";
import { KINDS, PARTS, courseBits, supportCode, supportFacts, versionBits } from "../../../themes/sinau_theme/player/support_code.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { localTracking } from "../../../themes/sinau_theme/player/tracking.js";
import { FakeStorage, browser, course } from "./samples.js";

const { codes, marks } = JSON.parse(readFileSync(new URL("support_vectors.json", import.meta.url), "utf8"));

test("codes and marks are those of the vectors: 24 characters in five groups, none easily mistaken", () => {
  for (const { facts, code } of codes) {
    assert.equal(supportCode(facts), code);
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
  }
  for (const { course: id, version, course_mark, version_mark } of marks) {
    assert.deepEqual([courseBits(id), versionBits(id, version)], [course_mark, version_mark]);
  }
  assert.equal(PARTS.reduce((sum, [, width]) => sum + width, 0), 90);
});

test("what is too large becomes the largest that fits, and touches nothing else", () => {
  const zero = Object.fromEntries(PARTS.map(([name]) => [name, 0]));
  for (const [name, width] of PARTS) {
    assert.equal(supportCode({ ...zero, [name]: 2 ** 40 }), supportCode({ ...zero, [name]: 2 ** width - 1 }), name);
  }
});

test("it tells what is done, saved and wrong, on the device and at an LMS", async () => {
  const stores = { indexedDB: new IDBFactory(), localStorage: new FakeStorage() };
  const open = async (tracking, lent = stores) => {
    const study = new Study(course(), tracking, browser(lent));
    await study.open();
    return study;
  };
  const study = await open(localTracking());
  assert.equal(supportFacts(study).where, 0);
  await study.record({ kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: ["b"], score: 1 });
  await study.record({ kind: "done", id: "two" });
  const facts = supportFacts(study);
  assert.deepEqual(
    [facts.done, facts.total, facts.answers, facts.where, facts.phase, facts.kind, facts.gap],
    [1, study.progress.total, 1, 1, 0, KINDS.indexOf("scorm12"), 0],
  );
  assert.equal(supportFacts(await open(localTracking())).where, 1, "also when nothing has been written this time");

  const lost = { indexedDB: new IDBFactory(), localStorage: stores.localStorage };
  for (const key of [...lost.localStorage.map.keys()]) if (key.startsWith("sinau.1|")) lost.localStorage.map.delete(key);
  assert.equal(supportFacts(await open(localTracking(), lost)).gap, 1);

  const session = { connected: true, writable: true, learner: "", state: "xxxx", location: "", interactions: 0 };
  const refusing = {
    ...localTracking(), expected: true, lms: lmsPart, open: async () => session, phase: () => "failing", trouble: () => "391", interaction: () => true,
  };
  const failing = await open(refusing, {});
  await failing.record({ kind: "done", id: "two" });
  const told = supportFacts(failing);
  assert.deepEqual([told.phase, told.trouble, told.unread, told.where], [6, 3, 1, 4]);
});
