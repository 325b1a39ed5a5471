// SPDX-License-Identifier: Apache-2.0
/**
 * Progress files of every kind: what the player accepts from a file it can write and read again, and so is what the learner does
 * next. The events are invented, and so are the texts that stand for them: a file may come from anywhere.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { lmsPart } from "../../../themes/sinau_theme/player/lms_part.js";
import { mergeOldVisits } from "../../../themes/sinau_theme/player/compaction.js";
import { eventsInOrder } from "../../../themes/sinau_theme/player/events_by_activity.js";
import { checksum, eventKey } from "../../../themes/sinau_theme/player/journal_lines.js";
import { takeEventsOver, readProgressFile, progressFileText } from "../../../themes/sinau_theme/player/progress_file.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { localTracking } from "../../../themes/sinau_theme/player/tracking.js";
import { FakeStorage, browser, course, random } from "./samples.js";

const FILES = process.env.SINAU_TORTURE ? 5000 : 300;
const SEED = Number(process.env.SINAU_SEED) || 20261128;
const any = (next, items) => items[next(items.length)];

const device = () => ({ indexedDB: new IDBFactory(), localStorage: new FakeStorage() });

async function launch(stores, tracking = localTracking(), more = {}) {
  const study = new Study(course(), tracking, { ...browser(stores), ...more });
  await study.open();
  return study;
}

/** As JSON spells them: most are no number that JSON.stringify would give back the same. */
const NUMBERS = ["0", "-0", "1", "1.0", "1e0", "0.5", "5e-1", "1e-320", "1e999", "-1e999", "null", "1e15", "-62135596800000", "8640000000000001",
  "1.5", "86400000", "86400001", "1048574", "1048575", "1048576", "2097152", "9007199254740991", "9007199254740993", "1e308"];
const TEXTS = ["", "a", "true", "Rp 1.500", "ä\u2028\u2029\u0085\u000b\f\r\n\t\u0000", "\ud800", "\udc00x", "😀é".repeat(3), "x".repeat(5000),
  "\ufeff", " ", "end 00000000", "\"\\", "]", "__proto__", "\u202eabc"];
const WRITERS = ["a.b", "0.0", "end.end", "constructor.constructor", "d".repeat(200) + ".v", "abcdefgh.abcdef"];
const IDS = ["q-one", "q-two", "one", "two", "exam", "e-one", "nowhere", "", "\u2028", "q-one ", "x".repeat(300)];

/** A line that somebody made up, right in its checksum; most of them are events. */
function inventedLine(next) {
  const number = (usual) => (next(3) ? usual : any(next, NUMBERS));
  const fields = [
    JSON.stringify(any(next, ["answer", "answer", "answer", "start", "submit", "done", "visit", "time", "kept"])), JSON.stringify(any(next, IDS)),
    JSON.stringify(any(next, ["a1b2c3d4", "", "\u2029"])), number(String(next(3))),
    JSON.stringify(Array.from({ length: next(4) }, () => any(next, TEXTS))), number(any(next, ["0", "1", "0.25"])),
    JSON.stringify(any(next, ["", "", "", "Abc_-9", "x"])), number(String(1 + next(5))), number(String(1 + next(60))),
    number("1700000000000"), number(String(next(9000))),
  ];
  const writer = any(next, WRITERS);
  const text = `[${fields.join(",")}${any(next, ["", "", ",null", ",{\"more\":1}"])}]`;
  return `${writer} ${checksum(`${writer} ${text}`)}${text}`;
}

function inventedFile(next) {
  const lines = Array.from({ length: 1 + next(12) }, () => inventedLine(next));
  const text = [`sinau-progress 1 ${JSON.stringify({ course: "sample", title: "S\u2028", version: "1", learner: "local:", name: "Bu\u2029", count: lines.length })}`, ...lines].join("\n");
  return `${text}\nend ${checksum(text)}\n`;
}

const byKey = (events) => new Map(events.map((one) => [eventKey(one), one]));

/** What a study saves can be read again, all of it. */
function assertReadable(study, where) {
  const again = readProgressFile(progressFileText(study, "\u2028"), "sample");
  assert.deepEqual([again.ok, again.damaged], [true, 0], where);
  assert.deepEqual(byKey(again.events), byKey(study.launched.journal.all()), where);
  return again;
}

for (const [place, open] of [["on a site", () => localTracking()], ["in an LMS", () => lms()]]) {
  test(`${place}, whatever is accepted from a file can be written and read again, and so can what the learner does next`, async () => {
    let accepted = 0;
    for (let number = 0; number < FILES; number += 1) {
      const seed = SEED + number * 7919;
      const where = `SINAU_SEED=${seed}`;
      const next = random(seed);
      const found = readProgressFile(inventedFile(next), "sample");
      if (!found.ok) continue;
      const stores = device();
      const study = await launch(stores, open(), { wall: () => any(next, [1_700_000_000_000, NaN, 1e300, -1, 0]) });
      const { events } = await takeEventsOver(study, found.events).then(() => assertReadable(study, where));
      accepted += events.length;
      const own = [];
      for (let left = 1 + next(3); left > 0; left -= 1) {
        const answer = [any(next, TEXTS) || "a", String(left)];
        own.push(answer);
        await study.record({ kind: "answer", id: "q-one", hash: "a1b2c3d4", answer, score: next(2), took: any(next, [5, NaN, Infinity, -1]) });
        const { handed, open: attempt } = study.progressOf("exam");
        await study.record({ kind: attempt ? "submit" : "start", id: "exam", attempt: attempt || handed + 1, score: 1 });
      }
      const saved = assertReadable(study, where);
      const last = own[own.length - 1];
      const reopened = await launch(stores, open());
      for (const one of [study, reopened]) if (place === "on a site") assert.deepEqual(one.progressOf("one").answers.get("q-one").answer, last, `${where}: the last answer is shown`);
      assert.deepEqual(byKey(reopened.launched.journal.all().filter((one) => one.kind !== "kept")), byKey(study.launched.journal.all().filter((one) => one.kind !== "kept")), `${where}: the stores keep it`);
      const elsewhere = await launch(device());
      await takeEventsOver(elsewhere, saved.events);
      if (place === "on a site") assert.deepEqual(elsewhere.progressOf("one").answers.get("q-one").answer, last, `${where}: and on another device`);
      assert.deepEqual(eventsInOrder(elsewhere.launched.journal.all()), eventsInOrder(study.launched.journal.all()), `${where}: in the same order`);
    }
    assert.ok(accepted > FILES, `${accepted} events were accepted; too few to say anything`);
  });
}

function lms(more = {}) {
  const session = { connected: true, writable: true, learner: "ani", state: "", location: "", interactions: 0, ...more };
  const reports = [];
  return {
    reports, name: "fake", expected: true, lms: lmsPart, open: async () => session, report: (one) => reports.push(one), interaction: () => true,
    pause() {}, close() {}, phase: () => "sent", watch() {},
  };
}

/** A file of events that differ from a usual one. */
function fileOf(...changes) {
  const head = 'sinau-progress 1 {"course":"sample","title":"S","learner":"local:","count":' + changes.length + '}';
  const lines = changes.map((change, index) => {
    const one = { kind: "answer", id: "q-one", hash: "a1b2c3d4", attempt: 0, answer: ["a"], score: 0, nonce: "", writer: "dev.visit", seq: index + 1, clock: index + 1, wall: 0, took: 0, ...change };
    const text = JSON.stringify([one.kind, one.id, one.hash, one.attempt, one.answer, one.score, one.nonce, one.seq, one.clock, one.wall, one.took]);
    return `${one.writer} ${checksum(`${one.writer} ${text}`)}${text}`;
  });
  const text = [head, ...lines].join("\n");
  return `${text}\nend ${checksum(text)}\n`;
}

test("a clock of 2^20-1, the most that a packed state can count to: the learner's next answers are the last ones, here and in the file", async () => {
  for (const clock of [2 ** 20 - 2, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 5]) {
    const study = await launch(device());
    const found = readProgressFile(fileOf({ clock }), "sample");
    assert.deepEqual([found.ok, found.damaged], [true, 0], String(clock));
    await takeEventsOver(study, found.events);
    for (const choice of ["b", "c", "d"]) await study.record({ kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: [choice], score: 1 });
    const again = assertReadable(study, String(clock));
    assert.equal(again.events.length, 4);
    const other = await launch(device());
    await takeEventsOver(other, again.events);
    for (const one of [study, other]) assert.deepEqual(one.progressOf("one").answers.get("q-one").answer, ["d"], String(clock));
  }
});

test("in an LMS no file can lift the clock so high that the packed state loses the order of answers: it is told, and left out", async () => {
  for (const nonce of ["", "Other1", "own"]) {
    const tracking = lms();
    const study = await launch(device(), tracking);
    const changes = [{ clock: 5 }, { clock: 2 ** 20 - 1 }, { kind: "submit", id: "exam", attempt: 2000, clock: 6 }].map((one) => ({ ...one, nonce: nonce === "own" ? study.launched.nonce : nonce }));
    const result = await takeEventsOver(study, readProgressFile(fileOf(...changes), "sample").events);
    assert.deepEqual([result.added, result.beyond], [1, 2], nonce);
    await study.record({ kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: ["b"], score: 1 });
    const first = tracking.reports.at(-1).state;
    // Another device goes on, then this one again: the newer answer is the other device's.
    const second = lms({ state: first });
    const elsewhere = await launch(device(), second);
    await elsewhere.record({ kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: ["c"], score: 0 });
    const back = new Study(course(), lms({ state: second.reports.at(-1).state }), study.environment);
    await back.open();
    assert.deepEqual(back.progressOf("one").answers.get("q-one").answer, ["c"], nonce);
    assertReadable(study, nonce);
  }
});

test("an event under this visit's own name never takes the place of what the learner does next", async () => {
  const stores = device();
  const study = await launch(stores);
  await study.record({ kind: "visit", id: "one" });
  const { writer } = study.launched.journal;
  const ahead = [2, 3, 5, 10 ** 6].map((seq) => ({ writer, seq, clock: seq, answer: ["a"] }));
  await takeEventsOver(study, readProgressFile(fileOf(...ahead), "sample").events);
  for (const choice of ["b", "c", "d"]) {
    await study.record({ kind: "answer", id: "q-two", hash: "a1b2c3d4", answer: [choice], score: 1 });
    assert.deepEqual(study.progressOf("one").answers.get("q-two").answer, [choice]);
  }
  const events = study.launched.journal.all().length;
  assert.equal(events, 8);
  for (const one of [await launch(stores), await launch({ ...stores, indexedDB: new IDBFactory() })]) {
    assert.equal(one.launched.journal.all().length, events);
    assert.deepEqual(one.progressOf("one").answers.get("q-two").answer, ["d"]);
  }
  assertReadable(study, "own name");
});

test("line and paragraph separators in an answer survive the file and the tidying of the mirror", async () => {
  const stores = device();
  const study = await launch(stores);
  const answer = ["satu\u2028dua\u2029tiga\u0085"];
  await study.record({ kind: "answer", id: "q-one", hash: "a1b2c3d4", answer, score: 1 });
  assertReadable(study, "separators");
  await mergeOldVisits((await launch(stores)).launched.journal);
  const bare = await launch({ ...stores, indexedDB: new IDBFactory() });
  assert.deepEqual(bare.progressOf("one").answers.get("q-one")?.answer, answer);
  assert.equal(bare.notices.size, 0);
});

test("a device name that another script has left in the storage is not taken: no file could hold it", async () => {
  for (const name of ["A B", "ä", "", "x\ny", "#head", "*", "y".repeat(5000)]) {
    const stores = device();
    stores.localStorage.setItem("sinau.device", name);
    const study = await launch(stores);
    await study.record({ kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: ["b"], score: 1 });
    assertReadable(study, JSON.stringify(name));
    await mergeOldVisits((await launch(stores)).launched.journal);
    const bare = await launch({ ...stores, indexedDB: new IDBFactory() });
    assert.deepEqual(bare.progressOf("one").answers.get("q-one")?.answer, ["b"], JSON.stringify(name));
  }
});

test("a device whose clock is no number can save a file, and its answers can be read", async () => {
  for (const wall of [NaN, Infinity, -Infinity, 1e300, 8.64e15 + 1, -1]) {
    const study = await launch(device(), localTracking(), { wall: () => wall });
    await study.record({ kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: ["b"], score: 1 });
    assertReadable(study, String(wall));
  }
});
