// SPDX-License-Identifier: Apache-2.0
/** What a learner has shown of each of the course's objectives, and where it is taught. Pure. */

import { passMark } from './course_requirements.js';
import { isCounted, roundScore } from './scoring.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./types.js').AnswerState} AnswerState */
/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').Progress} Progress */
/** @typedef {import('./types.js').QuestionInfo} QuestionInfo */
/** @typedef {import('./tracking.js').ObjectiveResult} ObjectiveResult */
/** @typedef {(activity: Activity, attempt: number) => QuestionInfo[]} Selected  what an attempt asks */

/**
 * @param {QuestionInfo[]} questions  asked
 * @param {Map<string, AnswerState>} answers
 * @returns {Map<string, {reached: number, possible: number}>} points by objective
 */
export function pointsByObjective(questions, answers) {
  const points = new Map();
  for (const question of questions) {
    const { id, objective, points: worth } = question;
    // Where no answer is right or wrong there are no points.
    if (!objective || !worth) continue;
    const sum = points.get(objective) || { reached: 0, possible: 0 };
    const answer = answers.get(id);
    if (isCounted(question, answer)) sum.reached += answer.score * worth;
    sum.possible += worth;
    points.set(objective, sum);
  }
  return points;
}

/**
 * Whether a question was not answered rightly; where no answer is right or wrong there is nothing to do better.
 * @param {{id: string, points: number}} question
 * @param {Map<string, AnswerState>} answers
 */
export function isNotFullyRight({ id, points }, answers) {
  return points > 0 && (answers.get(id)?.score || 0) < 1;
}

/**
 * Lessons that serve an objective, by their own word or by a question.
 * @param {Course} course
 * @param {string} objective
 */
export function lessonsFor(course, objective) {
  return course.activities.filter((one) => one.kind === 'lesson'
    && ((one.objectives || []).indexOf(objective) >= 0 || one.questions.some((question) => question.objective === objective)));
}

/**
 * From the last attempts handed in of quizzes and exam; where none asks for an objective, from its lessons.
 * @param {Course} course
 * @param {Progress} progress
 * @param {Selected} selected
 * @returns {ObjectiveResult[]} one for each objective, in the course's order
 */
export function objectiveResults(course, progress, selected) {
  /** @type {Map<string, {reached: number, possible: number}>} */
  const sums = new Map();
  let mark = course.mastery_score;
  for (const activity of course.activities) {
    const own = progress.activities.get(activity.id);
    if (activity.kind === 'lesson' || (activity.kind === 'pretest' && activity.id !== course.graded)) continue;
    if (!own || !own.handed) continue;
    if (activity.kind === 'exam') mark = passMark(activity, course);
    const attempt = own.attempts.find((one) => one.number === own.handed);
    if (!attempt) continue;
    pointsByObjective(selected(activity, own.handed), attempt.answers).forEach(({ reached, possible }, id) => {
      const sum = sums.get(id) || { reached: 0, possible: 0 };
      sums.set(id, { reached: sum.reached + reached, possible: sum.possible + possible });
    });
  }
  /** @type {ObjectiveResult[]} */
  const results = (course.objectives || []).map(({ id }) => {
    const sum = sums.get(id);
    if (sum) {
      const score = roundScore(sum.reached / sum.possible);
      return { id, score, status: mark === null ? 'completed' : score >= mark ? 'passed' : 'failed' };
    }
    const lessons = lessonsFor(course, id).map((lesson) => progress.activities.get(lesson.id));
    const done = lessons.filter((lesson) => lesson && lesson.done).length;
    const status = lessons.length && done === lessons.length ? 'completed' : done ? 'incomplete' : 'not attempted';
    return { id, score: null, status };
  });
  return results.concat(partsPretestSpares(course, results));
}

/**
 * What a pretest spares the learner: parts of the course whose objectives it has all shown to be reached. The LMS that
 * sequences the parts skips those.
 * @param {Course} course
 * @param {ObjectiveResult[]} results
 * @returns {ObjectiveResult[]}
 */
function partsPretestSpares({ proves }, results) {
  const reached = results.filter((one) => one.status === 'passed').map((one) => one.id);
  return Object.entries(proves || {}).map(([id, needed]) =>
    ({ id, score: null, status: needed.every((one) => reached.indexOf(one) >= 0) ? 'passed' : 'incomplete' }));
}
