// SPDX-License-Identifier: Apache-2.0
/** What leaves the page, always by the supervisor's hand: tables, the collection, paper. */

import { h } from '../../player/dom.js';
import { randomName, browserEnvironment } from '../../player/environment.js';
import { toCsv } from '../csv.js';
import { toJson } from '../entries.js';
import { collectionFor, resultTable, rowsFor } from '../pass_on.js';
import { inSlices } from '../slices.js';
import { makeButton, dayIn, downloadText } from './parts.js';

/** @typedef {import('./parts.js').Page} Page */

/** @param {Page} page */
export function passOnSection(page) {
  const { t, model, store, language, title } = page;
  const { fields } = model;
  const names = h('input', { type: 'checkbox', id: 'pass-names', checked: true });
  const boxes = fields.map(({ id }) => h('input', { type: 'checkbox', id: `pass-field-${id}`, checked: true }));
  // Without the name its number would still tell who it is.
  names.addEventListener('change', () => fields.forEach(({ role }, at) => { if (role === 'learner') boxes[at].checked = names.checked; }));
  const told = h('p', { role: 'status' });
  const day = new Date().toISOString().slice(0, 10);
  /** @param {string} kind */
  const file = (kind) => `${t('collect_file_name')}-${day}.${kind}`;
  const left = () => ({ names: names.checked, fields: new Set(fields.filter((_, at) => boxes[at].checked).map(({ id }) => id)) });
  let own = '';
  const salt = async () => {
    const known = own || await store.setting('salt');
    own = typeof known === 'string' ? known : randomName(browserEnvironment(window), 16);
    if (own !== known) await store.set('salt', own);
    return own;
  };
  const rows = async () => rowsFor(model.rows, left(), await salt());
  const csv = async () => {
    const { fields: kept } = left();
    const asked = fields.filter(({ id }) => kept.has(id));
    downloadText(file('csv'), toCsv(await inSlices(resultTable(await rows(), asked, model.names, t, dayIn(language))) || [], language), 'text/csv');
  };
  const json = async () => downloadText(file('table.json'), `${JSON.stringify({
    sinau: 'results', format: 1, title, learners: (await rows()).map(({ name, fields: given, noticed, courses }) => ({
      name, fields: given, noticed, courses: Array.from(courses.values(), ({ course, status, done, total, score, minute }) => ({ course, status, done, total, score, minute })),
    })),
  }, null, 1)}\n`, 'application/json');
  const collection = async () => {
    const kept = left();
    const whole = kept.names && kept.fields.size === fields.length;
    if (!whole) told.textContent = t('collect_making');
    const all = whole ? model.collection : await inSlices(collectionFor(model.collection, model.learners, kept, await salt()));
    told.textContent = '';
    if (all) downloadText(file('json'), toJson(all, title), 'application/json');
  };
  const clear = async () => {
    if (!window.confirm(t('clear_sure'))) return;
    await store.clear();
    model.collection.clear();
    await page.changed();
  };
  /** @param {HTMLInputElement} box @param {string} word */
  const line = (box, word) => h('p', { class: 'check' }, box, ' ', h('label', { for: box.id }, word));
  return {
    element: h('section', { id: 'collect-out' }, h('h2', {}, t('collect_out')), h('p', {}, t('out_about')),
      h('fieldset', {}, h('legend', {}, t('passed_on')), line(names, t('with_names')), ...fields.map(({ label }, at) => line(boxes[at], label)), h('p', {}, t('without_about'))),
      h('div', { class: 'actions' }, makeButton(t('save_collection'), collection, false), makeButton(t('save_csv'), csv), makeButton(t('save_json'), json),
        makeButton(t('clear'), clear)), told),
    update: () => {},
  };
}
