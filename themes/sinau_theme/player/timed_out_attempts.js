// SPDX-License-Identifier: Apache-2.0
/**
 * Hands in an attempt whose time is over while its page is not open. Of an answer that came back from an LMS only right or wrong is
 * known, not which part of it was right, so its assessment is fetched and marks it, however long it takes to get it.
 */

import { interactionsOfAttempt } from './unreported_answers.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./types.js').AnswerState} AnswerState */
/** @typedef {import('./types.js').Question} Question */
/** @typedef {import('./study.js').Study} Study */

/** An assessment that cannot be had is asked for again after this long. */
const AGAIN_MS = 10000;

/**
 * @param {Study} study
 * @param {Activity} activity
 */
export function handInLate(study, activity) {
  const { id } = activity;
  const { open, answers } = study.progressOf(id);
  if (!study.selected(activity, open).some((question) => study.lms.isPacked(answers.get(question.id)))) {
    submitLate(study, activity, answers);
  } else if (!study.handing.has(id)) {
    study.handing.add(id);
    fetchAndMark(study, activity, open).then(() => {
      study.handing.delete(id);
      study.notices.delete('hand_in_waits');
      study.notify();
    }, () => {
      study.notices.add('hand_in_waits');
      study.environment.later(() => study.handing.delete(id), AGAIN_MS);
      study.notify();
    });
  }
}

/**
 * @param {Study} study
 * @param {Activity} activity
 * @param {number} attempt
 */
async function fetchAndMark(study, activity, attempt) {
  const html = study.bring && await study.bring(activity);
  if (!html || !study.resend) throw new Error('missing');
  const { rescoredAnswers, questionsInHtml } = study.resend;
  const rules = questionsInHtml(html);
  /** @type {Question[]} */
  const questions = [];
  for (const { id, hash } of study.selected(activity, attempt)) {
    const question = rules.get(id);
    // A page of another version, from a cache, would mark the answers wrongly.
    if (!question || question.hash !== hash) throw new Error('another version');
    questions.push(question);
  }
  // Meanwhile it may have been opened, and then it hands itself in; or have been handed in elsewhere.
  if (study.timing.ends.has(activity.id) || study.progressOf(activity.id).open !== attempt) return;
  submitLate(study, activity, rescoredAnswers(questions, study.progressOf(activity.id).answers), rules);
}

/**
 * @param {Study} study
 * @param {Activity} activity
 * @param {Map<string, AnswerState>} scored
 * @param {Map<string, Question>} [rules]  by which they were scored
 */
function submitLate(study, activity, scored, rules) {
  const { progress, launched } = study;
  const { open } = study.progressOf(activity.id);
  const selected = study.selected(activity, open);
  const events = launched ? launched.journal.all() : [];
  study.submit(activity, scored, true, interactionsOfAttempt(activity, selected, progress, open, events, rules));
}
