// SPDX-License-Identifier: Apache-2.0
/** Collections: in any order, however often, split and merged again, they give the same table; nothing that is better is lost. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { addEntries, decisionAbout, collectionFromJson, messageEntry, collectionToJson } from "../../../themes/sinau_theme/collect/collection.js";
import { answersByLearner, itemFigures } from "../../../themes/sinau_theme/collect/item_statistics.js";
import { learnersOf, pairsToDecide } from "../../../themes/sinau_theme/collect/learners.js";
import { Model } from "../../../themes/sinau_theme/collect/model.js";
import { irregularitiesIn } from "../../../themes/sinau_theme/collect/irregularities.js";
import { collectionToPassOn, reducedRows } from "../../../themes/sinau_theme/collect/pass_on.js";
import { Pseudonyms } from "../../../themes/sinau_theme/collect/pseudonyms.js";
import { runAtOnce, runInSlices } from "../../../themes/sinau_theme/collect/time_slices.js";
import { Courses, snapshotOf } from "../../../themes/sinau_theme/collect/snapshots.js";
import { statusCounts, rowsByGroup, learnerRows, withParticipants } from "../../../themes/sinau_theme/collect/results_by_learner.js";
import { addKinds } from "../../../themes/sinau_theme/player/answers/kinds.js";
import { rareKinds } from "../../../themes/sinau_theme/player/answers/rare_kinds.js";
import { packedStateOf } from "../../../themes/sinau_theme/player/packed_progress.js";
import { encodeState } from "../../../themes/sinau_theme/player/packed_state.js";
import { computeProgress } from "../../../themes/sinau_theme/player/progress.js";
import { questionsDigest } from "../../../themes/sinau_theme/player/results/message.js";
import { random } from "../player/samples.js";
import { COURSE, doings, FIELDS, progressFile, resultAfter, shuffled } from "./collected.js";

const COLLECTIONS = process.env.SINAU_TORTURE ? 10000 : 150;
const SEED = Number(process.env.SINAU_SEED) || 20261128;
const NOW = Date.UTC(2027, 0, 1);
const NAMES = ["Siti Aminah", "siti  aminah", "Budi", "Made", "Ni Wayan Sari", ""];
const times = (count, make) => Array.from({ length: count }, make);
const any = (next, items) => items[next(items.length)];

addKinds(rareKinds);
const courses = new Courses();
courses.add(COURSE);
const QUESTIONS = questionsDigest(COURSE.activities);

function invented(next) {
  const entries = [];
  for (const [at, device] of times(2 + next(6), (_, number) => [number, `dev${number}`])) {
    const events = doings(next, device, 5 + next(25));
    const name = any(next, NAMES);
    const fields = { nomor: next(3) ? "" : `32-0${next(4)}`, desa: any(next, ["Sukamaju", "sukamaju ", "Cibeureum", ""]) };
    for (const moment of times(1 + next(3), () => 1 + next(events.length))) {
      entries.push(messageEntry(resultAfter(events.slice(0, moment), { device, name, fields, minute: 3_000_000 + moment + at })));
    }
    if (!next(3)) entries.push({ kind: "file", text: progressFile(events.slice(0, 1 + next(events.length)), { name, fields, questions: QUESTIONS }) });
  }
  for (let left = next(3); left > 0; left -= 1) {
    const [one, other] = [next(6), next(6)].map((device) => `d dev${device} ${any(next, ["siti aminah", "budi"])}`);
    if (one !== other) entries.push(decisionAbout(one, other, next(2) === 0, next(3)));
  }
  return entries;
}

function tableOf(collection) {
  const all = Array.from(collection.values());
  const snapshots = Array.from(collection, ([key, entry]) => snapshotOf(key, entry, courses)).filter(Boolean);
  const decisions = all.filter(({ kind }) => kind === "same");
  const learners = runAtOnce(learnersOf(snapshots, decisions, FIELDS));
  const rows = runAtOnce(learnerRows(learners, runAtOnce(irregularitiesIn(snapshots, NOW))));
  return { snapshots, learners, rows, pairs: runAtOnce(pairsToDecide(learners, decisions, FIELDS)) };
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
    addEntries(whole, entries);
    const other = new Map();
    const supervisors = times(1 + next(3), () => new Map());
    for (const entry of shuffled(next, [...entries, ...entries])) addEntries(any(next, supervisors), [entry]);
    for (const part of shuffled(next, supervisors)) {
      const read = collectionFromJson(collectionToJson(part, "bagian"));
      assert.ok(read.ok);
      assert.equal(read.left, 0);
      addEntries(other, read.entries);
    }
    for (const entry of entries) addEntries(other, [entry]);
    assert.equal(shown(tableOf(other)), shown(tableOf(whole)), `round ${round}`);
    assert.equal(collectionToJson(other, "x"), collectionToJson(whole, "x"));
  }
});

test("more messages never lower what a learner has reached", () => {
  const next = random(SEED);
  const order = ["absent", "begun", "failed", "finished", "passed"];
  for (let round = 0; round < COLLECTIONS; round += 1) {
    const collection = new Map();
    let before = new Map();
    for (const entry of shuffled(next, invented(next).filter(({ kind }) => kind !== "same"))) {
      addEntries(collection, [entry]);
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
  addEntries(collection, [make("a", "Siti", "32-01", 1), make("b", "Siti A.", "32 01", 2), make("c", "Budi", "", 3), make("d", "budi", "", 4)]);
  let { learners, pairs } = tableOf(collection);
  assert.deepEqual(learners.map(({ name }) => name).sort(), ["Budi", "Siti A.", "budi"]);
  assert.equal(pairs.length, 1);
  addEntries(collection, [decisionAbout(pairs[0][0].key, pairs[0][1].key, true, 10)]);
  ({ learners, pairs } = tableOf(collection));
  assert.deepEqual(learners.map(({ name, snapshots }) => [name, snapshots.length]).sort(), [["Siti A.", 2], ["budi", 2]]);
  assert.equal(pairs.length, 0);
  addEntries(collection, [decisionAbout("d c budi", "d d budi", false, 11)]);
  assert.equal(tableOf(collection).learners.length, 3, "a later decision stands");
});

test("participants of whom nothing came are there, found by number or by name", () => {
  const next = random(SEED);
  const collection = new Map();
  const make = (device, name, fields) => messageEntry(resultAfter(doings(next, device, 9), { device, name, fields }));
  addEntries(collection, [make("a", "Siti", { nomor: "3201", desa: "Sukamaju" }), make("b", "Budi", { desa: "Cibeureum" }), make("c", "Orang lain", {})]);
  const list = [["Siti Aminah", "32-01", "Sukamaju"], ["BUDI", "", "cibeureum"], ["Made", "9", "Sukamaju"], ["Budi", "", "Sukamaju"]]
    .map(([name, number, desa]) => ({ name, number, fields: { desa } }));
  const rows = runAtOnce(withParticipants(tableOf(collection).rows, list, FIELDS));
  assert.deepEqual(rows.map(({ name, expected, courses: own }) => [name, expected, own.size]).sort(),
    [["Budi", true, 0], ["Budi", true, 1], ["Made", true, 0], ["Orang lain", false, 1], ["Siti", true, 1]]);
  assert.equal(statusCounts(rows, COURSE.id).absent, 2);
  assert.deepEqual(Array.from(rowsByGroup(rows, "desa"), ([word, own]) => [word, own.length]), [["", 1], ["Cibeureum", 1], ["Sukamaju", 3]]);
});

test("without names a collection gives the same table, and no name, number or device stays in it", () => {
  const next = random(SEED);
  for (let round = 0; round < COLLECTIONS / 10; round += 1) {
    const collection = new Map();
    addEntries(collection, invented(next));
    const { learners, rows } = tableOf(collection);
    const passed = runAtOnce(collectionToPassOn(collection, learners, { names: false, fields: new Set(["desa"]) }, new Pseudonyms("garam")));
    const other = tableOf(passed);
    const reached = (all) => all.map((row) => JSON.stringify(Array.from(row.courses.values(), ({ status, done, score, answers }) => [status, done, score, Array.from(answers, ([id, one]) => [id, one.score, one.answer]).sort()]))).sort();
    assert.deepEqual(reached(other.rows), reached(rows), `round ${round}`);
    for (const row of other.rows) {
      assert.match(row.name, /^P-[0-9A-F]{12}$/);
      assert.equal(row.fields.nomor, undefined);
    }
    for (const { device } of other.snapshots) assert.doesNotMatch(device, /^dev/);
  }
});

test("pseudonyms belong to the collection: the same wherever it is opened, whatever comes later; others in another one", () => {
  const next = random(SEED);
  const named = (collection, secret) => {
    const { rows } = tableOf(collection);
    const without = runAtOnce(reducedRows(rows, { names: false, fields: new Set() }, new Pseudonyms(secret)));
    assert.deepEqual(without.map(({ name }) => name), without.map(({ name }) => name).sort(), "in an order that tells nothing");
    return new Map(without.map(({ firstKey, name }) => [firstKey, name]));
  };
  let compared = 0;
  for (let round = 0; round < COLLECTIONS / 10; round += 1) {
    const [secret, other] = [0, 1].map((which) => `${round}${which}`.padEnd(26, "rahasia"));
    const collection = new Map();
    addEntries(collection, invented(next).filter(({ kind }) => kind !== "same"));
    const own = { secret, participants: [{ name: "Made", number: "9", fields: { desa: "Sukamaju" } }], courses: [COURSE] };
    const read = collectionFromJson(collectionToJson(collection, "x", own));
    assert.deepEqual(read.own, own);
    const elsewhere = new Map();
    addEntries(elsewhere, shuffled(next, read.entries));
    const names = named(collection, secret);
    assert.deepEqual(named(elsewhere, read.own.secret), names);
    assert.equal(new Set(names.values()).size, names.size, "each learner has one of their own");
    for (const [key, name] of named(collection, other)) assert.notEqual(name, names.get(key));
    // What comes later, also from another device, with a number or after a decision.
    const { learners } = tableOf(collection);
    const later = learners.map(({ name, fields, snapshots }, at) => messageEntry(resultAfter([], {
      device: at % 2 ? snapshots[0].device : `0new${at}`, name, fields: at % 3 ? fields : { ...fields, nomor: fields.nomor || `n${at}` }, minute: 4_000_000,
    })));
    addEntries(collection, later);
    addEntries(collection, tableOf(collection).pairs.slice(0, 3).map(([one, two]) => decisionAbout(one.key, two.key, true, 99)));
    const grown = named(collection, secret);
    for (const { firstKey, keys } of tableOf(collection).learners) {
      const before = learners.filter((one) => one.keys.some((key) => keys.includes(key)));
      if (before.length === 1) assert.equal(grown.get(firstKey), names.get(before[0].firstKey), `round ${round}`);
      if (before.length === 1) compared += 1;
    }
    // Nothing of it is in what is passed on.
    for (const kept of [{ names: true, fields: new Set(["nomor", "desa"]) }, { names: false, fields: new Set() }]) {
      assert.ok(!collectionToJson(runAtOnce(collectionToPassOn(collection, tableOf(collection).learners, kept, new Pseudonyms(secret))), "x").includes(secret));
    }
    assert.equal(collectionFromJson(collectionToJson(collection, "x")).own, null);
  }
  assert.ok(compared > COLLECTIONS / 10);
});

test("of a secret from anywhere only one that this page could have made is taken", () => {
  for (const secret of ["", "kurang", "<script>alert(1)</script>aaaaaaaa", 5, null, "a".repeat(99)]) {
    assert.equal(collectionFromJson(JSON.stringify({ sinau: "collection", format: 1, entries: [], own: { secret, participants: [5, { name: "x" }], courses: [{ id: "x", activities: [{ id: "a", questions: [null] }] }] } })).own.secret, "");
  }
  const read = collectionFromJson(JSON.stringify({ sinau: "collection", format: 1, entries: [], own: { participants: [5, { name: "x" }], courses: [{ id: "x", activities: [{ id: "a", questions: [null] }] }] } }));
  assert.deepEqual(read.own, { secret: "", participants: [], courses: [] });
});

test("whoever hands on by the number on the list is called as before", () => {
  const secret = new Pseudonyms("rahasia");
  const list = [{ name: "Made", number: "32-01", fields: { nomor: "32-01" } }];
  const [absent] = runAtOnce(withParticipants([], list, FIELDS));
  const collection = new Map();
  addEntries(collection, [messageEntry(resultAfter([], { device: "a", name: "Made W.", fields: { nomor: "3201" } }))]);
  const [row] = runAtOnce(withParticipants(tableOf(collection).rows, list, FIELDS));
  assert.equal(secret.pseudonymOf(row.firstKey), secret.pseudonymOf(absent.firstKey));
  // RFC 4231, 4.3
  assert.equal(new Pseudonyms("Jefe").keyedHash("what do ya want for nothing?"), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
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
  addEntries(collection, [...honest, ...forged].map(messageEntry));
  const { rows, snapshots } = tableOf(collection);
  assert.equal(snapshots.length, 6);
  const noticed = Object.fromEntries(rows.map(({ key, noticed: what }) => [key, what]));
  assert.deepEqual(noticed, { "d a a": [], "d b a": ["numbers_differ"], "d c a": ["in_the_future"], "d d a": ["state_unreadable"] });
});

const fileOf = (events, head = {}) => ({ kind: "file", text: progressFile(events, { questions: QUESTIONS, ...head }) });
const noticedOf = (entries) => {
  const collection = new Map();
  addEntries(collection, entries);
  return tableOf(collection).rows.map(({ name, noticed }) => [name, ...noticed]);
};

test("what cannot be in files is noticed: a changed line, two histories, clocks, haste, the same work", () => {
  const next = random(SEED);
  const events = doings(next, "a", 40);
  const whole = fileOf(events);
  assert.deepEqual(noticedOf([whole, fileOf(events.slice(0, 20))]), [["Siti"]]);
  assert.deepEqual(noticedOf([{ kind: "file", text: whole.text.replace("Siti", "Sita") }]), [["Sita", "file_changed"]]);
  assert.deepEqual(noticedOf([{ kind: "file", text: whole.text.split("\n").filter((_, at) => at !== 3).join("\n") }]), [["Siti", "file_partly"]]);
  const other = events.map((event, at) => (at === 5 ? { ...event, took: 9, score: 1 - event.score } : event));
  assert.deepEqual(noticedOf([whole, fileOf(other)]), [["Siti", "histories_differ"]]);
  const back = events.map((event, at) => ({ ...event, wall: event.wall - (at > 20 ? 3 * 86400000 : 0) }));
  assert.deepEqual(noticedOf([fileOf(back)]), [["Siti", "backwards"]]);
  assert.deepEqual(noticedOf([fileOf(events.map((event) => ({ ...event, took: 300 })))]), [["Siti", "too_fast"]]);
  const copied = events.map((event) => ({ ...event, writer: "b.v", took: event.took + 20 }));
  assert.deepEqual(noticedOf([whole, fileOf(copied, { name: "Budi" })]), [["Siti", "same_course_of_work"], ["Budi", "same_course_of_work"]]);
});

test("two learners at one device do not contradict each other, and one who lost what was done does", () => {
  const next = random(SEED);
  const events = doings(next, "a", 40);
  const at = (count, name, clock) => messageEntry(resultAfter(events.slice(0, count), { device: "a", name, minute: 3_000_000 + clock }));
  assert.deepEqual(noticedOf([at(40, "Siti", 1), at(3, "Budi", 2)]), [["Budi"], ["Siti"]]);
  const later = doings(random(SEED + 1), "a", 60).filter(({ kind }) => kind === "answer").map((event) => ({ ...event, attempt: 0 })).slice(-1);
  const lost = messageEntry(resultAfter(later, { device: "a", name: "Siti", minute: 3_000_005 }));
  assert.deepEqual(noticedOf([at(40, "Siti", 1), lost]), [["Siti", "histories_differ"]]);
});

test("an exam whose answers cannot give its score is noticed", () => {
  const next = random(SEED);
  let events;
  do events = doings(next, "a", 60); while (!events.some(({ kind }) => kind === "submit"));
  const forged = events.map((event) => (event.kind === "submit" ? { ...event, score: event.score > 0.5 ? 0 : 1 } : event));
  assert.deepEqual(noticedOf([messageEntry(resultAfter(events, { name: "Siti", device: "a" }))]), [["Siti"]]);
  assert.deepEqual(noticedOf([messageEntry(resultAfter(forged, { name: "Siti", device: "a" }))]), [["Siti", "exam_differs"]]);
  const partly = fileOf(forged).text.split("\n").filter((_, at) => at !== 3).join("\n");
  assert.deepEqual(noticedOf([fileOf(forged)]), [["Siti", "exam_differs"]]);
  assert.deepEqual(noticedOf([{ kind: "file", text: partly }]), [["Siti", "file_partly"]], "what is lost says nothing about the learner");
});

test("answers to another wording are not counted with those to this one", () => {
  const next = random(SEED);
  const older = { ...COURSE, version: "0", activities: COURSE.activities.map((one) => ({ ...one, questions: one.questions.map((q, at) => (at ? q : { ...q, hash: "0ther1" })) })) };
  const both = new Courses();
  assert.equal(both.add(COURSE), true);
  assert.equal(both.add(older), true);
  assert.equal(both.add({ ...COURSE }), false);
  assert.equal(both.byId.get(COURSE.id), COURSE, "that of the page stays the first");
  assert.deepEqual(both.versionsOf(COURSE.id), [COURSE, older]);
  const entries = ["a", "b", "c", "d", "e", "f"].map((device) => messageEntry(resultAfter(doings(next, device, 60), { device, name: device })));
  const collection = new Map();
  addEntries(collection, entries);
  const { rows } = tableOf(collection);
  const counted = (course) => new Map(runAtOnce(itemFigures(course, runAtOnce(answersByLearner(course, rows)))).map(({ question, count }) => [question.id, count]));
  const [now, before] = [counted(COURSE), counted(older)];
  for (const { questions: [first, ...others] } of COURSE.activities.filter(({ kind, questions }) => kind !== "quiz" && questions.length)) {
    assert.ok(now.get(first.id) > 0);
    assert.equal(before.has(first.id), false);
    for (const { id } of others) assert.equal(before.get(id), now.get(id));
  }
});

test("a state of the latest form is read as well, and a message never hides what a file has in full", () => {
  const [lesson] = COURSE.activities;
  const questions = [{ ...lesson.questions[0], id: "urut", shape: "order4", most_bits: 0, hash: "0a0a0a" }, { ...lesson.questions[1], id: "kata", shape: "words24", most_bits: 0, hash: "0b0b0b" }];
  const latest = { ...COURSE, id: "baru", activities: [{ ...lesson, questions }] };
  const both = new Courses();
  both.add(latest);
  const text = "musyawarah perencanaan pembangunan desa";
  const event = (id, answer, clock) => ({ kind: "answer", id, hash: questions.find((one) => one.id === id).hash, attempt: 0, answer, score: 0, nonce: "", writer: "a.v", seq: clock, clock, wall: 1.79e12, took: 5000 });
  const events = [event("urut", ["c", "a", "b", "d"], 1), event("kata", [text], 2)];
  const progress = computeProgress(latest, events, "");
  const message = messageEntry({
    ...resultAfter([], {}), course: "baru", questions: questionsDigest(latest.activities), device: "a", name: "Siti", minute: 3_700_000, done: progress.done, total: progress.total,
    state: encodeState(latest, packedStateOf(latest, progress, { nonce: "", interactions: 0 })),
  });
  const snapshot = (entry) => snapshotOf("k", entry, both);
  assert.deepEqual(snapshot(message).noticed, []);
  assert.deepEqual(snapshot(message).answers.get("urut").answer, ["c", "a", "b", "d"]);
  assert.equal(snapshot(message).answers.get("kata").cut, true);
  for (const head of [{ questions: questionsDigest(latest.activities) }, {}]) {
    const file = { kind: "file", text: progressFile(events, { course: "baru", saved: "2020-02-01T00:00:00Z", ...head }) };
    const learner = { key: "k", keys: ["k"], name: "Siti", fields: {}, snapshots: [snapshot(file), snapshot(message)] };
    const [row] = runAtOnce(learnerRows([learner], new Map()));
    assert.deepEqual(row.courses.get("baru").answers.get("kata").answer, [text]);
  }
});

test("of two snapshots of one moment the same is the later one, whatever is left out of them", () => {
  const next = random(SEED);
  for (let round = 0; round < 40; round += 1) {
    const collection = new Map();
    const fields = { nomor: "1", desa: "Sukamaju" };
    for (const device of ["a", "b", "c"]) addEntries(collection, [messageEntry(resultAfter(doings(next, device, 12), { device, name: `Siti ${device}`, fields, minute: 5 }))]);
    const answersIn = (all) => tableOf(all).rows.map(({ courses: own }) => Array.from(own.get(COURSE.id).answers, ([id, { answer }]) => [id, answer]).sort());
    const passed = runAtOnce(collectionToPassOn(collection, tableOf(collection).learners, { names: false, fields: new Set() }, new Pseudonyms(`garam ${round}`)));
    assert.deepEqual(answersIn(passed), answersIn(collection));
  }
});

test("each field can be left out, and learners stay who they are", () => {
  const next = random(SEED);
  const make = (device, name, nomor) => messageEntry(resultAfter(doings(next, device, 9), { device, name, fields: { nomor, desa: "Sukamaju" } }));
  const collection = new Map();
  addEntries(collection, [make("a", "Siti", "1"), make("b", "Siti A.", "1"), make("c", "Budi", ""), make("d", "Budi", "")]);
  const [[one, other]] = tableOf(collection).pairs;
  addEntries(collection, [decisionAbout(one.key, other.key, false, 5)]);
  const { learners } = tableOf(collection);
  const passed = tableOf(runAtOnce(collectionToPassOn(collection, learners, { names: true, fields: new Set() }, new Pseudonyms("garam"))));
  assert.deepEqual(passed.learners.map(({ name, fields, snapshots }) => [name, Object.keys(fields), snapshots.length]).sort(),
    [["Budi", [], 1], ["Budi", [], 1], ["Siti A.", [], 2]]);
  assert.deepEqual(passed.pairs, [], "what was decided is not asked again");
});

test("work in slices ends when nobody wants it, and is the same as at once", async () => {
  function* count() {
    let sum = 0;
    for (let at = 0; at < 1e5; at += 1) { sum += at; yield; }
    return sum;
  }
  assert.equal(await runInSlices(count()), runAtOnce(count()));
  function* endless() { for (;;) yield; }
  let asked = 0;
  assert.equal(await runInSlices(endless(), () => { asked += 1; return asked < 3; }), null);
});

test("a version of the course that is not at hand is kept, and read when it is", () => {
  const next = random(SEED);
  const collection = new Map();
  addEntries(collection, [messageEntry(resultAfter(doings(next, "a", 30), { device: "a", name: "A" }))]);
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
  addEntries(collection, times(10000, (_, at) => messageEntry(resultAfter(events.slice(0, 1 + (at % 30)), { device: `d${at}`, name: `N ${at % 9000}` }))));
  assert.equal(tableOf(collection).rows.length, 10000);
});

test("a course that the page does not know is called the same whatever came first", () => {
  const next = random(SEED);
  const events = doings(next, "a", 9);
  const entries = [messageEntry(resultAfter(events, { device: "a", name: "A" })), ...["Sample", "Contoh"].map((title) => ({ kind: "file", text: progressFile(events, { title }) }))];
  for (const order of [entries, entries.slice().reverse(), [entries[1], entries[0], entries[2]]]) {
    const model = new Model(FIELDS);
    model.addEntries(order);
    runAtOnce(model.compute(NOW));
    assert.deepEqual(model.names, [{ id: COURSE.id, title: "Contoh" }]);
  }
});
