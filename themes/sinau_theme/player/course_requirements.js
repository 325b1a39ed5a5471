// SPDX-License-Identifier: Apache-2.0
/** What a course asks for: pass marks, scores, completion, order. Pure. */

import { roundScore } from './scoring.js';
import { shuffle } from './shuffle.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').AnswerState} AnswerState */
/** @typedef {import('./types.js').Progress} Progress */
/** @typedef {import('./types.js').QuestionInfo} QuestionInfo */

/**
 * The score from which an assessment is passed.
 * @param {Activity} activity
 * @param {Course} course
 * @returns {number | null} 0..1
 */
export function passMark(activity, course) {
  const own = activity.mastery_score;
  if (own !== null && own !== undefined) return own;
  return activity.kind === 'exam' ? course.mastery_score : null;
}

/**
 * @param {Activity} activity
 * @param {Map<string, AnswerState>} answers
 * @param {QuestionInfo[]} [selected]  those that the attempt has drawn; without it all of them
 * @returns {number} 0..1; an answer to an earlier version of a question does not count
 */
export function scoreAttempt(activity, answers, selected = activity.questions) {
  let reached = 0;
  let possible = 0;
  for (const question of selected) {
    const answer = answers.get(question.id);
    if (answer && !answer.earlier) reached += answer.score * question.points;
    possible += question.points;
  }
  return possible > 0 ? roundScore(reached / possible) : 0;
}

/**
 * The questions that an attempt asks: the same ones wherever it is opened again.
 * @param {Activity} activity
 * @param {string} seed  of the attempt
 * @returns {QuestionInfo[]} in the order as written
 */
export function drawnQuestions({ questions, draw }, seed) {
  if (!draw) return questions;
  const mixed = shuffle(questions, `${seed}|draw`);
  const taken = draw.each
    ? mixed.filter((one, place) => mixed.slice(0, place).filter((other) => other.objective === one.objective).length < draw.count)
    : mixed.slice(0, draw.count);
  return questions.filter((one) => taken.indexOf(one) >= 0);
}

/**
 * How many questions an attempt asks.
 * @param {Activity} activity
 */
export function drawnCount(activity) {
  return drawnQuestions(activity, '').length;
}

/**
 * The activity whose score is the course's: its exam; in a part of a course, which an LMS tracks by itself, what it says.
 * @param {Course} course
 */
export function gradedActivity({ activities, graded }) {
  return activities.find((activity) => (graded ? activity.id === graded : activity.kind === 'exam'));
}

/**
 * Whether the course counts as complete only with this activity. The pretest never counts, but where it is all there is.
 * @param {Activity} activity
 * @param {Course} course
 */
export function isRequired(activity, course) {
  if (activity === gradedActivity(course)) return course.completion.exam;
  return activity.kind !== 'pretest' && course.completion.lessons;
}

/**
 * Whether a result of an assessment that was handed in is the last word: no other attempt can replace it.
 * @param {Activity} activity
 * @param {number} handed  attempts handed in
 */
export function isFinalResult({ keep, attempts }, handed) {
  return keep === 'first' || (!!attempts && handed >= attempts);
}

/**
 * SCORM 1.2 has one word for completion and success. Only an exam can be failed: whoever has handed in a pretest or quiz that is a
 * part of its own has done it, and an LMS that waits for the part has to let them go on. It has failed when no attempt is left,
 * for "failed" ends the learner's attempt in an LMS (Moodle then records nothing more).
 * @param {Course} course
 * @param {Progress} progress
 * @returns {'passed' | 'failed' | 'completed' | 'incomplete'}
 */
export function lessonStatus(course, progress) {
  const exam = gradedActivity(course);
  if (progress.success === 'failed' && exam && exam.kind === 'exam') {
    return isFinalResult(exam, progress.activities.get(exam.id)?.handed || 0) ? 'failed' : 'incomplete';
  }
  const lessons = course.activities.filter((activity) => activity !== exam && isRequired(activity, course));
  const learned = lessons.every((activity) => progress.activities.get(activity.id)?.done);
  if (progress.success === 'passed') return learned ? 'passed' : 'incomplete';
  return progress.complete ? 'completed' : 'incomplete';
}

/**
 * In a sequential course, what must be done before an activity opens.
 * @param {Course} course
 * @param {Progress} progress
 * @param {Activity} activity
 * @returns {Activity | null} the first that is missing
 */
export function blockedBy(course, progress, activity) {
  if (course.navigation !== 'sequential') return null;
  const before = course.activities.slice(0, course.activities.indexOf(activity));
  return before.find((other) => other.kind !== 'pretest' && !progress.activities.get(other.id)?.done) || null;
}
