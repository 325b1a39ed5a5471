// SPDX-License-Identifier: Apache-2.0
/** Where to go from an activity: back, "done, go on", or on. The same in the player and on the site. */

import { activityOf, neighbour, RESULT } from './activity.js';
import { replaceContent, h } from './dom.js';
import { blockedBy } from './course_requirements.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./lesson.js').Desk} Desk */

export class ActivityNavigation {
  /**
   * @param {HTMLElement} place
   * @param {Desk} desk
   * @param {(id: string) => void} go
   * @param {boolean} links  links to the activities before and after as well
   */
  constructor(place, desk, go, links) {
    this.place = place;
    this.desk = desk;
    this.go = go;
    this.links = links;
    this.key = '';
  }

  /** @param {string} current  activity id; anything else has no steps */
  update(current) {
    const { study } = this.desk;
    const activity = activityOf(study.course, current);
    const next = activity && neighbour(study.course, activity, 1);
    const open = !next || blockedBy(study.course, study.progress, next) === null;
    const own = activity && study.progressOf(activity.id);
    const done = !!own && own.done;
    const left = activity && own ? activity.questions.filter(({ id }) => !own.answers.has(id)).length : 0;
    // Built anew only when something is different, or a focused button would be lost under the keyboard.
    const key = `${current} ${done} ${open} ${left}`;
    if (key === this.key) return;
    this.key = key;
    const focused = this.place.contains(document.activeElement);
    if (!activity) replaceContent(this.place);
    else replaceContent(this.place, this.backLink(activity), this.onwardPart(activity, next, { done, open, left }));
    const first = /** @type {HTMLElement | null} */ (this.place.querySelector('button, a'));
    if (focused && first) first.focus();
  }

  /** @param {Activity} activity */
  backLink(activity) {
    const before = neighbour(this.desk.study.course, activity, -1);
    if (!this.links || !before) return h('span', {});
    return h('a', { class: 'sinau-step', href: this.desk.href(before.id), rel: 'prev' }, before.title);
  }

  /**
   * @param {Activity} activity
   * @param {Activity | undefined} next
   * @param {{done: boolean, open: boolean, left: number}} state  `open`: the next one may be entered; `left`: questions without an answer
   */
  onwardPart(activity, next, { done, open, left }) {
    const { study, t, href } = this.desk;
    if (activity.kind === 'lesson') {
      const press = () => {
        if (!study.progressOf(activity.id).done) study.record({ kind: 'done', id: activity.id });
        this.go(next ? next.id : RESULT);
      };
      return h('div', {}, !done && left ? h('p', { class: 'question-note' }, t('unanswered', { count: left })) : null,
        h('button', { type: 'button', class: 'sinau-button sinau-done', onclick: press }, t(done ? 'go_on' : 'done_go_on')));
    }
    if (!this.links || !open) return null;
    return h('a', { class: 'sinau-step', href: next ? href(next.id) : `#${RESULT}`, rel: 'next' },
      next ? next.title : t('result'));
  }
}
