// SPDX-License-Identifier: Apache-2.0
/** Views of question types: when their scripts are asked for, and what a question asks of its view. In a page: tests/browser/test_views.py. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { afterEach, beforeEach, test } from "node:test";
import { runInNewContext } from "node:vm";

import { rareKinds } from "../../../themes/sinau_theme/player/answers/rare_kinds.js";
import { addKinds } from "../../../themes/sinau_theme/player/answers/kinds.js";
import { plainControls } from "../../../themes/sinau_theme/player/controls.js";
import { Loader } from "../../../themes/sinau_theme/player/loader.js";
import { guardedMaker } from "../../../themes/sinau_theme/player/view_guard.js";
import { fnv1a, xorshift32 } from "../../../themes/sinau_theme/player/sealed_answers.js";

/** As much of an element as the player touches here. */
class Element {
  constructor(name) {
    Object.assign(this, { localName: name, children: [], dataset: {}, attributes: {}, listeners: {} });
  }
  get textContent() { return this.children.join(""); }
  set textContent(text) { this.children = text ? [text] : []; }
  append(...children) {
    this.children.push(...children);
    children.forEach((child) => child.onAppend?.());
  }
  remove() {}
  focus() {}
  scrollIntoView() {}
  contains() { return false; }
  get firstElementChild() { return this.children[0] || null; }
  prepend(...children) {
    this.children.unshift(...children);
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  removeAttribute(name) {
    delete this.attributes[name];
  }
  addEventListener(name, listener) {
    this.listeners[name] = listener;
  }
  /** Of controls there are only the view's, and that is none of the page's here. */
  querySelectorAll(selector) {
    return selector.includes(":enabled") ? this.controls || [] : [];
  }
  querySelector(selector) {
    return selector.includes(":enabled") ? new Element("button") : (this.inside || {})[selector] || null;
  }
}

/** Scripts by their addresses, as a host has them; what was asked for. */
let host = {};
let asked = [];
const globals = ["document", "window"];
const before = globals.map((name) => globalThis[name]);

beforeEach(() => {
  host = {};
  asked = [];
  globalThis.window = globalThis;
  const head = new Element("head");
  head.append = (script) => {
    asked.push(script.src);
    setTimeout(() => (host[script.src] ? (host[script.src](), script.onload()) : script.onerror()), 1);
  };
  globalThis.document = { head, createElement: (name) => new Element(name) };
});
afterEach(() => globals.forEach((name, index) => { globalThis[name] = before[index]; }));

addKinds(rareKinds);

const ADDRESSES = { ordering: "view-ordering.js" };
const activity = (...types) => ({ id: "one", questions: types.map((type) => ({ type })) });
const make = () => ({ read: () => [], write() {}, arrange() {}, mark() {}, lock() {} });

test("plain questions have the core's controls, at once and without a request", async () => {
  const loader = new Loader(ADDRESSES);
  assert.equal(loader.maker("choice"), plainControls);
  assert.equal(new Loader().maker("ordering"), plainControls);
  await loader.views(activity("choice", "number"));
  assert.deepEqual(asked, []);
});

test("the script of a type is asked for once, however many questions wait for it", async () => {
  const loader = new Loader(ADDRESSES);
  let came = 0;
  loader.onView = () => { came += 1; };
  host["view-ordering.js"] = () => loader.addView("ordering", make);
  assert.equal(loader.maker("ordering"), undefined);
  await Promise.all([loader.views(activity("ordering", "choice", "ordering")), loader.views(activity("ordering"))]);
  await loader.views(activity("ordering"));
  assert.deepEqual(asked, ["view-ordering.js"]);
  assert.deepEqual([loader.maker("ordering"), came], [make, 1]);
});

test("a script that cannot be had, or brings something else, is asked for again", async () => {
  const loader = new Loader(ADDRESSES);
  await assert.rejects(loader.views(activity("ordering")), /missing/);
  host["view-ordering.js"] = () => loader.addView("sorting", make);
  await assert.rejects(loader.views(activity("ordering")), /missing/);
  host["view-ordering.js"] = () => loader.addView("ordering", make);
  await loader.views(activity("ordering"));
  assert.equal(asked.length, 3);
});

function sealed(question) {
  const next = xorshift32(fnv1a(question.id));
  return Buffer.from(JSON.stringify(question)).map((byte) => byte ^ (next() & 255)).toString("base64url");
}

/** A question whose view writes down what it is asked. */
async function shown(Class, more = {}) {
  const { QuestionView } = await import("../../../themes/sinau_theme/player/question.js");
  const { AssessmentQuestionView } = await import("../../../themes/sinau_theme/player/assessment_question.js");
  const question = { id: "q-1", index: 0, type: "sorting", points: 2, hash: "abc", shape: "some3", rule: { correct: ["a", "c"], partial: true }, feedback: { a: "<p>A</p>" }, hints: [], explanation: null, ...more };
  const form = new Element("form");
  Object.assign(form, { id: "q-q-1", dataset: { question: sealed(question), type: "sorting" } });
  const calls = [];
  const seen = { form, calls, answer: [], given: [], question };
  const t = (key) => ({ "sorting.choose_first": "Sort first.", choose_first: "Choose first.", right: "Right." })[key] ?? key;
  const view = (tools) => {
    seen.tools = tools;
    const note = (name) => (one, asks, ...rest) => { assert.equal(one, form); calls.push([name, ...rest]); };
    return { read: () => seen.answer, write: note("write"), arrange: note("arrange"), mark: note("mark"), lock: (one, locked) => calls.push(["lock", locked]) };
  };
  const host = {
    answered: (view_, given) => { seen.given.push(given); return Promise.resolve("device"); },
    explained: () => { seen.explained = (seen.explained ?? 0) + 1; },
    accepted: () => [],
  };
  seen.view = new (Class === "assessed" ? AssessmentQuestionView : QuestionView)(form, t, host, view);
  seen.change = (answer) => { seen.answer = answer; form.listeners.change(); };
  return seen;
}

const LESSON = { check: true, hints: true, live: false, locked: false, reveal: "taken", shuffle: "" };
const OPEN = { check: false, hints: false, live: true, locked: false, reveal: "nothing", shuffle: "seed" };

test("a view is arranged first, written, and marked once the learner has asked", async () => {
  const seen = await shown("lesson");
  const { view, calls } = seen;
  view.update(LESSON, null);
  assert.deepEqual(calls.splice(0), [["arrange", ""], ["write", []], ["lock", false], ["mark", [], "nothing", 0]]);
  seen.change(["a"]);
  assert.deepEqual(calls.splice(0).at(-1), ["mark", [], "nothing", 0]);
  assert.deepEqual(seen.given, []);
  view.check();
  assert.deepEqual(seen.given.map(({ answer, score }) => [answer, score]), [[["a"], 0.5]]);
  assert.deepEqual(calls.splice(0).at(-1), ["mark", ["a"], "taken", 0.5]);
  // The journal says the same once more; then something else.
  view.update(LESSON, { answer: ["a"], score: 0.5, earlier: false });
  assert.deepEqual(calls.splice(0), [["write", ["a"]], ["lock", false], ["mark", ["a"], "taken", 0.5]]);
  view.retry();
  assert.deepEqual(calls.splice(0).at(-1), ["mark", ["a"], "nothing", 0.5]);
  view.update(LESSON, { answer: ["c"], score: 0.5, earlier: false });
  assert.ok(!calls.some(([name]) => name === "write"), "what the learner is changing is not written over");
});

test("what a view adds to the stem is no part of what an LMS is told was asked", async () => {
  const { QuestionView } = await import("../../../themes/sinau_theme/player/question.js");
  const { reportedAnswer } = await import("../../../themes/sinau_theme/player/lesson.js");
  const form = new Element("form");
  const stem = { text: "Where?", cloneNode: () => ({ textContent: stem.text, querySelectorAll: () => [] }) };
  Object.assign(form, { id: "q-q-1", inside: { ".question-stem": stem }, dataset: { question: sealed({ id: "q-1", points: 1, shape: "one2", rule: { correct: ["a"] }, hints: [] }) } });
  const view = new QuestionView(form, String, {}, () => {
    stem.text = "1 2 Where?";
    return { ...make(), arrange() { stem.text = "1 2 3 Where?"; } };
  });
  assert.equal(reportedAnswer(view, { answer: ["a"], score: 1, took: 0, wall: 0 }, 1)[0].prompt, "Where?");
});

test("nothing is no answer, and says so in the words of the type", async () => {
  const seen = await shown("lesson");
  seen.view.update(LESSON, null);
  seen.view.check();
  assert.deepEqual(seen.given, []);
  assert.equal(seen.view.result.children[0].children[0], "Sort first.");
  assert.equal(seen.tools.t("right"), "Right.", "and all others are the interface's");
});

test("in an assessment each change is kept, and the order depends on the attempt alone", async () => {
  const seen = await shown("assessed");
  const { view, calls } = seen;
  view.update(OPEN, null);
  assert.deepEqual(calls.splice(0).slice(0, 3), [["arrange", ""], ["arrange", "seed|q-1"], ["write", []]]);
  seen.change(["a", "c"]);
  seen.change(["a", "c"]);
  assert.deepEqual(seen.given.map(({ answer }) => answer), [["a", "c"]], "what is the same is not kept twice");
  view.update({ ...OPEN, live: false, locked: true, reveal: "everything" }, { answer: ["a", "c"], score: 1, earlier: false });
  assert.deepEqual(calls.splice(0).slice(-2), [["lock", true], ["mark", ["a", "c"], "everything", 1]]);
  const items = ["a", "b", "c", "d", "e"];
  assert.deepEqual(seen.tools.shuffle(items, ""), items);
  assert.deepEqual(seen.tools.shuffle(items, "x"), seen.tools.shuffle(items, "x"));
  assert.notDeepEqual(seen.tools.shuffle(items, "x"), seen.tools.shuffle(items, "y"));
});

/** What the result says, a line for each part, and the buttons that can be pressed. */
const said = ({ view }) => view.result.children.map((part) => part.attributes.class);
const buttons = ({ view }) => ["check", "retry", "hint", "explain"].filter((name) => !view[`${name}Button`].hidden);
const EXPLAINED = { explanation: "<p>Why.</p>", rule: { correct: ["a"] }, shape: "one3" };

test("in a lesson the explanation comes after a right answer, or when it is asked for after two tries", async () => {
  const seen = await shown("lesson", EXPLAINED);
  const { view } = seen;
  const tried = (answer, tries) => {
    seen.change(answer);
    view.check();
    view.tries = tries; // the host counts
    view.update(LESSON, { answer, score: Number(answer[0] === "a"), earlier: false }, false);
  };
  view.update(LESSON, null, false);
  tried(["b"], 1);
  assert.deepEqual([said(seen), buttons(seen)], [["question-verdict"], ["retry"]]);
  tried(["c"], 2);
  assert.deepEqual([said(seen), buttons(seen)], [["question-verdict"], ["retry", "explain"]]);
  assert.deepEqual(seen.calls.at(-1).slice(0, 3), ["mark", ["c"], "taken"]);
  view.reveal();
  assert.equal(seen.explained, 1);
  view.update(LESSON, { answer: ["c"], score: 0, earlier: false }, true);
  assert.deepEqual([said(seen), buttons(seen)], [["question-verdict", "question-explanation"], ["retry"]]);
  assert.deepEqual(seen.calls.at(-1).slice(0, 3), ["mark", ["c"], "everything"], "what was missed is marked");
  const other = await shown("lesson", EXPLAINED);
  other.view.update(LESSON, { answer: ["a"], score: 1, earlier: false }, false);
  assert.deepEqual(said(other), ["question-verdict", "question-feedback", "question-explanation"]);
});

test("in an assessment that marks at once an answer stands once it is explained", async () => {
  const mode = { ...OPEN, check: true, reveal: "everything" };
  const seen = await shown("assessed", EXPLAINED);
  const { view } = seen;
  view.update(mode, null, false);
  seen.change(["b"]);
  view.check();
  assert.deepEqual([said(seen), buttons(seen), seen.explained], [["question-verdict"], ["explain"], undefined]);
  seen.change(["a"]);
  view.check();
  assert.equal(seen.explained, 1, "at once after a right answer");
  view.update(mode, { answer: ["a"], score: 1, earlier: false }, true);
  assert.ok(said(seen).includes("question-explanation"));
  assert.deepEqual([view.locked, buttons(seen)], [true, []]);
  const before = seen.given.length;
  seen.change(["c"]);
  view.flush();
  assert.equal(seen.given.length, before);
});

test("an answer to an earlier version is not shown in the new one", async () => {
  const seen = await shown("lesson");
  seen.view.update(LESSON, { answer: ["b"], score: 0, earlier: true });
  assert.deepEqual(seen.calls.find(([name]) => name === "write"), ["write", []]);
});

test("of an answer that is neither right nor wrong nothing is marked", async () => {
  const seen = await shown("lesson", { shape: "some3", rule: { correct: [] } });
  seen.view.question.shape = "some3-";
  seen.calls.length = 0;
  seen.view.given = { answer: ["a"], score: 0, earlier: false };
  seen.view.show();
  assert.deepEqual(seen.calls.at(-1).slice(0, 3), ["mark", ["a"], "nothing"]);
});

/** A question whose view fails in one of its members, as long as it is said to; what the console was told. */
async function failing(t, member, mode, fails = true) {
  const { AssessmentQuestionView } = await import("../../../themes/sinau_theme/player/assessment_question.js");
  const told = [];
  t.mock.method(console, "error", (error) => told.push(error.message));
  const form = new Element("form");
  Object.assign(form, { id: "q-q-1", controls: [{ disabled: false }], dataset: { question: sealed({ id: "q-1", points: 2, shape: "some3", rule: { correct: ["a"] }, feedback: {}, hints: ["<p>Look.</p>"] }) } });
  const broken = { answer: ["a"], fails };
  const maker = () => {
    if (member === "make") throw new Error("make fails");
    const view = { ...make(), read: () => broken.answer, again() {} };
    const good = view[member];
    view[member] = (...all) => {
      if (!broken.fails) return good(...all);
      throw new Error(`${member} fails`);
    };
    return view;
  };
  const given = [];
  const view = new AssessmentQuestionView(form, (key) => key, { answered: (_, { answer }) => { given.push(answer); return Promise.resolve("device"); }, accepted: () => [] }, guardedMaker(maker));
  view.update(mode, null);
  return { view, form, told, given, broken, said: () => form.children.filter((one) => one.attributes.role === "alert").map((one) => one.children[0]) };
}

for (const member of ["make", "arrange", "read", "write", "mark", "lock", "again"]) {
  for (const mode of [LESSON, OPEN]) {
    test(`a view that fails in ${member} stops neither its page nor ${mode.live ? "an assessment" : "a lesson"}, and says so once`, async (t) => {
      const { view, form, told, given, said } = await failing(t, member, mode);
      form.listeners.change();
      view.check();
      view.retry();
      view.showHint();
      view.flush();
      view.update({ ...mode, locked: true, reveal: "everything" }, { answer: ["b"], score: 0, earlier: false });
      view.update({ ...mode, shuffle: "other" }, null);
      assert.deepEqual([said(), told], [["view_broken"], [`${member} fails`]]);
      assert.equal(form.dataset.broken, "");
      assert.equal(form.controls[0].disabled, true);
      if (member === "read") assert.deepEqual(given, [], "what cannot be read is no answer");
    });
  }
}

test("what was answered before a view failed stays the answer", async (t) => {
  const { view, form, given, broken, said } = await failing(t, "read", OPEN, false);
  form.listeners.change();
  broken.fails = true;
  broken.answer = [];
  form.listeners.change();
  view.flush();
  assert.deepEqual([given, view.answer, said()], [[["a"]], ["a"], ["view_broken"]]);
});

test("a view that works is asked as if nothing stood in between", async () => {
  const calls = [];
  const note = (name, back) => (...all) => { calls.push([name, ...all]); return back; };
  const view = guardedMaker(() => ({ read: note("read", ["a"]), write: note("write"), arrange: note("arrange"), mark: note("mark"), lock: note("lock") }))({ h() {}, t: String });
  view.arrange("form", "question", "seed");
  assert.deepEqual(view.read("form", "question"), ["a"]);
  view.write("form", "question", ["b"]);
  view.mark("form", "question", ["b"], "taken", 0.5);
  view.lock("form", true);
  view.again("form", "question");
  assert.deepEqual(calls, [["arrange", "form", "question", "seed"], ["read", "form", "question"], ["write", "form", "question", ["b"]], ["mark", "form", "question", ["b"], "taken", 0.5], ["lock", "form", true]]);
});

const FOLDERS = [new URL("../../../generator/sinau/questions/", import.meta.url), new URL("../../helpers/types/", import.meta.url)];
const types = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => new URL(`${name}/`, folder))).filter((folder) => existsSync(new URL("view.js", folder)));
const holes = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();

for (const folder of types) {
  const name = folder.pathname.split("/").at(-2);
  const code = readFileSync(new URL("view.js", folder), "utf8");

  test(`${name}: the view is a classic script that registers under its type's name and has what a view has`, () => {
    const [, type] = /^QUESTION_TYPE = QuestionType\(\s*name="([^"]+)"/m.exec(readFileSync(new URL("type.py", folder), "utf8"));
    const registered = [];
    runInNewContext(code, { sinau: { view: (...all) => registered.push(all) } });
    assert.deepEqual(registered.map(([as]) => as), [type]);
    const tools = { h() {}, t: String, fill() {}, focusOn() {}, shuffle: (items) => items, alike: String };
    const view = registered[0][1]({ ...tools, plain: plainControls(tools) });
    for (const method of ["read", "write", "arrange", "mark", "lock"]) assert.equal(typeof view[method], "function", method);
    assert.doesNotMatch(code, /\bimport\b[\s(]|\brequire\(|innerHTML|\bfetch\(|style\s*:/, "no modules, nothing that a strict policy forbids");
  });

  test(`${name}: its texts are complete in English, and other languages have none of their own`, () => {
    const place = new URL("texts/", folder);
    const section = `${folder.pathname.split("/").at(-2)}_view.json`;
    const files = existsSync(place) ? readdirSync(place).map((language) => `${language}/${section}`).filter((file) => existsSync(new URL(file, place))) : [];
    const read = (file) => JSON.parse(readFileSync(new URL(file, place), "utf8"));
    const english = files.length ? read(`en/${section}`) : {};
    for (const file of files) {
      for (const [key, text] of Object.entries(read(file))) assert.deepEqual(holes(text), holes(english[key]), `${file}: ${key}`);
    }
    const core = JSON.parse(readFileSync(new URL("../../../themes/sinau_theme/texts/en/player.json", import.meta.url), "utf8"));
    for (const [, key] of code.matchAll(/\bt\('(\w+)'/g)) assert.ok(key in english || key in core, key);
  });
}

test("a view that comes behind its guard is taken in by the loader itself", async (t) => {
  const { Loader } = await import("../../../themes/sinau_theme/player/loader.js");
  const loader = new Loader({ sorting: "view-sorting.js" });
  const style = { replaceSync() {} };
  globalThis.window = { sinau: { view: loader.addView.bind(loader), words: String } };
  globalThis.document = { adoptedStyleSheets: [], head: { append() {} }, createElement: () => style };
  globalThis.CSSStyleSheet = class { replaceSync() {} };
  t.after(() => { for (const name of ["window", "document", "CSSStyleSheet"]) delete globalThis[name]; });
  await import("../../../themes/sinau_theme/player/entries/guard.js");
  globalThis.window.sinau.view("sorting", () => ({}));
  assert.equal(typeof loader.maker("sorting"), "function");
});
