// SPDX-License-Identifier: Apache-2.0
/** The view of ordering on as much of a page as it touches: what is an answer, what moves, what keeps the focus, what is marked. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { runInNewContext } from "node:vm";

import { shuffle } from "../../../themes/sinau_theme/player/shuffle.js";

const CODE = readFileSync(new URL("../../../generator/sinau/questions/ordering/view.js", import.meta.url), "utf8");

class Element {
  constructor(name, attributes = {}, ...children) {
    Object.assign(this, { localName: name, parts: [], parent: null, attributes: {}, dataset: {}, listeners: {}, disabled: false, id: "" });
    this.classes = new Set();
    this.classList = {
      add: (one) => this.classes.add(one), remove: (one) => this.classes.delete(one), contains: (one) => this.classes.has(one),
      toggle: (one, on) => (on ? this.classes.add(one) : this.classes.delete(one)),
    };
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") this.addEventListener(key.slice(2), value);
      else if (key === "class") value.split(" ").forEach((one) => this.classes.add(one));
      else if (key === "id") this.id = value;
      else this.setAttribute(key, value);
    }
    this.append(...children);
  }
  get children() { return this.parts.filter((part) => part instanceof Element); }
  get textContent() { return this.parts.map((part) => (part instanceof Element ? part.textContent : part)).join(""); }
  set textContent(text) { this.parts = text ? [text] : []; }
  get place() { return this.parent ? this.parent.parts.indexOf(this) : -1; }
  get previousElementSibling() { return this.parent.parts[this.place - 1] ?? null; }
  get nextElementSibling() { return this.parent.parts[this.place + 1] ?? null; }
  put(at, child) {
    if (child instanceof Element) {
      // What is taken out of a page loses the focus.
      if (child.parent && child.contains(document.activeElement)) document.activeElement = document.body;
      if (child.parent) {
        if (child.parent === this && child.place < at) at -= 1;
        child.parent.parts.splice(child.place, 1);
      }
      child.parent = this;
    }
    this.parts.splice(at, 0, child);
  }
  append(...children) { children.forEach((child) => this.put(this.parts.length, child)); }
  insertBefore(child, other) { this.put(other.place, child); }
  after(...others) { others.forEach((one) => this.parent.put(this.place + 1, one)); }
  before(...others) { others.forEach((one) => this.parent.put(this.place, one)); }
  contains(other) { return other === this || this.children.some((child) => child.contains(other)); }
  all() { return this.children.flatMap((child) => [child, ...child.all()]); }
  querySelector(selector) { return this.all().find((one) => one.classes.has(selector.slice(1))) ?? null; }
  querySelectorAll() { return []; }
  cloneNode() { return { textContent: this.textContent, querySelectorAll: () => [] }; }
  setAttribute(name, value) { this.attributes[name] = value; }
  getAttribute(name) { return this.attributes[name] ?? null; }
  removeAttribute(name) { delete (name === "data-mark" ? this.dataset : this.attributes)[name === "data-mark" ? "mark" : name]; }
  addEventListener(name, listener) { this.listeners[name] = listener; }
  dispatchEvent({ type }) { for (let one = this; one; one = one.parent) one.listeners[type]?.(); }
  focus() { document.activeElement = this; }
  click() { if (!this.disabled) this.listeners.click?.(); }
}

let document;
beforeEach(() => { document = { body: {}, activeElement: null }; });

/** A question whose items a, b, c ... are right in the order `correct`. */
function shown(correct, { seed = "", partial = false } = {}) {
  const letters = [...correct].sort();
  const listed = letters.map((id) => {
    const item = new Element("div", { class: "choice" }, new Element("span", { class: "choice-text" }, `Item ${id}`));
    item.dataset.item = id;
    return item;
  });
  const list = new Element("div", { class: "question-choices" }, ...listed);
  const form = new Element("form", { id: "q-1" }, list);
  const question = { rule: { correct: [...correct], partial } };
  let changes = 0;
  form.addEventListener("change", () => { changes += 1; });
  let make;
  const t = (key, values = {}) => [key, ...Object.values(values)].join(" ");
  const h = (...all) => new Element(...all);
  runInNewContext(CODE, {
    document, setTimeout, Event: class { constructor(type) { this.type = type; } }, sinau: { view: (name, made) => { make = made; } },
  });
  const view = make({ h, t, fill() {}, focusOn() {}, shuffle: (items, by) => (by ? shuffle(items, by) : items) });
  view.arrange(form, question, seed);
  const item = (id) => listed[letters.indexOf(id)];
  return {
    view, form, question, list, item, changes: () => changes,
    order: () => list.children.map((one) => one.dataset.item).join(""),
    button: (id, way) => item(id).querySelector(`.ordering-${way}`),
    said: () => form.all().find((one) => one.attributes.role === "status").textContent,
    marks: () => list.children.map((one) => one.dataset.mark ?? ""),
    notes: () => list.children.map((one) => one.querySelector(".ordering-mark").textContent.trim()),
    read: () => [...view.read(form, question)],
  };
}

test("an order that nobody has touched is no answer, whatever it is", () => {
  const one = shown("bca");
  assert.deepEqual(one.read(), []);
  one.button("b", "up").click();
  assert.equal(one.order(), "bac");
  assert.deepEqual(one.read(), ["b", "a", "c"]);
  one.button("b", "down").click();
  assert.deepEqual(one.read(), ["a", "b", "c"], "moved back is an answer too");
  assert.equal(one.changes(), 2);
  one.view.write(one.form, one.question, []);
  assert.deepEqual([one.order(), one.read()], ["abc", []]);
  one.view.write(one.form, one.question, ["c", "a", "b"]);
  assert.deepEqual([one.order(), one.read()], ["cab", ["c", "a", "b"]]);
});

test("what is shown is never the right order, whatever an attempt draws", () => {
  for (const correct of ["ba", "bca", "cbad"]) {
    const seen = new Set();
    for (let seed = 0; seed < 60; seed += 1) seen.add(shown(correct, { seed: `attempt-${seed}` }).order());
    assert.ok(!seen.has(correct), correct);
    assert.equal(seen.size > 1, correct.length > 2);
  }
  const one = shown("cbad", { seed: "x" });
  const first = one.order();
  one.view.arrange(one.form, one.question, "x");
  assert.equal(one.order(), first);
  assert.equal(shown("cbad", { seed: "x" }).order(), first, "the same on every device");
});

test("a button keeps the focus while its item moves, and at the end of the list", () => {
  const one = shown("bca");
  const down = one.button("a", "down");
  down.focus();
  for (const place of [2, 3]) {
    down.click();
    assert.equal(one.said(), `moved Item a ${place} 3`);
    assert.equal(document.activeElement, down);
  }
  assert.deepEqual([down.disabled, down.attributes["aria-disabled"]], [false, "true"]);
  down.click();
  assert.deepEqual([one.said(), one.order(), one.changes()], ["is_last Item a", "bca", 2]);
  assert.equal(one.button("b", "up").disabled, true, "those without the focus are disabled at once");
  one.button("a", "up").focus();
  one.button("a", "up").click();
  assert.equal(document.activeElement, one.button("a", "up"));
  assert.deepEqual([down.disabled, down.attributes["aria-disabled"]], [false, undefined]);
  one.view.write(one.form, one.question, ["a", "b", "c"]);
  assert.equal(document.activeElement, one.button("a", "up"), "nor does it fall to the document when an answer is shown");
  assert.deepEqual(one.list.children.map((item) => item.querySelector(".ordering-number").textContent), ["1", "2", "3"]);
});

test("as a whole each place is marked, in part what is in order among itself", () => {
  const whole = shown("abcd");
  const answer = ["b", "c", "d", "a"];
  whole.view.write(whole.form, whole.question, answer);
  whole.view.mark(whole.form, whole.question, answer, "taken", 0);
  assert.deepEqual(whole.marks(), ["wrong", "wrong", "wrong", "wrong"]);
  assert.deepEqual(whole.notes(), Array(4).fill("(place_wrong)"), "where they belong is not told before the last try");
  const part = shown("abcd", { partial: true });
  part.view.write(part.form, part.question, answer);
  part.view.mark(part.form, part.question, answer, "everything", 2 / 3);
  assert.deepEqual(part.marks(), ["right", "right", "right", "wrong"]);
  assert.deepEqual(part.notes(), ["(run_right)", "(run_right)", "(run_right)", "(run_wrong) belongs 1"]);
  part.view.mark(part.form, part.question, answer, "nothing", 2 / 3);
  assert.deepEqual([part.marks(), part.notes()], [["", "", "", ""], ["", "", "", ""]]);
  part.view.write(part.form, part.question, ["d", "c", "b", "a"]);
  part.view.mark(part.form, part.question, ["d", "c", "b", "a"], "taken", 0);
  assert.deepEqual(part.marks(), ["wrong", "wrong", "wrong", "wrong"], "where no two are in order nothing is");
});

test("left open it shows where each item belongs, if that may be shown", () => {
  const one = shown("bca");
  one.view.mark(one.form, one.question, [], "taken", 0);
  assert.deepEqual(one.marks(), ["", "", ""]);
  one.view.mark(one.form, one.question, [], "everything", 0);
  assert.deepEqual(one.marks(), ["missed", "missed", "missed"]);
  assert.deepEqual(one.notes(), ["belongs 3", "belongs 1", "belongs 2"]);
});

test("when it is locked nothing moves, and then it moves again", () => {
  const one = shown("bca");
  one.view.lock(one.form, true);
  one.button("b", "up").click();
  assert.deepEqual([one.order(), one.list.classes.has("is-locked")], ["abc", true]);
  one.view.lock(one.form, false);
  one.button("b", "up").click();
  assert.equal(one.order(), "bac");
});
