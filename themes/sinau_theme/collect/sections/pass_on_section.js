// SPDX-License-Identifier: Apache-2.0
/** What leaves the page, always by the supervisor's hand: the collection and tables for others, and all of it for themselves. */

import { h } from '../../player/dom.js';
import { decimalMarkIn, toCsv } from '../csv.js';
import { collectionToJson } from '../collection.js';
import { collectionToPassOn, resultTable, reducedRows } from '../pass_on.js';
import { Pseudonyms } from '../pseudonyms.js';
import { runInSlices } from '../time_slices.js';
import { choiceField, makeButton, downloadText } from './parts.js';

/** @typedef {import('./parts.js').Page} Page */
/** @typedef {import('../pass_on.js').Left} Left */

/** @param {Page} page */
export function passOnSection(page) {
  const { t, model, secret, language, title } = page;
  const { fields } = model;
  const names = h('input', { type: 'checkbox', id: 'pass-names', checked: true });
  const boxes = fields.map(({ id }) => h('input', { type: 'checkbox', id: `pass-field-${id}`, checked: true }));
  // Without the name its number would still tell who it is.
  names.addEventListener('change', () => fields.forEach(({ role }, at) => { if (role === 'learner') boxes[at].checked = names.checked; }));
  const told = h('p', { role: 'status' });
  /** @returns {Left} */
  const left = () => ({ names: names.checked, fields: new Set(fields.filter((_, at) => boxes[at].checked).map(({ id }) => id)) });
  /** @param {() => Promise<void>} work  that may take a while */
  const making = async (work) => {
    told.textContent = t('collect_making');
    await work();
    told.textContent = '';
  };
  const pseudonyms = async () => new Pseudonyms(await secret.get());
  const rows = async () => await runInSlices(reducedRows(model.rows, left(), await pseudonyms())) || [];
  let decimal = decimalMarkIn(language);
  const csv = () => making(async () => {
    const { fields: kept } = left();
    const asked = fields.filter(({ id }) => kept.has(id));
    downloadText(fileName(t, 'csv'), toCsv(await runInSlices(resultTable(await rows(), asked, model.names, t)) || [], decimal), 'text/csv');
  });
  const json = () => making(async () => downloadText(fileName(t, 'table.json'), `${JSON.stringify({
    sinau: 'results', format: 1, title, learners: (await rows()).map(({ name, fields: given, noticed, courses }) => ({
      name, fields: given, noticed, courses: Array.from(courses.values(), ({ course, status, done, total, score, minute }) => ({ course, status, done, total, score, minute })),
    })),
  }, null, 1)}\n`, 'application/json'));
  const collection = () => making(async () => {
    const kept = left();
    const whole = kept.names && kept.fields.size === fields.length;
    const all = whole ? model.collection : await runInSlices(collectionToPassOn(model.collection, model.learners, kept, await pseudonyms()));
    if (all) downloadText(fileName(t, 'json'), collectionToJson(all, title), 'application/json');
  });
  /** @param {HTMLInputElement} box @param {string} word */
  const line = (box, word) => h('p', { class: 'check' }, box, ' ', h('label', { for: box.id }, word));
  const own = ownPart(page);
  return {
    element: h('section', { id: 'collect-out' }, h('h2', {}, t('collect_out')), h('p', {}, t('out_about')),
      h('fieldset', {}, h('legend', {}, t('passed_on')), line(names, t('with_names')), ...fields.map(({ label }, at) => line(boxes[at], label)), h('p', {}, t('without_about'))),
      choiceField(t('spreadsheet'), 'pass-decimal', [[',', t('spreadsheet_comma')], ['.', t('spreadsheet_point')]], decimal, (mark) => { decimal = mark === ',' ? ',' : '.'; }),
      h('p', {}, t('spreadsheet_about')),
      h('div', { class: 'actions' }, makeButton(t('save_collection'), collection, false), makeButton(t('save_csv'), csv), makeButton(t('save_json'), json)), told,
      own.element),
    update: own.update,
  };
}

/**
 * What supervisors keep for themselves, to go on at another device with everything that is here.
 * @param {Page} page
 */
function ownPart(page) {
  const { t, model, store, secret, title } = page;
  const save = async () => {
    const own = { secret: await secret.get(), participants: model.participants, courses: await store.setting('courses') || [] };
    downloadText(fileName(t, 'json', t('own_file_name')), collectionToJson(model.collection, title, own), 'application/json');
  };
  const clear = async () => {
    if (!window.confirm(t('clear_sure'))) return;
    await store.clear();
    await store.keepSetting('participants', []);
    await secret.forget();
    model.collection.clear();
    model.participants = [];
    await page.changed();
  };
  const stays = h('p', { hidden: true }, t('may_be_removed'));
  let asked = false;
  const update = async () => {
    if (asked || !model.collection.size || !store.isPersistent) return;
    asked = true;
    stays.hidden = await store.stays();
  };
  const element = h('div', { role: 'group', 'aria-labelledby': 'collect-own' }, h('h3', { id: 'collect-own' }, t('own_title')), h('p', {}, t('own_about')), stays,
    h('div', { class: 'actions' }, makeButton(t('own_save'), save), makeButton(t('clear'), clear)));
  return { element, update };
}

/**
 * @param {Page['t']} t
 * @param {string} kind
 * @param {string} [more]
 */
function fileName(t, kind, more = '') {
  return `${[t('collect_file_name'), more, new Date().toISOString().slice(0, 10)].filter(Boolean).join('-')}.${kind}`;
}
