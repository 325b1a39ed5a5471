// SPDX-License-Identifier: Apache-2.0
/**
 * From the journal's events to what a learner has reached. Pure: the same set of events, in whatever order and
 * however often each is given, yields the same progress, and more events never lower it (unless `keep: last`).
 */

import { eventsInOrder, emptyGathered, questionHomes, gatherEvent } from './events_by_activity.js';
import { gradedActivity, isRequired, passMark } from './course_requirements.js';

/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./types.js').Attempt} Attempt */
/** @typedef {import('./types.js').ActivityProgress} ActivityProgress */
/** @typedef {import('./types.js').Progress} Progress */
/** @typedef {import('./types.js').JournalEvent} JournalEvent */
/** @typedef {import('./events_by_activity.js').Gathered} Gathered */

/**
 * @param {Course} course
 * @param {Iterable<JournalEvent>} events
 * @param {string} nonce  only events of this LMS attempt count; '' outside an LMS
 * @param {typeof import('./packed_progress.js').applyPackedState} [takeState]  where there may be a state of an LMS among the events
 * @returns {Progress}
 */
export function computeProgress(course, events, nonce, takeState) {
  const gathered = new Map(course.activities.map((activity) => [activity.id, emptyGathered(activity)]));
  const homes = questionHomes(course);
  /** @type {Progress} */
  const progress = {
    activities: new Map(), done: 0, total: 0, complete: false, success: 'unknown', score: null,
    location: '', archived: new Map(), retired: new Map(), clock: 0,
  };
  for (const event of eventsInOrder(events)) {
    if (event.nonce !== nonce) continue;
    progress.clock = Math.max(progress.clock, event.clock);
    if (event.kind === 'visit') progress.location = event.id;
    else if (event.kind === 'state') takeState?.(course, event, gathered, progress);
    else gatherEvent(event, gathered, homes);
  }
  gathered.forEach((value, id) => progress.activities.set(id, activityProgress(value, course)));
  return concludeProgress(course, progress);
}

/**
 * @param {Gathered} gathered
 * @param {Course} course
 * @returns {ActivityProgress}
 */
function activityProgress(gathered, course) {
  const { activity } = gathered;
  if (activity.kind === 'lesson') {
    const answered = activity.questions.length > 0 && activity.questions.every((q) => gathered.answers.has(q.id));
    return {
      done: gathered.done || answered, answers: gathered.answers, explained: gathered.explained, attempts: [], handed: 0, open: 0, score: null,
      passed: null,
    };
  }
  const attempts = Array.from(gathered.attempts.values()).sort((one, other) => one.number - other.number);
  const submitted = attempts.filter((attempt) => attempt.submitted);
  const handed = largest([gathered.baseHanded].concat(submitted.map((attempt) => attempt.number)));
  const latest = attempts[attempts.length - 1];
  const score = keptScore(gathered, submitted, handed);
  const mark = passMark(activity, course);
  return {
    done: handed > 0,
    answers: latest ? latest.answers : new Map(),
    explained: latest ? latest.explained : new Set(),
    attempts,
    handed,
    open: latest && latest.number > handed ? latest.number : 0,
    score,
    passed: score === null || mark === null ? null : score >= mark,
  };
}

/**
 * @param {Gathered} gathered
 * @param {Attempt[]} submitted
 * @param {number} handed
 * @returns {number | null}
 */
function keptScore(gathered, submitted, handed) {
  const { baseScore, activity } = gathered;
  /** @param {number} number */
  const known = (number) => submitted.filter((one) => one.number === number).map((one) => one.score).find(isScore);
  const all = submitted.map((one) => one.score).concat(baseScore).filter(isScore);
  if (!all.length) return null;
  if (activity.keep === 'last') return firstScore([known(handed), baseScore, ...all]);
  if (activity.keep === 'first') {
    const first = [known(1), baseScore].filter(isScore);
    return largest(first.length ? first : all);
  }
  return largest(all);
}

/**
 * Of any number of numbers: a function cannot be given a hundred thousand.
 * @param {number[]} numbers
 */
function largest(numbers) {
  return numbers.reduce((most, one) => Math.max(most, one));
}

/**
 * @param {number | null | undefined} score
 * @returns {score is number}
 */
function isScore(score) {
  return typeof score === 'number';
}

/** @param {(number | null | undefined)[]} scores */
function firstScore(scores) {
  const found = scores.find(isScore);
  return found === undefined ? null : found;
}

/**
 * @param {Course} course
 * @param {Progress} progress
 * @returns {Progress}
 */
function concludeProgress(course, progress) {
  /** @param {Activity} activity */
  const of = (activity) => /** @type {ActivityProgress} */ (progress.activities.get(activity.id));
  const exam = gradedActivity(course);
  const required = course.activities.filter((activity) => isRequired(activity, course));
  const finished = required.filter((activity) => of(activity).done && (activity.kind !== 'exam' || isExamFinished(of(activity))));
  progress.total = required.length;
  progress.done = finished.length;
  progress.complete = finished.length === required.length;
  if (exam) {
    progress.score = of(exam).score;
    const { passed } = of(exam);
    if (passed !== null) progress.success = passed ? 'passed' : 'failed';
  }
  return progress;
}

/** @param {ActivityProgress} exam */
function isExamFinished(exam) {
  return exam.handed > 0 && exam.passed !== false;
}
