// SPDX-License-Identifier: Apache-2.0
/** One question on the page: makes the form that the build has written answer, mark and explain. */

import { block, fill, focusOn, h, spoken } from './dom.js';
import { isGiven, scoreAnew, scoreAnswer } from './rules.js';
import { unseal } from './seal.js';
import { readNumber, showNumber } from './typed.js';

/** @typedef {import('./types.js').AnswerState} AnswerState */
/** @typedef {import('./strings.js').Translate} Translate */
/** @typedef {import('./journal.js').Kept} Kept */
/** A pause in writing after which an assessment keeps what is there. */
const PAUSE_MS = 800;

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
    /** @type {HTMLInputElement | null} of a question that is answered in writing */
    this.field = form.querySelector('.answer input');
    this.first = this.field || this.inputs[0];
    this.pause = 0;
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
    // Enter in a field presses it too. A sandbox without allow-forms lets nothing be submitted, but lets it be pressed.
    this.checkButton = h('button', {
      type: 'submit', class: 'sinau-button question-check', onclick: (event) => { event.preventDefault(); this.check(); },
    }, t('check_answer'));
    this.hintButton = h('button', { type: 'button', class: 'sinau-button is-quiet', onclick: () => this.showHint() });
    this.retryButton = h('button', { type: 'button', class: 'sinau-button is-quiet', onclick: () => this.retry() },
      t('answer_again'));
    this.hints = h('div', { class: 'question-hints', 'aria-live': 'polite' });
    this.actions = h('div', { class: 'question-actions' }, this.checkButton, this.retryButton, this.hintButton);
    this.result = h('div', { class: 'question-result', role: 'status' });
    this.saved = h('p', { class: 'question-saved' });
    form.append(this.hints, this.actions, this.result, this.saved);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', () => this.changed());
    form.addEventListener('input', () => this.wrote());
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
    if (this.field) return this.written(this.field.value.trim());
    // In the order as written, whatever order they are shown in.
    return this.inputs.filter((input) => input.checked).map((input) => input.value);
  }

  /**
   * @param {string} text
   * @returns {string[]}
   */
  written(text) {
    if (!text) return [];
    const { type, rule } = this.question;
    return type === 'number' ? [readNumber(text, rule.decimal || '.', rule.unit || '') || '', text] : [text];
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

  /**
   * Shuffles the choices: in assessments only.
   * @param {string} _seed
   */
  order(_seed) {}

  fillIn() {
    // An answer to an earlier version is not filled in: its letters may mean other choices by now.
    const answer = this.given && !this.given.earlier ? this.given.answer : [];
    if (this.field) {
      // Not while it says the same already: the cursor stands in it.
      if (answer.join('|') !== this.answer.join('|')) this.field.value = this.shown(answer);
    } else {
      this.inputs.forEach((input) => { input.checked = answer.indexOf(input.value) >= 0; });
    }
  }

  /**
   * @param {string[]} answer
   * @returns {string} as the learner wrote it, or would
   */
  shown(answer) {
    const [kept = '', typed] = answer;
    return typed || (this.question.type === 'number' ? showNumber(kept, this.question.rule.decimal || '.') : kept);
  }

  changed() {
    if (this.mode.live) {
      if (this.field) this.flush();
      else this.submit();
      return;
    }
    this.edited = true;
    this.show();
  }

  /** Something was typed. What stands in the field is kept at every pause, not only when it is left. */
  wrote() {
    if (!this.field) return;
    this.edited = true;
    clearTimeout(this.pause);
    if (this.mode.live) this.pause = window.setTimeout(() => this.flush(), PAUSE_MS);
    else this.show();
  }

  /** Hands on what was written and is not handed on yet. */
  flush() {
    clearTimeout(this.pause);
    const { field, given } = this;
    if (!field || !this.mode.live || this.mode.locked) return;
    const before = given && !given.earlier ? given.answer : [];
    if (field.value.trim() === this.shown(before)) this.edited = false;
    else this.submit();
  }

  /** "Check answer" was pressed. */
  check() {
    if (!this.mode.check || this.mode.locked) return;
    if (!isGiven(this.answer)) {
      this.told = 'missing';
      if (this.result) fill(this.result, this.missing());
      this.first.focus();
      return;
    }
    this.flush();
    if (this.mode.live) {
      this.checked = true;
      this.show();
    } else {
      this.submit();
    }
  }

  /** Why there is nothing to mark. */
  missing() {
    const key = !this.field ? 'choose_first' : this.answer.length ? 'not_a_number' : 'write_first';
    const example = showNumber('1500.5', this.question.rule.decimal || '.');
    return h('p', { class: 'question-missing' }, this.t(key, { example }));
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
      // A killed browser loses what was written to that store last: not what a learner takes "saved" for.
      else if (kept === 'mirror') this.mark('mirror', t('status_mirror'));
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
    this.first.focus();
    if (this.field) this.field.select();
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
    const marked = given !== null && !given.earlier && isGiven(given.answer) && !this.edited
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
    if (this.field) this.showField(this.field, shown);
    this.labels.forEach((label, index) => this.markChoice(label, this.inputs[index], shown));
    this.tell(shown);
  }

  /**
   * @param {HTMLInputElement} field
   * @param {boolean} marked
   */
  showField(field, marked) {
    field.readOnly = this.mode.locked;
    const { answer } = this;
    const label = /** @type {HTMLElement} */ (field.parentElement);
    if (marked && isGiven(answer)) label.dataset.mark = this.scoreOf(this.given) >= 1 ? 'right' : 'wrong';
    else label.removeAttribute('data-mark');
    if (this.mode.live && answer.length > 0 && !isGiven(answer)) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }

  /** @param {AnswerState | null} given */
  scoreOf(given) {
    return scoreAnew(this.question, given);
  }

  /**
   * Fills the result, which screen readers read out whenever it changes: so only when there is something else to say.
   * @param {boolean} shown
   */
  tell(shown) {
    const { given } = this;
    const earlier = given !== null && given.earlier && !this.edited;
    const invalid = this.mode.live && this.answer.length > 0 && !isGiven(this.answer);
    const cut = given !== null && given.cut === true && !this.edited;
    const told = JSON.stringify([shown, earlier, invalid, cut, shown && given]);
    if (!this.result || told === this.told) return;
    this.told = told;
    if (shown) fill(this.result, ...this.explain(given));
    else if (invalid) fill(this.result, this.missing());
    else if (cut) fill(this.result, h('p', {}, this.t('answer_cut')));
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
    const score = this.scoreOf(given);
    const right = score >= 1;
    /** @type {Node[]} */
    const parts = [h('p', { class: 'question-verdict', 'data-right': right },
      h('strong', {}, t(!isGiven(answer) ? 'not_answered' : right ? 'right' : score > 0 ? 'partly_right' : 'wrong')),
      ` ${t('points_reached', { reached: Math.round(score * question.points * 100) / 100, points: question.points })}`)];
    if (this.field && !right && this.mode.reveal === 'everything') parts.push(...this.accepted());
    for (const id of this.field ? [] : answer) {
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

  /** @returns {Node[]} what is right, as the learner would write it: told in assessments only */
  accepted() {
    return [];
  }

  /** @param {string} id */
  textOf(id) {
    const input = this.inputs.find((one) => one.value === id);
    const text = input && /** @type {HTMLElement} */ (input.parentElement).querySelector('.choice-text');
    return (text && text.textContent) || id;
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
