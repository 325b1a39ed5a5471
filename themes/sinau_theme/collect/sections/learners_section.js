// SPDX-License-Identifier: Apache-2.0
/** The learners: filtered, sorted, a part at a time, so that ten thousand of them fit into a phone. */

import { h, replaceContent } from '../../player/dom.js';
import { folded } from '../same_name.js';
import { courseStatusOf } from '../results_by_learner.js';
import { makeButton, choiceField, chosenRows, dayFormatter, groupChoices, wholePercent, refillKeepingFocus, STATUSES } from './parts.js';

/** @typedef {import('./parts.js').Page} Page */
/** @typedef {import('../results_by_learner.js').Row} Row */

export const AT_ONCE = 50;

/** @param {Page} page */
export function learnersSection(page) {
  const { t, view, model } = page;
  const filters = h('div', { class: 'filters' });
  const place = h('div', {});
  /** What is sought in, by learner; made when somebody seeks. @type {Map<string, string>} */
  const texts = new Map();
  let filtered = '';
  const show = () => replaceContent(place, ...learnersList(page, texts, show));
  const field = h('input', {
    type: 'search', id: 'learner-search', autocomplete: 'off', oninput: () => { view.sought = field.value; view.shown = AT_ONCE; show(); },
  });
  const update = () => {
    const now = JSON.stringify([model.revision, view.course, view.groups, view.status, view.sort]);
    if (filtered !== now) refillKeepingFocus(filters, filterParts(page, show));
    if (!filtered.startsWith(`[${model.revision},`)) texts.clear();
    filtered = now;
    show();
  };
  return {
    element: h('section', { id: 'collect-learners' }, h('h2', {}, t('collect_learners')), h('p', { class: 'choice-of' },
      h('label', { for: 'learner-search' }, t('learner_search')), field), filters, place),
    update,
  };
}

/**
 * @param {Page} page
 * @param {() => void} show  the list alone: nothing else depends on order and status
 */
function filterParts(page, show) {
  const { model, view, t } = page;
  /** @param {'course' | 'status' | 'sort'} name @param {() => void} then @returns {(value: string) => void} */
  const set = (name, then) => (value) => { view[name] = value; view.shown = AT_ONCE; then(); };
  return [
    model.names.length > 1 ? choiceField(t('collect_course'), 'learner-course', model.names.map(({ id, title }) => [id, title]), view.course, set('course', page.show)) : null,
    choiceField(t('collect_status'), 'learner-status', [['', t('collect_all')], .../** @type {[string, string][]} */ (STATUSES.map((one) => [one, t(`collect_${one}`)])),
      ['noticed', t('status_noticed')]], view.status, set('status', show)),
    ...groupChoices(page, 'learner'),
    choiceField(t('collect_sort'), 'learner-sort', [['name', t('collect_name')], ['score', t('collect_score')], ['done', t('collect_done')], ['date', t('collect_date')]],
      view.sort, set('sort', show)),
  ];
}

/**
 * @param {Page} page
 * @param {Map<string, string>} texts
 * @returns {Row[]}
 */
export function filteredLearners({ model, view }, texts) {
  const words = folded(view.sought);
  /** @param {Row} row */
  const textOf = (row) => {
    const known = texts.get(row.key);
    if (known !== undefined) return known;
    const text = folded([row.name, ...Object.values(row.fields)].join(' '));
    texts.set(row.key, text);
    return text;
  };
  const rows = chosenRows(model, view).filter((row) => (!view.status || (view.status === 'noticed' ? row.noticed.length > 0 : courseStatusOf(row, view.course) === view.status))
    && (!words || textOf(row).includes(words)));
  return view.sort === 'name' ? rows : rows.sort(rowComparer(view));
}

/**
 * @param {Page} page
 * @param {Map<string, string>} texts
 * @param {() => void} show
 */
function learnersList(page, texts, show) {
  const { model, view, t, language } = page;
  if (!model.rows.length) return [];
  const rows = filteredLearners(page, texts);
  const day = dayFormatter(language);
  const left = rows.length - view.shown;
  return [
    h('p', { role: 'status' }, t('learners_count', { count: rows.length })),
    h('ul', { class: 'learners' }, ...rows.slice(0, view.shown).map((row) => learnerItem(row, page, day))),
    left > 0 ? h('p', { class: 'print-only' }, t('not_printed', { count: left })) : null,
    left > 0 ? makeButton(t('show_more', { count: Math.min(AT_ONCE, left) }), () => { view.shown += AT_ONCE; show(); }) : null,
    h('p', {}, h('small', {}, t('proves_nothing'))),
  ];
}

/**
 * The rows are in the order of the names, and sorting keeps that where nothing else tells two apart.
 * @param {import('./parts.js').View} view
 * @returns {(one: Row, other: Row) => number}
 */
function rowComparer({ sort, course }) {
  /** @param {Row} row */
  const value = (row) => {
    const result = row.courses.get(course);
    return result ? { score: result.score ?? -1, done: result.total ? result.done / result.total : 0, date: result.minute }[sort] ?? -1 : -2;
  };
  return (one, other) => value(other) - value(one);
}

/**
 * @param {Row} row
 * @param {Page} page
 * @param {(minute: number) => string} day
 */
function learnerItem(row, { view, t, model, language }, day) {
  const result = row.courses.get(view.course);
  const status = courseStatusOf(row, view.course);
  const about = model.fields.map(({ id }) => row.fields[id]).filter(Boolean).join(' · ');
  const facts = result ? [result.total ? t('done_of', { done: result.done, total: result.total }) : '',
    result.score === null ? '' : wholePercent(result.score, language), day(result.minute)] : [];
  const stranger = model.participants.length && !row.expected;
  return h('li', { 'data-status': status },
    // Marks of direction in a name reach no further.
    h('b', {}, h('bdi', {}, row.name || t('collect_nameless'))), about ? h('bdi', {}, ` ${about}`) : null,
    h('p', {}, h('strong', {}, t(`collect_${status}`)), facts.filter(Boolean).map((fact) => ` · ${fact}`).join('')),
    stranger ? h('p', {}, h('small', {}, t('not_on_list'))) : null,
    row.noticed.length ? [h('details', {}, h('summary', {}, t('collect_noticed')), h('ul', {}, ...row.noticed.map((key) => h('li', {}, t(`noticed_${key}`))))),
      h('p', { class: 'print-only' }, h('small', {}, row.noticed.map((key) => t(`noticed_${key}`)).join(' ')))] : null);
}
