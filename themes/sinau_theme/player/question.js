// SPDX-License-Identifier: Apache-2.0
/** One question on the page: has the answer read by the view of its type, marks it and explains it. */

import { comparableText } from './answers/alike.js';
import { shapeOf } from './answers/shape.js';
import { plainControls } from './controls.js';
import { blockFromHtml, replaceContent, focusOn, h } from './dom.js';
import { promptOf } from './question_prompt.js';
import { isCounted, isGiven, rescoreAnswer, scoreAnswer } from './scoring.js';
import { unseal } from './sealed_answers.js';

/** @typedef {import('./types.js').AnswerState} AnswerState */
/** @typedef {import('./interface_texts.js').Translate} Translate */
/** @typedef {import('./journal.js').Kept} Kept */
/** A pause in writing after which an assessment keeps what is there. */
const PAUSE_MS = 800;

/** @typedef {{answer: string[], score: number, took: number, wall: number}} Given  wall: when it was begun */
/**
 * @typedef {object} Host  the activity that the question stands in
 * @property {(view: QuestionView, given: Given) => Promise<Kept>} answered
 * @property {(view: QuestionView) => void} explained  its explanation is shown from now on: what the host knows of it comes back by `update`
 * @property {(view: QuestionView) => Node[]} accepted  what is right, as the learner would write it
 */

/**
 * @typedef {object} Mode          what the question may do now
 * @property {boolean} check       a button marks the answer at once
 * @property {boolean} hints
 * @property {boolean} live        every change counts as an answer (assessments)
 * @property {boolean} locked
 * @property {import('./types.js').Reveal} reveal
 * @property {string} shuffle      seed for the order of the choices; '' for the order as written
 */

export class QuestionView {
  /**
   * @param {HTMLFormElement} form
   * @param {Translate} t
   * @param {Host} host
   * @param {import('./types.js').MakeView} make
   */
  constructor(form, t, host, make) {
    this.form = form;
    this.host = host;
    this.question = unseal(form.dataset.question || '', form.id.replace(/^q-/, ''));
    /** The texts of a type stand behind its name, and before those of the interface. @type {Translate} */
    this.t = (key, values) => {
      const own = `${this.question.type}.${key}`;
      const text = t(own, values);
      return text === own ? t(key, values) : text;
    };
    // Before the view works on the stem: what it adds there is no part of what is asked.
    this.prompt = promptOf(form);
    this.view = make({ h, t: this.t, fill: replaceContent, focusOn, shuffle: this.shuffle, alike: comparableText, plain: plainControls(this) });
    this.pause = 0;
    /** @type {Mode} */
    this.mode = { check: false, hints: false, live: false, locked: false, reveal: 'nothing', shuffle: '' };
    /** @type {AnswerState | null} */
    this.given = null;
    this.known = ''; // mode and answer as they were shown last
    this.announced = ''; // what the result says
    this.edited = false; // the learner is changing an answer: what the journal says must not overwrite it
    this.checked = false; // in an assessment: the answer as it stands has been marked
    this.hintsShown = 0;
    this.tries = 0; // answers given so far, where the host counts them
    this.seen = false; // the explanation was shown for good
    this.explained = false; // it is shown now
    this.begun = 0;
    this.begunWall = 0;
    this.restart();
    const waiting = form.querySelector('.question-waiting');
    if (waiting) waiting.remove();
    this.arrange('');
    // Enter in a field presses it too. A sandbox without allow-forms lets nothing be submitted, but lets it be pressed.
    this.checkButton = questionButton('submit', 'question-check', () => this.check(), this.t('check_answer'));
    this.hintButton = questionButton('button', 'is-quiet', () => this.showHint(), '');
    this.retryButton = questionButton('button', 'is-quiet', () => this.retry(), this.t('answer_again'));
    this.explainButton = questionButton('button', 'is-quiet', () => this.reveal(), this.t('show_explanation'));
    this.hints = h('div', { class: 'question-hints' });
    this.result = h('div', { class: 'question-result', role: 'status' });
    this.saved = h('p', { class: 'question-saved' });
    form.append(this.hints, h('div', { class: 'question-actions' }, this.checkButton, this.retryButton, this.hintButton, this.explainButton),
      this.result, this.saved);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', () => this.changed(0));
    // What is being written is kept at every pause, not only when the field is left.
    form.addEventListener('input', () => this.changed(PAUSE_MS));
  }

  /** The clock of the answer starts again: now, and once more when the question comes into view. */
  restart() {
    const begin = () => {
      this.begun = performance.now();
      this.begunWall = Date.now();
    };
    begin();
    if (!window.IntersectionObserver) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      begin();
    });
    observer.observe(this.form);
  }

  /** @returns {string[]} */
  get answer() {
    return this.view.read(this.form, this.question);
  }

  /** Once an assessment has explained a question, its answer stands. */
  get locked() {
    const { mode, seen } = this;
    return mode.locked || (mode.live && seen);
  }

  /** What the learner works with first. */
  get first() {
    return /** @type {HTMLInputElement} */ (this.form.querySelector(':enabled:not(fieldset)'));
  }

  /**
   * @param {Mode} mode
   * @param {AnswerState | null} given  what the journal knows
   * @param {boolean} seen  the explanation was shown for good
   */
  update(mode, given, seen) {
    if (mode.shuffle !== this.mode.shuffle) this.arrange(mode.shuffle);
    const key = JSON.stringify([mode, given, seen, this.tries]);
    if (key === this.known) return;
    this.known = key;
    this.mode = mode;
    this.given = given;
    this.seen = seen;
    if (!this.edited) this.view.write(this.form, this.question, this.before);
    this.show();
  }

  /** @param {string} seed  '' for the order as written */
  arrange(seed) {
    this.view.arrange(this.form, this.question, seed && `${seed}|${this.question.id}`);
  }

  /**
   * Shuffles: in assessments only.
   * @template T
   * @param {T[]} items
   * @param {string} _seed
   * @returns {T[]}
   */
  shuffle(items, _seed) {
    return items;
  }

  /** The answer that is known. One to an earlier version is not shown: its letters may mean other choices by now. */
  get before() {
    const { given } = this;
    return given && !given.earlier ? given.answer : [];
  }

  /** @param {number} pause  ms to wait for more */
  changed(pause) {
    this.edited = true;
    clearTimeout(this.pause);
    if (!this.mode.live) this.show();
    else if (pause) this.pause = window.setTimeout(() => this.flush(), pause);
    else this.flush();
  }

  /** Hands on what was changed and is not handed on yet. */
  flush() {
    clearTimeout(this.pause);
    if (!this.edited || !this.mode.live || this.locked) return;
    if (JSON.stringify(this.answer) === JSON.stringify(this.before)) this.edited = false;
    else this.submit();
  }

  /** "Check answer" was pressed. */
  check() {
    if (!this.mode.check || this.locked) return;
    if (!isGiven(this.question, this.answer)) {
      this.announced = ''; // said once more
      this.fill(false, this.missing());
      this.first.focus();
      this.result.scrollIntoView({ block: 'nearest' });
      return;
    }
    this.flush();
    if (this.mode.live) {
      this.checked = true;
      this.show();
    } else {
      this.submit();
    }
    this.present();
  }

  /** The verdict in view and in focus: the button that was pressed is gone. Where nothing is scored there may be none. */
  present() {
    const { form, result } = this;
    const verdict = /** @type {HTMLElement | null} */ (result.firstElementChild);
    if (verdict) focusOn(verdict, result);
    else focusOn(form);
  }

  /** @returns {string} why there is nothing to mark */
  missing() {
    const { view, form, question, first } = this;
    return view.refuse && this.answer.some(Boolean) ? view.refuse(form, question)
      : this.t(/^text/.test(first.type) ? 'write_first' : 'choose_first');
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
    this.saving('saving', t('saving'));
    this.host.answered(this, { answer, score, took, wall }).then((kept) => {
      if (kept === 'elsewhere') this.saving('saved', '');
      else if (kept === 'memory') this.saving('unsaved', t('not_saved'));
      // A killed browser loses what was written to that store last: not what a learner takes "saved" for.
      else if (kept === 'mirror') this.saving('mirror', t('status_mirror'));
      else this.saving('saved', t('saved_here'));
    });
    this.restart();
  }

  /**
   * @param {string} state
   * @param {string} text
   */
  saving(state, text) {
    this.saved.dataset.state = state;
    this.saved.textContent = text;
  }

  retry() {
    const { view, form, first } = this;
    this.edited = true;
    if (view.again) view.again(form, this.question);
    this.restart();
    this.show();
    first.focus();
    if (first.select) first.select();
  }

  /** The explanation was asked for. */
  reveal() {
    this.host.explained(this);
    focusOn(/** @type {HTMLElement | null} */ (this.result.querySelector('.question-explanation')) || this.form);
  }

  showHint() {
    const { hints } = this.question;
    if (this.hintsShown >= hints.length) return;
    const hint = blockFromHtml('question-hint', hints[this.hintsShown]);
    this.hints.append(hint);
    this.hintsShown += 1;
    this.show();
    focusOn(hint);
  }

  /** Puts buttons, marks and explanation in line with mode and answer. */
  show() {
    const { mode, given, question, form, view, t, seen, locked } = this;
    const { scored } = shapeOf(question);
    const score = rescoreAnswer(question, given);
    const marked = mode.reveal !== 'nothing' && !this.edited && isCounted(question, given) && (!mode.live || this.checked || seen);
    const shown = marked || (mode.locked && mode.reveal === 'everything');
    // Whoever may try again should do so first.
    this.explained = shown && (mode.locked || seen || !scored || score >= 1);
    const left = question.hints.length - this.hintsShown;
    this.checkButton.hidden = !mode.check || locked || shown;
    this.retryButton.hidden = !mode.check || locked || mode.live || !shown;
    this.hintButton.hidden = !mode.hints || locked || this.explained || left <= 0;
    this.explainButton.hidden = !shown || this.explained || (!mode.live && this.tries < 2);
    this.hintButton.textContent = t('hint_button', { number: this.hintsShown + 1, total: question.hints.length });
    view.lock(form, locked);
    view.mark(form, question, this.before, !shown || !scored ? 'nothing' : this.explained ? 'everything' : 'taken', score);
    this.fill(shown);
  }

  /**
   * Fills the result, which screen readers read out whenever it changes: so only when there is something else to say.
   * @param {boolean} shown
   * @param {string} [missing]  why there is nothing to mark, when the learner has asked
   */
  fill(shown, missing) {
    const { given, answer, first, edited, mode, question } = this;
    // Something stands there, and it is no answer.
    const invalid = mode.live && answer.some(Boolean) && !isGiven(question, answer);
    if (invalid) first.setAttribute('aria-invalid', 'true');
    else first.removeAttribute('aria-invalid');
    const lacks = missing || (invalid && !shown ? this.missing() : '');
    const key = !given || edited ? '' : given.cut ? 'answer_cut' : given.earlier ? 'answered_earlier_version' : '';
    const text = lacks || (key && this.t(key));
    const announced = JSON.stringify(shown ? [given, this.explained] : text);
    if (announced === this.announced) return;
    this.announced = announced;
    const held = this.result.contains(document.activeElement);
    replaceContent(this.result, shown ? this.explain(given) : text ? h('p', { class: lacks ? 'question-missing' : null }, text) : null);
    if (held) this.present();
  }

  /**
   * @param {AnswerState | null} given
   * @returns {Node[]}
   */
  explain(given) {
    const { question, t } = this;
    const { kind, scored } = shapeOf(question);
    const answer = this.before;
    const score = rescoreAnswer(question, given);
    const right = score >= 1;
    const verdict = !isGiven(question, answer) ? 'not_answered' : right ? 'right' : score > 0 ? 'partly_right' : 'wrong';
    /** @type {Node[]} */
    const parts = scored ? [h('p', { class: 'question-verdict', 'data-right': right }, h('strong', {}, t(verdict)),
      ` ${t('points_reached', { reached: Math.round(score * question.points * 100) / 100, points: question.points })}`)] : [];
    if (!right && this.explained) parts.push(...this.host.accepted(this));
    for (const id of Object.keys(question.feedback)) {
      if (answer.indexOf(id) < 0) continue;
      const part = blockFromHtml('question-feedback', question.feedback[id]);
      if (kind === 'some') part.prepend(h('p', { class: 'question-about' }, this.textOf(id)));
      parts.push(part);
    }
    if (question.explanation && this.explained) {
      const part = blockFromHtml('question-explanation', question.explanation);
      part.prepend(h('p', { class: 'question-about' }, t('explanation')));
      parts.push(part);
    }
    return parts;
  }

  /** @param {string} id */
  textOf(id) {
    const text = this.form.querySelector(`[value="${id}"] ~ .choice-text`);
    return (text && text.textContent) || id;
  }

  focus() {
    focusOn(this.form);
  }
}

/**
 * @param {string} type
 * @param {string} name  class
 * @param {() => void} press
 * @param {string} text
 */
function questionButton(type, name, press, text) {
  // By itself it would send the form where a frame allows that.
  const onclick = (/** @type {Event} */ event) => { event.preventDefault(); press(); };
  return h('button', { type, class: `sinau-button ${name}`, onclick }, text);
}
