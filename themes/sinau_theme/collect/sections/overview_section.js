// SPDX-License-Identifier: Apache-2.0
/** How far a course has come: counts, groups, objectives with the lesson to go through together, questions. Figured in slices, for whoever is chosen. */

import { h, replaceContent } from '../../player/dom.js';
import { answersByLearner, itemFigures, objectiveFigures } from '../item_statistics.js';
import { runInSlices } from '../time_slices.js';
import { statusCounts, rowsByGroup } from '../results_by_learner.js';
import { makeButton, chosenRows, choiceField, dayFormatter, groupChoices, groupFields, wholePercent, refillKeepingFocus, STATUSES } from './parts.js';
import { questionList, weakestList } from './question_list.js';

/** @typedef {import('./parts.js').Page} Page */
/** @typedef {import('../results_by_learner.js').Row} Row */
/** @typedef {import('../../player/types.js').Course} Course */
/** @typedef {import('../item_statistics.js').ItemFigures} ItemFigures */

/** Of more groups the table is opened by whoever wants it. */
const MANY_GROUPS = 12;
/** Objectives that a session has time for. */
const WEAKEST = 5;

/** @param {Page} page */
export function overviewSection(page) {
  const { t, model, view } = page;
  const choices = h('div', { class: 'filters' });
  const place = h('div', {});
  let shown = '';
  const update = async () => {
    if (!model.rows.length) {
      replaceContent(choices);
      replaceContent(place, h('p', {}, t('collect_empty')));
      shown = '';
      return;
    }
    const wanted = JSON.stringify([model.revision, view.course, view.groups]);
    if (wanted === shown) return;
    shown = wanted;
    refillKeepingFocus(choices, courseAndGroupChoices(page));
    const found = await runInSlices(computeFigures(page), () => shown === wanted);
    if (found && shown === wanted) replaceContent(place, ...sectionContent(page, found));
  };
  return { element: h('section', { id: 'collect-coach' }, h('h2', {}, t('collect_coach')), choices, place), update };
}

/** @param {Page} page */
function courseAndGroupChoices(page) {
  const { model, view, t, show } = page;
  return [
    model.names.length > 1 ? choiceField(t('collect_course'), 'coach-course', model.names.map(({ id, title }) => [id, title]), view.course,
      (id) => { view.course = id; show(); }) : null,
    ...groupChoices(page, 'coach'),
  ];
}

/**
 * @typedef {object} Found
 * @property {Course | undefined} course
 * @property {Row[]} rows
 * @property {import('../item_statistics.js').ObjectiveFigures[]} objectives
 * @property {{course: Course, items: ItemFigures[]}[]} versions  those with an answer; each question once for each wording
 */

/**
 * @param {Page} page
 * @returns {Generator<void, Found, void>}
 */
function* computeFigures({ model, view }) {
  const rows = chosenRows(model, view);
  const all = model.courses.versionsOf(view.course);
  const versions = [];
  const seen = new Set();
  /** @type {import('../item_statistics.js').ObjectiveFigures[]} */
  let objectives = [];
  for (const course of all) {
    const answers = yield* answersByLearner(course, rows);
    if (course === all[0]) objectives = yield* objectiveFigures(course, answers);
    const items = (yield* itemFigures(course, answers)).filter(({ question: { id, hash } }) => !seen.has(`${id} ${hash}`));
    items.forEach(({ question: { id, hash, was = [] } }) => [hash, ...was].forEach((one) => seen.add(`${id} ${one}`)));
    if (items.length) versions.push({ course, items });
  }
  return { course: all[0], rows, objectives, versions };
}

/**
 * @param {Page} page
 * @param {Found} found
 */
function sectionContent(page, { course, rows, objectives, versions }) {
  const { model, view, t, language } = page;
  const title = model.names.find(({ id }) => id === view.course)?.title || view.course;
  const chosen = [title, ...Object.values(view.groups)].filter(Boolean).join(' · ');
  const unread = rows.some((row) => row.courses.get(view.course)?.snapshots.some(({ known }) => !known));
  return [
    h('p', { class: 'print-only' }, `${chosen} · ${dayFormatter(language)(page.minute())}`),
    statusCountList(statusCounts(rows, view.course), page),
    ...printButton(page),
    ...groupFields(model).map((field) => groupsTable(field, rows, page)),
    unread ? h('p', {}, t('course_unknown')) : null,
    course && objectives.length ? objectiveList(course, objectives, page) : null,
    versions.length ? weakestList(versions[0].items, page) : null,
    ...versions.map((one) => questionList(one, one.course === course, page)),
  ];
}

/** @param {Page} page */
function printButton({ t, print }) {
  const told = h('p', { role: 'status' });
  return [h('div', { class: 'actions' }, makeButton(t('print_session'), async () => { told.textContent = await print() ? '' : t('print_ignored'); })), told];
}

/**
 * @param {Record<string, number>} found
 * @param {Page} page
 */
function statusCountList(found, { t }) {
  return h('dl', { class: 'counts' }, ...STATUSES.map((status) => h('div', { 'data-status': status },
    h('dt', {}, t(`collect_${status}`)), h('dd', {}, String(found[status])))));
}

/**
 * @param {import('../learners.js').CollectField} field
 * @param {Row[]} rows
 * @param {Page} page
 */
function groupsTable(field, rows, { view, t }) {
  const all = Array.from(rowsByGroup(rows, field.id));
  if (all.length < 2) return null;
  const lines = all.map(([word, own]) => {
    const found = statusCounts(own, view.course);
    return [word || t('collect_unsaid'), ...STATUSES.map((status) => String(found[status]))];
  });
  const whole = makeTable([field.label, ...STATUSES.map((status) => t(`collect_${status}`))], lines);
  return all.length > MANY_GROUPS ? h('details', {}, h('summary', {}, h('b', {}, field.label), ` (${all.length})`), whole)
    : h('div', {}, h('h3', {}, field.label), whole);
}

/**
 * @param {Course} course
 * @param {import('../item_statistics.js').ObjectiveFigures[]} found
 * @param {Page} page
 */
function objectiveList(course, found, { t, language }) {
  const texts = new Map((course.objectives || []).map(({ id, text }) => [id, text || id]));
  const lines = found.map((one) => h('li', {}, h('b', {}, wholePercent(one.share, language)), ` ${texts.get(one.id)} `,
    h('small', {}, t(one.few ? 'count_few' : 'count_learners', { count: one.count })),
    one.lessons.length ? h('p', {}, t('together'), ' ', one.lessons.map(({ title }) => title).join('; ')) : null));
  const [weakest, others] = [lines.slice(0, WEAKEST), lines.slice(WEAKEST)];
  return h('div', {}, h('h3', {}, t('collect_objectives')), h('p', {}, t('objectives_about')), h('ul', { class: 'figures' }, ...weakest),
    others.length ? h('details', {}, h('summary', {}, t('objectives_left', { count: others.length })), h('ul', { class: 'figures' }, ...others)) : null);
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function makeTable(head, rows) {
  return h('div', { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': head[0] }, h('table', {},
    h('thead', {}, h('tr', {}, ...head.map((word) => h('th', { scope: 'col' }, word)))),
    h('tbody', {}, ...rows.map(([first, ...cells]) => h('tr', {}, h('th', { scope: 'row' }, first), ...cells.map((cell) => h('td', {}, cell)))))));
}
