// SPDX-License-Identifier: Apache-2.0
/** The learning record: one sheet of paper of what a learner has reached, with the code of the message. The learner's own note. */

import { h } from '../dom.js';
import { percentText } from '../interface_texts.js';
import { objectiveResults } from '../objectives.js';
import { printPage } from './printing.js';

/** @typedef {import('../lesson.js').Desk} Desk */

/**
 * Prints it: while it is printed nothing else of the page is.
 * @param {Desk} desk
 * @param {import('./message.js').Result} result
 * @param {string} code  SVG
 * @returns {Promise<HTMLElement | null>} the record to be shown, where the browser does not print
 */
export async function printRecord(desk, result, code) {
  const record = recordSheet(desk, result);
  const place = h('div', { class: 'sinau-qr' });
  place.innerHTML = code;
  record.append(place);
  document.body.append(record);
  document.documentElement.classList.add('sinau-printing');
  const end = () => {
    document.documentElement.classList.remove('sinau-printing');
    record.remove();
    window.removeEventListener('afterprint', end);
  };
  window.addEventListener('afterprint', end);
  if (await printPage()) return null;
  end();
  return record;
}

/**
 * @param {Desk} desk
 * @param {import('./message.js').Result} result
 */
export function recordSheet({ study, t, language }, { name, fields, done, total, score, success }) {
  const { course, progress } = study;
  const asked = (course.collect || []).filter(({ id }) => fields[id]);
  const texts = new Map((course.objectives || []).map(({ id, text }) => [id, text || t(`objective:${id}`)]));
  const reached = objectiveResults(course, progress, (activity, attempt) => study.selected(activity, attempt)).filter((one) => one.score !== null);
  const day = new Date(study.environment.wall()).toLocaleDateString(language, { day: 'numeric', month: 'long', year: 'numeric' });
  /** @type {[string, string][]} */
  const facts = [[t('hand_on_name'), name], .../** @type {[string, string][]} */ (asked.map(({ id, label }) => [label, fields[id]])),
    [t('record_course'), `${course.title} (${course.version})`], [t('record_hours'), course.hours ? String(course.hours) : ''],
    [t('care_done'), t('care_count', { done, total })], [t('score'), score === null ? '' : percentText(score / 10000, language)],
    [t('record_verdict'), success === 'unknown' ? '' : t(success === 'passed' ? 'passed' : 'not_passed')], [t('record_date'), day]];
  return h('section', { class: 'sinau-record', lang: language }, h('h1', {}, t('record_title')),
    h('dl', { class: 'sinau-facts' }, ...facts.filter(([, value]) => value).map(([word, value]) => h('div', {}, h('dt', {}, word), h('dd', {}, value)))),
    reached.length ? [h('h2', {}, t('objectives')), h('ul', {}, ...reached.map(({ id, score: share }) =>
      h('li', {}, t('objective_score', { objective: texts.get(id) || id, score: percentText(share || 0, language) }))))] : null,
    h('p', {}, t('record_note')));
}
