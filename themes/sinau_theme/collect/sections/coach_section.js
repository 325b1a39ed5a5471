// SPDX-License-Identifier: Apache-2.0
/** How far a course has come: counts, groups, objectives with the lesson to go through together, questions. */

import { h, fill } from '../../player/dom.js';
import { itemFigures, objectiveFigures } from '../items.js';
import { folded } from '../same_name.js';
import { countsOf, groupsOf } from '../table.js';
import { choice, percentOf } from './parts.js';

/** @typedef {import('./parts.js').Page} Page */
/** @typedef {import('../table.js').Row} Row */

const STATUSES = /** @type {const} */ (['passed', 'finished', 'failed', 'begun', 'absent']);
const MOST_TAKEN = 5;
/** Answers in words are there to be read. */
const MOST_WRITTEN = 500;

/** @param {Page} page */
export function coachSection(page) {
  const { t } = page;
  const place = h('div', {});
  const update = () => fill(place, ...content(page));
  return { element: h('section', { id: 'collect-coach' }, h('h2', {}, t('collect_coach')), place), update };
}

/** @param {Page} page */
function content(page) {
  const { model, view, t, show } = page;
  if (!model.rows.length) return [h('p', {}, t('collect_empty'))];
  const course = model.names.find(({ id }) => id === view.course) || model.names[0];
  view.course = course.id;
  const known = model.courses.byId.get(course.id);
  const fields = model.fields.filter(({ role }) => role === 'group');
  const [first] = fields;
  const words = first ? Array.from(groupsOf(model.rows, first.id).keys()).filter(Boolean) : [];
  const rows = view.group && first ? model.rows.filter((row) => folded(row.fields[first.id] || '') === folded(view.group)) : model.rows;
  return [
    choice(t('collect_course'), 'coach-course', model.names.map(({ id, title }) => [id, title]), course.id, (id) => { view.course = id; show(); }),
    words.length > 1 ? choice(first.label, 'coach-group', [['', t('collect_all')], .../** @type {[string, string][]} */ (words.map((one) => [one, one]))], view.group,
      (word) => { view.group = word; show(); }) : null,
    h('p', { class: 'print-only' }, [course.title, view.group].filter(Boolean).join(' · ')),
    counts(countsOf(rows, course.id), page),
    ...fields.map((field) => groups(field, page)),
    known ? objectives(known, rows, page) : h('p', {}, t('course_unknown')),
    known ? questions(known, rows, page) : null,
  ];
}

/**
 * @param {Record<string, number>} found
 * @param {Page} page
 */
function counts(found, { t }) {
  return h('dl', { class: 'counts' }, ...STATUSES.map((status) => h('div', { 'data-status': status },
    h('dt', {}, t(`collect_${status}`)), h('dd', {}, String(found[status])))));
}

/**
 * @param {import('../learners.js').CollectField} field
 * @param {Page} page
 */
function groups(field, { model, view, t }) {
  const all = Array.from(groupsOf(model.rows, field.id));
  if (all.length < 2) return h('div', {});
  return h('div', {}, h('h3', {}, field.label), table([field.label, ...STATUSES.map((status) => t(`collect_${status}`))],
    all.map(([word, rows]) => {
      const own = countsOf(rows, view.course);
      return [word || t('collect_unsaid'), ...STATUSES.map((status) => String(own[status]))];
    })));
}

/**
 * @param {import('../../player/types.js').Course} course
 * @param {Row[]} rows
 * @param {Page} page
 */
function objectives(course, rows, { t, language }) {
  const figures = objectiveFigures(course, rows);
  if (!figures.length) return h('div', {});
  const texts = new Map((course.objectives || []).map(({ id, text }) => [id, text || id]));
  return h('div', {}, h('h3', {}, t('collect_objectives')), h('p', {}, t('objectives_about')), h('ul', { class: 'figures' }, ...figures.map((one) =>
    h('li', {}, h('b', {}, percentOf(one.share, language)), ` ${texts.get(one.id)} `,
      h('small', {}, t(one.few ? 'count_few' : 'count_learners', { count: one.count })),
      one.lessons.length ? h('p', {}, t('together'), ' ', one.lessons.map(({ title }) => title).join('; ')) : null))));
}

/**
 * @param {import('../../player/types.js').Course} course
 * @param {Row[]} rows
 * @param {Page} page
 */
function questions(course, rows, { t, language }) {
  const figures = itemFigures(course, rows);
  if (!figures.length) return h('div', {});
  const titles = new Map(course.activities.map(({ id, title }) => [id, title]));
  return h('details', { class: 'questions' }, h('summary', {}, h('b', {}, t('collect_questions')), ` (${figures.length})`), h('p', {}, t('questions_about')), h('ol', { class: 'figures' }, ...figures.map((one) => {
    const { prompt = '', labels = {} } = /** @type {any} */ (one.question);
    const taken = Array.from(one.taken).slice(0, one.question.shape.startsWith('words') ? MOST_WRITTEN : MOST_TAKEN);
    return h('li', {}, h('details', {}, h('summary', {}, prompt || one.question.id, ' ',
      h('span', {}, t('right_share', { share: percentOf(one.difficulty, language) })), ' ',
      h('small', {}, t(one.few ? 'count_few' : 'count_learners', { count: one.count }))),
    h('p', {}, titles.get(one.activity) || ''),
    h('p', {}, one.discrimination === null ? t('discrimination_unknown')
      : t('discrimination', { value: one.discrimination.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }) })),
    h('ul', {}, ...taken.map(([answer, count]) => h('li', {}, `${worded(answer, labels)}: ${count}`)))));
  })));
}

/**
 * @param {string} answer  parts with " · " between them
 * @param {Record<string, string>} labels
 */
function worded(answer, labels) {
  return answer.split(' · ').map((part) => labels[part] || part).join(' · ');
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
  return h('div', { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': head[0] }, h('table', {},
    h('thead', {}, h('tr', {}, ...head.map((word) => h('th', { scope: 'col' }, word)))),
    h('tbody', {}, ...rows.map(([first, ...cells]) => h('tr', {}, h('th', { scope: 'row' }, first), ...cells.map((cell) => h('td', {}, cell)))))));
}
