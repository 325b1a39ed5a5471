// SPDX-License-Identifier: Apache-2.0
/** The learners: filtered, sorted, a part at a time, so that ten thousand of them fit into a phone. */

import { h, fill } from '../../player/dom.js';
import { folded } from '../same_name.js';
import { groupsOf, statusOf } from '../table.js';
import { button, choice, dayIn, percentOf } from './parts.js';

/** @typedef {import('./parts.js').Page} Page */
/** @typedef {import('../table.js').Row} Row */

const AT_ONCE = 50;
const STATUSES = ['passed', 'finished', 'failed', 'begun', 'absent'];

/** @param {Page} page */
export function learnersSection(page) {
  const { t, view } = page;
  const filters = h('div', { class: 'filters' });
  const place = h('div', {});
  let sought = '';
  const show = () => fill(place, ...list(page, sought));
  const field = h('input', { type: 'search', id: 'learner-search', autocomplete: 'off', oninput: () => { sought = field.value; view.shown = AT_ONCE; show(); } });
  const update = () => {
    fill(filters, ...filterParts(page));
    show();
  };
  return {
    element: h('section', { id: 'collect-learners' }, h('h2', {}, t('collect_learners')), h('p', { class: 'choice-of' },
      h('label', { for: 'learner-search' }, t('learner_search')), field), filters, place),
    update,
  };
}

/** @param {Page} page */
function filterParts({ model, view, t, show }) {
  const [group] = model.fields.filter(({ role }) => role === 'group');
  const words = group ? Array.from(groupsOf(model.rows, group.id).keys()) : [];
  /** @param {'course' | 'status' | 'group' | 'sort'} name @returns {(value: string) => void} */
  const set = (name) => (value) => { view[name] = value; view.shown = AT_ONCE; show(); };
  return [
    model.names.length > 1 ? choice(t('collect_course'), 'learner-course', model.names.map(({ id, title }) => [id, title]), view.course, set('course')) : null,
    choice(t('collect_status'), 'learner-status', [['', t('collect_all')], .../** @type {[string, string][]} */ (STATUSES.map((one) => [one, t(`collect_${one}`)])),
      ['noticed', t('collect_noticed')]], view.status, set('status')),
    group && words.length > 1 ? choice(group.label, 'learner-group', [['', t('collect_all')], .../** @type {[string, string][]} */ (words.filter(Boolean).map((one) => [one, one]))],
      view.group, set('group')) : null,
    choice(t('collect_sort'), 'learner-sort', [['name', t('collect_name')], ['score', t('collect_score')], ['date', t('collect_date')]], view.sort, set('sort')),
  ];
}

/**
 * @param {Page} page
 * @param {string} sought
 */
function list(page, sought) {
  const { model, view, t, language } = page;
  const [group] = model.fields.filter(({ role }) => role === 'group');
  const words = folded(sought);
  const rows = model.rows.filter((row) => (!view.status || (view.status === 'noticed' ? row.noticed.length > 0 : statusOf(row, view.course) === view.status))
    && (!view.group || !group || folded(row.fields[group.id] || '') === folded(view.group))
    && (!words || folded([row.name, ...Object.values(row.fields)].join(' ')).includes(words)));
  rows.sort(order(view));
  const day = dayIn(language);
  return [
    h('p', { role: 'status' }, t('learners_count', { count: rows.length })),
    h('ul', { class: 'learners' }, ...rows.slice(0, view.shown).map((row) => learner(row, page, day))),
    rows.length > view.shown ? button(t('show_more', { count: Math.min(AT_ONCE, rows.length - view.shown) }), () => { view.shown += AT_ONCE; page.show(); }) : null,
    h('p', { class: 'no-print' }, h('small', {}, t('proves_nothing'))),
  ];
}

/**
 * @param {Page['view']} view
 * @returns {(one: Row, other: Row) => number}
 */
function order({ sort, course }) {
  /** @param {Row} row */
  const result = (row) => row.courses.get(course);
  return (one, other) => {
    const [first, second] = [result(one), result(other)];
    const by = sort === 'score' ? (second?.score ?? -1) - (first?.score ?? -1) : sort === 'date' ? (second?.minute ?? -1) - (first?.minute ?? -1) : 0;
    return by || one.name.localeCompare(other.name) || (one.key < other.key ? -1 : 1);
  };
}

/**
 * @param {Row} row
 * @param {Page} page
 * @param {(minute: number) => string} day
 */
function learner(row, { view, t, model, language }, day) {
  const result = row.courses.get(view.course);
  const status = statusOf(row, view.course);
  const about = model.fields.map(({ id }) => row.fields[id]).filter(Boolean).join(' · ');
  const facts = result ? [t('done_of', { done: result.done, total: result.total }), result.score === null ? '' : percentOf(result.score, language), day(result.minute)] : [];
  return h('li', { 'data-status': status },
    h('b', {}, row.name || t('collect_nameless')), about ? h('span', {}, ` ${about}`) : null,
    h('p', {}, h('strong', {}, t(`collect_${status}`)), facts.filter(Boolean).map((fact) => ` · ${fact}`).join('')),
    row.noticed.length ? h('details', {}, h('summary', {}, t('collect_noticed')), h('ul', {}, ...row.noticed.map((key) => h('li', {}, t(`noticed_${key}`))))) : null);
}
