// SPDX-License-Identifier: Apache-2.0
/**
 * What a supervisor passes on: tables, and the collection as input for the next level. Without names each learner has a pseudonym
 * (pseudonyms.js); files become messages then, because they hold texts that learners wrote.
 */

import { addEntries, decisionAbout, messageEntry } from './collection.js';
import { encodeState } from '../player/packed_state.js';
import { packedStateOf } from '../player/packed_progress.js';
import { computeProgress } from '../player/progress.js';
import { questionsDigest } from '../player/results/message.js';
import { findMessages } from '../player/results/found_messages.js';
import { byTime } from './learners.js';
import { folded } from './same_name.js';
import { EPOCH_MS, MINUTE_MS } from './snapshots.js';

/** @typedef {import('./collection.js').Collection} Collection */
/** @typedef {import('./pseudonyms.js').Pseudonyms} Pseudonyms */
/** @typedef {import('./learners.js').Learner} Learner */
/** @typedef {import('./learners.js').CollectField} CollectField */
/** @typedef {import('./snapshots.js').Snapshot} Snapshot */
/** @typedef {import('./results_by_learner.js').Row} Row */
/** @typedef {import('../player/results/message.js').Result} Result */

/**
 * @typedef {object} Left
 * @property {boolean} names       whether names are passed on
 * @property {Set<string>} fields  ids of those that are
 */

/**
 * @param {Row[]} rows
 * @param {Left} left
 * @param {Pseudonyms} pseudonyms
 * @returns {Generator<void, Row[], void>} with what is passed on of names and fields
 */
export function* reducedRows(rows, { names, fields }, pseudonyms) {
  const found = [];
  for (const row of rows) {
    found.push({ ...row, name: names ? row.name : pseudonyms.pseudonymOf(row.firstKey), fields: chosenFields(row.fields, fields) });
    yield;
  }
  // The order of the names would tell something of them.
  return names ? found : found.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * @param {Collection} collection
 * @param {Learner[]} learners  of the collection
 * @param {Left} left
 * @param {Pseudonyms} pseudonyms
 * @returns {Generator<void, Collection, void>} what was one learner here stays one there, and what was two stays two
 */
export function* collectionToPassOn(collection, learners, { names, fields }, pseudonyms) {
  /** @type {Collection} */
  const found = new Map();
  /** @type {Map<string, string>} by all keys of a learner */
  const keys = new Map();
  for (const learner of learners) {
    const name = names ? learner.name : pseudonyms.pseudonymOf(learner.firstKey);
    // One device for each learner.
    const device = pseudonyms.deviceSubstitute(learner.firstKey);
    for (const key of learner.keys) keys.set(key, `d ${device} ${folded(name)}`);
    for (const snapshot of learner.snapshots.slice().sort(byTime)) {
      const entry = collection.get(snapshot.key);
      const result = entry && entry.kind === 'message' ? resultIn(entry.text) : resultOfSnapshot(snapshot);
      if (result) addEntries(found, [messageEntry({ ...result, name, device, fields: chosenFields(result.fields, fields) })]);
      yield;
    }
  }
  for (const entry of Array.from(collection.values())) {
    const [one, other] = entry.kind === 'same' ? [keys.get(entry.one), keys.get(entry.other)] : [];
    if (entry.kind === 'same' && !entry.same && one && other && one !== other) addEntries(found, [decisionAbout(one, other, false, entry.at)]);
  }
  return found;
}

/**
 * @param {Record<string, string>} fields
 * @param {Set<string>} kept
 * @returns {Record<string, string>}
 */
function chosenFields(fields, kept) {
  return Object.assign({}, ...Object.entries(fields).filter(([id]) => kept.has(id)).map(([id, value]) => ({ [id]: value })));
}

/** @param {string} text @returns {Result | null} */
function resultIn(text) {
  const [found] = findMessages(text);
  return found && found.ok ? found.result : null;
}

/**
 * @param {Snapshot} snapshot  of a file
 * @returns {Result}
 */
function resultOfSnapshot({ catalogue, course, version, device, minute, done, total, score, success, name, fields, known, events }) {
  const nonces = Array.from(new Set(events.map(({ nonce }) => nonce)));
  const states = known ? nonces.map((nonce) => ({ nonce, progress: computeProgress(known, events, nonce) })) : [];
  const best = states.sort((one, other) => other.progress.done - one.progress.done || (other.progress.score || 0) - (one.progress.score || 0))[0];
  const state = known && best ? encodeState(known, packedStateOf(known, best.progress, { nonce: best.nonce, interactions: 0 })) : '';
  return {
    catalogue, course, version, questions: known ? questionsDigest(known.activities) : '00000000', device, minute: Math.max(0, minute), done, total,
    score: score === null ? null : Math.round(score * 10000), success, state, name, fields,
  };
}

/**
 * @param {number} minute
 * @returns {string} YYYY-MM-DD, where the page is open
 */
function dayOf(minute) {
  const moment = new Date(EPOCH_MS + minute * MINUTE_MS);
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/**
 * @param {Row[]} rows
 * @param {CollectField[]} fields
 * @param {import('./model.js').CourseName[]} courses
 * @param {(key: string, values?: Record<string, string | number>) => string} t
 * @returns {Generator<void, import('./csv.js').Cell[][], void>} a line for each learner and course
 */
export function* resultTable(rows, fields, courses, t) {
  const head = [t('collect_name'), ...fields.map(({ label }) => label), t('collect_course'), t('collect_status'), t('collect_done'), t('collect_of'),
    t('collect_score'), t('collect_date'), t('collect_noticed')];
  const lines = [];
  for (const row of rows) {
    yield;
    for (const { id, title } of courses) {
      const result = row.courses.get(id);
      const own = [row.name, ...fields.map((field) => row.fields[field.id] || '')];
      const noticed = row.noticed.map((key) => t(`noticed_${key}`)).join('; ');
      lines.push(result
        ? [...own, title, t(`collect_${result.status}`), result.done, result.total, result.score === null ? '' : Math.round(result.score * 10000) / 100,
          { day: dayOf(result.minute) }, noticed]
        : [...own, title, t('collect_absent'), '', '', '', '', noticed]);
    }
  }
  return [head, ...lines];
}
