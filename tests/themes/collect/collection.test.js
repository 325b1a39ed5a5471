// SPDX-License-Identifier: Apache-2.0
/** Collections: in any order, however often, split and merged again, they give the same table; nothing that is better is lost. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { addAll, decision, fromJson, messageEntry, toJson } from "../../../themes/sinau_theme/collect/entries.js";
import { learnersOf, pairsToDecide } from "../../../themes/sinau_theme/collect/learners.js";
import { noticedIn } from "../../../themes/sinau_theme/collect/noticed.js";
import { pseudonym, withoutNames } from "../../../themes/sinau_theme/collect/pass_on.js";
import { Courses, snapshotOf } from "../../../themes/sinau_theme/collect/snapshots.js";
import { countsOf, groupsOf, rowsOf, withParticipants } from "../../../themes/sinau_theme/collect/table.js";
import { random } from "../player/samples.js";
import { COURSE, doings, FIELDS, resultAfter, shuffled } from "./collected.js";

const COLLECTIONS = process.env.SINAU_TORTURE ? 10000 : 150;
const SEED = Number(process.env.SINAU_SEED) || 20261128;
const NOW = Date.UTC(2027, 0, 1);
const NAMES = ["Siti Aminah", "siti  aminah", "Budi", "Made", "Ni Wayan Sari", ""];
const times = (count, make) => Array.from({ length: count }, make);
const any = (next, items) => items[next(items.length)];

const courses = new Courses();
courses.add(COURSE);

function invented(next) {
  const entries = [];
  for (const [at, device] of times(2 + next(6), (_, number) => [number, `dev${number}`])) {
    const events = doings(next, device, 5 + next(25));
    const name = any(next, NAMES);
    const fields = { nomor: next(3) ? "" : `32-0${next(4)}`, desa: any(next, ["Sukamaju", "sukamaju ", "Cibeureum", ""]) };
    for (const moment of times(1 + next(3), () => 1 + next(events.length))) {
      entries.push(messageEntry(resultAfter(events.slice(0, moment), { device, name, fields, minute: 3_000_000 + moment + at })));
    }
  }
  for (let left = next(3); left > 0; left -= 1) {
    const [one, other] = [next(6), next(6)].map((device) => `d dev${device} ${any(next, ["siti aminah", "budi"])}`);
    if (one !== other) entries.push(decision(one, other, next(2) === 0, next(3)));
  }
  return entries;
}

function tableOf(collection) {
  const all = Array.from(collection.values());
  const snapshots = Array.from(collection, ([key, entry]) => snapshotOf(key, entry, courses)).filter(Boolean);
  const decisions = all.filter(({ kind }) => kind === "same");
  const learners = learnersOf(snapshots, decisions, FIELDS);
  const rows = rowsOf(learners, noticedIn(snapshots, NOW));
  return { snapshots, learners, rows, pairs: pairsToDecide(learners, decisions, FIELDS) };
}

/** As text, because deepEqual sees the order in which a Map was filled. */
function shown({ rows, pairs }) {
  return JSON.stringify([rows.map((row) => ({ ...row, courses: Array.from(row.courses.values(), (one) => ({
    ...one, snapshots: one.snapshots.map(({ key }) => key), answers: Array.from(one.answers).sort(),
  })) })), pairs.map(([one, other]) => [one.key, other.key])]);
}

test("any order, repeated, split over supervisors and merged again: the same table", () => {
  const next = random(SEED);
  for (let round = 0; round < COLLECTIONS; round += 1) {
    const entries = invented(next);
    const whole = new Map();
    addAll(whole, entries);
    const other = new Map();
    const supervisors = times(1 + next(3), () => new Map());
    for (const entry of shuffled(next, [...entries, ...entries])) addAll(any(next, supervisors), [entry]);
    for (const part of shuffled(next, supervisors)) {
      const read = fromJson(toJson(part, "bagian"));
      assert.ok(read.ok);
      assert.equal(read.left, 0);
      addAll(other, read.entries);
    }
    for (const entry of entries) addAll(other, [entry]);
    assert.equal(shown(tableOf(other)), shown(tableOf(whole)), `round ${round}`);
    assert.equal(toJson(other, "x"), toJson(whole, "x"));
  }
});

test("more messages never lower what a learner has reached", () => {
  const next = random(SEED);
  const order = ["absent", "begun", "failed", "finished", "passed"];
  for (let round = 0; round < COLLECTIONS; round += 1) {
    const collection = new Map();
    let before = new Map();
    for (const entry of shuffled(next, invented(next).filter(({ kind }) => kind === "message"))) {
      addAll(collection, [entry]);
      const { learners, rows } = tableOf(collection);
      const now = new Map();
      rows.forEach((row, at) => row.courses.forEach((one) => learners[at].keys.forEach((key) => now.set(key, one))));
      before.forEach((one, key) => {
        const later = now.get(key);
        assert.ok(later, key);
        assert.ok(later.done >= one.done && (later.score ?? -1) >= (one.score ?? -1), key);
        assert.ok(order.indexOf(later.status) >= order.indexOf(one.status) || later.total !== one.total, `${key}: ${one.status} to ${later.status}`);
      });
      before = now;
    }
  }
});

test("a number makes two devices one learner; a name alone is asked about, and the answer stays", () => {
  const next = random(SEED);
  const make = (device, name, nomor, minute) => messageEntry(resultAfter(doings(next, device, 9), { device, name, fields: { nomor, desa: "Sukamaju" }, minute }));
  const collection = new Map();
  addAll(collection, [make("a", "Siti", "32-01", 1), make("b", "Siti A.", "32 01", 2), make("c", "Budi", "", 3), make("d", "budi", "", 4)]);
  let { learners, pairs } = tableOf(collection);
  assert.deepEqual(learners.map(({ name }) => name).sort(), ["Budi", "Siti A.", "budi"]);
  assert.equal(pairs.length, 1);
  addAll(collection, [decision(pairs[0][0].key, pairs[0][1].key, true, 10)]);
  ({ learners, pairs } = tableOf(collection));
  assert.deepEqual(learners.map(({ name, snapshots }) => [name, snapshots.length]).sort(), [["Siti A.", 2], ["budi", 2]]);
  assert.equal(pairs.length, 0);
  addAll(collection, [decision("d c budi", "d d budi", false, 11)]);
  assert.equal(tableOf(collection).learners.length, 3, "a later decision stands");
});

test("participants of whom nothing came are there, found by number or by name", () => {
  const next = random(SEED);
  const collection = new Map();
  const make = (device, name, fields) => messageEntry(resultAfter(doings(next, device, 9), { device, name, fields }));
  addAll(collection, [make("a", "Siti", { nomor: "3201", desa: "Sukamaju" }), make("b", "Budi", { desa: "Cibeureum" }), make("c", "Orang lain", {})]);
  const list = [["Siti Aminah", "32-01", "Sukamaju"], ["BUDI", "", "cibeureum"], ["Made", "9", "Sukamaju"], ["Budi", "", "Sukamaju"]]
    .map(([name, number, desa]) => ({ name, number, fields: { desa } }));
  const rows = withParticipants(tableOf(collection).rows, list, FIELDS);
  assert.deepEqual(rows.map(({ name, expected, courses: own }) => [name, expected, own.size]).sort(),
    [["Budi", true, 0], ["Budi", true, 1], ["Made", true, 0], ["Orang lain", false, 1], ["Siti", true, 1]]);
  assert.equal(countsOf(rows, COURSE.id).absent, 2);
  assert.deepEqual(Array.from(groupsOf(rows, "desa"), ([word, own]) => [word, own.length]), [["", 1], ["Cibeureum", 1], ["Sukamaju", 3]]);
});

test("without names a collection gives the same table, and no name, number or device stays in it", () => {
  const next = random(SEED);
  for (let round = 0; round < COLLECTIONS / 10; round += 1) {
    const collection = new Map();
    addAll(collection, invented(next));
    const { learners, rows } = tableOf(collection);
    const passed = withoutNames(collection, learners, FIELDS, "garam");
    const other = tableOf(passed);
    const reached = (all) => all.map((row) => JSON.stringify(Array.from(row.courses.values(), ({ status, done, score, answers }) => [status, done, score, Array.from(answers).sort()]))).sort();
    assert.deepEqual(reached(other.rows), reached(rows), `round ${round}`);
    for (const row of other.rows) {
      assert.match(row.name, /^P-[0-9A-F]{12}$/);
      assert.equal(row.fields.nomor, undefined);
    }
    for (const { device } of other.snapshots) assert.doesNotMatch(device, /^dev/);
  }
  assert.equal(pseudonym("a", "k"), pseudonym("a", "k"));
  assert.notEqual(pseudonym("b", "k"), pseudonym("a", "k"));
});

test("what cannot be is noticed, and nothing is left out for it", () => {
  const next = random(SEED);
  const events = doings(next, "a", 30);
  const honest = [10, 20, 30].map((count) => resultAfter(events.slice(0, count), { device: "a", name: "A", minute: 3_000_000 + count }));
  const forged = [
    { ...honest[2], done: honest[2].total, success: "passed", score: 10000, device: "b" },
    { ...honest[1], device: "c", minute: 9_000_000 },
    { ...honest[0], device: "d", state: "Bxxxxxxxx" },
  ];
  const collection = new Map();
  addAll(collection, [...honest, ...forged].map(messageEntry));
  const { rows, snapshots } = tableOf(collection);
  assert.equal(snapshots.length, 6);
  const noticed = Object.fromEntries(rows.map(({ key, noticed: what }) => [key, what]));
  assert.deepEqual(noticed, { "d a a": [], "d b a": ["numbers_differ"], "d c a": ["in_the_future"], "d d a": ["state_unreadable"] });
});

test("a version of the course that is not at hand is kept, and read when it is", () => {
  const next = random(SEED);
  const collection = new Map();
  addAll(collection, [messageEntry(resultAfter(doings(next, "a", 30), { device: "a", name: "A" }))]);
  const [[key, entry]] = collection;
  const without = snapshotOf(key, entry, new Courses());
  assert.equal(without.known, null);
  assert.equal(without.answers.size, 0);
  assert.equal(without.total, COURSE.activities.length);
  const read = snapshotOf(key, entry, courses);
  assert.equal(read.known, COURSE);
  assert.ok(read.answers.size > 0);
});

test("ten thousand learners are counted in a few seconds", () => {
  const next = random(SEED);
  const events = doings(next, "a", 30);
  const collection = new Map();
  addAll(collection, times(10000, (_, at) => messageEntry(resultAfter(events.slice(0, 1 + (at % 30)), { device: `d${at}`, name: `N ${at % 9000}` }))));
  assert.equal(tableOf(collection).rows.length, 10000);
});
