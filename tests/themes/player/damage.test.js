// SPDX-License-Identifier: Apache-2.0
/** Damaged storage of every kind that browsers have shown: an answer survives, or the learner is told. Never neither. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { mergeOldVisits } from "../../../themes/sinau_theme/player/compaction.js";
import * as equipment from "../../../themes/sinau_theme/player/assessment_equipment.js";
import { saveStatus } from "../../../themes/sinau_theme/player/save_status.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { localTracking } from "../../../themes/sinau_theme/player/tracking.js";
import { FakeStorage, browser, course } from "./samples.js";

const VISITS = 3;
const QUESTIONS = ["q-one", "q-two"];
const CHOICES = ["a", "b", "c", "d"];

const device = () => ({ indexedDB: new IDBFactory(), localStorage: new FakeStorage() });

async function launch(stores, more = {}) {
  const study = new Study(course(), localTracking(), { ...browser(stores), ...more });
  study.assessmentCodeArrived(equipment);
  await study.open();
  return study;
}

/** Several visits of a learner who answers and changes answers; the last visit's own answers come last. */
async function studied({ tidy = false } = {}) {
  const stores = device();
  for (let visit = 0; visit < VISITS; visit += 1) {
    const study = await launch(stores);
    for (const id of QUESTIONS) {
      for (const choice of CHOICES) await study.record({ kind: "answer", id, hash: "a1b2c3d4", answer: [choice], score: 0 });
    }
    if (tidy) await mergeOldVisits(study.launched.journal);
  }
  return stores;
}

const ALL = VISITS * QUESTIONS.length * CHOICES.length;
const visitKeys = (storage) => [...storage.map.keys()].filter((key) => key.startsWith("sinau.1|"));
const answers = (study) => study.launched.journal.all().filter((one) => one.kind === "answer").length;

/** The one thing that is never allowed is an answer that is gone without a word. */
async function never_silent(stores, more) {
  const study = await launch(stores, more);
  const [have, told] = [answers(study), study.notices.has("answers_missing")];
  assert.ok(have === ALL || told, `${have} of ${ALL}, and nothing was said`);
  assert.ok(have === ALL || study.launched.journal.gaps.length > 0);
  assert.ok(!(have === ALL && told), "a learner is not frightened for nothing");
  return { study, have, told };
}

function records(factory) {
  return new Promise((resolve) => {
    const request = factory.open("sinau.1|sample||", 1);
    request.onsuccess = () => {
      const store = request.result.transaction("events", "readwrite").objectStore("events");
      resolve({ store, done: () => new Promise((end) => { store.transaction.oncomplete = () => { request.result.close(); end(); }; }) });
    };
  });
}

async function keysOf(store) {
  return new Promise((resolve) => { store.getAllKeys().onsuccess = (event) => resolve(event.target.result); });
}

const anyLine = (storage, change) => {
  const key = visitKeys(storage)[0];
  storage.map.set(key, change(storage.map.get(key)));
};

/** What may happen to localStorage; each is tried with the disk whole, with the disk empty, and after compaction. */
const MIRROR_DAMAGE = {
  "garbage in a line": (storage) => anyLine(storage, (text) => text.replace(/\n[^\n]+/, "\n\u0000\uFFFDxx{{{")),
  "the last line cut": (storage) => anyLine(storage, (text) => text.slice(0, -20)),
  "the last lines gone": (storage) => anyLine(storage, (text) => text.split("\n").slice(0, -2).join("\n")),
  "a wrong checksum": (storage) => anyLine(storage, (text) => text.replace('"q-one"', '"q-two"')),
  "a key missing": (storage) => storage.map.delete(visitKeys(storage)[0]),
  "a key empty": (storage) => anyLine(storage, () => ""),
  "all keys of visits missing": (storage) => visitKeys(storage).forEach((key) => storage.map.delete(key)),
  "JSON of something else": (storage) => anyLine(storage, () => JSON.stringify({ course: "other", answers: [1, 2] })),
  "how far each came is garbage": (storage) => storage.map.set("sinau.heads|sample||", "12345678[[\"x\""),
};

for (const [name, damage] of Object.entries(MIRROR_DAMAGE)) {
  for (const tidy of [false, true]) {
    test(`localStorage: ${name}${tidy ? ", after compaction" : ""}`, async () => {
      const whole = await studied({ tidy });
      damage(whole.localStorage);
      const { have } = await never_silent(whole);
      assert.equal(have, ALL, "the disk has everything");

      const bare = await studied({ tidy });
      damage(bare.localStorage);
      bare.indexedDB = new IDBFactory();
      await never_silent(bare);
    });
  }
}

const DISK_DAMAGE = {
  "emptied, as after garbage in its log": async () => new IDBFactory(),
  "the newer half gone, as after a cut log": async (factory) => {
    const { store, done } = await records(factory);
    const keys = (await keysOf(store)).filter(([first]) => first !== "#head");
    keys.slice(keys.length / 2).forEach((key) => store.delete(key));
    await done();
    return factory;
  },
  "records that are no records": async (factory) => {
    const { store, done } = await records(factory);
    const keys = (await keysOf(store)).filter(([first]) => first !== "#head");
    store.put(null, keys[0]);
    store.put({ writer: 5 }, keys[1]);
    store.put({ writer: keys[2][0], line: "00000000[]" }, keys[2]);
    await done();
    return factory;
  },
  "UnknownError on opening": async () => ({
    open() {
      const request = {};
      queueMicrotask(() => { request.error = new Error("UnknownError"); request.onerror(); });
      return request;
    },
  }),
  "SecurityError on touching it": async () => ({ open() { throw new Error("SecurityError"); } }),
};

for (const [name, damage] of Object.entries(DISK_DAMAGE)) {
  test(`IndexedDB: ${name}`, async () => {
    for (const tidy of [false, true]) {
      const stores = await studied({ tidy });
      stores.indexedDB = await damage(stores.indexedDB);
      const { study, have } = await never_silent(stores);
      assert.equal(have, ALL, "the mirror has everything");
      assert.notEqual(await study.record({ kind: "visit", id: "two" }), "memory");
    }
  });

  test(`IndexedDB: ${name}, and the mirror was small or is empty`, async () => {
    const small = await studied();
    const journal = (await launch(small)).launched.journal;
    await mergeOldVisits(journal, 700);
    small.indexedDB = await damage(small.indexedDB);
    const { have } = await never_silent(small);
    assert.ok(have > 0 && have < ALL, "only the newest were in the mirror");
  });
}

test("localStorage emptied: the disk has everything, and it is healed", async () => {
  const stores = await studied();
  stores.localStorage = new FakeStorage();
  await never_silent(stores);
  stores.indexedDB = new IDBFactory();
  const { have } = await never_silent(stores);
  assert.equal(have, ALL);
});

test("localStorage throws on every touch: the disk carries on, and the learner is not told that all is well twice", async () => {
  const stores = await studied();
  const throwing = new Proxy({}, { get() { throw new Error("SecurityError"); } });
  const { study, have } = await never_silent({ indexedDB: stores.indexedDB, localStorage: throwing });
  assert.equal(have, ALL);
  assert.equal(await study.record({ kind: "visit", id: "two" }), "device");
});

test("a database that another version holds: the visit goes on and nothing is lost", async () => {
  const stores = await studied();
  const study = await launch(stores);
  // A newer version asks for the database; ours gives way, and then the database is closed for it.
  await new Promise((resolve) => {
    const request = stores.indexedDB.open("sinau.1|sample||", 2);
    request.onsuccess = () => { request.result.close(); resolve(); };
  });
  assert.equal(await study.record({ kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: ["b"], score: 1 }), "mirror");
  assert.ok(study.notices.has("storage_refused"));
  const next = await launch(stores);
  assert.equal(answers(next), ALL + 1);
});

test("a full disk and a full mirror: told at once, and the visit goes on in memory", async () => {
  const stores = await studied();
  stores.localStorage.limit = [...stores.localStorage.map].reduce((sum, [key, text]) => sum + key.length + text.length, 0) + 5;
  stores.indexedDB = { open() { throw new Error("QuotaExceededError"); } };
  const study = await launch(stores);
  assert.equal(answers(study), ALL);
  assert.equal(await study.record({ kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: ["b"], score: 1 }), "memory");
  await Promise.resolve();
  assert.deepEqual(saveStatus(study), { state: "warn", key: "status_memory" });
  assert.ok(study.notices.has("storage_refused"));
  assert.deepEqual(study.progressOf("one").answers.get("q-one").answer, ["b"]);
});

test("events of another course under our name count for nothing and hide nothing", async () => {
  const stores = await studied();
  const other = new Study(course({ id: "other" }), localTracking(), browser(stores));
  await other.open();
  await other.record({ kind: "answer", id: "elsewhere", answer: ["a"], score: 1 });
  const [foreign] = visitKeys(stores.localStorage).filter((key) => key.includes("|other|"));
  stores.localStorage.map.set(foreign.replace("|other|", "|sample|"), stores.localStorage.map.get(foreign));
  const study = await launch(stores);
  assert.deepEqual(study.progressOf("one").answers.get("q-one").answer, ["d"]);
  assert.equal(study.notices.size, 0);
});

test("a clock ten years ahead, then back: the last answer is the last, and durations stay sane", async () => {
  const stores = device();
  const YEARS = 10 * 365.25 * 86400000;
  const now = 1_700_000_000_000;
  for (const [wall, choice] of [[now, "a"], [now + YEARS, "b"], [now - YEARS, "c"], [NaN, "d"]]) {
    const study = await launch(stores, { wall: () => wall });
    const { event } = study.launched.journal.append({ kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: [choice], score: 1, took: wall - now });
    assert.ok(event.took >= 0 && event.took <= 86400000, String(event.took));
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    study.refresh(false);
    assert.deepEqual(study.progressOf("one").answers.get("q-one").answer, [choice]);
  }
  assert.deepEqual((await launch(stores)).progressOf("one").answers.get("q-one").answer, ["d"]);
});

test("compaction: one key for all old visits, bounded, and never without what only it has", async () => {
  const stores = await studied();
  assert.equal(visitKeys(stores.localStorage).length, VISITS);
  const study = await launch(stores);
  await mergeOldVisits(study.launched.journal);
  assert.equal(visitKeys(stores.localStorage).length, 1);
  await mergeOldVisits(study.launched.journal, 500);
  const [key] = visitKeys(stores.localStorage);
  assert.ok(stores.localStorage.getItem(key).length <= 500);
  assert.equal((await never_silent(stores)).have, ALL);

  // What the disk has refused stays, however small the bound.
  const refused = device();
  refused.indexedDB = readOnly();
  const blind = await launch(refused);
  await blind.record({ kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: ["b"], score: 1 });
  for (let visit = 0; visit < 2; visit += 1) {
    const later = await launch(refused);
    assert.equal(answers(later), 1);
    await mergeOldVisits(later.launched.journal, 0);
  }
});

/** A disk that can be read, and is full. */
function readOnly() {
  const factory = new IDBFactory();
  const open = factory.open.bind(factory);
  factory.open = (...args) => {
    const request = open(...args);
    request.addEventListener("success", () => {
      const begin = request.result.transaction.bind(request.result);
      request.result.transaction = (store, mode, options) => {
        const transaction = begin(store, mode, options);
        if (mode === "readwrite") queueMicrotask(() => transaction.abort());
        return transaction;
      };
    });
    return request;
  };
  return factory;
}

test("compaction leaves a tab that is still open alone", async () => {
  const stores = device();
  const [open, tidying] = [await launch(stores), await launch(stores)];
  for (const choice of CHOICES) await open.record({ kind: "answer", id: "q-one", hash: "a1b2c3d4", answer: [choice], score: 0 });
  await mergeOldVisits(tidying.launched.journal);
  await open.record({ kind: "answer", id: "q-two", hash: "a1b2c3d4", answer: ["a"], score: 0 });
  stores.indexedDB = new IDBFactory();
  const next = await launch(stores);
  assert.equal(answers(next), CHOICES.length + 1);
  assert.equal(next.notices.size, 0);
});
