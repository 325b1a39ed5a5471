// SPDX-License-Identifier: Apache-2.0
/** What leaves the page, always by the supervisor's hand: tables, the collection, paper. */

import { h } from '../../player/dom.js';
import { randomName, browserEnvironment } from '../../player/environment.js';
import { toCsv } from '../csv.js';
import { toJson } from '../entries.js';
import { pseudonym, resultTable, withoutNames } from '../pass_on.js';
import { button, dayIn, download } from './parts.js';

/** @typedef {import('./parts.js').Page} Page */

/** @param {Page} page */
export function passOnSection(page) {
  const { t, model, store, language, title } = page;
  const names = h('input', { type: 'checkbox', id: 'pass-names', checked: true });
  const day = new Date().toISOString().slice(0, 10);
  /** @param {string} kind */
  const file = (kind) => `${t('collect_file_name')}-${day}.${kind}`;
  const salt = async () => {
    const known = await store.setting('salt');
    if (typeof known === 'string') return known;
    const fresh = randomName(browserEnvironment(window), 16);
    await store.set('salt', fresh);
    return fresh;
  };
  const rows = async () => {
    if (names.checked) return model.rows;
    const own = await salt();
    const groups = new Set(model.fields.filter(({ role }) => role === 'group').map(({ id }) => id));
    return model.rows.map((row) => ({ ...row, name: pseudonym(own, row.key),
      fields: Object.assign({}, ...Object.entries(row.fields).filter(([id]) => groups.has(id)).map(([id, value]) => ({ [id]: value }))) }));
  };
  const csv = async () => {
    const courses = model.names.map(({ id }) => id);
    download(file('csv'), toCsv(resultTable(await rows(), model.fields, courses, t, dayIn(language)), language), 'text/csv');
  };
  const json = async () => download(file('table.json'), `${JSON.stringify({
    sinau: 'results', format: 1, title, learners: (await rows()).map(({ name, fields, noticed, courses }) => ({
      name, fields, noticed, courses: Array.from(courses.values(), ({ course, status, done, total, score, minute }) => ({ course, status, done, total, score, minute })),
    })),
  }, null, 1)}\n`, 'application/json');
  const collection = async () => {
    const all = names.checked ? model.collection : withoutNames(model.collection, model.learners, model.fields, await salt());
    download(file('json'), toJson(all, title), 'application/json');
  };
  const clear = async () => {
    if (!window.confirm(t('clear_sure'))) return;
    await store.clear();
    model.collection.clear();
    await page.changed();
  };
  return {
    element: h('section', { id: 'collect-out' }, h('h2', {}, t('collect_out')), h('p', {}, t('out_about')),
      h('p', {}, names, ' ', h('label', { for: 'pass-names' }, t('with_names'))),
      h('div', { class: 'actions' }, button(t('save_collection'), collection, false), button(t('save_csv'), csv), button(t('save_json'), json),
        button(t('print'), () => window.print()), button(t('clear'), clear))),
    update: () => {},
  };
}
