// SPDX-License-Identifier: Apache-2.0
/** What learners have from earlier versions of Sinau, opened by today's player in the pages of then. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { load } from "../../fixtures/player.js";
import { differences, entriesOf, lostIn, pageOf, waysOf } from "../../fixtures/ways.js";

const FIXTURES = fileURLToPath(new URL("../../fixtures", import.meta.url));
const player = await load(fileURLToPath(new URL("../../..", import.meta.url)));
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const SETS = readdirSync(FIXTURES).filter((name) => statSync(`${FIXTURES}/${name}`).isDirectory() && readdirSync(`${FIXTURES}/${name}`).includes("courses"));

test("there are fixtures", () => {
  assert.ok(SETS.includes("7ca6a1e"), SETS.join());
  for (const set of SETS) assert.ok(entriesOf(`${FIXTURES}/${set}`).length >= 19, set);
});

for (const set of SETS) {
  const folder = `${FIXTURES}/${set}`;
  for (const file of entriesOf(folder)) {
    const entry = read(`${folder}/${file}`);
    const data = read(`${folder}/courses/${pageOf(entry)}.json`);
    for (const way of waysOf(entry)) {
      test(`${set}, ${file}, ${way}: every answer, score and status is there`, async () => {
        assert.deepEqual(await lostIn(player, data, entry, way), []);
      });
    }
  }
}

test("a lost answer, a lower score and an answer that nobody gave are seen", () => {
  const then = { course: { done: 2, score: 0.5 }, "question a": { answer: ["b"], score: 0, earlier: false }, "archived 3": { mask: 2 } };
  const whole = { ...then, "question a": { answer: ["b"], score: 0.5, earlier: false } };
  const changed = (fact, more) => differences(then, whole, { ...then, [fact]: { ...then[fact], ...more } });
  assert.deepEqual(differences(then, whole, then), []);
  assert.deepEqual(changed("question a", { score: 0.25 }), [], "scored anew, though not all of it");
  assert.deepEqual(changed("question a", { score: 1 }), ["question a: score was 0 and is 1"]);
  assert.deepEqual(changed("question a", { earlier: true }), ["question a: earlier was false and is true"]);
  assert.deepEqual(changed("question a", { answer: ["a"] }), ['question a: answer was ["b"] and is ["a"]']);
  assert.deepEqual(changed("course", { done: 1 }), ["course: done was 2 and is 1"]);
  assert.deepEqual(changed("course", { score: 0.4 }), ["course: score was 0.5 and is 0.4"]);
  assert.deepEqual(changed("question b", { answer: ["a"] }), ["question b: nobody has done that"]);
  const { "archived 3": _, ...less } = then;
  assert.deepEqual(differences(then, whole, less), ["archived 3: mask was 2 and is undefined"]);
});
