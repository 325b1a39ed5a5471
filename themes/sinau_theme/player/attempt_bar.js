// SPDX-License-Identifier: Apache-2.0
/**
 * What stays in sight while an attempt is open: how many questions are answered, the time that is left, and a map of the questions with
 * the learner's flags. Flags are a note to oneself: they stay on the device, and only until the attempt is handed in.
 */

import { replaceContent, h } from './dom.js';
import { resultOrNull } from './environment.js';
import { isCounted } from './scoring.js';

/** @typedef {import('./assessment_question.js').AssessmentQuestionView} AssessmentQuestionView */

const FLAGS = 'sinau.flags|';

export class AttemptBar {
  /**
   * @param {import('./types.js').Activity} activity
   * @param {import('./lesson.js').Desk} desk
   * @param {AssessmentQuestionView[]} views  of all its questions
   */
  constructor(activity, desk, views) {
    this.activity = activity;
    this.desk = desk;
    const { t } = desk;
    this.count = h('span', {});
    this.time = h('span', { class: 'sinau-clock' });
    this.warning = h('span', { role: 'status' });
    this.map = h('ol', { class: 'sinau-map', hidden: true });
    this.toggle = h('button', {
      type: 'button', class: 'sinau-link', 'aria-expanded': 'false', onclick: () => this.showMap(this.map.hidden === true),
    }, t('question_map'));
    this.element = h('div', { class: 'sinau-bar', hidden: true }, h('p', {}, this.count, this.time), this.toggle, this.warning, this.map);
    /** @type {Map<AssessmentQuestionView, HTMLButtonElement>} */
    this.flags = new Map(views.map((view) => {
      const flag = h('button', { type: 'button', class: 'sinau-link sinau-flag', onclick: () => this.toggleFlag(view) }, t('flag'));
      view.form.append(flag);
      return [view, flag];
    }));
    /** @type {AssessmentQuestionView[]} */
    this.shown = [];
    this.kept = ''; // where this attempt's flags are kept
    /** @type {Set<string>} ids of flagged questions */
    this.flagged = new Set();
  }

  /** @param {boolean} open */
  showMap(open) {
    this.map.hidden = !open;
    this.toggle.setAttribute('aria-expanded', String(open));
  }

  /** @returns {string} where flags are kept; '' where nothing of the learner is kept on this device */
  get flagsKey() {
    const { study } = this.desk;
    const scope = study.launched && study.launched.journal.scope;
    return scope ? `${FLAGS}${scope}|${this.activity.id}|${study.progressOf(this.activity.id).open}` : '';
  }

  /**
   * @param {AssessmentQuestionView[]} shown  the attempt's questions in their order; none while no attempt is open
   */
  arrange(shown) {
    const { environment } = this.desk.study;
    // Where there is none, what is asked of it fails and is let go.
    const storage = /** @type {Storage} */ (environment.localStorage);
    if (!shown.length && this.shown.length && this.kept) resultOrNull(() => storage.removeItem(this.kept));
    this.shown = shown;
    this.kept = shown.length ? this.flagsKey : '';
    const stored = this.kept && resultOrNull(() => JSON.parse(storage.getItem(this.kept) || '[]'));
    this.flagged = new Set(Array.isArray(stored) ? stored.map(String) : []);
    this.element.hidden = !shown.length;
    this.showMap(false);
    this.flags.forEach((flag, view) => { flag.hidden = shown.indexOf(view) < 0; });
    replaceContent(this.map, shown.map((view) => h('li', {}, h('button', { type: 'button', onclick: () => { this.showMap(false); view.focus(); } }))));
    this.update();
  }

  /** @param {AssessmentQuestionView} view */
  toggleFlag(view) {
    const { id } = view.question;
    if (!this.flagged.delete(id)) this.flagged.add(id);
    const { localStorage: storage } = this.desk.study.environment;
    const { kept } = this;
    if (kept) resultOrNull(() => /** @type {Storage} */ (storage).setItem(kept, JSON.stringify(Array.from(this.flagged))));
    this.update();
  }

  update() {
    const { shown, flagged, flags, desk: { t, study } } = this;
    if (!shown.length) return;
    const { answers } = study.progressOf(this.activity.id);
    const buttons = this.map.querySelectorAll('button');
    let done = 0;
    shown.forEach(({ question }, index) => {
      const answered = isCounted(question, answers.get(question.id));
      const marked = flagged.has(question.id);
      if (answered) done += 1;
      const button = buttons[index];
      button.textContent = `${index + 1}${marked ? ' ⚑' : ''}`;
      button.dataset.answered = String(answered);
      button.setAttribute('aria-label', [t('question_number', { number: index + 1 }), t(answered ? 'is_answered' : 'is_open'),
        marked ? t('is_flagged') : ''].filter(Boolean).join(', '));
    });
    flags.forEach((flag, { question }) => flag.setAttribute('aria-pressed', String(flagged.has(question.id))));
    const text = t('answered_of', { done, all: shown.length });
    if (this.count.textContent !== text) this.count.textContent = text;
  }

  /** @param {number} seconds  that are left */
  showTimeLeft(seconds) {
    const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
    const text = ` · ${this.desk.t('clock', { minutes: Math.floor(seconds / 60), seconds: two(seconds % 60) })}`;
    if (this.time.textContent !== text) this.time.textContent = text;
  }
}
