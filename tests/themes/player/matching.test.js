// SPDX-License-Identifier: Apache-2.0
/** The view of matching: the same options beside each line, in an order that is not the key. In a page: tests/browser/test_matching.py. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

import { shuffle } from "../../../themes/sinau_theme/player/shuffle.js";

const CODE = readFileSync(new URL("../../../generator/sinau/questions/matching/view.js", import.meta.url), "utf8");
const TEXTS = JSON.parse(readFileSync(new URL("../../../generator/sinau/questions/matching/texts/en/matching_view.json", import.meta.url), "utf8"));

/** As much of an element as the view touches. */
class Element {
  constructor(name, attributes = {}, ...children) {
    Object.assign(this, { name, attributes: {}, dataset: {}, children: [], hidden: false, disabled: false, chosen: null });
    Object.entries(attributes).forEach(([key, value]) => {
      if (key.startsWith("data-")) this.dataset[key.slice(5)] = value;
      else this.attributes[key] = value;
    });
    this.append(...children);
  }
  get id() { return this.attributes.id; }
  set id(id) { this.attributes.id = id; }
  get firstElementChild() { return this.children[0]; }
  get textContent() { return this.children.map((one) => (typeof one === "string" ? one : one.textContent)).join(""); }
  set textContent(text) { this.children = text ? [text] : []; }
  get parentElement() { return this.parent; }
  append(...children) { this.put(children, this.children.length); }
  prepend(...children) { this.put(children, 0); }
  put(children, at) {
    for (const child of children) {
      if (child.parent) child.parent.children.splice(child.parent.children.indexOf(child), 1);
      if (typeof child !== "string") child.parent = this;
    }
    this.children.splice(at, 0, ...children);
  }
  removeAttribute(name) { delete this.dataset[name.replace("data-", "")]; }
  get all() { return this.children.flatMap((one) => (typeof one === "string" ? [] : [one, ...one.all])); }
  querySelectorAll(selector) {
    const [, data, name, value] = /^\[data-(\w+)\]$|^\.([\w-]+)$|^option\[value="(\w)"\]$/.exec(selector);
    return this.all.filter((one) => (data ? data in one.dataset : name ? one.attributes.class === name : one.attributes.value === value));
  }
  querySelector(selector) { return this.querySelectorAll(selector)[0] ?? null; }
  /** Of a drop-down: what is chosen in it, its first option by itself. */
  get value() { return (this.chosen ?? this.children[0]).attributes.value; }
  set value(value) {
    this.chosen = this.children.find((one) => one.attributes.value === value);
    assert.ok(this.chosen, `nothing would be shown for ${value}`);
  }
}

const h = (name, attributes, ...children) => new Element(name, attributes, ...children);
const CORRECT = ["a.b", "b.c", "c.a", "d.b"];

function made({ short = true, correct = CORRECT, options = "abcd" } = {}) {
  const prompts = correct.map((pair) => h("li", { "data-prompt": pair[0] }, h("span", { class: "choice-text" }, `prompt ${pair[0]}`)));
  const listed = Array.from(options, (id) => h("li", { "data-option": id, "data-words": `words ${id}` }, h("span", { class: "choice-text" }, id)));
  const offer = h("div", { class: "matching-offer", ...(short ? { "data-short": "" } : {}) }, h("ol", { class: "matching-options" }, ...listed));
  const place = h("div", { class: "question-choices" }, h("ul", {}, ...prompts), offer);
  const form = Object.assign(h("form", {}, place), { id: "q-duty" });
  const question = { id: "duty", rule: { correct } };
  const t = (key, values = {}) => (TEXTS[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
  let view;
  const fill = (element, ...children) => { element.textContent = ""; element.append(...children); };
  const tools = { h, t, fill, focusOn() {}, shuffle: (items, seed) => (seed ? shuffle(items, seed) : items) };
  runInNewContext(CODE, { sinau: { view: (name, make) => { view = make(tools); } } });
  view.arrange(form, question, "");
  const boxes = form.all.filter((one) => one.name === "select");
  const marks = () => form.all.filter((one) => one.attributes.class === "matching-mark").map((one) => one.textContent);
  return { form, question, view, boxes, marks, offer, place };
}
const texts = (box) => box.children.map((one) => one.textContent);

test("beside each line stands a drop-down with all options, named by its line and described by its mark", () => {
  const { boxes, offer, place } = made();
  assert.equal(boxes.length, 4);
  for (const box of boxes) assert.deepEqual(texts(box), ["Choose…", "words a", "words b", "words c", "words d"]);
  assert.deepEqual(boxes.map((box) => box.attributes["aria-labelledby"]), ["q-duty-a", "q-duty-b", "q-duty-c", "q-duty-d"]);
  assert.equal(boxes[0].attributes["aria-describedby"], "q-duty-a-mark");
  assert.equal(offer.hidden, true);
  const long = made({ short: false });
  assert.deepEqual(texts(long.boxes[3]), ["Choose…", "A. words a", "B. words b", "C. words c", "D. words d"]);
  assert.deepEqual([long.offer.hidden, long.place.children[0] === long.offer, place.children[0] === offer], [false, true, false]);
});

test("an attempt has its own order, the same for all lines and never the key; what is chosen stays", () => {
  for (const [correct, options] of [[CORRECT, "abcd"], [["a.a", "b.b"], "ab"], [["a.c", "b.a", "c.b"], "abc"], [["a.b"], "ab"]]) {
    const { form, question, view, boxes, offer } = made({ short: false, correct, options });
    const key = correct.map((pair) => pair[2]).filter((id, at, all) => all.indexOf(id) === at);
    const seen = new Set();
    view.write(form, question, [correct[0]]);
    for (let attempt = 0; attempt < 60; attempt += 1) {
      view.arrange(form, question, `seed ${attempt}`);
      const order = boxes[0].children.slice(1).map((one) => one.attributes.value);
      seen.add(order.join());
      assert.deepEqual([...order].sort(), [...options]);
      if (key.length > 1) assert.notDeepEqual(order.slice(0, key.length), key);
      for (const box of boxes) assert.deepEqual(texts(box), ["Choose…", ...order.map((id, at) => `${"ABCD"[at]}. words ${id}`)]);
      assert.deepEqual(offer.all.filter((one) => one.dataset.option).map((one) => one.dataset.option), order, "the list has the same letters");
      assert.deepEqual(Array.from(view.read(form, question)), [correct[0]]);
    }
    assert.equal(seen.size > 1, options.length > 2 || key.length < 2);
    view.arrange(form, question, "");
    assert.deepEqual(boxes[0].children.slice(1).map((one) => one.attributes.value), [...options]);
  }
});

test("an answer is written and read as it is kept; what is not there any more is left open", () => {
  const { form, question, view } = made();
  const read = () => Array.from(view.read(form, question));
  for (const answer of [[], ["b.d"], ["a.a", "b.a", "d.c"], CORRECT]) {
    view.write(form, question, answer);
    assert.deepEqual(read(), answer);
  }
  view.write(form, question, ["a.z", "b.toString", "d.b"]);
  assert.deepEqual(read(), ["d.b"]);
});

test("each line is marked, and what fits is told only when everything is", () => {
  const { form, question, view, marks } = made();
  const answer = ["a.b", "b.a"];
  view.mark(form, question, answer, "taken", 0.25);
  assert.deepEqual(marks(), ["choice_right", "choice_wrong", "left open", "left open"]);
  view.mark(form, question, answer, "everything", 0.25);
  assert.deepEqual(marks(), ["choice_right", "choice_wrong. What fits: words c", "left open. What fits: words a", "left open. What fits: words b"]);
  assert.deepEqual(form.all.filter((one) => one.dataset.prompt).map((one) => one.dataset.mark), ["right", "wrong", "open", "open"]);
  view.mark(form, question, answer, "nothing", 0.25);
  assert.deepEqual(marks(), ["", "", "", ""]);
  assert.ok(!form.all.some((one) => "mark" in one.dataset));
});

test("once more: what was right stays, unless all of it was; nothing is locked before it is", () => {
  const { form, question, view, boxes } = made();
  view.write(form, question, ["a.b", "b.a", "c.a"]);
  view.again(form, question);
  assert.deepEqual(Array.from(view.read(form, question)), ["a.b", "c.a"]);
  view.write(form, question, CORRECT);
  view.again(form, question);
  assert.deepEqual(Array.from(view.read(form, question)), []);
  for (const locked of [true, false]) {
    view.lock(form, locked);
    assert.deepEqual(boxes.map((box) => box.disabled), [locked, locked, locked, locked]);
  }
});
