// SPDX-License-Identifier: Apache-2.0
/** One question on the page: makes the form that the build has written answer, mark and explain. */

import { block, fill, focusOn, h, spoken } from './dom.js';
import { scoreAnswer } from './rules.js';
import { shuffle } from './shuffle.js';
import { unseal } from './seal.js';

/** @typedef {import('./types.js').AnswerState} AnswerState */
/** @typedef {import('./strings.js').Translate} Translate */
/** @typedef {import('./journal.js').Kept} Kept */
/** @typedef {{answer: string[], score: number, took: number, wall: number}} Given  wall: when it was begun */

/**
 * @typedef {object} Mode          what the question may do now
 * @property {boolean} check       a button marks the answer at once
 * @property {boolean} hints
 * @property {boolean} live        every change counts as an answer (assessments)
 * @property {boolean} locked
 * @property {'nothing' | 'taken' | 'everything'} reveal  mark nothing, the choices taken, or the right ones too
 * @property {string} shuffle      seed for the order of the choices; '' for the order as written
 */

export class QuestionView {
  /**
   * @param {HTMLFormElement} form
   * @param {Translate} t
   * @param {(view: QuestionView, given: Given) => Promise<Kept>} onAnswer
   */
  constructor(form, t, onAnswer) {
    this.form = form;
    this.t = t;
    this.onAnswer = onAnswer;
    this.question = unseal(form.dataset.question || '', form.id.replace(/^q-/, ''));
    /** @type {HTMLElement} */
    this.choices = /** @type {HTMLElement} */ (form.querySelector('.question-choices'));
    this.labels = Array.from(/** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('.choice')));
    this.inputs = Array.from(/** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('.choice input')));
    /** @type {Mode} */
    this.mode = { check: false, hints: false, live: false, locked: false, reveal: 'nothing', shuffle: '' };
    /** @type {AnswerState | null} */
    this.given = null;
    this.known = ''; // mode and answer as they were shown last
    this.told = ''; // what the result says
    this.edited = false; // the learner is changing an answer: what the journal says must not overwrite it
    this.checked = false; // in an assessment: the answer as it stands has been marked
    this.hintsShown = 0;
    this.begun = 0;
    this.begunWall = 0;
    this.restart();
    this.build();
  }

  build() {
    const { form, t } = this;
    this.checkButton = h('button', { type: 'submit', class: 'sinau-button question-check' }, t('check_answer'));
    this.hintButton = h('button', { type: 'button', class: 'sinau-button is-quiet', onclick: () => this.showHint() });
    this.retryButton = h('button', { type: 'button', class: 'sinau-button is-quiet', onclick: () => this.retry() },
      t('answer_again'));
    this.hints = h('div', { class: 'question-hints', 'aria-live': 'polite' });
    this.actions = h('div', { class: 'question-actions' }, this.checkButton, this.retryButton, this.hintButton);
    this.result = h('div', { class: 'question-result', role: 'status' });
    this.saved = h('p', { class: 'question-saved' });
    form.append(this.hints, this.actions, this.result, this.saved);
    form.addEventListener('submit', (event) => { event.preventDefault(); this.check(); });
    form.addEventListener('change', () => this.changed());
  }

  /** The clock of the answer starts again: now, and once more when the question comes into view. */
  restart() {
    this.begun = performance.now();
    this.begunWall = Date.now();
    if (!window.IntersectionObserver) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      this.begun = performance.now();
      this.begunWall = Date.now();
    });
    observer.observe(this.form);
  }

  /** @returns {string[]} */
  get answer() {
    const taken = this.inputs.filter((input) => input.checked).map((input) => input.value);
    return this.question.choices.filter((id) => taken.indexOf(id) >= 0);
  }

  /**
   * @param {Mode} mode
   * @param {AnswerState | null} given  what the journal knows
   */
  update(mode, given) {
    if (mode.shuffle !== this.mode.shuffle) this.order(mode.shuffle);
    const key = JSON.stringify([mode, given]);
    if (key === this.known) return;
    this.known = key;
    this.mode = mode;
    this.given = given;
    if (!this.edited) this.fillIn();
    this.show();
  }

  /** @param {string} seed */
  order(seed) {
    if (this.question.type === 'true-false') return;
    const labels = seed ? shuffle(this.labels, `${seed}|${this.question.id}`) : this.labels;
    labels.forEach((label) => this.choices.append(label));
  }

  fillIn() {
    // An answer to an earlier version is not filled in: its letters may mean other choices by now.
    const answer = this.given && !this.given.earlier ? this.given.answer : [];
    this.inputs.forEach((input) => { input.checked = answer.indexOf(input.value) >= 0; });
  }

  changed() {
    if (this.mode.live) {
      this.submit();
      return;
    }
    this.edited = true;
    this.show();
  }

  /** "Check answer" was pressed. */
  check() {
    if (!this.mode.check || this.mode.locked) return;
    if (!this.answer.length) {
      this.told = 'missing';
      if (this.result) fill(this.result, h('p', { class: 'question-missing' }, this.t('choose_first')));
      this.inputs[0].focus();
      return;
    }
    if (this.mode.live) {
      this.checked = true;
      this.show();
    } else {
      this.submit();
    }
  }

  /** Hands the answer on and says when it is safe. */
  submit() {
    const { answer, t } = this;
    const score = scoreAnswer(this.question, answer);
    const took = performance.now() - this.begun;
    const wall = this.begunWall;
    this.edited = false;
    this.checked = false;
    this.given = { answer, score, earlier: false };
    this.show();
    this.mark('saving', t('saving'));
    this.onAnswer(this, { answer, score, took, wall }).then((kept) => {
      if (kept === 'elsewhere') this.mark('saved', '');
      else if (kept === 'memory') this.mark('unsaved', t('not_saved'));
      else this.mark('saved', t('saved_here'));
    });
    this.restart();
  }

  /**
   * @param {string} state
   * @param {string} text
   */
  mark(state, text) {
    if (!this.saved) return;
    this.saved.dataset.state = state;
    this.saved.textContent = text;
  }

  retry() {
    this.edited = true;
    this.inputs.forEach((input) => { input.checked = false; });
    this.restart();
    this.show();
    this.inputs[0].focus();
  }

  showHint() {
    const { hints } = this.question;
    if (this.hintsShown >= hints.length || !this.hints) return;
    this.hints.append(block('question-hint', hints[this.hintsShown]));
    this.hintsShown += 1;
    this.show();
  }

  /** Puts buttons, marks and explanation in line with mode and answer. */
  show() {
    const { mode, given, question, t } = this;
    const marked = given !== null && !given.earlier && given.answer.length > 0 && !this.edited
      && (mode.live ? mode.reveal !== 'nothing' && this.checked : mode.reveal !== 'nothing');
    const shown = marked || (mode.locked && mode.reveal === 'everything');
    const left = question.hints.length - this.hintsShown;
    toggle(this.checkButton, mode.check && !mode.locked && !shown);
    toggle(this.retryButton, mode.check && !mode.locked && !mode.live && shown);
    toggle(this.hintButton, mode.hints && !mode.locked && left > 0);
    if (this.hintButton) {
      this.hintButton.textContent = t('hint_button', { number: this.hintsShown + 1, total: question.hints.length });
    }
    this.inputs.forEach((input) => { input.disabled = mode.locked; });
    this.labels.forEach((label, index) => this.markChoice(label, this.inputs[index], shown));
    this.tell(shown);
  }

  /**
   * Fills the result, which screen readers read out whenever it changes: so only when there is something else to say.
   * @param {boolean} shown
   */
  tell(shown) {
    const { given } = this;
    const earlier = given !== null && given.earlier && !this.edited;
    const told = JSON.stringify([shown, earlier, shown && given]);
    if (!this.result || told === this.told) return;
    this.told = told;
    if (shown) fill(this.result, ...this.explain(given));
    else if (earlier) fill(this.result, h('p', {}, this.t('answered_earlier_version')));
    else fill(this.result);
  }

  /**
   * @param {HTMLElement} label
   * @param {HTMLInputElement} input
   * @param {boolean} shown
   */
  markChoice(label, input, shown) {
    const old = label.querySelector('.sinau-spoken');
    if (old) old.remove();
    label.removeAttribute('data-mark');
    if (!shown) return;
    const right = this.question.rule.correct.indexOf(input.value) >= 0;
    if (!input.checked && !(right && this.mode.reveal === 'everything')) return;
    const mark = right ? (input.checked ? 'right' : 'missed') : 'wrong';
    label.dataset.mark = mark;
    label.append(spoken(` (${this.t(`choice_${mark}`)})`));
  }

  /**
   * @param {AnswerState | null} given
   * @returns {Node[]}
   */
  explain(given) {
    const { question, t } = this;
    const answer = given && !given.earlier ? given.answer : [];
    const score = answer.length && given ? given.score : 0;
    const right = score >= 1;
    /** @type {Node[]} */
    const parts = [h('p', { class: 'question-verdict', 'data-right': right },
      h('strong', {}, t(!answer.length ? 'not_answered' : right ? 'right' : score > 0 ? 'partly_right' : 'wrong')),
      ` ${t('points_reached', { reached: Math.round(score * question.points * 100) / 100, points: question.points })}`)];
    for (const id of answer) {
      const html = question.feedback[id];
      if (!html) continue;
      const part = block('question-feedback', html);
      if (question.type === 'multiple') part.prepend(h('p', { class: 'question-about' }, this.textOf(id)));
      parts.push(part);
    }
    if (question.explanation) {
      const part = block('question-explanation', question.explanation);
      part.prepend(h('p', { class: 'question-about' }, t('explanation')));
      parts.push(part);
    }
    return parts;
  }

  /** @param {string} id */
  textOf(id) {
    const input = this.inputs.find((one) => one.value === id);
    return input?.parentElement?.querySelector('.choice-text')?.textContent || id;
  }

  focus() {
    focusOn(this.form);
  }
}

/**
 * @param {HTMLElement | undefined} element
 * @param {boolean} visible
 */
function toggle(element, visible) {
  if (element) element.hidden = !visible;
}
