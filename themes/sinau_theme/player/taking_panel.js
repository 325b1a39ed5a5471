// SPDX-License-Identifier: Apache-2.0
/**
 * Taking a course onto the device: the button with its size, how far it is, what went wrong and what to do, new versions, removal. The worker
 * does the work (worker/page_requests.js); this shows how it stands. Where it has no place only an unfinished taking goes on.
 */

import { replaceContent, focusOn, h } from './dom.js';

/** @typedef {import('../worker/page_requests.js').Standing} Standing */
/** @typedef {import('./site_worker.js').Taken} Taken */

/** The browser ends a worker that nobody speaks to for long, and takings with it. */
const SPEAK_MS = 20000;
const KILOBYTE = 1000;
const MEGABYTE = 1000000;

/**
 * @param {number} bytes
 * @param {import('./interface_texts.js').Translate} t
 * @returns {string} as the build writes sizes: whole kilobytes, megabytes with one decimal
 */
export function sizeText(bytes, t) {
  if (bytes < MEGABYTE - KILOBYTE / 2) return t('take_kilobytes', { size: Math.max(1, Math.round(bytes / KILOBYTE)) });
  return t('take_megabytes', { size: Math.round(bytes / MEGABYTE * 10) / 10 });
}

/** Asks the worker how it stands with a course, and does what the learner wants. */
export class TakingPanel {
  /** @param {Taken} taken */
  constructor({ name, t, after, newsOnly }) {
    this.name = name;
    this.newsOnly = newsOnly;
    this.t = t;
    this.size = (/** @type {number} */ bytes) => sizeText(bytes, t);
    /** @type {Standing | null} */
    this.standing = null;
    this.shown = '';
    this.compared = false;
    this.sure = false;
    this.removed = false;
    this.updated = false;
    this.bar = h('progress', { max: 1, value: 0 });
    this.far = h('span', {});
    this.element = h('section', { class: 'sinau-take', hidden: true });
    if (after) after.after(this.element);
  }

  start() {
    const { serviceWorker } = navigator;
    serviceWorker.addEventListener('message', ({ data }) => {
      if (data && data.sinau === 'standing' && data.name === this.name) this.takeStanding(data);
    });
    if (serviceWorker.startMessages) serviceWorker.startMessages();
    addEventListener('online', () => this.goOn());
    setInterval(() => this.goOn(), SPEAK_MS);
    this.askWorker('ask');
  }

  /** @param {'ask' | 'take' | 'stop' | 'remove'} sinau */
  async askWorker(sinau) {
    const { active } = await navigator.serviceWorker.ready;
    if (active) active.postMessage({ sinau, name: this.name });
  }

  /** What the learner has asked for and what was only interrupted goes on by itself. */
  goOn() {
    const { running, wanted, trouble } = this.standing || { running: false, wanted: false, trouble: '' };
    if (running || (wanted && navigator.onLine && (trouble === '' || trouble === 'network'))) this.askWorker('take');
  }

  /** @param {Standing} standing  as it is now */
  takeStanding(standing) {
    const before = this.standing;
    this.standing = standing;
    if (before && before.running && !standing.running && standing.there && !standing.wanted) this.updated = before.there;
    if (standing.running || standing.newer) this.updated = false;
    if (standing.wanted) this.removed = false;
    this.show();
    // A worker that has just come tells that there is a new version before it knows what that would cost.
    if (standing.newer && standing.changed < 0 && !this.compared) this.askWorker('ask');
    this.compared = standing.newer;
    // Not after each trouble: only where nobody has tried yet.
    if (!standing.running && standing.wanted && standing.trouble === '') this.goOn();
  }

  show() {
    const standing = /** @type {Standing} */ (this.standing);
    const shown = JSON.stringify({ ...standing, progress: null, sure: this.sure, removed: this.removed, updated: this.updated });
    if (standing.progress) this.showProgress(standing.progress);
    if (shown === this.shown) return;
    this.shown = shown;
    const focused = this.element.contains(document.activeElement);
    const parts = this.panelParts(standing);
    replaceContent(this.element, ...parts);
    this.element.hidden = parts.length === 0;
    const first = /** @type {HTMLElement | null} */ (this.element.querySelector('[role=status]'));
    if (focused && first) focusOn(first, this.element);
  }

  /** @param {import('../worker/taking.js').Progress} progress */
  showProgress({ done, total, lesson, lessons }) {
    const sizes = { done: this.size(done), total: this.size(total) };
    this.bar.value = total ? done / total : 0;
    this.far.textContent = lesson > 0 && lessons > 0 ? this.t('take_progress', { ...sizes, lesson, lessons }) : this.t('take_begins', sizes);
  }

  /**
   * @param {Standing} standing
   * @returns {(Node | null)[]} what is shown; nothing where there is nothing to be taken
   */
  panelParts({ bytes, there, newer, changed, wanted, running, trouble, missing, progress }) {
    const { t, newsOnly, updated } = this;
    if (newsOnly && !(there && (newer || updated))) return [];
    if (running) {
      if (!progress) this.showProgress({ done: 0, total: bytes, lesson: 0, lessons: 0 });
      return [h('div', { role: 'status' }, h('label', { class: 'sinau-progress' }, this.far, this.bar)), this.button('take_stop', 'stop')];
    }
    const told = trouble && (wanted || !there) ? h('p', { class: 'sinau-notice' }, t(`take_trouble_${trouble}`, { size: this.size(missing) })) : null;
    if (wanted) {
      const { done, total } = progress || { done: 0, total: 0 };
      const part = done ? h('p', {}, t('take_part', { done: this.size(done), total: this.size(total) })) : null;
      return [h('div', { role: 'status' }, told, part), this.buttons(this.button('take_go_on', 'take'), ...this.removalParts())];
    }
    if (there) return this.takenParts(bytes, newer, changed);
    if (!bytes) return [];
    const about = this.removed ? t('take_removed') : t('take_about');
    return [h('div', { role: 'status' }, told, h('p', {}, about)), this.button('take', 'take', { size: this.size(bytes) })];
  }

  /**
   * @param {number} bytes
   * @param {boolean} newer
   * @param {number} changed
   */
  takenParts(bytes, newer, changed) {
    const { t } = this;
    const news = newer
      ? h('p', {}, changed < 0 ? t('take_newer_unknown') : t('take_newer', { size: this.size(changed) }))
      : this.updated ? h('p', {}, t('take_updated')) : null;
    if (this.newsOnly) return [h('div', { role: 'status' }, news), newer ? this.button('take_update', 'take') : null];
    const state = h('div', { role: 'status' }, h('p', { class: 'sinau-take-there' }, t('take_there')), bytes ? null : h('p', {}, t('take_gone')), news);
    const may = h('p', { class: 'sinau-take-may', hidden: true }, t('take_may_go'));
    const { storage } = navigator;
    // It is promised to nobody; but where the browser has promised it, there is nothing to fear.
    if (storage && storage.persisted) storage.persisted().then((kept) => { may.hidden = kept; }, () => { may.hidden = false; });
    else may.hidden = false;
    return [state, may, this.buttons(newer ? this.button('take_update', 'take') : null, ...this.removalParts())];
  }

  /** The way to remove it; it asks once more. */
  removalParts() {
    const { t } = this;
    if (this.newsOnly) return [];
    if (!this.sure) return [this.quietButton('take_remove', () => this.askWhetherSure(true))];
    return [
      h('p', {}, t('take_remove_sure')),
      this.quietButton('take_remove_yes', () => {
        this.sure = false;
        this.removed = true;
        this.askWorker('remove');
      }),
      this.quietButton('take_remove_no', () => this.askWhetherSure(false)),
    ];
  }

  /** @param {boolean} sure */
  askWhetherSure(sure) {
    this.sure = sure;
    this.show();
    const buttons = this.element.querySelectorAll('button');
    buttons[buttons.length - 1].focus();
  }

  /** @param {...(Node | null)} buttons */
  buttons(...buttons) {
    return h('div', { class: 'sinau-take-buttons' }, ...buttons);
  }

  /**
   * @param {string} key
   * @param {() => void} onclick
   */
  quietButton(key, onclick) {
    return h('button', { type: 'button', class: 'sinau-link', onclick }, this.t(key));
  }

  /**
   * @param {string} key
   * @param {'take' | 'stop'} what
   * @param {Record<string, string>} [values]
   */
  button(key, what, values = {}) {
    const onclick = () => {
      const { storage } = navigator;
      if (what === 'take' && storage && storage.persist) storage.persist().catch(() => {});
      this.askWorker(what);
    };
    return h('button', { type: 'button', class: 'sinau-button is-quiet', onclick }, this.t(key, values));
  }
}
