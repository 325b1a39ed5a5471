// SPDX-License-Identifier: Apache-2.0
/**
 * What a supervisor passes on: tables, and the collection as input for the next level. Without names each learner has a name that stays
 * the same in this collection and tells nothing of the person; files become messages then, because they hold texts that learners wrote.
 */

import { checksum } from '../player/journal_lines.js';
import { addAll, messageEntry } from './entries.js';
import { encode } from '../player/packed_state.js';
import { stateOf } from '../player/packed_progress.js';
import { computeProgress } from '../player/progress.js';
import { questionsDigest } from '../player/results/message.js';
import { findMessages } from '../player/results/found_messages.js';
import { byTime } from './learners.js';

/** @typedef {import('./entries.js').Collection} Collection */
/** @typedef {import('./learners.js').Learner} Learner */
/** @typedef {import('./learners.js').CollectField} CollectField */
/** @typedef {import('./snapshots.js').Snapshot} Snapshot */
/** @typedef {import('./table.js').Row} Row */
/** @typedef {import('../player/results/message.js').Result} Result */

/**
 * @param {string} salt  of this collection
 * @param {string} key   of a learner
 * @returns {string}
 */
export function pseudonym(salt, key) {
  return `P-${checksum(`${salt} ${key}`)}${checksum(`${key} ${salt}`).slice(0, 4)}`.toUpperCase();
}

/**
 * @param {Collection} collection
 * @param {Learner[]} learners  of the collection
 * @param {CollectField[]} fields
 * @param {string} salt
 * @returns {Collection} with the fields of groups only, and no name
 */
export function withoutNames(collection, learners, fields, salt) {
  /** @type {Collection} */
  const found = new Map();
  const kept = new Set(fields.filter(({ role }) => role === 'group').map(({ id }) => id));
  for (const { key, snapshots } of learners) {
    const name = pseudonym(salt, key);
    for (const snapshot of snapshots.slice().sort(byTime)) {
      const entry = collection.get(snapshot.key);
      const result = entry && entry.kind === 'message' ? resultIn(entry.text) : summaryOf(snapshot);
      if (!result) continue;
      const groups = Object.entries(result.fields).filter(([id]) => kept.has(id));
      const own = Object.assign({}, ...groups.map(([id, value]) => ({ [id]: value })));
      // One device for each learner: what was one learner here stays one there.
      addAll(found, [messageEntry({ ...result, name, device: checksum(`${salt} ${key}`), fields: own })]);
    }
  }
  return found;
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
function summaryOf({ catalogue, course, version, device, minute, done, total, score, success, name, fields, known, events }) {
  const nonces = Array.from(new Set(events.map(({ nonce }) => nonce)));
  const states = known ? nonces.map((nonce) => ({ nonce, progress: computeProgress(known, events, nonce) })) : [];
  const best = states.sort((one, other) => other.progress.done - one.progress.done || (other.progress.score || 0) - (one.progress.score || 0))[0];
  const state = known && best ? encode(known, stateOf(known, best.progress, { nonce: best.nonce, interactions: 0 })) : '';
  return {
    catalogue, course, version, questions: known ? questionsDigest(known.activities) : '00000000', device, minute: Math.max(0, minute), done, total,
    score: score === null ? null : Math.round(score * 10000), success, state, name, fields,
  };
}

/**
 * @param {Row[]} rows
 * @param {CollectField[]} fields
 * @param {string[]} courses  ids
 * @param {(key: string, values?: Record<string, string | number>) => string} t
 * @param {(minute: number) => string} day
 * @returns {(string | number)[][]} a line for each learner and course
 */
export function resultTable(rows, fields, courses, t, day) {
  const head = [t('collect_name'), ...fields.map(({ label }) => label), t('collect_course'), t('collect_status'), t('collect_done'), t('collect_of'),
    t('collect_score'), t('collect_date'), t('collect_noticed')];
  const lines = [];
  for (const row of rows) {
    for (const id of courses) {
      const result = row.courses.get(id);
      const own = [row.name, ...fields.map((field) => row.fields[field.id] || '')];
      const noticed = row.noticed.map((key) => t(`noticed_${key}`)).join('; ');
      lines.push(result
        ? [...own, result.title, t(`collect_${result.status}`), result.done, result.total, result.score === null ? '' : Math.round(result.score * 10000) / 100,
          day(result.minute), noticed]
        : [...own, id, t('collect_absent'), '', '', '', '', noticed]);
    }
  }
  return [head, ...lines];
}
