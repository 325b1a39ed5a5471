// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { Journal, scopeOf } from "../../../themes/sinau_theme/player/journal.js";
import { FakeStorage, browser } from "./samples.js";

const SCOPE = scopeOf("sample", "", "");
let visits = 0;

const stores = () => ({ indexedDB: new IDBFactory(), localStorage: new FakeStorage() });
const visit = (device, scope = SCOPE) => new Journal(browser(device), scope, `device.v${(visits += 1)}`).open();
const add = async (journal, ...ids) => {
  for (const id of ids) await journal.append({ kind: "done", id }).kept;
};
const ids = (journal) => journal.all().map((one) => one.id).sort();

/** An IndexedDB that some browsers have in private windows. */
const refusing = { open: () => { throw new Error("SecurityError"); } };

test("what was added is there on the next visit", async () => {
  const device = stores();
  const first = await visit(device);
  const { event, kept } = first.append({ kind: "answer", id: "q", answer: ["a"], score: 1, took: 12 });
  assert.equal(await kept, "device");
  const second = await visit(device);
  assert.deepEqual(second.all(), [event]);
  assert.deepEqual([second.gaps, second.clock], [[], 1]);
});

test("the mirror has an event in the same tick, before the disk does", async () => {
  const device = stores();
  const journal = await visit(device);
  journal.append({ kind: "done", id: "one" });
  const other = await visit({ ...device, indexedDB: new IDBFactory() });
  assert.deepEqual(ids(other), ["one"]);
});

test("either store alone brings everything back and heals the other", async () => {
  for (const lost of ["indexedDB", "localStorage"]) {
    const device = stores();
    await add(await visit(device), "one", "two");
    device[lost] = stores()[lost];
    const healed = await visit(device);
    assert.deepEqual(ids(healed), ["one", "two"], lost);
    await add(healed, "three");
    const rest = lost === "indexedDB" ? { ...device, localStorage: new FakeStorage() } : { ...device, indexedDB: new IDBFactory() };
    assert.deepEqual(ids(await visit(rest)), ["one", "three", "two"], `${lost} was healed`);
  }
});

test("an event that both stores have lost is told, and the others are there", async () => {
  const device = stores();
  await add(await visit(device), "one", "two", "three");
  const key = device.localStorage.key(0);
  const lines = device.localStorage.getItem(key).split("\n");
  device.localStorage.setItem(key, [lines[0], lines[2]].join("\n"));
  const journal = await visit({ ...device, indexedDB: new IDBFactory() });
  assert.deepEqual(ids(journal), ["one", "three"]);
  assert.equal(journal.damaged, true);
  assert.equal(journal.gaps.length, 1);
});

test("a damaged line is not believed", async () => {
  const device = stores();
  await add(await visit(device), "one", "two");
  const key = device.localStorage.key(0);
  device.localStorage.setItem(key, device.localStorage.getItem(key).replace('"one"', '"two"'));
  assert.deepEqual(ids(await visit({ ...device, indexedDB: new IDBFactory() })), ["two"]);
  assert.deepEqual(ids(await visit(device)), ["one", "two"], "the disk has it");
});

test("where IndexedDB is refused the mirror keeps, and it is said to be weaker", async () => {
  const device = { indexedDB: refusing, localStorage: new FakeStorage() };
  const journal = await visit(device);
  assert.equal(await journal.append({ kind: "done", id: "one" }).kept, "mirror");
  assert.deepEqual(ids(await visit(device)), ["one"]);
});

test("where both are refused, or full, the learner is not told that it is saved", async () => {
  const none = await visit({ indexedDB: refusing, localStorage: null });
  assert.equal(await none.append({ kind: "done", id: "one" }).kept, "memory");
  const full = await visit({ indexedDB: refusing, localStorage: new FakeStorage(60) });
  assert.equal(await full.append({ kind: "done", id: "one" }).kept, "memory");
  assert.deepEqual(ids(full), ["one"], "the visit itself goes on");
});

test("an event that did not fit once is stored with the next one that does", async () => {
  const device = { indexedDB: refusing, localStorage: new FakeStorage(60) };
  const journal = await visit(device);
  await add(journal, "one");
  device.localStorage.limit = Infinity;
  assert.equal(await journal.append({ kind: "done", id: "two" }).kept, "mirror");
  assert.deepEqual(ids(await visit(device)), ["one", "two"]);
});

/** IndexedDB whose transactions take a value and then fail, as on a full disk, while `failing.now` is true. */
function unreliable(failing) {
  const factory = new IDBFactory();
  const open = factory.open.bind(factory);
  factory.open = (...args) => {
    const request = open(...args);
    request.addEventListener("success", () => {
      const begin = request.result.transaction.bind(request.result);
      request.result.transaction = (store, mode, options) => {
        const transaction = begin(store, mode, options);
        // Before any other turn of the loop: on a slow machine a timer came after the transaction was complete.
        if (failing.now && mode === "readwrite") queueMicrotask(() => transaction.abort());
        return transaction;
      };
    });
    return request;
  };
  return factory;
}

test("saved means the transaction is complete; what the disk refused once is written with the next answer", async () => {
  const failing = { now: true };
  const device = { indexedDB: unreliable(failing), localStorage: new FakeStorage() };
  const journal = await visit(device);
  assert.equal(await journal.append({ kind: "done", id: "one" }).kept, "mirror");
  failing.now = false;
  assert.equal(await journal.append({ kind: "done", id: "two" }).kept, "device");
  assert.deepEqual(ids(await visit({ ...device, localStorage: new FakeStorage() })), ["one", "two"]);
});

test("two tabs that write at the same time lose nothing", async () => {
  const device = stores();
  const [one, two] = [await visit(device), await visit(device)];
  const kept = [];
  for (let i = 0; i < 50; i += 1) kept.push((i % 2 ? one : two).append({ kind: "done", id: `e${String(i).padStart(2, "0")}` }).kept);
  assert.deepEqual(new Set(await Promise.all(kept)), new Set(["device"]));
  for (const rest of [device, { ...device, indexedDB: new IDBFactory() }, { ...device, localStorage: new FakeStorage() }]) {
    assert.equal((await visit(rest)).all().length, 50);
  }
});

test("a tab hears what another one adds", async () => {
  const device = stores();
  const environment = { ...browser(device), channel: (name) => new BroadcastChannel(name) };
  const [one, two] = await Promise.all(["a", "b"].map((name) => new Journal(environment, SCOPE, `device.${name}`).open()));
  const heard = new Promise((resolve) => { two.onNews = () => resolve(ids(two)); });
  await add(one, "one");
  assert.deepEqual(await heard, ["one"]);
  assert.equal(two.append({ kind: "done", id: "two" }).event.clock, 2, "and orders its own behind it");
  one.close();
  two.close();
});

test("courses, copies and learners are kept apart, whatever their names are made of", async () => {
  const names = [["a", "", ""], ["a", "|", ""], ["a|", "", ""], ["a", "", "lms:x"], ["a", "", "lms:y"], ["a", "/usb/", ""], ["%7C", "", ""], ["a", "", "\ud800"]];
  const scopes = names.map(([id, place, learner]) => scopeOf(id, place, learner));
  assert.equal(new Set(scopes).size, names.length);
  const device = stores();
  for (const scope of scopes) await add(await visit(device, scope), scope);
  for (const scope of scopes) assert.deepEqual(ids(await visit(device, scope)), [scope]);
});

test("without a scope nothing is stored", async () => {
  const device = stores();
  await add(await visit(device, null), "one");
  assert.equal(device.localStorage.length, 0);
  assert.deepEqual(await device.indexedDB.databases(), []);
});
