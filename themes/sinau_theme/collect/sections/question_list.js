// SPDX-License-Identifier: Apache-2.0
/** The questions of one version of a course, with their figures and what was answered. */

import { h } from '../../player/dom.js';
import { wholePercent } from './parts.js';

/** @typedef {import('./parts.js').Page} Page */
/** @typedef {import('../../player/types.js').Course} Course */
/** @typedef {import('../item_statistics.js').ItemFigures} ItemFigures */

const MOST_TAKEN = 5;
/** Answers in words are there to be read. */
const MOST_WRITTEN = 500;
/** On paper: the questions that most have answered wrongly. */
const WEAKEST = 5;

/**
 * @param {{course: Course, items: ItemFigures[]}} found
 * @param {boolean} current  the version of the page itself
 * @param {Page} page
 */
export function questionList({ course, items }, current, page) {
  const { t } = page;
  const titles = new Map(course.activities.map(({ id, title }) => [id, title]));
  return h('details', { class: 'questions' },
    h('summary', {}, h('b', {}, current ? t('collect_questions') : t('questions_of', { version: course.version })), ` (${items.length})`),
    h('p', {}, t('questions_about')), h('ol', { class: 'figures' }, ...weakestFirst(items).map((one) => questionItem(one, titles.get(one.activity) || '', page))));
}

/**
 * @param {ItemFigures} one
 * @param {string} place  title of its activity
 * @param {Page} page
 */
function questionItem(one, place, { t, language }) {
  const { discrimination, taken, right } = one;
  const number = discrimination === null ? '' : discrimination.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const written = /^(words|text|number)/.test(one.question.shape);
  const shown = Array.from(taken).slice(0, written ? MOST_WRITTEN : MOST_TAKEN);
  const left = taken.size - shown.length;
  return h('li', {}, h('details', {}, h('summary', {}, promptOf(one), ' ', h('span', {}, t('right_share', { share: wholePercent(one.difficulty, language) })), ' ', learnerCount(one, t)),
    h('p', {}, place),
    h('p', {}, number ? t('discrimination', { value: number }) : t('discrimination_unknown'), number && one.few ? ` ${t('says_little')}` : ''),
    h('ul', {}, ...shown.map(([answer, times]) => h('li', {}, `${answer}: ${times}`, right.has(answer) ? h('b', {}, ` ${t('is_right')}`) : null))),
    left > 0 ? h('p', {}, t('answers_left', { count: left })) : null));
}

/**
 * @param {ItemFigures[]} items
 * @returns {ItemFigures[]} those that few have answered last
 */
function weakestFirst(items) {
  return items.slice().sort((one, other) => Number(one.few) - Number(other.few) || one.difficulty - other.difficulty);
}

/**
 * @param {ItemFigures[]} items
 * @param {Page} page
 */
export function weakestList(items, { t, language }) {
  const weakest = weakestFirst(items).slice(0, WEAKEST);
  return h('div', { class: 'print-only' }, h('h3', {}, t('weakest_questions')), h('ul', { class: 'figures' }, ...weakest.map((one) => {
    const wrong = Array.from(one.taken.keys()).find((answer) => !one.right.has(answer));
    return h('li', {}, h('b', {}, wholePercent(one.difficulty, language)), ` ${promptOf(one)} `, learnerCount(one, t),
      wrong === undefined ? null : h('p', {}, t('mostly_wrong', { answer: wrong })));
  })));
}

/**
 * @param {ItemFigures} one
 * @param {Page['t']} t
 */
function learnerCount({ few, count: learners }, t) {
  return h('small', {}, t(few ? 'count_few' : 'count_learners', { count: learners }));
}

/** @param {ItemFigures} one */
function promptOf({ question: info }) {
  return /** @type {any} */ (info).prompt || info.id;
}
