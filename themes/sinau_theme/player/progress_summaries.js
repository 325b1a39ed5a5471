// SPDX-License-Identifier: Apache-2.0
/** Where to go on in a course, and notes of it for pages of the site that do not know the course, the catalogue above all. */

import { activityOf } from './activity.js';
import { h } from './dom.js';
import { showProgressBar } from './progress_marks.js';

/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').Environment} Environment */
/** @typedef {import('./interface_texts.js').Translate} Translate */
/** @typedef {import('./study.js').Study} Study */

const SUMMARY = 'sinau.summary|';

/**
 * @param {string} course
 * @param {Environment} environment
 * @param {string} [catalogue]  id; without it the key of builds before there were such ids
 */
function summaryKey(course, { learner }, catalogue) {
  return SUMMARY + (catalogue ? `${catalogue}|` : '') + course + (learner && `|${learner}`);
}

/**
 * @param {Course} course
 * @param {import('./types.js').Activity} activity
 * @param {Translate} t
 */
function placeText({ activities }, activity, t) {
  const lessons = activities.filter(({ kind }) => kind === 'lesson');
  const number = lessons.indexOf(activity) + 1;
  return number ? t('lesson_place', { number, count: lessons.length }) : activity.title;
}

/**
 * Where to go on: the activity last visited, or the next one when that is done.
 * @param {Study} study
 */
function nextActivity(study) {
  const { course, progress } = study;
  const last = activityOf(course, progress.location);
  const rest = course.activities.filter((activity) => activity.kind !== 'pretest' && !study.progressOf(activity.id).done);
  const target = last && !study.progressOf(last.id).done ? last : rest[0] || course.activities[0];
  return { target, begun: !!last };
}

/**
 * @param {Study} study
 * @param {Translate} t
 */
export function updateContinueLinks(study, t) {
  const { target, begun } = nextActivity(study);
  document.querySelectorAll('a[data-sinau-continue]').forEach((link) => {
    if (!target.url) return;
    link.setAttribute('href', target.url);
    link.textContent = begun ? t('continue_at', { place: placeText(study.course, target, t) }) : t('start_course');
  });
}

/**
 * Leaves a note of the progress for pages that do not know the course, the catalogue above all.
 * @param {Study} study
 * @param {Environment} environment
 * @param {Translate} t
 * @param {string} root  what stands before addresses on this page
 */
export function saveSummary(study, environment, t, root) {
  const { done, total, location } = study.progress;
  const { target } = nextActivity(study);
  const { course } = study;
  const address = (target.url || '').slice(root.length);
  if (!done && !location) return;
  try {
    /** @type {Storage} */ (environment.localStorage).setItem(summaryKey(study.course.id, environment, course.catalogue),
      JSON.stringify([done, total, placeText(course, target, t), address, environment.wall()]));
  } catch (error) {
    // Only the catalogue's bar is missing then.
  }
}

/**
 * @param {Environment} environment
 * @param {string} language
 * @param {Translate} t
 * @param {string} root  what stands before addresses on this page
 */
export function showSummaries(environment, language, t, root) {
  /** @type {[string, string, number]} place and address of where the learner was last, and when */
  let latest = ['', '', 0];
  document.querySelectorAll('[data-sinau-progress]').forEach((place) => {
    try {
      const course = place.getAttribute('data-sinau-progress') || '';
      const storage = /** @type {Storage} */ (environment.localStorage);
      const note = storage.getItem(summaryKey(course, environment, place.getAttribute('data-sinau-catalogue') || ''))
        || storage.getItem(summaryKey(course, environment));
      if (!note) return;
      const [done, total, where, address, when] = JSON.parse(note);
      showProgressBar(place, Number(done), Number(total), language, t);
      if (done < total && when > latest[2]) latest = [String(where), String(address), when];
    } catch (error) {
      // A damaged note is no note.
    }
  });
  const courses = document.querySelector('.site-courses');
  const [where, address] = latest;
  // Whatever a note says, it leads to a page of this site.
  if (courses && /^[\w-][\w/.-]*\.html$/.test(address) && !document.querySelector('.site-continue')) {
    courses.before(h('p', { class: 'site-continue' }, h('a', { class: 'sinau-button', href: root + address }, t('continue_at', { place: where }))));
  }
}
