// SPDX-License-Identifier: Apache-2.0
/**
 * Storage that a build of November 2026 has written, before a journal's name said which catalogue its course is of: taken over once,
 * whole, and left as it is. tests/stored holds what Chromium had stored then on a site, in a folder and in two LMSs: a lesson answered,
 * another one done, a quiz handed in, an exam under way.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";

import { lmsPart } from "../../../themes/sinau_theme/player/lms_part.js";
import { mergeOldVisits } from "../../../themes/sinau_theme/player/compaction.js";
import * as equipment from "../../../themes/sinau_theme/player/assessment_equipment.js";
import { scopeOf } from "../../../themes/sinau_theme/player/journal.js";
import { readProgressFile, progressFileText } from "../../../themes/sinau_theme/player/progress_file.js";
import { Study } from "../../../themes/sinau_theme/player/study.js";
import { localTracking } from "../../../themes/sinau_theme/player/tracking.js";
import { FakeStorage, browser } from "./samples.js";

const read = (name) => JSON.parse(readFileSync(new URL(`../../stored/${name}.json`, import.meta.url), "utf8"));
const OUTLINE = read("outline");
const OURS = "aaaaaaaaaa";
const course = (catalogue = OURS, change = {}) => ({ ...structuredClone(OUTLINE), publication: "site", catalogue, ...change });

/** Puts what was stored then into a browser of today. */
async function restored(name, change = (stored) => stored) {
  const { localStorage: texts, indexedDB: databases, lms } = change(read(name));
  const stores = { indexedDB: new IDBFactory(), localStorage: new FakeStorage() };
  Object.entries(texts).forEach(([key, text]) => stores.localStorage.map.set(key, text));
  for (const [database, records] of Object.entries(databases)) {
    const request = stores.indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("events");
    await new Promise((resolve) => { request.onsuccess = resolve; });
    const transaction = request.result.transaction("events", "readwrite");
    for (const [key, value] of records) transaction.objectStore("events").put(value, key);
    await new Promise((resolve) => { transaction.oncomplete = resolve; });
    request.result.close();
  }
  return { stores, lms };
}

/** The LMSs of `play` call their learner so; it stands in the names of the keys. */
const LEARNER = "siti-01";

function tracking(lms) {
  if (!lms) return localTracking();
  const { values } = lms;
  const kept = { state: values["cmi.suspend_data"], location: values["cmi.core.lesson_location"] ?? values["cmi.location"] ?? "" };
  return {
    name: "fake", expected: true, lms: lmsPart, interaction: () => true, pause() {}, close() {}, phase: () => "sent", watch() {},
    open: async () => ({ connected: true, writable: true, learner: LEARNER, interactions: 0, ...kept }), report: ({ state, location }) => Object.assign(kept, { state, location }),
  };
}

async function open(stores, lms, { place = "", ...more } = {}) {
  const study = new Study(more.course || course(), tracking(lms), { ...browser(stores), place });
  study.assessmentCodeArrived(equipment);
  await study.open();
  await new Promise((resolve) => { setTimeout(resolve, 10); });
  return study;
}

const given = (study, id) => study.progressOf(OUTLINE.activities.find((one) => one.questions.some((q) => q.id === id)).id).answers.get(id);

function assertAllThere(study, where) {
  assert.deepEqual([given(study, "buku-isi")?.answer, given(study, "buku-bukti")?.answer, given(study, "buku-nama")?.answer], [["a"], ["a", "b"], ["Buku Kas Umum"]], where);
  assert.equal(Math.round(given(study, "buku-bukti").score * 1000), 667, `${where}: the part that was right`);
  assert.deepEqual([study.progressOf("tutup").done, study.progressOf("kuis").handed, study.progressOf("kuis").score, study.progressOf("ujian").open], [true, 1, 1, 1], where);
  assert.deepEqual([given(study, "ujian-siapa")?.answer, given(study, "ujian-berapa")?.answer.slice(0, 1)], [["a"], ["10"]], where);
  assert.deepEqual([...study.notices], [], where);
  assert.deepEqual(study.launched.journal.gaps, [], where);
}

const PLACES = { site: {}, file: { place: "/FOLDER/" }, scorm12: {}, "scorm2004-4": {} };

for (const [name, more] of Object.entries(PLACES)) {
  test(`${name}: a learner in the middle of the course keeps everything, in whichever store it is`, async () => {
    const losses = {
      whole: (stored) => stored,
      "localStorage alone": (stored) => ({ ...stored, indexedDB: {} }),
      "IndexedDB alone": (stored) => ({ ...stored, localStorage: {} }),
    };
    for (const [loss, change] of Object.entries(losses)) {
      const { stores, lms } = await restored(name, change);
      const before = structuredClone([...stores.localStorage.map]);
      const study = await open(stores, lms, more);
      assertAllThere(study, loss);
      for (const [key, text] of before) assert.equal(stores.localStorage.getItem(key), text, `${loss}: ${key} is as it was`);
      // From now on it stands under the new name, in both stores.
      await mergeOldVisits(study.launched.journal);
      const { scope } = study.launched.journal;
      assert.ok(scope.startsWith(`${OURS}|kas|`));
      for (const lost of [{ indexedDB: new IDBFactory() }, { localStorage: new FakeStorage() }]) {
        const bare = { ...stores, ...lost };
        for (const key of [...bare.localStorage.map.keys()]) if (key.includes("|kas|") && !key.includes(OURS)) bare.localStorage.map.delete(key);
        const databases = (await bare.indexedDB.databases()).map((one) => one.name).filter((one) => !one.includes(OURS));
        await Promise.all(databases.map((one) => new Promise((resolve) => { bare.indexedDB.deleteDatabase(one).onsuccess = resolve; })));
        assertAllThere(await open(bare, lms, more), `${loss}, then ${Object.keys(lost)} lost`);
      }
    }
  });
}

test("it is taken over once: the next visit does not even look, and nothing is there twice", async () => {
  const { stores } = await restored("site");
  const first = await open(stores);
  const events = first.launched.journal.all().length;
  const opened = [];
  const factory = stores.indexedDB;
  stores.indexedDB = { open: (name, version) => { opened.push(name); return factory.open(name, version); } };
  const second = await open(stores);
  assert.equal(second.launched.journal.all().length, events);
  assert.deepEqual(opened, [`sinau.1|${scopeOf("kas", "", "", OURS)}`]);
  assert.equal(second.launched.journal.mirror.read().events.length, events, "once in the mirror as well");
});

test("a page of the older build that is still open, or comes from a cache, is heard at the next visit", async () => {
  const { stores } = await restored("site");
  await open(stores);
  const older = await open(stores, null, { course: course(undefined, { catalogue: undefined }) });
  assert.equal(older.launched.journal.scope, "kas||");
  await older.record({ kind: "answer", id: "buku-isi", hash: given(older, "buku-isi") && OUTLINE.activities[0].questions[0].hash, answer: ["b"], score: 0 });
  const later = await open(stores);
  assert.deepEqual(given(later, "buku-isi").answer, ["b"]);
  await later.record({ kind: "answer", id: "buku-isi", hash: OUTLINE.activities[0].questions[0].hash, answer: ["c"], score: 0 });
  assert.deepEqual(given(await open(stores), "buku-isi").answer, ["c"], "and what follows here comes behind it");
  assert.deepEqual(given(await open(stores, null, { course: course(undefined, { catalogue: undefined }) }), "buku-isi").answer, ["b"], "the older one is left alone");
});

test("a device that never had the older build opens no database of that name, and makes none", async () => {
  const stores = { indexedDB: new IDBFactory(), localStorage: new FakeStorage() };
  const study = await open(stores);
  assert.deepEqual((await stores.indexedDB.databases()).map(({ name }) => name), [`sinau.1|${study.launched.journal.scope}`]);
  assert.ok([...stores.localStorage.map.keys()].every((key) => !key.includes("|kas||") || key.includes(OURS)));
});

test("from then on two catalogues with the same course share nothing; both begin with the visits that may be theirs", async () => {
  const { stores } = await restored("site");
  const [one, other] = [await open(stores), await open(stores, null, { course: course("bbbbbbbbbb") })];
  assertAllThere(one, "ours");
  assertAllThere(other, "the other, whose ids and hashes are the same");
  await one.record({ kind: "done", id: "buku" });
  assert.ok(!(await open(stores, null, { course: course("bbbbbbbbbb") })).launched.journal.all().some(({ kind, id }) => kind === "done" && id === "buku"));
});

/** The same ids, other questions. */
function reworded() {
  const changed = course("bbbbbbbbbb");
  for (const activity of changed.activities) for (const one of activity.questions) one.hash = `9${one.hash.slice(1)}`;
  return changed;
}

test("what was answered to other questions under the same ids does not count in another catalogue", async () => {
  const { stores } = await restored("site");
  const study = await open(stores, null, { course: reworded() });
  for (const id of ["buku-isi", "buku-bukti", "buku-nama"]) assert.equal(given(study, id).earlier, true);
});

test("visits to a course of quite other ids are left where they are, and no hole is told", async () => {
  const { stores } = await restored("site");
  const other = course("bbbbbbbbbb");
  for (const activity of other.activities) {
    activity.id = `x-${activity.id}`;
    for (const one of activity.questions) one.id = `x-${one.id}`;
  }
  const study = await open(stores, null, { course: other });
  assert.deepEqual([study.launched.journal.all().length, [...study.notices]], [0, []]);
});

test("what was damaged before is told once, and not again because the name has changed", async () => {
  const damage = (stored) => {
    const texts = { ...stored.localStorage };
    const key = Object.keys(texts).find((name) => name.startsWith("sinau.1|") && texts[name].split("\n").length > 2);
    texts[key] = [texts[key].split("\n")[0], ...texts[key].split("\n").slice(2)].join("\n");
    return { localStorage: texts, indexedDB: {} };
  };
  const { stores } = await restored("site", damage);
  assert.deepEqual([...(await open(stores)).notices], ["answers_missing"]);
  assert.deepEqual([...(await open(stores)).notices], []);
  const told = await restored("site", damage);
  assert.deepEqual([...(await open(told.stores, null, { course: course(undefined, { catalogue: undefined }) })).notices], ["answers_missing"]);
  assert.deepEqual([...(await open(told.stores)).notices], [], "the older build has told it already");
});

test("a browser that refuses a store, or is full, loses nothing by it and tries again", async () => {
  const { stores } = await restored("site");
  const full = { ...stores, localStorage: stores.localStorage };
  stores.localStorage.limit = [...stores.localStorage.map].reduce((sum, [key, text]) => sum + key.length + text.length, 0) + 10;
  assertAllThere(await open(full), "the mirror is full");
  assertAllThere(await open({ ...stores, localStorage: null }), "no localStorage");
  const refusing = { open() { throw new Error("SecurityError"); } };
  const study = await open({ ...(await restored("site")).stores, indexedDB: refusing });
  assert.deepEqual(given(study, "buku-isi").answer, ["a"]);
});

test("a progress file says its catalogue: one of another is refused, and an older one that does not say it is taken", async () => {
  const { stores } = await restored("site");
  const study = await open(stores);
  const text = progressFileText(study, "");
  assert.equal(readProgressFile(text, "kas", OURS).ok, true);
  assert.deepEqual(readProgressFile(text, "kas", "bbbbbbbbbb"), { ok: false, why: "catalogue", title: "Kas desa" });
  assert.deepEqual(readProgressFile(text, "other", "bbbbbbbbbb").why, "course");
  const older = progressFileText(await open(stores, null, { course: course(undefined, { catalogue: undefined }) }), "");
  assert.ok(!older.includes("catalogue"));
  assert.equal(readProgressFile(older, "kas", OURS).ok, true);
  assert.equal(readProgressFile(text, "kas").ok, true, "a page without an id takes it as well");
});

test("names of journals with a catalogue are no names of those without, whatever they are made of", () => {
  const parts = ["", "a", "a|", "|", "%7C", "/x/", "aaaaaaaaaa"];
  const names = new Set();
  let count = 0;
  for (const catalogue of ["", "aaaaaaaaaa", "bbbbbbbbbb"]) for (const id of ["a", "aaaaaaaaaa"]) for (const place of ["", "/x/"]) for (const learner of parts) {
    names.add(`${scopeOf(id, place, learner, catalogue)}|`);
    count += 1;
  }
  assert.equal(names.size, count);
});
