// SPDX-License-Identifier: Apache-2.0
/** The page that says how far a learner has come in the whole course and what to study again. */

import { MY_PROGRESS } from './activity.js';
import { h } from './dom.js';
import { isNotFullyRight, lessonsFor, objectiveResults } from './objectives.js';
import { partEndNotice } from './assessment_panels.js';
import { percentText } from './interface_texts.js';
import { canHandOn } from './results/can_hand_on.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./lesson.js').Desk} Desk */

/**
 * @param {Desk} desk
 * @returns {HTMLElement}
 */
export function resultPage(desk) {
  const { study, t, language, href } = desk;
  const { course, progress } = study;
  const { success, score, done, total, complete } = progress;
  const part = course.sequenced;
  const verdict = success !== 'unknown' ? t(success === 'passed' ? 'passed' : 'not_passed')
    : part ? null : t(complete ? 'course_complete' : 'course_under_way');
  const assessments = course.activities.filter((activity) => activity.kind !== 'lesson');
  const again = course.activities.filter((activity) => needsStudy(activity, desk));
  return h('article', { class: 'activity', lang: language },
    h('h1', {}, t('result')),
    verdict && h('p', { class: 'sinau-verdict', 'data-passed': success === 'unknown' ? null : String(success === 'passed') }, verdict),
    partEndNotice(desk),
    score === null ? null : h('p', { class: 'sinau-score' }, t('score_reached', { score: percentText(score, language) })),
    h('p', {}, t('progress', { done, total, percent: percentText(total ? done / total : 0, language) })),
    assessments.length ? scoreTable(assessments, desk) : null,
    objectivesPart(desk),
    again.length ? [
      h('h2', {}, t('study_again')),
      h('ul', {}, again.map((activity) => h('li', {}, h('a', { href: href(activity.id) }, activity.title)))),
    ] : null,
    canHandOn(course) ? h('p', {}, h('a', { href: href(MY_PROGRESS) }, t('hand_on_these'))) : null);
}

/**
 * @param {Activity[]} assessments
 * @param {Desk} desk
 */
function scoreTable(assessments, desk) {
  const { study, t, language, href } = desk;
  return h('div', { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': t('assessments') }, h('table', { class: 'sinau-scores' },
    h('thead', {}, h('tr', {}, ['assessment', 'score', 'attempts'].map((key) => h('th', { scope: 'col' }, t(key))))),
    h('tbody', {}, assessments.map((activity) => {
      const { score, passed, handed } = study.progressOf(activity.id);
      const text = score === null ? t('none_yet') : percentText(score, language);
      return h('tr', {}, h('th', { scope: 'row' }, h('a', { href: href(activity.id) }, activity.title)),
        h('td', {}, passed === null ? text : `${text} · ${t(passed ? 'passed' : 'not_passed')}`),
        h('td', {}, String(handed)));
    }))));
}

/**
 * What was shown of each objective; of those that are not reached, the lessons to go back to.
 * @param {Desk} desk
 */
function objectivesPart({ study, t, language, href }) {
  const { course, progress } = study;
  const texts = new Map((course.objectives || []).map(({ id, text }) => [id, text || t(`objective:${id}`)]));
  const found = objectiveResults(course, progress, (activity, attempt) => study.selected(activity, attempt))
    .filter(({ score }) => score !== null);
  if (!found.length) return null;
  return [h('h2', {}, t('objectives')), h('ul', { class: 'sinau-objectives' }, found.map(({ id, score, status }) =>
    h('li', { 'data-status': status }, t('objective_score', { objective: texts.get(id) || id, score: percentText(score || 0, language) }),
      status !== 'failed' ? [] : lessonsFor(course, id).map((lesson) =>
        h('p', { class: 'sinau-serves' }, t('study_again'), ': ', h('a', { href: href(lesson.id) }, lesson.title))))))];
}

/**
 * Lessons not done or answered wrongly, and assessments not passed.
 * @param {Activity} activity
 * @param {Desk} desk
 */
function needsStudy(activity, desk) {
  const state = desk.study.progressOf(activity.id);
  if (activity.kind !== 'lesson') return activity.kind !== 'pretest' && state.passed === false;
  return state.answers.size > 0
    && activity.questions.some((question) => isNotFullyRight(question, state.answers));
}
