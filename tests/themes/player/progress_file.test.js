// SPDX-License-Identifier: Apache-2.0
/** Progress as a file, and back: nothing is lost, nothing is overwritten, and nothing gets into another attempt's results. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { lmsPart } from "../../../themes/sinau_theme/player/lms_part.js";
import { checksum, toLine } from "../../../themes/sinau_theme/player/journal_lines.js";
import { takeEventsOver, readProgressFile, learnerTag, progressFileText } from "../../../themes/sinau_theme/player/progress_file.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { localTracking } from "../../../themes/sinau_theme/player/tracking.js";
import { FakeStorage, browser, course, event } from "./samples.js";

const device = () => ({ indexedDB: new IDBFactory(), localStorage: new FakeStorage() });
const ANSWER = { kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: ["b"], score: 1 };
const given = (study) => study.progressOf("one").answers.get("q-one")?.answer;

function lms(more = {}) {
  const session = { connected: true, writable: true, learner: "ani", state: "", location: "", interactions: 0, ...more };
  const reports = [];
  return {
    reports, name: "fake", expected: true, lms: lmsPart, open: async () => session, report: (one) => reports.push(one), interaction: () => true,
    pause() {}, close() {}, phase: () => "sent", watch() {},
  };
}

async function launch(stores, tracking = localTracking(), more = {}) {
  const study = new Study(course(), tracking, { ...browser(stores), ...more });
  await study.open();
  return study;
}

async function saved() {
  const study = await launch(device());
  await study.record(ANSWER);
  await study.record({ kind: "answer", id: "q-two", hash: "a1b2c3d4", answer: ["a", "ü “x”\n"], score: 0.5 });
  await study.record({ kind: "done", id: "two" });
  return { study, text: progressFileText(study, "Bu Ani") };
}

test("a file brings everything to another device, where it stays", async () => {
  const { study, text } = await saved();
  const stores = device();
  const other = await launch(stores);
  await other.record({ kind: "done", id: "one" });
  const found = readProgressFile(text, "sample");
  assert.deepEqual([found.ok, found.damaged, found.name, found.learner], [true, 0, "Bu Ani", learnerTag(other)]);
  assert.deepEqual(await takeEventsOver(other, found.events), { added: 3, other: 0, kept: "device" });
  for (const one of [other, await launch(stores), await launch({ ...stores, indexedDB: new IDBFactory() })]) {
    assert.deepEqual(given(one), ["b"]);
    assert.deepEqual([one.progressOf("one").done, one.progressOf("two").done, one.notices.size], [true, true, 0]);
    assert.deepEqual(one.progressOf("one").answers.get("q-two"), study.progressOf("one").answers.get("q-two"));
  }
  assert.deepEqual(await takeEventsOver(other, found.events), { added: 0, other: 0, kept: "device" }, "twice is once");
});

test("what is there is never overwritten, also not by an event under the same name", async () => {
  const { text } = await saved();
  const stores = device();
  const other = await launch(stores);
  const [first] = readProgressFile(text, "sample").events;
  await takeEventsOver(other, [first]);
  await takeEventsOver(other, [{ ...first, answer: ["d"], score: 0 }]);
  assert.deepEqual(given(other), ["b"]);
  assert.deepEqual(given(await launch(stores)), ["b"]);
});

test("line ends of Windows, a byte order mark and a blank end do not matter", async () => {
  const { text } = await saved();
  const found = readProgressFile(`\uFEFF${text.replace(/\n/g, "\r\n")}\r\n`, "sample");
  assert.deepEqual([found.ok, found.events.length, found.damaged], [true, 3, 0]);
});

test("a file that was cut or changed anywhere gives what is sound in it, or says that it is damaged; it never lies", async () => {
  const { text } = await saved();
  const sound = new Set(readProgressFile(text, "sample").events.map(toLine));
  for (let at = 0; at < text.length - 1; at += 1) {
    for (const broken of [text.slice(0, at), text.slice(0, at) + (text[at] === "7" ? "8" : "7") + text.slice(at + 1)]) {
      const found = readProgressFile(broken, "sample");
      if (!found.ok) continue;
      for (const one of found.events) assert.ok(sound.has(toLine(one)), `at ${at}`);
      const lost = 3 - found.events.length;
      assert.ok(found.damaged >= lost || at < text.indexOf("\n"), `at ${at}: ${lost} lost, ${found.damaged} told`);
    }
  }
});

test("another course, a newer format, something else: told apart", async () => {
  const { text } = await saved();
  const why = (changed, id = "sample") => readProgressFile(changed, id).why;
  assert.deepEqual(readProgressFile(text, "other"), { ok: false, why: "course", title: "Sample" });
  assert.equal(why(text.replace("sinau-progress 1", "sinau-progress 2")), "newer");
  for (const other of ["", "{}", "hello\nworld", "PK\u0003\u0004", "sinau-progress x {}"]) assert.equal(why(other), "foreign", other);
  assert.equal(why('sinau-progress 1 {"course":'), "damaged");
  assert.equal(why(text.split("\n")[0]), "damaged");
});

test("lines that were made up are refused, however right their checksums are", async () => {
  const wrong = [
    { clock: 2 ** 53 }, { clock: "1" }, { seq: 0 }, { seq: 1.5 }, { score: 2 }, { score: null }, { answer: "b" }, { answer: [1] },
    { nonce: "toolongs" }, { nonce: 5 }, { kind: "state" }, { kind: "__proto__" }, { took: -1 }, { id: 7 }, { writer: "a b" }, { attempt: -1 },
  ];
  const good = event("done", "two", { writer: "aa.bb", seq: 1, clock: 1 });
  const head = 'sinau-progress 1 {"course":"sample","title":"S","learner":"local:","count":2}';
  for (const change of wrong) {
    const bad = { ...good, seq: 2, ...change };
    const lines = [head, ...[good, bad].map((one) => `${one.writer} ${toLine(one)}`)].join("\n");
    const found = readProgressFile(`${lines}\nend ${checksum(lines)}\n`, "sample");
    assert.deepEqual([found.ok, found.events.length, found.damaged], [true, 1, 1], JSON.stringify(change));
  }
});

test("a file from outside never gets into the results of an LMS attempt; the same attempt's own does", async () => {
  const { text } = await saved();
  const tracking = lms();
  const stores = device();
  const study = await launch(stores, tracking);
  const outside = await takeEventsOver(study, readProgressFile(text, "sample").events);
  assert.deepEqual([outside.added, outside.other], [3, 3]);
  assert.equal(given(study), undefined);
  assert.deepEqual([study.progress.done, tracking.reports.every((one) => one.measure === 0)], [0, true]);

  await study.record(ANSWER);
  const own = progressFileText(study, "");
  assert.ok(!own.includes('"ani"') && !own.includes("lms:ani"), "an LMS's id does not stand in the file");
  const { state } = tracking.reports[0];
  const again = await launch(device(), lms({ state }));
  const result = await takeEventsOver(again, readProgressFile(own, "sample").events);
  assert.equal(result.other, 3);
  assert.deepEqual(given(again), ["b"]);
  const reset = await launch(device(), lms());
  await takeEventsOver(reset, readProgressFile(own, "sample").events);
  assert.equal(given(reset), undefined, "a new attempt stays new");
});

test("learners are told apart without their ids", async () => {
  const tags = await Promise.all([
    launch(device()), launch(device(), localTracking(), { learner: "x1" }), launch(device(), lms()), launch(device(), lms({ learner: "budi" })),
  ].map(async (study) => learnerTag(await study)));
  assert.equal(new Set(tags).size, 4);
  assert.ok(tags.every((tag) => !/ani|budi/.test(tag)));
});

test("where nothing can be stored a file can still be loaded, and it is said how long it lasts", async () => {
  const { text } = await saved();
  const study = await launch({ indexedDB: { open() { throw new Error("SecurityError"); } }, localStorage: null });
  assert.deepEqual(await takeEventsOver(study, readProgressFile(text, "sample").events), { added: 3, other: 0, kept: "memory" });
  assert.deepEqual(given(study), ["b"]);
});
