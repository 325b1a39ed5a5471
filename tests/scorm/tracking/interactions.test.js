// SPDX-License-Identifier: Apache-2.0
// What teachers read of an answer, and at which place of the LMS's list it stands. Both standards.
import assert from "node:assert/strict";
import { test } from "node:test";

import { withoutDelimiters as description } from "../../../scorm/sinau_scorm/tracking/values2004.js";
import { readableId } from "../../../scorm/sinau_scorm/tracking/values12.js";
import { MemoryStore, RULES } from "../../lms/helpers.js";
import { asMoodleApp } from "./moodle_app.js";
import { clean, interaction, report, rig as rig12 } from "./rig.js";
import { clean as clean2004, rig as rig2004 } from "./rig2004.js";

const PROMPTS = [
  "Siapa yang menandatangani kuitansi?",
  "",
  " \n\t ",
  "{lang=en}Who signs?",
  "  {a} is a set",
  "One\nline\u2028and\r\nanother\u0085end",
  "x".repeat(249) + "\u{1F600}\u{1F600}",
  "x".repeat(248) + "\u{1F600}tail",
  "\u{1F600}".repeat(200),
  "\u0627\u0643\u062A\u0628 \u0627\u0644\u0631\u0642\u0645",
  "Caf\u00E9 \u015Eiti: 2 + 3 = ?",
  "[,] [.] [:] {case_matters=true}",
  "\u201CKas\u201D <b>&amp; 'tunai' \"x\" \\ | ; #",
  "e\u0301\u0301 \uFB01n \u00BD \u2460",
];

test("a description is one line of 250 units at most, whole, and no tag of a language", () => {
  const form = new RegExp(RULES.scorm2004.elements["cmi.interactions.n.description"]);
  for (const prompt of PROMPTS) {
    const text = description(prompt);
    assert.ok(text.length <= 250, prompt);
    assert.match(text, form);
    assert.doesNotMatch(text, /[\n\r\u2028\u2029\t]/);
    assert.ok(!text.startsWith("{"), text);
    assert.ok(text.isWellFormed(), prompt);
  }
  assert.equal(description(PROMPTS[0]), PROMPTS[0]);
  assert.equal(description("x".repeat(248) + "\u{1F600}tail"), "x".repeat(248) + "\u{1F600}");
  assert.equal(description("x".repeat(249) + "\u{1F600}"), "x".repeat(249));
});

test("an id of 1.2 says what was asked, behind the question's own id and round", () => {
  const form = new RegExp(RULES.scorm12.elements["cmi.interactions.n.id"]);
  for (const id of ["asas-1", "asas-1.2", "q", "a".repeat(60)]) {
    for (const prompt of PROMPTS) {
      const readable = readableId(id, prompt);
      assert.match(readable, form);
      assert.ok(readable === id || readable.startsWith(`${id}_`), readable);
    }
  }
  assert.equal(readableId("asas-1", "Siapa yang menandatangani kuitansi?"), "asas-1_Siapa_yang_menandatangani_kuitansi?");
  assert.equal(readableId("asas-1.2", "Caf\u00E9 \u015Eiti: 2 + 3 = ?"), "asas-1.2_Cafe_Siti:_2_+_3_=_?");
  assert.equal(readableId("asas-1", PROMPTS[9]), "asas-1");
  assert.equal(readableId("asas-1", "x".repeat(400)).length, 255);
});

test("ids stay unique, whatever the questions say", () => {
  const ids = ["a", "a.2", "a.12", "a-1", "a-1.2", "a-12"];
  const all = ids.flatMap((id) => PROMPTS.map((prompt) => [id, readableId(id, prompt)]));
  for (const [id, readable] of all) {
    for (const [other, its] of all) assert.ok(id === other || readable !== its, `${id} ${other} ${readable}`);
  }
});

test("the prompt goes where its standard has room for it, and the strict LMS takes all of it", async () => {
  for (const prompt of PROMPTS) {
    const old = rig12();
    await old.tracking.open();
    old.tracking.interaction(0, interaction({ prompt }));
    old.tracking.report(report());
    clean(old.lms);
    assert.match(old.store.attempt.values["cmi.interactions.0.id"], /^asas-1(_|$)/);
    const { tracking, lms, store, sets } = rig2004();
    await tracking.open();
    const from = lms.calls.length;
    tracking.interaction(0, interaction({ prompt }));
    tracking.report(report());
    clean2004(lms);
    assert.equal(store.attempt.values["cmi.interactions.0.id"], "asas-1");
    const names = sets(from).map((name) => name.slice("cmi.interactions.0.".length));
    assert.deepEqual(names.slice(0, 3), description(prompt) ? ["id", "type", "description"] : ["id", "type", "timestamp"]);
  }
});

test("an LMS without the element, or that refuses this one value, keeps the rest of the record", async () => {
  for (const error of ["401", "402", "406", "351"]) {
    let refusals = 0;
    const { tracking, store } = rig2004({}, undefined, (api) => {
      let refused = false;
      return {
        ...api,
        SetValue: (element, value) => {
          refused = element.endsWith(".description");
          refusals += refused ? 1 : 0;
          return refused ? "false" : api.SetValue(element, value);
        },
        GetLastError: () => (refused ? error : api.GetLastError()),
      };
    });
    await tracking.open();
    for (const index of [0, 1, 2]) assert.equal(tracking.interaction(index, interaction({ id: `q-${index}`, prompt: "Who?" })), true);
    tracking.report(report());
    assert.equal(tracking.phase(), "sent");
    assert.equal(store.attempt.values["cmi.interactions.2.latency"], "PT1.23S");
    // What an LMS does not have is asked of it once.
    assert.equal(refusals, error.startsWith("40") && error !== "406" ? 1 : 3);
  }
});

for (const [name, rig, prefix] of [["1.2", rig12, "LMS"], ["2004", rig2004, ""]]) {
  test(`a place that the LMS refuses gives way to its own count, once (${name})`, async () => {
    for (const stored of [0, 1, 9, 10, 11, 18, 40]) {
      const store = new MemoryStore();
      const values = Object.fromEntries(Array.from({ length: stored }, (_, n) => [`cmi.interactions.${n}.id`, `old-${n}`]));
      store.attempt = { values: { ...values, "cmi.exit": "suspend", "cmi.core.exit": "suspend" }, total: "" };
      const { tracking, lms } = rig({}, store, (api) => asMoodleApp(api, stored));
      const session = await tracking.open();
      assert.equal(session.interactions, stored > 10 ? stored - 2 : stored);
      const from = lms.calls.length;
      // The state knows better how many there are.
      for (let n = 0; n < 5; n += 1) {
        assert.equal(tracking.interaction(stored + n, interaction({ id: `new-${n}` })), true, `${stored} ${n}`);
      }
      tracking.report(report());
      assert.equal(tracking.phase(), "sent");
      const ids = Object.entries(store.attempt.values).filter(([element]) => /interactions\.\d+\.id$/.test(element)).map(([, id]) => id);
      assert.deepEqual(ids.filter((id) => id.startsWith("new-")).sort(), ["new-0", "new-1", "new-2", "new-3", "new-4"], `${stored}`);
      // Refused once, not at each answer.
      assert.ok(lms.calls.slice(from).every((call) => call.error === 0));
    }
  });

  test(`nothing more is asked of an LMS that has ended, has no count, or refuses at its own count (${name})`, async () => {
    for (const [count, error] of [["", "201"], ["3", "201"], ["7", "201"], ["7", prefix ? "301" : "133"]]) {
      let tried = 0;
      const { tracking } = rig({}, undefined, (api) => ({
        ...api,
        [`${prefix}SetValue`]: (element, value) => {
          if (!element.startsWith("cmi.interactions.")) return api[`${prefix}SetValue`](element, value);
          tried += 1;
          return "false";
        },
        [`${prefix}GetValue`]: (element) => (element.endsWith("interactions._count") ? count : api[`${prefix}GetValue`](element)),
        [`${prefix}GetLastError`]: () => error,
      }));
      await tracking.open();
      assert.equal(tracking.interaction(3, interaction()), false);
      assert.equal(tried, count === "7" && error !== "133" ? 2 : 1, `${count} ${error}`);
    }
  });
}
