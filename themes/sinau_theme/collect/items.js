// SPDX-License-Identifier: Apache-2.0
/**
 * How the questions and objectives of a course did, over the latest answer of each learner. Difficulty is the mean score (0..1; high is
 * easy). Discrimination is Pearson's correlation between the score of a question and the mean score of the learner's other answers
 * (corrected item-total correlation). Fewer than `FEW` answers say little, and are marked.
 */

import { lessonsFor } from '../player/objectives.js';

/** @typedef {import('../player/types.js').Course} Course */
/** @typedef {import('../player/types.js').QuestionInfo} QuestionInfo */
/** @typedef {import('./table.js').Row} Row */

/**
 * @typedef {object} ItemFigures
 * @property {QuestionInfo} question
 * @property {string} activity         id
 * @property {number} count            learners who have answered
 * @property {number} difficulty       0..1
 * @property {number | null} discrimination  -1..1; null: it cannot be computed
 * @property {boolean} few
 * @property {Map<string, number>} taken  how often each answer was given, as its shape writes it, the most frequent first
 *
 * @typedef {object} ObjectiveFigures
 * @property {string} id
 * @property {number} count            learners with an answer to a question for it
 * @property {number} share            of points, 0..1
 * @property {boolean} few
 * @property {{id: string, title: string}[]} lessons  to go through together
 */

export const FEW = 10;
/** Answers of several parts, in one text. */
const BETWEEN = ' · ';

/**
 * @param {Course} course
 * @param {Row[]} rows
 * @returns {ItemFigures[]} in the order of the course; those that somebody has answered
 */
export function itemFigures(course, rows) {
  const learners = answersOf(course, rows);
  const figures = [];
  for (const { id: activity, questions } of course.activities) {
    for (const question of questions) {
      if (!question.points) continue;
      /** @type {[number, number][]} */
      const pairs = [];
      /** @type {Map<string, number>} */
      const taken = new Map();
      let [count, sum] = [0, 0];
      for (const { scores, given, total } of learners) {
        const score = scores.get(question.id);
        if (score === undefined) continue;
        count += 1;
        sum += score;
        if (scores.size > 1) pairs.push([score, (total - score) / (scores.size - 1)]);
        const answer = given.get(question.id) || '';
        if (answer) taken.set(answer, (taken.get(answer) || 0) + 1);
      }
      if (!count) continue;
      const order = Array.from(taken).sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
      figures.push({
        question, activity, count, difficulty: sum / count, discrimination: correlation(pairs), few: count < FEW, taken: new Map(order),
      });
    }
  }
  return figures;
}

/** @param {Course} course @returns {QuestionInfo[]} */
function scoredQuestions({ activities }) {
  /** @type {QuestionInfo[]} */
  const all = [];
  for (const { questions } of activities) all.push(...questions.filter(({ points }) => points));
  return all;
}

/**
 * @param {Course} course
 * @param {Row[]} rows
 */
function answersOf(course, rows) {
  const ids = new Set(scoredQuestions(course).map(({ id }) => id));
  return rows.map(({ courses }) => {
    const result = courses.get(course.id);
    /** @type {Map<string, number>} */
    const scores = new Map();
    /** @type {Map<string, string>} */
    const given = new Map();
    let total = 0;
    (result ? result.answers : new Map()).forEach((answer, id) => {
      if (!ids.has(id)) return;
      scores.set(id, answer.score);
      given.set(id, answer.answer.join(BETWEEN));
      total += answer.score;
    });
    return { scores, given, total };
  }).filter(({ scores }) => scores.size);
}

/**
 * @param {[number, number][]} pairs
 * @returns {number | null} null: fewer than three, or no difference in one of the two
 */
export function correlation(pairs) {
  const n = pairs.length;
  if (n < 3) return null;
  const [meanX, meanY] = [0, 1].map((at) => pairs.reduce((sum, pair) => sum + pair[at], 0) / n);
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  return xx < 1e-12 || yy < 1e-12 ? null : xy / Math.sqrt(xx * yy);
}

/**
 * @param {Course} course
 * @param {Row[]} rows
 * @returns {ObjectiveFigures[]} the weakest first
 */
export function objectiveFigures(course, rows) {
  const learners = answersOf(course, rows);
  const questions = scoredQuestions(course);
  const figures = [];
  for (const { id } of course.objectives || []) {
    const own = questions.filter((one) => one.objective === id);
    let [count, reached, possible] = [0, 0, 0];
    for (const { scores } of learners) {
      const answered = own.filter((one) => scores.has(one.id));
      if (answered.length) count += 1;
      for (const one of answered) {
        reached += (scores.get(one.id) || 0) * one.points;
        possible += one.points;
      }
    }
    if (!possible) continue;
    const lessons = lessonsFor(course, id).map((lesson) => ({ id: lesson.id, title: lesson.title }));
    figures.push({ id, count, share: reached / possible, few: count < FEW, lessons });
  }
  return figures.sort((one, other) => one.share - other.share || (one.id < other.id ? -1 : 1));
}
