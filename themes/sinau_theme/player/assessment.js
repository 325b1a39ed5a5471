// SPDX-License-Identifier: Apache-2.0
/** A pretest, quiz or exam on the page: its start, its questions while an attempt is open, its result. */

import { rescoredAnswers } from './attempt_marking.js';
import { AttemptBar } from './attempt_bar.js';
import { acceptedAnswers, AssessmentQuestionView } from './assessment_question.js';
import { attemptSeed } from './attempts.js';
import { replaceContent, focusOn, h } from './dom.js';
import { questionForms, reportedAnswer } from './lesson.js';
import { isNotFullyRight } from './objectives.js';
import { isCounted } from './scoring.js';
import { shuffle } from './shuffle.js';
import { groupByObjective, mayStart, resultPanel, startPanel } from './assessment_panels.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./lesson.js').Desk} Desk */
/** @typedef {import('./question.js').Mode} Mode */
/** @typedef {import('./question.js').Given} Given */
/** @typedef {'start' | 'open' | 'result'} Stage */

/** The learner is told at so many minutes before the end, the shortest first. */
const WARN_MINUTES = [1, 5];

export class AssessmentView {
  /**
   * @param {HTMLElement} article
   * @param {Activity} activity
   * @param {Desk} desk
   */
  constructor(article, activity, desk) {
    this.article = article;
    this.activity = activity;
    this.desk = desk;
    /** @type {Map<string, Given>} how long each answer took */
    this.times = new Map();
    this.views = questionForms(article).map((form) =>
      new AssessmentQuestionView(form, desk.t, this, viewMakerOf(form, desk)));
    /** Whether nothing but questions stands between the first and the last: then their order may say more than the page's. */
    this.together = this.views.every(({ form }, index) => !index || form.previousElementSibling === this.views[index - 1].form);
    /** @type {HTMLElement[]} above the wrong answers of a result */
    this.headings = [];
    this.panel = h('section', { class: 'sinau-panel' });
    this.ending = h('section', { class: 'sinau-panel', hidden: true });
    /** Where the questions stand in the page, so that shuffled ones can take one another's place. */
    this.places = this.views.map((view) => {
      const place = document.createComment('');
      view.form.before(place);
      return place;
    });
    if (this.places.length) {
      this.places[0].before(this.panel);
      this.views[this.views.length - 1].form.after(this.ending);
    } else {
      article.append(this.panel, this.ending);
    }
    this.order = this.views;
    this.all = false; // of the result: also what was right
    this.bar = new AttemptBar(activity, desk, this.views);
    this.panel.after(this.bar.element);
    this.stage = '';
    this.warned = Infinity;
    if (activity.time_limit) this.showTimeLeft();
    this.update();
  }

  /** The time that is left, always visible; what screen readers say of it is said only when it gets short. */
  showTimeLeft() {
    const { desk, activity, bar } = this;
    const { timing } = desk.study;
    timing.ends.set(activity.id, () => this.handIn(true));
    const show = () => {
      if (bar.element.hidden) { this.warned = Infinity; bar.warning.textContent = ''; delete bar.element.dataset.short; return; }
      const seconds = Math.max(0, Math.ceil(timing.timeLeft(activity) / 1000));
      bar.showTimeLeft(seconds);
      const due = WARN_MINUTES.find((minutes) => seconds <= minutes * 60 && minutes < (activity.time_limit || 0));
      if (due === undefined || due >= this.warned) return;
      this.warned = due;
      bar.element.dataset.short = '';
      bar.warning.textContent = desk.t('time_short', { minutes: due });
    };
    window.addEventListener('pagehide', () => timing.saveTime());
    timing.watchers.add(show);
    desk.study.listen(show);
  }

  /** The questions of the attempt that is shown. */
  selectedViews() {
    const number = this.state.open || this.state.handed;
    const ids = this.desk.study.selected(this.activity, number).map((question) => question.id);
    return this.views.filter((view) => ids.indexOf(view.question.id) >= 0);
  }

  get state() {
    return this.desk.study.progressOf(this.activity.id);
  }

  /** @returns {Stage} */
  currentStage() {
    if (this.state.open) return 'open';
    return this.state.handed ? 'result' : 'start';
  }

  update() {
    const stage = this.currentStage();
    const { open, handed, answers, explained } = this.state;
    const key = `${stage} ${open} ${handed} ${this.desk.study.ready}`;
    const ended = stage === 'result' && this.stage.indexOf('open') === 0;
    if (key !== this.stage) {
      this.stage = key;
      this.arrangeStage(stage);
    }
    const mode = this.mode(stage);
    for (const view of this.views) view.update(mode, answers.get(view.question.id) || null, explained.has(view.question.id));
    this.bar.update();
    // Whoever or whatever has handed it in: the learner, the clock, another tab.
    if (ended && this.article.isConnected) focusOn(/** @type {HTMLElement} */ (this.panel.firstElementChild), this.panel, 'start');
  }

  /** @param {Stage} stage */
  arrangeStage(stage) {
    const { panel, ending, desk, activity, state } = this;
    this.article.dataset.stage = stage === 'result' && this.mayReview() ? 'review' : stage;
    this.orderQuestions(stage);
    const selected = this.selectedViews();
    const right = (/** @type {AssessmentQuestionView} */ view) => !isNotFullyRight(view.question, state.answers);
    const brief = stage === 'result' && this.mayReview() && this.mayReveal() && !this.all;
    for (const view of this.views) {
      view.form.hidden = selected.indexOf(view) < 0;
      view.form.classList.toggle('is-right', brief && right(view));
    }
    const shown = this.views.filter((view) => selected.indexOf(view) >= 0).sort((one, other) => this.order.indexOf(one) - this.order.indexOf(other));
    shown.forEach((view, index) => { view.form.dataset.number = desk.t('question_number', { number: index + 1 }); });
    this.bar.arrange(stage === 'open' && desk.study.ready ? shown : []);
    ending.hidden = stage !== 'open';
    replaceContent(ending);
    if (stage === 'open') {
      replaceContent(panel, h('p', {}, desk.t('attempt_open', { number: state.open, questions: selected.length })));
      ending.append(this.handInButton());
    } else {
      const { ready, looking } = desk.study;
      // Another attempt would not be recorded, which nobody expects of one; a first look at the questions is what a preview is for.
      const offered = ready && mayStart(activity, state) && (stage === 'start' || !looking);
      const again = offered ? () => this.start() : null;
      replaceContent(panel, ...(stage === 'start'
        ? startPanel(activity, state, desk, again)
        : resultPanel(activity, state, desk, again, this.mayReview() && this.mayReveal() ? selected : [])));
      if (brief && this.together) this.groupWrongAnswers(shown.filter((view) => !right(view)));
      if (brief && selected.some(right)) {
        ending.hidden = false;
        ending.append(h('button', { type: 'button', class: 'sinau-button is-quiet', onclick: () => this.showRightAnswersToo() }, desk.t('show_all')));
      }
    }
  }

  /** The answers that were right as well. */
  showRightAnswersToo() {
    this.all = true;
    this.arrangeStage('result');
    this.selectedViews()[0].focus();
  }

  /** @param {Stage} stage */
  orderQuestions(stage) {
    const shuffled = stage !== 'start' && this.isShuffled('questions');
    const order = shuffled ? shuffle(this.views, this.seed(stage)) : this.views;
    this.headings.splice(0).forEach((heading) => heading.remove());
    this.order = order;
    this.placeForms(order);
  }

  /** @param {AssessmentQuestionView[]} order */
  placeForms(order) {
    this.places.forEach((place, index) => place.after(order[index].form));
    if (order.length) order[order.length - 1].form.after(this.ending);
  }

  /**
   * Wrong answers stand together by objective, below its name and the lessons that serve it; those without one come first.
   * Each keeps the number that it had in the attempt.
   * @param {AssessmentQuestionView[]} wrong
   */
  groupWrongAnswers(wrong) {
    const { course } = this.desk.study;
    const { order, headings } = groupByObjective(wrong.map(({ question }) => question.id), this.activity, course, this.desk);
    const grouped = order.map((index) => wrong[index]);
    this.placeForms(grouped.concat(this.order.filter((view) => grouped.indexOf(view) < 0)));
    headings.forEach((heading, index) => {
      if (!heading) return;
      this.headings.push(heading);
      grouped[index].form.before(heading);
    });
  }

  /** @param {string} what */
  isShuffled(what) {
    return (this.activity.shuffle || []).indexOf(what) >= 0;
  }

  /** @param {Stage} stage */
  seed(stage) {
    return attemptSeed(this.desk.study, this.activity.id, stage === 'open' ? this.state.open : this.state.handed);
  }

  /** Whether the learner may look at the own answers of an attempt handed in. */
  mayReview() {
    const { review } = this.activity;
    return review === undefined ? this.mayReveal() : review;
  }

  /** Whether the learner may see now what was right. */
  mayReveal() {
    const { passed } = this.state;
    const { feedback } = this.activity;
    return feedback === 'at once' || feedback === 'at end' || (feedback === 'after passing' && passed !== false);
  }

  /**
   * @param {Stage} stage
   * @returns {Mode}
   */
  mode(stage) {
    const atOnce = this.activity.feedback === 'at once';
    return {
      check: stage === 'open' && atOnce,
      hints: atOnce,
      live: stage === 'open',
      locked: stage !== 'open',
      reveal: stage === 'open' ? (atOnce ? 'everything' : 'nothing') : stage === 'result' && this.mayReveal() ? 'everything' : 'nothing',
      shuffle: stage !== 'start' && this.isShuffled('choices') ? this.seed(stage) : '',
    };
  }

  start() {
    const { study } = this.desk;
    this.times.clear();
    this.all = false;
    study.record({ kind: 'start', id: this.activity.id, attempt: this.state.handed + 1 });
    for (const view of this.views) view.restart();
    focusOn(this.panel, this.panel, 'start');
  }

  /**
   * @param {import('./question.js').QuestionView} view
   * @param {Given} given
   */
  answered(view, given) {
    const { id, hash } = view.question;
    const before = this.times.get(id);
    this.times.set(id, { ...given, took: given.took + (before ? before.took : 0), wall: before ? before.wall : given.wall });
    return this.desk.study.record({
      kind: 'answer', id, hash, attempt: this.state.open, answer: given.answer, score: given.score, took: given.took,
    });
  }

  /** @param {import('./question.js').QuestionView} view */
  explained({ question: { id, hash } }) {
    this.desk.study.record({ kind: 'explained', id, hash, attempt: this.state.open });
  }

  /** @param {import('./question.js').QuestionView} view */
  accepted(view) {
    return acceptedAnswers(view);
  }

  handInButton() {
    return h('button', { type: 'button', class: 'sinau-button', onclick: () => this.askToHandIn() }, this.desk.t('hand_in'));
  }

  shownForms() {
    return questionForms(this.article).filter((form) => !form.hidden);
  }

  /** Questions without an answer, in the order shown. */
  unanswered() {
    const { answers } = this.state;
    const forms = this.shownForms();
    return this.selectedViews()
      .filter((view) => !isCounted(view.question, answers.get(view.question.id)))
      .sort((one, other) => forms.indexOf(one.form) - forms.indexOf(other.form));
  }

  askToHandIn() {
    const { t } = this.desk;
    const open = this.unanswered();
    if (!open.length && !this.activity.attempts) {
      this.handIn();
      return;
    }
    const forms = this.shownForms();
    const question = h('p', {}, h('strong', {}, open.length ? t('unanswered', { count: open.length }) : t('hand_in_sure')));
    replaceContent(this.ending, question,
      open.length ? h('ul', {}, open.map((view) => h('li', {}, h('button', {
        type: 'button', class: 'sinau-link', onclick: () => this.goToQuestion(view),
      }, t('question_number', { number: forms.indexOf(view.form) + 1 }))))) : null,
      h('div', { class: 'question-actions' },
        h('button', { type: 'button', class: 'sinau-button', onclick: () => this.handIn() }, t('hand_in_anyway')),
        h('button', { type: 'button', class: 'sinau-button is-quiet', onclick: () => this.goToQuestion(open[0]) }, t('go_back'))));
    focusOn(question);
  }

  /** @param {AssessmentQuestionView | undefined} view */
  goToQuestion(view) {
    replaceContent(this.ending, this.handInButton());
    (view || this.selectedViews()[0]).focus();
  }

  /** @param {boolean} [late]  its time is over */
  handIn(late) {
    const { study } = this.desk;
    // What is being typed counts.
    for (const view of this.views) view.flush();
    const { open, answers } = this.state;
    if (!open) return;
    const selected = this.selectedViews();
    const scored = rescoredAnswers(selected.map((view) => view.question), answers);
    const interactions = selected.reduce((all, view) => {
      const answer = scored.get(view.question.id);
      const times = this.times.get(view.question.id);
      return all.concat(reportedAnswer(view, {
        answer: answer ? answer.answer : [], score: answer ? answer.score : 0,
        took: times ? times.took : 0, wall: times ? times.wall : Date.now(),
      }, open));
    }, /** @type {import('./tracking.js').Interaction[]} */ ([]));
    study.submit(this.activity, scored, late === true, interactions);
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {Desk} desk
 * @returns {import('./types.js').MakeView} whoever opens an assessment has waited for all that its questions need
 */
function viewMakerOf(form, { loader }) {
  return /** @type {import('./types.js').MakeView} */ (loader.maker(form.dataset.type || ''));
}
