// SPDX-License-Identifier: Apache-2.0
/** Courses, browsers and random numbers for the player's tests. */
import { IDBFactory } from "fake-indexeddb";

/** A repeatable source of random numbers: `next(n)` gives 0..n-1. */
export function random(seed) {
  let state = seed >>> 0 || 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % n;
  };
}

export function question(id, index, more = {}) {
  return shaped({ id, index, type: "choice", points: 1, choices: 4, hash: "a1b2c3d4", ...more });
}

/** As the build names the shapes of the five types that were there first: written anew, to hold the build to it. */
export function shaped(one) {
  const { type, choices } = one;
  const written = type === "short" || type === "number";
  const single = type === "choice" || type === "true-false";
  const shape = { short: "words24", number: "number24", "true-false": "truth", multiple: `some${choices}` }[type] || `one${choices}`;
  return { ...one, shape, most_bits: written ? 206 : single && choices <= 8 ? 10 : 12 + choices };
}

/** The most characters that the state of a course can take, as the head of packed_state.js says. */
export function worstCase({ activities, activity_slots, question_slots }) {
  const questions = activities.flatMap((activity) => activity.questions);
  let bits = 82;
  for (let index = 0; index < activity_slots; index += 1) bits += activities.find((one) => one.index === index)?.kind === "lesson" ? 2 : 40;
  for (let index = 0; index < question_slots; index += 1) bits += questions.find((one) => one.index === index)?.most_bits ?? 38;
  return 7 + Math.ceil(bits / 6);
}

export function assessment(id, index, kind, questions, more = {}) {
  const settings = { mastery_score: null, attempts: 0, keep: "best", feedback: "at end", shuffle: [] };
  return { id, index, kind, title: id, module: kind === "quiz" ? "m" : null, script: `lesson-${id}.js`, questions, ...settings, ...more };
}

export function lesson(id, index, questions = []) {
  return { id, index, kind: "lesson", title: id, module: "m", script: null, questions };
}

/** Two lessons, a quiz and an exam; four questions. */
export function course(more = {}) {
  const activities = [
    lesson("one", 0, [question("q-one", 0), question("q-two", 1, { type: "multiple", choices: 5 })]),
    lesson("two", 1),
    assessment("quiz", 2, "quiz", [question("q-quiz", 2, { type: "true-false", choices: 2 })]),
    assessment("exam", 3, "exam", [question("e-one", 3), question("e-two", 4, { points: 3 })]),
  ];
  return {
    format: 1, id: "sample", version: "1", title: "Sample", language: "en", publication: "scorm12", navigation: "free",
    completion: { lessons: true, exam: true }, mastery_score: 0.75, activity_slots: 4, question_slots: 5,
    modules: [{ id: "m", title: "M", activities: ["one", "two", "quiz"] }], activities, ...more,
  };
}

/** localStorage as browsers have it, with a limit to run into. */
export class FakeStorage {
  constructor(limit = Infinity) {
    this.map = new Map();
    this.limit = limit;
  }
  get length() {
    return this.map.size;
  }
  key(index) {
    return [...this.map.keys()][index] ?? null;
  }
  getItem(key) {
    return this.map.get(key) ?? null;
  }
  removeItem(key) {
    this.map.delete(key);
  }
  setItem(key, value) {
    const others = [...this.map].filter(([name]) => name !== key);
    const size = others.reduce((sum, [name, text]) => sum + name.length + text.length, key.length + value.length);
    if (size > this.limit) throw new Error("QuotaExceededError");
    this.map.set(key, value);
  }
}

/** What a browser lends; `device` keeps its stores, so two calls with the same stores are two visits. */
export function browser(stores = {}) {
  const { indexedDB = new IDBFactory(), localStorage = new FakeStorage() } = stores;
  const next = random(Math.floor(Math.random() * 2 ** 32));
  return {
    indexedDB, localStorage, place: "", learner: "", channel: () => null,
    wall: () => 1_700_000_000_000, mono: () => performance.now(),
    random: (length) => Uint8Array.from({ length }, () => next(256)),
    later: (action, ms) => setTimeout(action, ms), cancel: (timer) => clearTimeout(timer),
  };
}

let serial = 0;

/** An event as another device might have written it. */
export function event(kind, id, more = {}) {
  serial += 1;
  return {
    kind, id, hash: "a1b2c3d4", attempt: 0, answer: [], score: 0, nonce: "", writer: "d.v", seq: serial, clock: serial,
    wall: 0, took: 0, ...more,
  };
}
