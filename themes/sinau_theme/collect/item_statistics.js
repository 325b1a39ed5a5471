// SPDX-License-Identifier: Apache-2.0
/**
 * How the questions and objectives of a course did, over the latest answer of each learner to this wording. Difficulty is the mean score (0..1; high is
 * easy). Discrimination is Pearson's correlation between the score of a question and the mean score of the learner's other answers
 * (corrected item-total correlation). Fewer than `FEW` answers say little, and are marked.
 */

import { answerInWords } from './answer_words.js';
import { lessonsFor } from '../player/objectives.js';

/** @typedef {import('../player/types.js').Course} Course */
/** @typedef {import('../player/types.js').QuestionInfo} QuestionInfo */
/** @typedef {import('./results_by_learner.js').Row} Row */

/**
 * @typedef {object} ItemFigures
 * @property {QuestionInfo} question
 * @property {string} activity         id
 * @property {number} count            learners who have answered
 * @property {number} difficulty       0..1
 * @property {number | null} discrimination  -1..1; null: it cannot be computed
 * @property {boolean} few
 * @property {Map<string, number>} taken  how often each answer was given, in words, the most frequent first
 * @property {Set<string>} right       those of them that are right
 *
 * @typedef {object} ObjectiveFigures
 * @property {string} id
 * @property {number} count            learners with an answer to a question for it
 * @property {number} share            of points, 0..1
 * @property {boolean} few
 * @property {{id: string, title: string}[]} lessons  to go through together
 */

export const FEW = 10;

/** @typedef {{scores: Map<string, number>, given: Map<string, string>, total: number}} Answers  of one learner, by questions */

/**
 * @param {Course} course
 * @param {Answers[]} learners
 * @returns {Generator<void, ItemFigures[], void>} in the order of the course; those that somebody has answered
 */
export function* itemFigures(course, learners) {
  /** @typedef {{count: number, sum: number, pairs: [number, number][], taken: Map<string, number>, rightly: Map<string, number>}} Gathered */
  /** @type {Map<string, Gathered>} */
  const gathered = new Map();
  for (const { scores, given, total } of learners) {
    for (const [id, score] of scores) {
      /** @type {Gathered} */
      const own = gathered.get(id) || { count: 0, sum: 0, pairs: [], taken: new Map(), rightly: new Map() };
      gathered.set(id, own);
      own.count += 1;
      own.sum += score;
      if (scores.size > 1) own.pairs.push([score, (total - score) / (scores.size - 1)]);
      const answer = given.get(id) || '';
      if (answer) own.taken.set(answer, (own.taken.get(answer) || 0) + 1);
      if (score >= 1) own.rightly.set(answer, (own.rightly.get(answer) || 0) + 1);
    }
    yield;
  }
  const figures = [];
  for (const { id: activity, questions } of course.activities) {
    for (const question of questions) {
      const own = gathered.get(question.id);
      if (!own) continue;
      const { count, sum, pairs, taken, rightly } = own;
      // Anybody can write that a wrong answer was right: what most say counts.
      const right = new Set(Array.from(taken.keys()).filter((answer) => 2 * (rightly.get(answer) || 0) > (taken.get(answer) || 0)));
      const order = Array.from(taken).sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
      figures.push({
        question, activity, count, difficulty: sum / count, discrimination: correlation(pairs), few: count < FEW, taken: new Map(order), right,
      });
      yield;
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
 * @returns {Generator<void, Answers[], void>} of learners with an answer to a wording of this version
 */
export function* answersByLearner(course, rows) {
  const asked = new Map(scoredQuestions(course).map((question) => [question.id, question]));
  const found = [];
  for (const { courses } of rows) {
    yield;
    const result = courses.get(course.id);
    if (!result || !result.answers.size) continue;
    /** @type {Map<string, number>} */
    const scores = new Map();
    /** @type {Map<string, string>} */
    const given = new Map();
    let total = 0;
    result.answers.forEach((answer, id) => {
      const question = asked.get(id);
      if (!question || ![question.hash, ...(question.was || [])].includes(answer.hash)) return;
      scores.set(id, answer.score);
      given.set(id, answerInWords(question, answer.answer));
      total += answer.score;
    });
    if (scores.size) found.push({ scores, given, total });
  }
  return found;
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
 * @param {Answers[]} learners
 * @returns {Generator<void, ObjectiveFigures[], void>} the weakest first
 */
export function* objectiveFigures(course, learners) {
  const asked = new Map(scoredQuestions(course).map((question) => [question.id, question]));
  /** @type {Map<string, {count: number, reached: number, possible: number}>} */
  const gathered = new Map((course.objectives || []).map(({ id }) => [id, { count: 0, reached: 0, possible: 0 }]));
  for (const { scores } of learners) {
    const seen = new Set();
    for (const [id, score] of scores) {
      const { objective = '', points = 0 } = asked.get(id) || {};
      const own = gathered.get(objective);
      if (!own) continue;
      own.count += seen.has(objective) ? 0 : 1;
      seen.add(objective);
      own.reached += score * points;
      own.possible += points;
    }
    yield;
  }
  const figures = [];
  for (const [id, { count, reached, possible }] of gathered) {
    if (!possible) continue;
    const lessons = lessonsFor(course, id).map((lesson) => ({ id: lesson.id, title: lesson.title }));
    figures.push({ id, count, share: reached / possible, few: count < FEW, lessons });
  }
  return figures.sort((one, other) => one.share - other.share || (one.id < other.id ? -1 : 1));
}
