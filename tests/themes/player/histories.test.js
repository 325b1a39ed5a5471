// SPDX-License-Identifier: Apache-2.0
/**
 * Random histories: a learner at several devices and tabs, launches in an LMS that keeps some reports, loses others and sometimes
 * gives back an old one. Not what happens in each is written down here, only what may never happen in any.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { eventsInOrder } from "../../../themes/sinau_theme/player/events_by_activity.js";
import { computeProgress as computed } from "../../../themes/sinau_theme/player/progress.js";
import { packedStateOf, applyPackedState } from "../../../themes/sinau_theme/player/packed_progress.js";
import { decodeState, encodeState } from "../../../themes/sinau_theme/player/packed_state.js";
import { course, event, random, shaped } from "./samples.js";

const computeProgress = (course, events, nonce) => computed(course, events, nonce, applyPackedState);

const HISTORIES = process.env.SINAU_TORTURE ? 10_000 : 400;
const SEED = Number(process.env.SINAU_SEED) || 20260102;
const NONCE = "Nonce1";
const WORD = { type: "short", choices: 0 };
const any = (next, items) => items[next(items.length)];
const shuffled = (next, items) => {
  const rest = [...items];
  return items.map(() => rest.splice(next(rest.length), 1)[0]);
};

function sampleFor(next) {
  const sample = course();
  const keep = any(next, ["best", "best", "first", "last"]);
  for (const activity of sample.activities) if (activity.kind !== "lesson") activity.keep = keep;
  const { questions } = sample.activities[0];
  if (next(2)) questions[0] = shaped({ ...questions[0], ...WORD });
  return { sample, keep };
}

/** Some devices, each with tabs that write under names of their own, and one LMS. */
class World {
  constructor(next) {
    this.next = next;
    Object.assign(this, sampleFor(next));
    /** @type {string[]} what the LMS has kept, the oldest first */
    this.states = [];
    this.tabs = Array.from({ length: 2 + next(2) }, (_, index) => ({
      device: next(2), writer: `d.${index}`, visits: 0, seq: 0, clock: 0, known: new Map(), baseline: [],
    }));
    for (const tab of this.tabs) tab.writer = `${tab.device}.${this.tabs.indexOf(tab)}`;
  }

  progress(tab, baseline = tab.baseline) {
    return computeProgress(this.sample, [...tab.known.values(), ...baseline], NONCE);
  }

  write(tab, kind, id, more = {}) {
    tab.seq += 1;
    tab.clock += 1;
    // Some of what a journal holds was done in another attempt, or outside the LMS.
    const nonce = this.next(12) ? NONCE : any(this.next, ["", "Other1"]);
    const own = event(kind, id, { ...more, nonce, writer: `${tab.writer}.${tab.visits}`, seq: tab.seq, clock: tab.clock });
    tab.known.set(`${own.writer}.${own.seq}`, own);
  }

  /** Something that a learner can do where this tab stands. */
  act(tab) {
    const { next, sample } = this;
    const activity = any(next, next(2) ? sample.activities : sample.activities.slice(-1));
    const state = this.progress(tab).activities.get(activity.id);
    if (next(6) === 0) return this.write(tab, "visit", activity.id);
    if (activity.kind === "lesson") {
      if (!activity.questions.length || next(5) === 0) return this.write(tab, "done", activity.id);
      return this.answer(tab, any(next, activity.questions), 0);
    }
    if (!state.open) return this.write(tab, "start", activity.id, { attempt: state.handed + 1 });
    // Any score, so that two devices that hand in the same attempt differ.
    if (next(3) === 0) return this.write(tab, "submit", activity.id, { attempt: state.open, score: next(5) / 4, answer: next(9) ? [] : ["time"] });
    if (next(6) === 0) return this.write(tab, "time", activity.id, { attempt: state.open, took: 16_000 * next(9) });
    if (next(8) === 0) return this.write(tab, "explained", any(next, activity.questions).id, { attempt: state.open });
    return this.answer(tab, any(next, activity.questions), state.open);
  }

  answer(tab, { id, type, choices, hash }, attempt) {
    const { next } = this;
    const letter = () => (type === "true-false" ? any(next, ["true", "false"]) : "abcdefgh"[next(choices)]);
    let answer = [type === "short" ? `word ${next(50)}` : letter()];
    if (type === "multiple") answer = [...new Set([letter(), letter()])].sort();
    this.write(tab, "answer", id, { hash, attempt, answer, score: next(2) });
  }

  /** What a tab reports; half of the time the LMS keeps it. */
  report(tab) {
    const progress = this.progress(tab);
    const text = encodeState(this.sample, packedStateOf(this.sample, progress, { nonce: NONCE, interactions: 0 }));
    if (this.next(2)) this.states.push(text);
  }

  /** What the LMS gives at a launch: what it kept last, or something older. */
  given() {
    const { next, states, sample } = this;
    if (!states.length) return [];
    const text = next(4) ? states[states.length - 1] : any(next, states);
    const { ok, state } = decodeState(sample, text);
    assert.ok(ok);
    return [event("state", "", { nonce: NONCE, clock: state.clock, writer: "", seq: 0, state })];
  }

  launch(tab) {
    tab.visits += 1;
    tab.seq = 0;
    tab.baseline = this.given();
    tab.clock = Math.max(tab.clock, ...tab.baseline.map((one) => one.clock));
  }

  /** Tabs of one device read one another's stores. */
  sync(tab) {
    for (const other of this.tabs) {
      if (other.device !== tab.device) continue;
      other.known.forEach((one, key) => tab.known.set(key, one));
      tab.clock = Math.max(tab.clock, other.clock);
    }
  }

  step() {
    const tab = any(this.next, this.tabs);
    const pick = this.next(10);
    if (pick < 6) this.act(tab);
    else if (pick === 6) this.sync(tab);
    else if (pick === 7) this.launch(tab);
    else this.report(tab);
    return tab;
  }
}

const RANK = { unknown: 0, failed: 1, passed: 2 };

function assertNotLower(before, after, where) {
  assert.ok(after.done >= before.done, `${where}: done fell from ${before.done} to ${after.done}`);
  assert.ok((after.score ?? -1) >= (before.score ?? -1) - 5e-5, `${where}: the score fell from ${before.score} to ${after.score}`);
  assert.ok(RANK[after.success] >= RANK[before.success], `${where}: ${before.success} became ${after.success}`);
  assert.ok(!before.complete || after.complete, `${where}: it was complete`);
  before.activities.forEach((one, id) => {
    const other = after.activities.get(id);
    assert.ok(!one.done || other.done, `${where}: ${id} was done`);
    assert.ok(other.handed >= one.handed, `${where}: ${id}, attempts handed in`);
    if (!one.attempts.length) for (const asked of one.answers.keys()) assert.ok(other.answers.has(asked), `${where}: ${asked} was answered`);
  });
}

/** The last answer of each question of a lesson, and of each attempt until it was handed in or explained: straight from the events. */
function lastAnswers(events) {
  const homes = { "e-one": "exam", "e-two": "exam", "q-quiz": "quiz" };
  const handed = new Set();
  const explained = new Set();
  const last = new Map();
  for (const one of eventsInOrder(events).filter(({ nonce }) => nonce === NONCE)) {
    if (one.kind === "submit") handed.add(`${one.id} ${one.attempt}`);
    if (one.kind === "explained" && last.has(`${one.id} ${one.attempt}`)) explained.add(`${one.id} ${one.attempt}`);
    if (one.kind !== "answer" || explained.has(`${one.id} ${one.attempt}`) || handed.has(`${homes[one.id]} ${one.attempt}`)) continue;
    last.set(`${one.id} ${one.attempt}`, one.answer);
  }
  return last;
}

function assertAllAnswers(sample, progress, events, where) {
  for (const [key, answer] of lastAnswers(events)) {
    const [id, attempt] = key.split(" ");
    const home = sample.activities.find((one) => one.questions.some((question) => question.id === id));
    const own = progress.activities.get(home.id);
    const held = home.kind === "lesson" ? own.answers : own.attempts.find(({ number }) => number === Number(attempt)).answers;
    assert.deepEqual(held.get(id)?.answer, answer, `${where}: ${key}`);
  }
}

function assertPacks(sample, progress, where) {
  const text = encodeState(sample, packedStateOf(sample, progress, { nonce: NONCE, interactions: 3 }));
  const { ok, state } = decodeState(sample, text);
  assert.ok(ok, where);
  const baseline = event("state", "", { nonce: NONCE, clock: state.clock, writer: "", seq: 0, state });
  const back = computeProgress(sample, [baseline], NONCE);
  assertNotLower(progress, back, `${where}, unpacked`);
  assertNotLower(back, progress, `${where}, packed`);
  for (const [id, own] of progress.activities) {
    const other = back.activities.get(id);
    // An attempt goes by the number after those that are known to be handed in.
    assert.deepEqual([other.handed, other.open], [own.handed, own.open && own.handed + 1], `${where}: ${id}`);
    if (own.attempts.length && !own.open) continue; // of what was handed in an LMS keeps the score
    for (const [asked, given] of own.answers) {
      const shown = other.answers.get(asked);
      assert.deepEqual([shown.answer, shown.earlier, shown.score >= 1], [given.answer, given.earlier, given.score >= 1], `${where}: ${asked}`);
    }
  }
  assert.equal(encodeState(sample, packedStateOf(sample, back, { nonce: NONCE, interactions: 3 })), text, `${where}: packed again it is the same`);
}

test("whatever several devices, tabs and launches do: nothing is lost, and nothing falls", () => {
  for (let number = 0; number < HISTORIES; number += 1) {
    const seed = SEED + number * 7919;
    const next = random(seed);
    const world = new World(next);
    const { sample, keep } = world;
    for (let left = 4 + next(36), step = 1; left > 0; left -= 1, step += 1) {
      const where = `SINAU_SEED=${seed}, keep ${keep}, step ${step}`;
      const before = world.tabs.map((tab) => [world.progress(tab), world.progress(tab, []), tab.visits]);
      const tab = world.step();
      const [shown, alone, visits] = before[world.tabs.indexOf(tab)];
      const launched = visits !== tab.visits;
      // Where the first attempt counts, what is learnt from elsewhere may be what it scored.
      if (keep === "last" || (keep === "first" && launched)) continue;
      // A launch may bring an old state, which knows less than the one before; than the device itself, it never shows less.
      assertNotLower(launched ? alone : shown, world.progress(tab), where);
    }
    const where = `SINAU_SEED=${seed}, at the end`;
    const all = new Map(world.tabs.flatMap((tab) => [...tab.known]));
    const union = computeProgress(sample, all.values(), NONCE);
    assertAllAnswers(sample, union, all.values(), where);
    for (const tab of world.tabs) {
      const merged = [...all.values(), ...tab.baseline];
      const straight = computeProgress(sample, merged, NONCE);
      const doubled = shuffled(next, [...merged, ...merged.filter(() => next(3) === 0)]);
      assert.deepEqual(computeProgress(sample, doubled, NONCE), straight, `${where}: order and repeats`);
      if (keep === "best") assertNotLower(world.progress(tab), straight, `${where}: what others did`);
      assertAllAnswers(sample, world.progress(tab, []), tab.known.values(), where);
      assertPacks(sample, world.progress(tab), where);
    }
    assertPacks(sample, union, where);
  }
});
