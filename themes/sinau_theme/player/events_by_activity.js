// SPDX-License-Identifier: Apache-2.0
/** Sorts a journal's events and gathers what they say of each activity, before it is scored. Pure. */

import { eventKey } from './journal_lines.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').Attempt} Attempt */
/** @typedef {import('./types.js').QuestionInfo} QuestionInfo */
/** @typedef {{activity: string, hashes: string[]}} Home  where a question is asked, and the hashes whose answers count */
/** @typedef {import('./types.js').AnswerState} AnswerState */
/** @typedef {import('./types.js').JournalEvent} JournalEvent */

/**
 * @typedef {object} Gathered
 * @property {Activity} activity
 * @property {boolean} done
 * @property {Map<string, AnswerState>} answers  of a lesson
 * @property {Set<string>} explained      questions of a lesson whose explanation was asked for
 * @property {Map<number, Attempt>} attempts     of an assessment
 * @property {number} baseHanded         attempts that the LMS knows to be handed in
 * @property {number | null} baseScore   the score that the LMS keeps
 */

/**
 * Each event once, in the order of the Lamport clock; ties are broken the same way everywhere.
 * @param {Iterable<JournalEvent>} events
 * @returns {JournalEvent[]}
 */
export function eventsInOrder(events) {
  const unique = new Map();
  for (const event of events) unique.set(eventKey(event), event);
  return Array.from(unique.values()).sort((one, other) =>
    one.clock - other.clock || compareTexts(one.writer, other.writer) || one.seq - other.seq);
}

/**
 * @param {string} one
 * @param {string} other
 */
function compareTexts(one, other) {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/**
 * @param {Activity} activity
 * @returns {Gathered}
 */
export function emptyGathered(activity) {
  return { activity, done: false, answers: new Map(), explained: new Set(), attempts: new Map(), baseHanded: 0, baseScore: null };
}

/**
 * The hashes whose answers count: the question's own first, then those of wordings that ask the same.
 * @param {QuestionInfo} question
 */
function countingHashes({ hash, was = [] }) {
  return [hash].concat(was);
}

/** @param {Course} course */
export function questionHomes(course) {
  /** @type {Map<string, Home>} */
  const homes = new Map();
  for (const activity of course.activities) {
    for (const question of activity.questions) homes.set(question.id, { activity: activity.id, hashes: countingHashes(question) });
  }
  return homes;
}

/**
 * @param {JournalEvent} event
 * @param {Map<string, Gathered>} gathered
 * @param {Map<string, Home>} homes
 */
export function gatherEvent(event, gathered, homes) {
  if (event.kind === 'answer' || event.kind === 'explained') {
    const home = homes.get(event.id);
    const found = home && gathered.get(home.activity);
    if (!home || !found) return; // the question is gone from the course; the journal keeps what was answered
    const { answer: given, score, hash } = event;
    const place = home.hashes.indexOf(hash);
    const lesson = found.activity.kind === 'lesson';
    const holder = lesson ? found : attemptOf(found, event);
    if (event.kind === 'explained') {
      // Of a question without an answer, whatever comes is better than none.
      if (place >= 0 && holder.answers.has(event.id)) holder.explained.add(event.id);
      return;
    }
    const answer = { answer: given, score, earlier: place < 0, ...(place === 0 ? {} : { tag: hashTag(hash) }) };
    if (lesson) holder.answers.set(event.id, answer);
    else applyAnswer(/** @type {Attempt} */ (holder), event.id, answer);
    return;
  }
  const found = gathered.get(event.id);
  if (!found) return;
  if (event.kind === 'done') found.done = true;
  if (event.kind === 'start') attemptOf(found, event);
  if (event.kind === 'time') attemptOf(found, event).elapsed += event.took;
  if (event.kind !== 'submit') return;
  const attempt = attemptOf(found, event);
  applySubmission(attempt, event.score, found.activity.keep);
  attempt.late = event.answer[0] === 'time';
  attempt.wall = event.wall;
}

/**
 * @param {Gathered} gathered
 * @param {JournalEvent} event
 * @returns {Attempt}
 */
export function attemptOf(gathered, event) {
  let attempt = gathered.attempts.get(event.attempt);
  if (!attempt) {
    attempt = { number: event.attempt, submitted: false, score: null, writer: event.writer, elapsed: 0, answers: new Map(), explained: new Set() };
    gathered.attempts.set(event.attempt, attempt);
  }
  return attempt;
}

/**
 * What the packed state keeps of a question's hash.
 * @param {string} hash
 */
export function hashTag(hash) {
  return parseInt(hash.charAt(0), 16) || 0;
}

/**
 * The tags of answers that count: the question's own first.
 * @param {QuestionInfo} question
 */
export function countingTags(question) {
  return countingHashes(question).map(hashTag);
}

/**
 * A tag that no answer which counts can have: it says that an answer was given to an earlier version.
 * @param {QuestionInfo} question
 */
export function tagOfEarlierVersion(question) {
  const tags = countingTags(question);
  let tag = tags[0] ^ 8;
  for (let tries = 0; tries < 15 && tags.indexOf(tag) >= 0; tries += 1) tag = (tag + 1) & 15;
  return tag;
}

/**
 * What another tab still answers in an attempt that was handed in is kept in the journal and does not count; neither does what is
 * answered once the explanation has been shown, unless it is the same answer, marked anew.
 * @param {Attempt} attempt
 * @param {string} id
 * @param {AnswerState} answer
 */
export function applyAnswer({ submitted, explained, answers }, id, answer) {
  if (submitted || (explained.has(id) && answers.get(id)?.answer.join() !== answer.answer.join())) return;
  answers.set(id, answer);
}

/**
 * Two devices may hand in the same attempt; the better result stands, so that merging never lowers a score.
 * @param {Attempt} attempt
 * @param {number} score
 * @param {string | undefined} keep
 */
function applySubmission(attempt, score, keep) {
  attempt.score = attempt.submitted && keep !== 'last' ? Math.max(attempt.score || 0, score) : score;
  attempt.submitted = true;
}
