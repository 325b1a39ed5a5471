// SPDX-License-Identifier: Apache-2.0
/**
 * A progress file of very many visits, as a teacher's own or as somebody's bad joke: what is done for it grows as the file does, and
 * not as its square. Work is counted, not time: looks at events, and characters that the stores hand over.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { mergeOldVisits } from "../../../themes/sinau_theme/player/compaction.js";
import * as equipment from "../../../themes/sinau_theme/player/assessment_equipment.js";
import { checksum, toLine } from "../../../themes/sinau_theme/player/journal_lines.js";
import { takeEventsOver, readProgressFile, progressFileText } from "../../../themes/sinau_theme/player/progress_file.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { localTracking } from "../../../themes/sinau_theme/player/tracking.js";
import { browser, course } from "./samples.js";

const FEW = 250;
const TIMES = 4;
/** What is sorted takes a little more than its share; a square takes 16 times as much. */
const MOST = TIMES * 1.5;

/** localStorage that counts what goes through it. */
class CountingStorage {
  constructor(limit = Infinity) {
    Object.assign(this, { map: new Map(), names: [], work: 0, room: limit });
  }
  get length() { return this.names.length; }
  key(index) { this.work += 1; return this.names[index] ?? null; }
  getItem(key) { const text = this.map.get(key) ?? null; this.work += 1 + (text ? text.length : 0); return text; }
  removeItem(key) { this.work += 1; this.map.delete(key); this.names = [...this.map.keys()]; }
  setItem(key, text) {
    this.work += 1 + text.length;
    this.room -= text.length - (this.map.get(key) ?? "").length;
    if (this.room < 0) throw new Error("QuotaExceededError");
    if (!this.map.has(key)) this.names.push(key);
    this.map.set(key, text);
  }
}

/** One event of each visit; `seq` 2 is a visit whose first event is missing. */
function fileOf(count, seq = 1, kind = "visit") {
  const lines = ['sinau-progress 1 {"course":"sample","title":"S","learner":"local:","count":' + count + "}"];
  for (let at = 0; at < count; at += 1) {
    const event = { kind, id: kind === "submit" ? "exam" : "one", hash: "", attempt: kind === "submit" ? at + 1 : 0, answer: [], score: 0, nonce: "", seq, clock: at + 1, wall: 0, took: 0, writer: `device.v${at}` };
    lines.push(`${event.writer} ${toLine(event)}`);
  }
  const text = lines.join("\n");
  return `${text}\nend ${checksum(text)}\n`;
}

/** Counts how often the writer of an event is looked at. */
function counted(events) {
  const count = { looks: 0 };
  for (const event of events) {
    const { writer } = event;
    Object.defineProperty(event, "writer", { enumerable: true, get() { count.looks += 1; return writer; } });
  }
  return count;
}

async function launch(stores, more = {}) {
  const study = new Study(course(), localTracking(), { ...browser(stores), ...more });
  study.assessmentCodeArrived(equipment);
  await study.open();
  return study;
}

/** Loads a file of so many visits, opens the course again, tidies up: the work of each step. */
async function workOf(count, { seq, limit, kind } = {}) {
  const stores = { indexedDB: new IDBFactory(), localStorage: new CountingStorage(limit) };
  const { localStorage } = stores;
  const work = {};
  const step = async (name, looks, act) => {
    const before = localStorage.work;
    const result = await act();
    work[name] = localStorage.work - before + looks.looks;
    return result;
  };
  const { events, damaged } = readProgressFile(fileOf(count, seq, kind), "sample");
  assert.deepEqual([events.length, damaged], [count, 0]);
  const looks = counted(events);
  const study = await launch(stores);
  const result = await step("load", looks, () => takeEventsOver(study, events));
  assert.deepEqual([result.added, result.kept], [count, "device"]);
  const none = { looks: 0 };
  const again = await step("open", none, () => launch(stores));
  assert.equal(again.launched.journal.all().length, count);
  assert.equal(again.notices.has("answers_missing"), seq === 2);
  await step("tidy", none, () => mergeOldVisits(again.launched.journal));
  const last = await step("open tidied", none, () => launch(stores));
  assert.equal(last.launched.journal.all().length, count);
  assert.equal(readProgressFile(progressFileText(last, ""), "sample").events.length, count);
  return work;
}

for (const [name, settings] of Object.entries({
  "each with one event": {},
  "each with a hole": { seq: 2 },
  "more than the mirror has room for": { limit: 20_000 },
  "each with an attempt handed in": { kind: "submit" },
})) {
  test(`a file of many visits, ${name}: four times as many are four times the work`, async () => {
    const few = await workOf(FEW, settings);
    const many = await workOf(FEW * TIMES, settings);
    for (const step of Object.keys(few)) {
      assert.ok(many[step] <= few[step] * MOST + 1000, `${step}: ${few[step]} for ${FEW} visits, ${many[step]} for ${TIMES} times as many`);
    }
  });
}

test("another tab derives its progress once from a file that this one has loaded, not once for each event", async () => {
  const stores = { indexedDB: new IDBFactory(), localStorage: new CountingStorage() };
  const tabs = [];
  const channel = () => {
    const own = { onmessage: null, close() {}, postMessage: (data) => tabs.filter((tab) => tab !== own).forEach((tab) => tab.onmessage?.({ data })) };
    tabs.push(own);
    return own;
  };
  const [one, other] = [await launch(stores, { channel }), await launch(stores, { channel })];
  let told = 0;
  other.listen(() => { told += 1; });
  await takeEventsOver(one, readProgressFile(fileOf(FEW), "sample").events);
  assert.equal(other.launched.journal.all().length, FEW);
  assert.equal(told, 1);
  await one.record({ kind: "done", id: "two" });
  assert.equal(other.progressOf("two").done, true, "a single one is heard as before");
});

test("two hundred thousand events of one visit, or attempts, stop nothing", async () => {
  const study = await launch({ indexedDB: { open() { throw new Error("SecurityError"); } }, localStorage: new CountingStorage() });
  const events = Array.from({ length: 200_000 }, (_, at) => ({
    kind: at % 2 ? "submit" : "kept", id: "exam", hash: "", attempt: at, answer: [], score: 0.5, nonce: "", writer: "d.v", seq: at + 1, clock: at + 1, wall: 0, took: 0,
  }));
  const { added } = await takeEventsOver(study, events);
  assert.equal(added, events.length);
  assert.equal(study.progressOf("exam").handed, 199_999);
});

const whole = async (stores, count) => {
  const study = await launch(stores);
  return [study.launched.journal.all().length === count, study.notices.has("answers_missing")];
};

/** Changes the record that holds many events. */
async function damageRecord(factory, change) {
  const request = factory.open("sinau.1|sample||", 1);
  await new Promise((resolve) => { request.onsuccess = resolve; });
  const transaction = request.result.transaction("events", "readwrite");
  const store = transaction.objectStore("events");
  store.getAllKeys().onsuccess = ({ target }) => {
    const key = target.result.find(([first]) => first === "#many");
    store.get(key).onsuccess = (event) => store.put(change(event.target.result), key);
  };
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  request.result.close();
}

test("what was loaded at once is whole in either store, and what is lost of it is told", async () => {
  const load = async () => {
    const stores = { indexedDB: new IDBFactory(), localStorage: new CountingStorage() };
    const file = readProgressFile(fileOf(FEW), "sample").events;
    // Two tabs at the same time, the same file twice, and another one that begins and is as long as the first.
    await Promise.all([launch(stores), launch(stores)].map(async (tab) => takeEventsOver(await tab, file)));
    const other = [file[0], ...file.slice(1).map((one) => ({ ...one, writer: `x${one.writer}` }))];
    await takeEventsOver(await launch(stores), other);
    await takeEventsOver(await launch({ ...stores, localStorage: new CountingStorage() }), other);
    return stores;
  };
  const count = 2 * FEW - 1;
  assert.deepEqual(await whole(await load(), count), [true, false]);
  assert.deepEqual(await whole({ ...await load(), localStorage: new CountingStorage() }, count), [true, false], "the disk alone");
  assert.deepEqual(await whole({ ...await load(), indexedDB: new IDBFactory() }, count), [true, false], "the mirror alone");
  for (const change of [(record) => ({ lines: record.lines.slice(1).concat([["a.b", "00000000[]"]]) }), () => null, () => ({ lines: "x" }), () => ({ lines: [null, [1]] })]) {
    const stores = await load();
    await damageRecord(stores.indexedDB, change);
    const [all] = await whole(stores, count);
    assert.ok(all, "the mirror has it");
    const bare = await load();
    await damageRecord(bare.indexedDB, change);
    assert.deepEqual(await whole({ ...bare, localStorage: new CountingStorage() }, count), [false, true]);
  }
});
