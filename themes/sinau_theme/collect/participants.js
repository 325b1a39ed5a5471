// SPDX-License-Identifier: Apache-2.0
/** A list of those who should take part, from a spreadsheet. Its columns are found by their headings. */

import { fromCsv } from './csv.js';
import { folded, foldedNumber } from './same_name.js';

/** @typedef {import('./learners.js').CollectField} CollectField */
/** @typedef {import('./results_by_learner.js').Participant} Participant */

/** Headings of the name and of the number that people write, folded. */
const NAMES = ['nama', 'nama lengkap', 'nama peserta', 'name', 'full name', 'participant', 'peserta'];
const NUMBERS = ['nomor', 'no peserta', 'nomor peserta', 'nip', 'nik', 'id', 'number', 'participant number', 'no induk', 'nomor induk'];

/**
 * @param {string} text  CSV
 * @param {CollectField[]} fields
 * @param {string[]} [ofTables]  headings that only a table of results has
 * @returns {{ok: true, participants: Participant[], unnamed: number} | {ok: false, why: 'no_name' | 'own_table', headings: string[]}}
 *   `unnamed`: rows without a name
 */
export function readParticipants(text, fields, ofTables = []) {
  const [headings = [], ...rows] = fromCsv(text);
  const heads = headings.map(folded);
  /** @param {string[]} words */
  const column = (words) => heads.findIndex((head) => words.indexOf(head) >= 0);
  const name = column(NAMES);
  if (ofTables.length && ofTables.every((word) => heads.includes(folded(word)))) return { ok: false, why: 'own_table', headings };
  if (name < 0) return { ok: false, why: 'no_name', headings };
  const ofFields = fields.map((field) => ({ field, at: column([folded(field.label), folded(field.id)]) })).filter(({ at }) => at >= 0);
  const numbered = ofFields.find(({ field }) => field.role === 'learner');
  const number = numbered ? numbered.at : column(NUMBERS);
  const participants = rows.map((row) => ({
    name: row[name] || '', number: number < 0 ? '' : row[number] || '',
    fields: Object.assign({}, ...ofFields.map(({ field, at }) => ({ [field.id]: row[at] || '' }))),
  }));
  const named = participants.filter((one) => one.name || one.number);
  return { ok: true, participants: withoutDuplicates(named), unnamed: participants.length - named.length };
}

/**
 * Lists have somebody twice, and tables a line for each course.
 * @param {Participant[]} participants
 */
export function withoutDuplicates(participants) {
  const seen = new Set();
  return participants.filter(({ name, number, fields }) => {
    const key = foldedNumber(number) || JSON.stringify([folded(name), ...Object.values(fields).map(folded)]);
    return !seen.has(key) && seen.add(key);
  });
}
