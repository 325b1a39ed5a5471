// SPDX-License-Identifier: Apache-2.0
/** What a learner reads before an assessment and after it. */

import { neighbour, RESULT } from './activity.js';
import { h } from './dom.js';
import { isNotFullyRight, lessonsFor, pointsByObjective } from './objectives.js';
import { drawnCount, passMark } from './course_requirements.js';
import { percentText } from './interface_texts.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./types.js').ActivityProgress} ActivityProgress */
/** @typedef {import('./lesson.js').Desk} Desk */
/** @typedef {import('./question.js').QuestionView} QuestionView */

/**
 * @param {Activity} activity
 * @param {ActivityProgress} state
 */
export function mayStart(activity, state) {
  return !activity.attempts || state.handed < activity.attempts;
}

/**
 * @param {Activity} activity
 * @param {ActivityProgress} state
 * @param {Desk} desk
 * @param {(() => void) | null} start
 * @returns {(Node | null)[]}
 */
export function startPanel(activity, state, desk, start) {
  const { t } = desk;
  return [factsOfAssessment(activity, state, desk), startButton(start, t('start'))];
}

/**
 * @param {Activity} activity
 * @param {ActivityProgress} state
 * @param {Desk} desk
 * @param {(() => void) | null} again
 * @param {QuestionView[]} reviewed  questions whose marks may be shown
 * @returns {(Node | null)[]}
 */
export function resultPanel(activity, state, desk, again, reviewed) {
  const { t, language } = desk;
  if (activity.kind === 'pretest') return pretestPanel(activity, state, desk);
  const latest = state.attempts.find((attempt) => attempt.number === state.handed);
  const own = latest ? latest.score : null;
  const shown = own === null ? state.score : own;
  const verdict = state.passed === null ? t('handed_in') : t(state.passed ? 'passed' : 'not_passed');
  const wrong = reviewed.filter((view) => isNotFullyRight(view.question, state.answers));
  const review = state.passed === false || wrong.length ? lessonsToStudyAgain(activity, desk) : [];
  return [
    h('h2', { class: 'sinau-verdict', 'data-passed': state.passed === null ? null : String(state.passed) }, verdict),
    latest && latest.late ? h('p', {}, t('handed_in_late', { minutes: activity.time_limit || 0 })) : null,
    h('p', { class: 'sinau-score' }, t('score_reached', { score: percentText(shown || 0, language) })),
    state.score !== null && shown !== state.score
      ? h('p', {}, t('score_kept', { score: percentText(state.score, language) })) : null,
    latest && latest.wall ? h('p', {}, t('handed_on', { date: dayText(language, latest.wall) })) : null,
    factsOfAssessment(activity, state, desk),
    ...review,
    partEndNotice(desk),
    h('div', { class: 'question-actions' }, state.passed ? nextLink(activity, desk) : null, startButton(again, t('try_again'), state.passed === true),
      // In the player the page of all results has this.
      startButton(desk.handOn, t('hand_on_these'), true)),
  ];
}

/**
 * @param {string} language
 * @param {number} wall  ms since 1970
 * @returns {string} the day as the language writes it; as numbers, where the browser does not know the language
 */
export function dayText(language, wall) {
  const day = new Date(wall);
  const known = Intl.DateTimeFormat.supportedLocalesOf([language]).length > 0;
  return known ? day.toLocaleDateString(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'long', year: 'numeric' }) : day.toISOString().slice(0, 10);
}

/**
 * @param {Activity} activity
 * @param {Desk} desk
 */
function nextLink(activity, { study, t, href }) {
  const next = neighbour(study.course, activity, 1);
  return h('a', { class: 'sinau-button', href: href(next ? next.id : RESULT) }, next ? next.title : t('result'));
}

/**
 * What a pretest says: how much is known already, and where to begin. Nobody passes or fails it.
 * @param {Activity} activity
 * @param {ActivityProgress} state
 * @param {Desk} desk
 * @returns {(Node | null)[]}
 */
function pretestPanel(activity, state, desk) {
  const { study, t, language, href } = desk;
  const asked = study.selected(activity, state.handed);
  const right = asked.filter((question) => !isNotFullyRight(question, state.answers)).length;
  // An LMS gives back a score, and not always the answers.
  const reached = state.answers.size ? t('of_all', { right, asked: asked.length }) : percentText(state.score || 0, language);
  const { course } = study;
  const lessons = course.activities.filter(({ kind }) => kind === 'lesson');
  const weak = new Set(asked.filter((question) => isNotFullyRight(question, state.answers)).map(({ objective }) => objective));
  const advised = (course.objectives || []).filter(({ id }) => weak.has(id)).reduce((all, { id }) => all.concat(lessonsFor(course, id)), /** @type {Activity[]} */ ([]));
  const known = lessons.filter((lesson) => advised.indexOf(lesson) < 0);
  const first = lessons.find((lesson) => advised.indexOf(lesson) >= 0) || lessons[0];
  return [
    h('h2', { class: 'sinau-verdict' }, t('starting_point', { reached })),
    h('p', {}, t('starting_point_about')),
    known.length && advised.length ? h('details', {}, h('summary', {}, t('known_already')),
      h('ul', {}, known.map((lesson) => h('li', {}, h('a', { href: href(lesson.id) }, lesson.title))))) : null,
    partEndNotice(desk),
    first ? h('p', {}, h('a', { class: 'sinau-button', href: href(first.id) }, t('start_with', { title: first.title }))) : null,
  ];
}

/**
 * What to do next in a course whose parts an LMS opens one by one: nothing in this document leads to the next part.
 * @param {Desk} desk
 * @returns {Node | null}
 */
export function partEndNotice({ study, t }) {
  const { course, progress } = study;
  if (!course.sequenced) return null;
  const last = course.activities.some((activity) => activity.kind === 'exam');
  return h('p', { class: 'sinau-part' }, t(!progress.complete ? 'part_under_way' : last ? 'part_last' : 'part_complete'));
}

/**
 * @param {(() => void) | null | undefined} start
 * @param {string} text
 * @param {boolean} [quiet]  something else is the next step
 */
function startButton(start, text, quiet) {
  if (!start) return null;
  return h('button', { type: 'button', class: quiet ? 'sinau-button is-quiet' : 'sinau-button', onclick: start }, text);
}

/**
 * @param {Activity} activity
 * @param {ActivityProgress} state
 * @param {Desk} desk
 */
function factsOfAssessment(activity, state, desk) {
  const { t, language, study } = desk;
  const mark = activity.kind === 'pretest' ? null : passMark(activity, study.course);
  const attempts = activity.attempts ? String(Math.max(0, activity.attempts - state.handed)) : t('attempts_free');
  const selected = drawnCount(activity);
  return h('dl', { class: 'sinau-facts' },
    h('dt', {}, t('questions')), h('dd', {}, selected < activity.questions.length ? t('drawn', { asked: selected, questions: activity.questions.length }) : String(selected)),
    activity.time_limit ? [h('dt', {}, t('time_limit')), h('dd', {}, t('time_rule', { minutes: activity.time_limit }))] : null,
    mark === null ? null : [h('dt', {}, t('pass_mark')), h('dd', {}, percentText(mark, language))],
    h('dt', {}, t('attempts_left')), h('dd', {}, attempts));
}

/**
 * Lessons to look at again: those of the module, or of the whole course.
 * @param {Activity} activity
 * @param {Desk} desk
 * @returns {(Node | null)[]}
 */
function lessonsToStudyAgain(activity, desk) {
  const { t, study, href } = desk;
  const byObjective = weakObjectiveItems(activity, desk);
  if (byObjective.length) return [h('h3', {}, t('study_again')), h('ul', {}, byObjective)];
  const lessons = study.course.activities.filter((other) => other.kind === 'lesson'
    && (!activity.module || other.module === activity.module));
  const weak = lessons.filter((lesson) => isWeakLesson(lesson, study.progressOf(lesson.id)));
  const list = activity.module || !weak.length ? lessons : weak;
  if (!list.length) return [];
  return [
    h('h3', {}, t('study_again')),
    h('ul', {}, list.map((lesson) => h('li', {}, h('a', { href: href(lesson.id) }, lesson.title)))),
  ];
}

/**
 * The objectives of which the last attempt lacks points, each with the lessons that serve it.
 * @param {Activity} activity
 * @param {Desk} desk
 */
function weakObjectiveItems(activity, { study, t, language, href }) {
  const { course } = study;
  const state = study.progressOf(activity.id);
  const attempt = state.attempts.find((one) => one.number === state.handed);
  const points = attempt ? pointsByObjective(study.selected(activity, state.handed), attempt.answers) : new Map();
  return (course.objectives || []).filter(({ id }) => points.has(id) && points.get(id).reached < points.get(id).possible)
    .map(({ id, text }) => {
      const { reached, possible } = points.get(id);
      return h('li', {}, t('objective_score', { objective: text || t(`objective:${id}`), score: percentText(reached / possible, language) }),
        lessonsFor(course, id).map((lesson) => h('p', { class: 'sinau-serves' }, h('a', { href: href(lesson.id) }, lesson.title))));
    });
}

/**
 * The order in which questions stand together by objective, and what stands above the first of each: its name and lessons.
 * @param {string[]} questions  ids
 * @param {Activity} activity
 * @param {import('./types.js').Course} course
 * @param {Desk} desk
 * @returns {{order: number[], headings: (HTMLElement | null)[]}}  indices into `questions`; a heading or null for each place
 */
export function groupByObjective(questions, activity, course, { t, href }) {
  const objectives = course.objectives || [];
  const serves = new Map(activity.questions.map(({ id, objective }) => [id, objective]));
  const places = questions.map((question) => objectives.findIndex(({ id }) => id === serves.get(question)));
  const order = questions.map((_, index) => index).sort((one, other) => places[one] - places[other] || one - other);
  const headings = order.map((question, index) => {
    const objective = objectives[places[question]];
    if (!objective || (index && places[order[index - 1]] === places[question])) return null;
    return h('section', { class: 'sinau-objective' }, h('h3', {}, objective.text || t(`objective:${objective.id}`)),
      lessonsFor(course, objective.id).map((lesson) => h('p', { class: 'sinau-serves' }, h('a', { href: href(lesson.id) }, lesson.title))));
  });
  return { order, headings };
}

/**
 * @param {Activity} lesson
 * @param {ActivityProgress} state
 */
function isWeakLesson(lesson, state) {
  return !state.done || lesson.questions.some((question) => isNotFullyRight(question, state.answers));
}
