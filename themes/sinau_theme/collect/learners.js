// SPDX-License-Identifier: Apache-2.0
/**
 * Whose snapshots belong together. A learner is known by the fields with `role: learner` (a participant's number), otherwise by device
 * and name. The same learner on two devices without a number becomes one when the supervisor says so.
 */

import { folded, foldedNumber } from './same_name.js';

/** @typedef {import('./snapshots.js').Snapshot} Snapshot */
/** @typedef {import('./collection.js').Decision} Decision */
/** @typedef {{id: string, label: string, required: boolean, role: 'learner' | 'group'}} CollectField */

/** They are asked one by one; nobody is told how many thousands are left. */
const MOST_PAIRS = 1000;

/**
 * @typedef {object} Learner
 * @property {string} key          the smallest of its keys
 * @property {string[]} keys
 * @property {string} firstKey     of its earliest snapshot: what comes later does not change it, so the pseudonym is made of it
 * @property {string} name         as it was given last
 * @property {Record<string, string>} fields  as each was given last
 * @property {Snapshot[]} snapshots  the earliest first
 */

/**
 * @param {Snapshot} snapshot
 * @param {CollectField[]} fields
 * @returns {{number: string, device: string}} keys; number is '' where none was given
 */
function learnerKeys({ device, name, fields: given }, fields) {
  const number = fields.filter(({ role }) => role === 'learner').map(({ id }) => foldedNumber(given[id] || '')).filter(Boolean).join(' ');
  return { number: number && `n ${number}`, device: `d ${device} ${folded(name)}` };
}

/**
 * @param {Iterable<Snapshot>} snapshots
 * @param {Iterable<Decision>} decisions
 * @param {CollectField[]} fields
 * @returns {Generator<void, Learner[], void>} in the order of their keys; the same for the same sets, whatever their order
 */
export function* learnersOf(snapshots, decisions, fields) {
  const all = Array.from(snapshots).sort(byTime);
  const groups = new DisjointSets();
  /** @type {Map<string, Set<string>>} numbers that were given on a device under a name */
  const numbers = new Map();
  for (const snapshot of all) {
    const { number, device } = learnerKeys(snapshot, fields);
    groups.add(number || device);
    yield;
    if (!number) continue;
    const known = numbers.get(device) || new Set();
    numbers.set(device, known.add(number));
  }
  // Who gave a number later is the same; who gave two of them may be two learners.
  numbers.forEach((known, device) => { if (known.size === 1 && groups.has(device)) groups.unite(device, Array.from(known)[0]); });
  yield;
  for (const { one, other, same } of lastDecisions(decisions)) if (same && groups.has(one) && groups.has(other)) groups.unite(one, other);
  yield;
  const members = yield* groups.members();
  /** @type {Map<string, Learner>} */
  const found = new Map();
  for (const snapshot of all) {
    const { number, device } = learnerKeys(snapshot, fields);
    const key = groups.smallestKey(number || device);
    const learner = found.get(key) || { key, keys: members.get(key) || [], firstKey: number || device, name: '', fields: {}, snapshots: [] };
    found.set(key, learner);
    learner.snapshots.push(snapshot);
    learner.name = snapshot.name.trim() || learner.name;
    for (const [id, value] of Object.entries(snapshot.fields)) if (value.trim()) learner.fields[id] = value.trim();
    yield;
  }
  const learners = Array.from(found.values()).sort((one, other) => (one.key < other.key ? -1 : 1));
  yield;
  return learners;
}

/**
 * @param {Learner[]} learners
 * @param {Iterable<Decision>} decisions
 * @param {CollectField[]} fields
 * @returns {Generator<void, [Learner, Learner][], void>} pairs that may be one: the same name in the same groups, and no number says
 *   otherwise; `MOST_PAIRS` at most
 */
export function* pairsToDecide(learners, decisions, fields) {
  const decided = new Set(Array.from(decisions, ({ one, other }) => `${one}\n${other}`));
  const groups = fields.filter(({ role }) => role === 'group').map(({ id }) => id);
  /** @type {Map<string, Learner[]>} */
  const alike = new Map();
  for (const learner of learners) {
    const name = folded(learner.name);
    const key = JSON.stringify([name, ...groups.map((id) => folded(learner.fields[id] || ''))]);
    const same = alike.get(key);
    if (name && same) same.push(learner);
    else if (name) alike.set(key, [learner]);
    yield;
  }
  /** @type {[Learner, Learner][]} */
  const pairs = [];
  for (const same of alike.values()) {
    for (let at = 0; at < same.length; at += 1) {
      for (let next = at + 1; next < same.length; next += 1) {
        if (mayBeSameLearner(same[at], same[next], decided)) pairs.push([same[at], same[next]]);
        if (pairs.length === MOST_PAIRS) return pairs;
        yield;
      }
    }
  }
  return pairs;
}

/**
 * @param {Learner} one
 * @param {Learner} other
 * @param {Set<string>} decided
 */
function mayBeSameLearner(one, other, decided) {
  const numbered = [one, other].every(({ keys }) => keys.some((key) => key.startsWith('n ')));
  return !numbered && !one.keys.some((first) => other.keys.some((second) => decided.has([first, second].sort().join('\n'))));
}

/**
 * @param {Iterable<Decision>} decisions
 * @returns {Decision[]} of each pair the last
 */
export function lastDecisions(decisions) {
  /** @type {Map<string, Decision>} */
  const last = new Map();
  for (const one of decisions) {
    const key = `${one.one}\n${one.other}`;
    const known = last.get(key);
    // At the same moment: not the same, which can be looked at again.
    if (!known || one.at > known.at || (one.at === known.at && !one.same)) last.set(key, one);
  }
  return Array.from(last.values());
}

/**
 * @param {Snapshot} one
 * @param {Snapshot} other
 */
export function byTime(one, other) {
  return one.minute - other.minute || one.clock - other.clock || compareTexts(comparableContent(one), comparableContent(other)) || compareTexts(one.key, other.key);
}

/** @type {WeakMap<Snapshot, string>} */
const contents = new WeakMap();

/**
 * What two snapshots of the same moment differ in, whatever is left out of them when they are passed on: the order stays the same there.
 * @param {Snapshot} snapshot
 * @returns {string}
 */
function comparableContent(snapshot) {
  const known = contents.get(snapshot);
  if (known !== undefined) return known;
  const { done, total, score, answers } = snapshot;
  const given = Array.from(answers, ([id, { answer, score: own }]) => [id, own >= 1, ...answer].join(' ')).sort();
  const content = JSON.stringify([done, total, score === null ? null : Math.round(score * 10000), given]);
  contents.set(snapshot, content);
  return content;
}

/**
 * @param {string} one
 * @param {string} other
 */
function compareTexts(one, other) {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Sets that do not meet. */
class DisjointSets {
  constructor() {
    /** @type {Map<string, string>} */
    this.above = new Map();
  }

  /** @param {string} key */
  add(key) {
    if (!this.above.has(key)) this.above.set(key, key);
  }

  /** @param {string} key */
  has(key) {
    return this.above.has(key);
  }

  /**
   * @param {string} key
   * @returns {string} the smallest of its set
   */
  smallestKey(key) {
    let found = key;
    for (let above = this.above.get(found); above !== undefined && above !== found; above = this.above.get(found)) found = above;
    return found;
  }

  /**
   * @param {string} one
   * @param {string} other
   */
  unite(one, other) {
    const [low, high] = [this.smallestKey(one), this.smallestKey(other)].sort();
    this.above.set(high, low);
  }

  /** @returns {Generator<void, Map<string, string[]>, void>} the keys of each set by its smallest */
  * members() {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const key of Array.from(this.above.keys()).sort()) {
      const first = this.smallestKey(key);
      found.set(first, [...(found.get(first) || []), key]);
      yield;
    }
    return found;
  }
}
