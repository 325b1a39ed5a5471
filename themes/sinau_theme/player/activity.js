// SPDX-License-Identifier: Apache-2.0
/** Makes an activity's HTML work: the same on every surface of a course (site, file, LMS). */

import { LessonView } from './lesson.js';

/** The page behind the last activity, and the one of what is saved. No activity id starts with "sinau-". */
export const RESULT = 'sinau-result';
export const MY_PROGRESS = 'sinau-care';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./lesson.js').Desk} Desk */
/** @typedef {{update: () => void}} ActivityView */

/**
 * @param {HTMLElement} article
 * @param {Activity} activity
 * @param {Desk} desk
 * @param {typeof import('./assessment.js').AssessmentView | null} AssessmentView  the player brings it later than itself; null for lessons only
 * @returns {ActivityView}
 */
export function mountActivity(article, activity, desk, AssessmentView) {
  const View = activity.kind === 'lesson' ? LessonView : /** @type {NonNullable<typeof AssessmentView>} */ (AssessmentView);
  return new View(article, activity, desk);
}

/**
 * @param {import('./types.js').Course} course
 * @param {string} id
 * @returns {Activity | undefined}
 */
export function activityOf(course, id) {
  return course.activities.find((activity) => activity.id === id);
}

/**
 * @param {import('./types.js').Course} course
 * @param {Activity} activity
 * @param {number} step  1 for the next, -1 for the one before
 * @returns {Activity | undefined}
 */
export function neighbour(course, activity, step) {
  // By its id: a page of the site has known its own activity before the whole course came.
  return course.activities[course.activities.findIndex(({ id }) => id === activity.id) + step];
}
