// SPDX-License-Identifier: Apache-2.0
/** Marks the answers of an attempt from the questions themselves, also where an assessment's page is not open. */

import { isCounted, rescoreAnswer } from './scoring.js';
import { unseal } from './sealed_answers.js';

/** @typedef {import('./types.js').AnswerState} AnswerState */
/** @typedef {import('./types.js').Question} Question */

/**
 * The answers that count, scored from the questions themselves: one that came back from an LMS has only right or wrong.
 * @param {Iterable<Question>} questions  asked
 * @param {Map<string, AnswerState>} answers
 * @returns {Map<string, AnswerState>}
 */
export function rescoredAnswers(questions, answers) {
  /** @type {Map<string, AnswerState>} */
  const scored = new Map();
  for (const question of questions) {
    const answer = answers.get(question.id);
    if (isCounted(question, answer)) scored.set(question.id, { ...answer, score: rescoreAnswer(question, answer) });
  }
  return scored;
}

/**
 * @param {string} html  an assessment's page
 * @returns {Map<string, Question>} its questions, with how they are scored
 */
export function questionsInHtml(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const forms = Array.from(/** @type {NodeListOf<HTMLFormElement>} */ (template.content.querySelectorAll('form.question')));
  return new Map(forms.map((form) => {
    const id = form.id.replace(/^q-/, '');
    return [id, unseal(form.dataset.question || '', id)];
  }));
}
