// SPDX-License-Identifier: Apache-2.0
/** What the view of cloze says of each gap goes with the score of the whole. In a page: tests/browser/test_cloze.py. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

import { comparableText } from "../../../themes/sinau_theme/player/answers/alike.js";
import { rareKinds } from "../../../themes/sinau_theme/player/answers/rare_kinds.js";
import { addKinds, kindOf } from "../../../themes/sinau_theme/player/answers/kinds.js";
import { readShape } from "../../../themes/sinau_theme/player/answers/shape.js";
import { anyAnswer, anyRule } from "./answers/invented.js";
import { random } from "./samples.js";

addKinds(rareKinds);

const CODE = readFileSync(new URL("../../../generator/sinau/questions/cloze/view.js", import.meta.url), "utf8");

/** As much of an element as the view touches. */
class Element {
  constructor(localName, attributes = {}, ...children) {
    Object.assign(this, { localName, attributes, dataset: {}, children, value: "", id: attributes.id ?? "" });
    for (const [key, value] of Object.entries(attributes)) if (key.startsWith("data-")) this.dataset[key.slice(5)] = value;
  }
  get textContent() { return this.children.map((one) => one.textContent ?? one).join(""); }
  setAttribute(name, value) { this.attributes[name] = value; }
  removeAttribute(name) { delete this.dataset[name.replace("data-", "")]; }
  closest() { return this.parent; }
  append(...children) { this.children = this.children.filter((one) => !children.includes(one)).concat(children); }
  querySelector(selector) { return this.children.find((one) => `.${one.attributes.class}` === selector) ?? null; }
  querySelectorAll(selector) {
    return this.children.flatMap((one) => one.children ?? []).concat(this.children)
      .filter((one) => (selector === ".question-gap" ? one.attributes?.class === "question-gap" : one.dataset?.entry));
  }
}

const h = (name, attributes, ...children) => Object.assign(new Element(name, attributes, ...children), name === "option" ? { value: attributes.value } : {});
const t = (key, values = {}) => [key, ...Object.values(values)].join(" ");

function made(shape) {
  const stem = h("p", { id: "stem" });
  const places = shape.parts.map(({ kind, n }) => Object.assign(h("span", { class: "question-gap" }, kind === "one"
    ? h("span", { class: "cloze-list" }, ..."abcdefghijklmnopqrstuvwxyz".slice(0, n).split("").map((id) => h("span", { "data-entry": id }, `words ${id}`)))
    : h("span", { class: "cloze-line", "data-size": "10", "data-most": "80" })), { parent: stem }));
  const form = h("form", { id: "q-one" }, ...places);
  let view;
  const fill = (element, ...children) => { element.children = children; };
  const shuffle = (items, seed) => (seed ? items.slice().reverse() : items);
  runInNewContext(CODE, { TextEncoder, sinau: { view: (name, make) => { view = make({ h, t, fill, shuffle, alike: comparableText }); } } });
  view.arrange(form, {}, "");
  const marks = () => places.map((one) => one.dataset.mark ?? "");
  const said = () => places.map((one) => one.children[1].textContent);
  return { form, view, places, marks, said, controls: places.map((one) => one.children[0]) };
}

test("the gaps that are called right are those that the score counts", () => {
  const next = random(7);
  for (const code of ["gaps(one4,words12)", "gaps(words12,words12,one2)", "gaps(words12)"]) {
    const shape = readShape(code);
    const { form, view, marks } = made(shape);
    for (let round = 0; round < 200; round += 1) {
      const rule = { ...anyRule(next, shape), partial: true };
      rule.gaps.forEach((one, at) => { if (shape.parts[at].kind === "one") one.labels = { a: "words a", b: "words b", c: "words c", d: "words d" }; });
      const answer = anyAnswer(next, shape, rule).map((text) => text.trim());
      const score = kindOf(shape).score(shape, rule, answer);
      view.mark(form, { rule }, answer, "taken", score);
      const found = marks();
      assert.equal(found.filter((one) => one === "right").length, Math.round(score * shape.parts.length), JSON.stringify({ rule, answer, found }));
      assert.deepEqual(found.map((one) => one === "open"), shape.parts.map((_, at) => !answer[at]));
      assert.ok(!found.includes("unsure"), "all of it is known here");
    }
  }
});

test("of a text whose beginning alone is known, the score says what it can", () => {
  const shape = readShape("gaps(words12,words12,words12)");
  const { form, view, marks, said } = made(shape);
  const rule = { correct: [], gaps: [{ correct: ["Rencana Pembangunan"] }, { correct: ["kas umum"] }, { correct: ["Dewan Perwakilan"] }] };
  const long = ["Rencana Pemb", "kas umum", "Dewan Perwak"];
  const marked = (answer, score, partial) => {
    view.mark(form, { rule: { ...rule, partial } }, answer, "everything", score);
    return marks();
  };
  assert.deepEqual(marked(long, 1), ["right", "right", "right"]);
  assert.deepEqual(marked(long, 1 / 3, true), ["wrong", "right", "wrong"]);
  assert.deepEqual(marked(long, 2 / 3, true), ["unsure", "right", "unsure"]);
  assert.deepEqual(said(), ["only_beginning. fits Rencana Pembangunan", "choice_right", "only_beginning. fits Dewan Perwakilan"]);
  assert.deepEqual(marked(long, 0), ["unsure", "right", "unsure"]);
  assert.deepEqual(marked(["Rencana Pemb", "kas umum", "Dewan Perwakilan"], 0), ["wrong", "right", "right"]);
  assert.deepEqual(marked(["Rencana", "kas umum", ""], 1 / 3, true), ["wrong", "right", "open"], "that much would have been kept");
  view.mark(form, { rule }, long, "nothing", 1);
  assert.deepEqual(marks(), ["", "", ""]);
});

test("an answer is written and read as it is kept; nothing written is no answer", () => {
  const shape = readShape("gaps(words12,one3)");
  const { form, view, controls } = made(shape);
  const read = () => Array.from(view.read(form, {}));
  assert.deepEqual(read(), []);
  for (const answer of [["kas", "b"], ["", "c"], ["kas umum", ""]]) {
    view.write(form, {}, answer);
    assert.deepEqual(read(), answer);
  }
  view.write(form, {}, ["x", "z"]);
  assert.deepEqual(read(), ["x", ""], "an entry that there is not is left open");
  controls[0].value = " x ";
  view.write(form, {}, ["x", "b"]);
  assert.equal(controls[0].value, " x ", "who is writing is not disturbed");
  view.arrange(form, {}, "seed");
  assert.deepEqual(controls[1].children.map((one) => one.value), ["", "c", "b", "a"]);
  assert.deepEqual(read(), ["x", "b"]);
  for (const locked of [true, false]) {
    view.lock(form, locked);
    assert.deepEqual([controls[0].readOnly, controls[1].disabled], [locked, locked]);
  }
});

test("once more: what was typed can be mended, and of lists only what was right stays", () => {
  const shape = readShape("gaps(words12,one2,one2)");
  const { form, view } = made(shape);
  const labels = { a: "words a", b: "words b" };
  const rule = { correct: [], gaps: [{ correct: ["kas"] }, { correct: ["a"], labels }, { correct: ["b"], labels }] };
  const again = (answer) => {
    view.write(form, {}, answer);
    view.again(form, { rule });
    return Array.from(view.read(form, {}));
  };
  assert.deepEqual(again(["kaz", "a", "a"]), ["kaz", "a", ""]);
  assert.deepEqual(again(["KAS", "a", "b"]), []);
});
