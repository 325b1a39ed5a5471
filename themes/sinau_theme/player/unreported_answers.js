// SPDX-License-Identifier: Apache-2.0
/**
 * What an LMS has to be told of answers once more, from the journal alone: its commits were refused, and the browser was
 * killed before it took them. The pages with the right answers may not be loaded, so these records go without patterns. Pure.
 */

import { eventsInOrder } from './events_by_activity.js';
import { interactionsOf, rescoreAnswer } from './scoring.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').JournalEvent} JournalEvent */
/** @typedef {import('./types.js').Progress} Progress */
/** @typedef {import('./types.js').Question} Question */
/** @typedef {import('./types.js').QuestionInfo} QuestionInfo */
/** @typedef {import('./tracking.js').Interaction} Interaction */

/** Of what is right, while the question's page is not there. */
const NOTHING_KNOWN = { correct: [] };

/**
 * @param {Course} course
 * @param {Progress} progress  of `events` and `kept`
 * @param {JournalEvent[]} events  the journal
 * @param {Pick<JournalEvent, 'nonce' | 'clock' | 'state'>} kept  what the LMS gave back, as an event
 * @param {(activity: Activity, attempt: number) => QuestionInfo[]} selected  what an attempt asks
 * @param {number} held            how many interactions the LMS says it holds; 0 when it does not say
 * @returns {Interaction[]} in the order in which they were given
 */
export function lostInteractions(course, progress, events, kept, selected, held) {
  /** @type {Map<string, number>} how often each question of a lesson was answered */
  const rounds = new Map();
  /** @type {Interaction[]} */
  const lost = [];
  const own = eventsInOrder(events).filter((event) => event.nonce === kept.nonce);
  for (const event of own) {
    const late = event.clock > kept.clock;
    if (event.kind === 'answer') {
      const lesson = course.activities.find((one) => one.kind === 'lesson' && one.questions.some((q) => q.id === event.id));
      const question = lesson && lesson.questions.find((one) => one.id === event.id);
      if (!question) continue;
      const round = (rounds.get(event.id) || 0) + 1;
      rounds.set(event.id, round);
      const { answer, score, took, wall } = event;
      if (late) lost.push(...interactionsOf(question, NOTHING_KNOWN, round, { answer, score, took, wall: wall - took }));
    } else if (event.kind === 'submit' && late) {
      const activity = course.activities.find((one) => one.id === event.id);
      if (activity) lost.push(...interactionsOfAttempt(activity, selected(activity, event.attempt), progress, event.attempt, own));
    }
  }
  // The state counts those that went with it; what the LMS holds beyond that came later than the state.
  return lost.slice(Math.max(0, held - (kept.state ? kept.state.interactions : 0)));
}

/**
 * The answers of an attempt, a record for each of its questions, several of a path.
 * @param {Activity} activity
 * @param {QuestionInfo[]} questions  that the attempt asks
 * @param {Progress} progress
 * @param {number} number  of the attempt
 * @param {JournalEvent[]} events
 * @param {Map<string, Question>} [rules]  how they are scored, where it is known
 * @returns {Interaction[]}
 */
export function interactionsOfAttempt(activity, questions, progress, number, events, rules = new Map()) {
  const attempt = progress.activities.get(activity.id)?.attempts.find((one) => one.number === number);
  return questions.reduce((all, question) => {
    const answer = attempt && attempt.answers.get(question.id);
    const given = events.filter((event) => event.kind === 'answer' && event.id === question.id && event.attempt === number);
    const known = rules.get(question.id);
    return all.concat(interactionsOf(question, known ? known.rule : NOTHING_KNOWN, number, {
      answer: answer && !answer.earlier ? answer.answer : [],
      score: known ? rescoreAnswer(known, answer) : answer && !answer.earlier ? answer.score : 0,
      took: given.reduce((sum, event) => sum + event.took, 0),
      wall: given.length ? given[0].wall - given[0].took : 0,
    }));
  }, /** @type {Interaction[]} */ ([]));
}
