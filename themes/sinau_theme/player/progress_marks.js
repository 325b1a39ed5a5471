// SPDX-License-Identifier: Apache-2.0
/** Ticks on links to activities and progress bars, wherever a page has them: the player's menu, the site's pages. */

import { replaceContent, h, screenReaderText } from './dom.js';
import { blockedBy } from './course_requirements.js';
import { percentText } from './interface_texts.js';

/** @typedef {import('./study.js').Study} Study */
/** @typedef {import('./interface_texts.js').Translate} Translate */

/**
 * @param {Study} study
 * @param {Translate} t
 */
export function markLinks(study, t) {
  for (const activity of study.course.activities) {
    const { done, passed, open, answers } = study.progressOf(activity.id);
    const locked = blockedBy(study.course, study.progress, activity) !== null;
    const state = locked ? 'locked' : passed === false && activity.kind !== 'pretest' ? 'failed' : done ? 'done' : open || answers.size ? 'begun' : '';
    const links = document.querySelectorAll(`[data-activity-link="${activity.id}"]`);
    links.forEach((link) => {
      if (link.getAttribute('data-state') === state) return;
      link.setAttribute('data-state', state);
      link.setAttribute('aria-disabled', String(locked));
      link.querySelectorAll('.sinau-spoken').forEach((old) => old.remove());
      if (state) link.append(screenReaderText(` (${t(`state_${state}`)})`));
    });
  }
}

/**
 * @param {Study} study
 * @param {Translate} t
 */
export function showCourseProgress(study, t) {
  const { done, total } = study.progress;
  document.querySelectorAll('[data-sinau-progress]').forEach((place) => {
    const course = place.getAttribute('data-sinau-progress');
    if (!course || course === study.course.id) showProgressBar(place, done, total, study.course.language, t);
  });
}

/**
 * @param {Element} place
 * @param {number} done
 * @param {number} total
 * @param {string} language
 * @param {Translate} t
 */
export function showProgressBar(place, done, total, language, t) {
  const text = t('progress', { done, total, percent: percentText(total ? done / total : 0, language) });
  const bar = place.querySelector('progress');
  const label = place.querySelector('span');
  if (bar && label) {
    bar.value = done;
    label.textContent = text;
    return;
  }
  replaceContent(place, h('label', { class: 'sinau-progress' }, h('span', {}, text), h('progress', { max: total || 1, value: done })));
}
