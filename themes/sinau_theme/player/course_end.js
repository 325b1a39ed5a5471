// SPDX-License-Identifier: Apache-2.0
/**
 * The end of a course on the site, at the top of the course's own page: what was reached, the results to hand on, what is next. Who comes
 * from the last activity and has not finished is told what is missing. In the player the page of all results does this.
 */

import { RESULT } from './activity.js';
import { dayText } from './assessment_panels.js';
import { focusOn, h } from './dom.js';
import { percentText } from './interface_texts.js';
import { canHandOn } from './results/can_hand_on.js';
import { updateContinueLinks } from './progress_summaries.js';

/** @typedef {import('./lesson.js').Desk} Desk */
/** @typedef {import('./types.js').JournalEvent} JournalEvent */

export class CourseEnd {
  /**
   * @param {Desk} desk
   * @param {Element} head  of the course's page
   * @param {string} catalogue  address of the front page
   */
  constructor(desk, head, catalogue) {
    this.desk = desk;
    this.head = head;
    this.catalogue = catalogue;
    /** @type {HTMLElement | null} */
    this.element = null;
    this.key = '';
  }

  /** Called when the whole course is known, and after every change. */
  update() {
    const { study } = this.desk;
    const { complete, done, score, success } = study.progress;
    const asked = location.hash === `#${RESULT}`;
    const shown = study.ready && (complete || (asked && done > 0));
    const key = shown ? [complete, done, score, success].join() : '';
    if (key === this.key) return;
    const had = !!this.element && this.element.contains(document.activeElement);
    const first = !this.key;
    this.key = key;
    if (this.element) this.element.remove();
    this.element = shown ? this.section() : null;
    // One next step: the one of the section.
    this.head.querySelector('.site-hero__start')?.toggleAttribute('hidden', shown);
    if (!this.element) return;
    this.head.before(this.element);
    updateContinueLinks(study, this.desk.t);
    if (had || (first && asked)) focusOn(/** @type {HTMLElement} */ (this.element.firstElementChild), this.element, 'start');
  }

  /** @returns {HTMLElement} */
  section() {
    const { desk, catalogue } = this;
    const { study, t, language, handOn } = desk;
    const { complete, success, score, done, total } = study.progress;
    const passed = success === 'passed';
    const hours = this.head.getAttribute('data-hours');
    const facts = [
      complete ? t('finished_on', { date: dayText(language, lastDeed(study.launched ? study.launched.journal.all() : [])) }) : null,
      t('progress', { done, total, percent: percentText(total ? done / total : 0, language) }), complete ? hours : null,
    ].filter(Boolean).join(' · ');
    return h('section', { class: 'sinau-panel sinau-course-end', id: RESULT, 'aria-labelledby': `${RESULT}-title` },
      h('h2', { class: 'sinau-verdict', id: `${RESULT}-title`, 'data-passed': complete && passed ? 'true' : null },
        t(complete ? 'course_complete' : 'course_under_way'), complete && passed ? `: ${t('passed')}` : null),
      score === null || !complete ? null : h('p', { class: 'sinau-score' }, t('score_reached', { score: percentText(score, language) })),
      h('p', {}, facts),
      h('div', { class: 'question-actions' },
        complete ? null : h('a', { class: 'sinau-button', 'data-sinau-continue': true, href: '#' }),
        complete && canHandOn(study.course) && handOn ? h('button', { type: 'button', class: 'sinau-button', onclick: handOn }, t('record_and_hand_on')) : null,
        complete ? h('a', { class: 'sinau-button is-quiet', href: catalogue }, t('other_courses')) : null));
  }
}

/**
 * @param {JournalEvent[]} events
 * @returns {number} when the last step to the end was done, ms since 1970
 */
function lastDeed(events) {
  return events.reduce((last, { kind, wall }) => (['done', 'submit', 'answer'].indexOf(kind) < 0 ? last : Math.max(last, wall)), 0);
}
