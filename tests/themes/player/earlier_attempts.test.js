// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { lmsPart } from "../../../themes/sinau_theme/player/lms_part.js";
import { eventsOfOtherAttempts } from "../../../themes/sinau_theme/player/earlier_attempts.js";
import * as equipment from "../../../themes/sinau_theme/player/assessment_equipment.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { FakeStorage, browser, course } from "./samples.js";

/** An LMS that says yes and has nothing at the next launch. */
const losing = () => ({
  name: "losing", expected: true, lms: lmsPart,
  open: async () => ({ connected: true, writable: true, learner: "ani", state: "", location: "", interactions: 0 }),
  report() {}, interaction: () => true, pause() {}, close() {}, phase: () => "sent", watch() {},
});

async function launch(stores) {
  const study = new Study(course(), losing(), browser(stores));
  study.assessmentCodeArrived(equipment);
  await study.open();
  return study;
}

const device = () => ({ indexedDB: new IDBFactory(), localStorage: new FakeStorage() });
const answer = (id, choice) => ({ kind: "answer", id, answer: [choice], hash: "1a2b" });
const shown = (study, activity = "one") => Object.fromEntries([...study.progressOf(activity).answers].map(([id, given]) => [id, given.answer[0]]));

test("an LMS that forgets each visit: what was answered in all of them is shown together", async () => {
  const stores = device();
  await (await launch(stores)).record(answer("q-one", "b"));
  await (await launch(stores)).record(answer("q-two", "c"));
  const third = await launch(stores);
  assert.deepEqual(shown(third), {});
  third.practise(third.launched.earlier);
  assert.deepEqual(shown(third), { "q-one": "b", "q-two": "c" });
  await third.record(answer("q-one", "a"));
  assert.deepEqual(shown(third), { "q-one": "a", "q-two": "c" }, "and can be tried");
  third.practise("");
  assert.deepEqual(shown(third), {});
});

test("the later answer to a question is shown, whichever attempt it was given in", async () => {
  const stores = device();
  const [first, second] = [await launch(stores), await launch(stores)];
  await second.record(answer("q-one", "b"));
  await first.launched.journal.sync();
  await first.record(answer("q-one", "c"));
  await second.launched.journal.sync();
  await second.record(answer("q-two", "a"));
  const third = await launch(stores);
  third.practise(third.launched.earlier);
  assert.deepEqual(shown(third), { "q-one": "c", "q-two": "a" });
});

test("of an assessment one attempt is shown, not the pieces of several", async () => {
  const stores = device();
  const first = await launch(stores);
  await first.record({ kind: "start", id: "exam", attempt: 1 });
  await first.record({ kind: "submit", id: "exam", attempt: 1, score: 1 });
  await (await launch(stores)).record(answer("q-one", "b"));
  const third = await launch(stores);
  third.practise(third.launched.earlier);
  assert.deepEqual([shown(third), third.progressOf("exam").score], [{ "q-one": "b" }, 1]);

  const fourth = await launch(stores);
  await fourth.record({ kind: "start", id: "exam", attempt: 1 });
  await fourth.record({ kind: "submit", id: "exam", attempt: 1, score: 0.25 });
  const fifth = await launch(stores);
  fifth.practise(fifth.launched.earlier);
  assert.deepEqual([shown(fifth), fifth.progressOf("exam").score], [{ "q-one": "b" }, 0.25]);
});

test("what an LMS has given back, and the attempt that counts, are not earlier work", () => {
  const event = (nonce, seq, more = {}) => ({
    ...answer("q-one", "b"), nonce, writer: "w.1", seq, clock: seq, attempt: 0, score: 0, wall: 0, took: 0, ...more,
  });
  const kept = { ...event("", 3), kind: "kept", id: "AAAAAA", attempt: 1 };
  const events = [event("AAAAAA", 1), event("BBBBBB", 2), kept, event("CCCCCC", 4), event("DDDDDD", 5)];
  assert.deepEqual(eventsOfOtherAttempts(course(), events, "CCCCCC", "DDDDDD").map(({ nonce, seq }) => [nonce, seq]), [["CCCCCC", 2]]);
});
