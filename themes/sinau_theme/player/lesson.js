// SPDX-License-Identifier: Apache-2.0
/** A lesson on the page: its questions are answered and marked one by one, as often as one likes. */

import { failureNotice, replaceContent, focusOn, h } from './dom.js';
import { QuestionView } from './question.js';
import { interactionsOf } from './scoring.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./study.js').Study} Study */
/** @typedef {import('./interface_texts.js').Translate} Translate */
/** @typedef {import('./question.js').Mode} Mode */
/** @typedef {import('./question.js').Given} Given */

/** @typedef {object} Desk  what a view of an activity works with
 * @property {Study} study
 * @property {Translate} t
 * @property {import('./loader.js').Loader} loader
 * @property {string} language
 * @property {(id: string) => string} href  address of an activity
 * @property {string} [results]  address of the script that hands on results, on the site
 * @property {string} [buttons]  address of the script that says what every button does; the player knows it
 * @property {() => void} [handOn]  on the site: opens "my progress" where results are handed on
 */

/** @type {Mode} */
const MODE = { check: true, hints: true, live: false, locked: false, reveal: 'taken', shuffle: '' };

export class LessonView {
  /**
   * @param {HTMLElement} article
   * @param {Activity} activity
   * @param {Desk} desk
   */
  constructor(article, activity, desk) {
    this.activity = activity;
    this.desk = desk;
    /** @type {QuestionView[]} */
    this.views = [];
    /** Questions that can only be read until the view of their type is there. */
    this.waiting = questionForms(article);
    this.update();
    if (this.waiting.length) this.fetchViews();
  }

  /** Fetches what the waiting questions need, and says in each of them how it stands. */
  fetchViews() {
    const { t, loader } = this.desk;
    /** @param {(form: HTMLFormElement) => Node | string} make */
    const say = (make) => this.waiting.forEach((form) => {
      const place = form.querySelector('.question-waiting') || h('div', { class: 'question-waiting', role: 'status' });
      form.append(place);
      replaceContent(place, make(form));
    });
    say(() => t('view_loading'));
    loader.views(this.activity).catch(() => say((form) => failureNotice(t, t('view_failed'), () => {
      focusOn(form);
      this.fetchViews();
    })));
  }

  update() {
    const { study, t, loader } = this.desk;
    this.waiting = this.waiting.filter((form) => {
      const make = loader.maker(form.dataset.type || '');
      if (make) this.views.push(new QuestionView(form, t, this, make));
      return !make;
    });
    const { answers, explained } = study.progressOf(this.activity.id);
    for (const view of this.views) {
      const { id } = view.question;
      if (!view.tries && answers.has(id)) view.tries = study.countOf(this.activity.id, id);
      view.update(MODE, answers.get(id) || null, explained.has(id));
    }
  }

  /**
   * @param {QuestionView} view
   * @param {Given} given
   */
  answered(view, given) {
    const { study } = this.desk;
    const { id, hash } = view.question;
    view.tries = study.countOf(this.activity.id, id) + 1;
    return study.record({ kind: 'answer', id, hash, answer: given.answer, score: given.score, took: given.took },
      reportedAnswer(view, given, view.tries));
  }

  /** @param {QuestionView} view */
  explained({ question: { id, hash } }) {
    this.desk.study.record({ kind: 'explained', id, hash });
  }

  /** @param {QuestionView} view */
  accepted(view) {
    const { resend } = this.desk.study;
    return resend ? resend.accepted(view) : [];
  }
}

/**
 * @param {HTMLElement} article
 * @returns {HTMLFormElement[]}
 */
export function questionForms(article) {
  return Array.from(/** @type {NodeListOf<HTMLFormElement>} */ (article.querySelectorAll('form.question')));
}

/**
 * What an LMS is told of an answer.
 * @param {QuestionView} view
 * @param {Given} given
 * @param {number} round  how often the question has been answered, this time included; or the attempt's number
 */
export function reportedAnswer({ question, prompt }, given, round) {
  return interactionsOf(question, question.rule, round, { ...given, prompt });
}
