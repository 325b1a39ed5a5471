// SPDX-License-Identifier: Apache-2.0
/** What a learner has to be told, in the page, until it is over or put aside. Never an alert(). */

import { focusOn, h } from './dom.js';

/** @typedef {import('./study.js').Study} Study */
/** @typedef {import('./interface_texts.js').Translate} Translate */

export class Notices {
  /**
   * @param {HTMLElement} place
   * @param {Study} study
   * @param {Translate} t
   * @param {() => void} care  opens "my progress"
   * @param {() => Promise<unknown>} words  fetches what notices say, which comes with care.js: most learners never read one
   */
  constructor(place, study, t, care, words) {
    this.place = place;
    this.study = study;
    this.t = t;
    this.words = words;
    /** @type {'' | 'asked' | 'there'} */
    this.worded = '';
    /** @type {[string, () => void]} */
    const practise = ['practise', () => study.practise(study.launched?.earlier || '')];
    /** @type {Record<string, [string, () => void]>} what can be done about it: word and deed */
    this.deeds = {
      no_lms: ['try_again', () => { study.open(); }],
      attempt_unconfirmed: practise,
      attempt_unsent: practise,
      practice: ['practice_end', () => study.practise('')],
      storage_refused: ['my_progress', care],
      answers_missing: ['my_progress', care],
      hand_in_waits: ['try_again', () => { study.handing.clear(); study.timing.tick(); }],
    };
    /** @type {Map<string, HTMLElement>} */
    this.shown = new Map();
    /** @type {Set<string>} */
    this.putAside = new Set();
  }

  update() {
    const { study } = this;
    /** @type {string[]} */
    const wanted = Array.from(study.notices);
    const phase = study.tracking.phase();
    if (study.tracking.expected && phase === 'absent') wanted.push('no_lms');
    if (study.practice) wanted.push('practice');
    if (phase === 'review') wanted.push('review');
    const { session } = study;
    const ended = session && session.ended;
    const notice = ended && !session.connected ? 'session_refused' : study.looking ? 'review' : 'session_closed';
    if ((study.reopened || ended) && phase === 'closed') wanted.push(notice);
    this.shown.forEach((element, key) => {
      if (wanted.indexOf(key) >= 0) return;
      this.hide(key, element);
    });
    const news = wanted.filter((key) => !this.shown.has(key) && !this.putAside.has(key));
    if (this.worded === 'there') news.forEach((key) => this.show(key));
    else if (news.length && !this.worded) this.fetchTexts();
  }

  /** Where they cannot be had now, the line that says what is saved has to do until the next change. */
  fetchTexts() {
    this.worded = 'asked';
    this.words().then(() => { this.worded = 'there'; this.update(); }, () => { this.worded = ''; });
  }

  /**
   * @param {string} key
   * @param {HTMLElement} element
   */
  hide(key, element) {
    const held = element.contains(document.activeElement);
    this.shown.delete(key);
    element.remove();
    if (held) focusOn(this.place);
  }

  /** @param {string} key */
  show(key) {
    const { t } = this;
    const [word, deed] = this.deeds[key] || [];
    const help = word && deed ? h('button', { type: 'button', class: 'sinau-button is-quiet', onclick: deed }, t(word)) : null;
    const aside = h('button', {
      type: 'button', class: 'sinau-button is-quiet', onclick: () => { this.putAside.add(key); this.hide(key, element); },
    }, t('understood'));
    const element = h('div', { class: 'sinau-notice' }, h('p', {}, t(`notice_${key}`)),
      h('div', { class: 'question-actions' }, help, aside));
    this.shown.set(key, element);
    this.place.append(element);
  }
}
