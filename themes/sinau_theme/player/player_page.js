// SPDX-License-Identifier: Apache-2.0
/** The player: one document for the whole visit, with the menu beside the activity that is open. */

import { activityOf, mountActivity, MY_PROGRESS, neighbour, RESULT } from './activity.js';
import { addKinds } from './answers/kinds.js';
import { failureNotice, replaceContent, focusOn, h, pageData } from './dom.js';
import { browserEnvironment, readLearners } from './environment.js';
import { bindLifecycle, closeWindow } from './lifecycle.js';
import { Loader } from './loader.js';
import { markLinks } from './progress_marks.js';
import { blockedBy } from './course_requirements.js';
import { applyPreferences, preferencesIn } from './preferences.js';
import { saveStatus } from './save_status.js';
import { translator, makeAddTexts } from './interface_texts.js';
import { Study } from './study.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./tracking.js').Tracking} Tracking */
/** @typedef {import('./activity.js').ActivityView} ActivityView */

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function elementById(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * @typedef {Pick<Location, 'hash' | 'replace'> & {address?: (id: string) => string}} Place  what says and changes where the learner is; it
 *    sends "hashchange" to the window. `address`: those of activities, where they are other ones than "#id"
 */

/**
 * @param {Place} where
 * @returns {string[]} activity and heading that the address names
 */
function readAddress(where) {
  try {
    return decodeURIComponent(where.hash.slice(1)).split(':');
  } catch (error) {
    return [''];
  }
}

/** What is not needed at once is fetched when the page has been there for a moment. */
const LATER_MS = 1500;
/** What could not be had is asked for again after this long, or when anything happens. */
const AGAIN_MS = 10000;

export class PlayerPage {
  /**
   * @param {Study} study
   * @param {Loader} loader
   * @param {import('./interface_texts.js').Translate} t
   * @param {Place} where
   */
  constructor(study, loader, t, where) {
    this.study = study;
    this.loader = loader;
    this.t = t;
    this.where = where;
    /** @type {import('./lesson.js').Desk} */
    this.desk = { study, t, loader, language: study.course.language, href: where.address || ((id) => `#${id}`) };
    /** @type {Map<string, {article: HTMLElement, view: ActivityView}>} activities that were opened */
    this.opened = new Map();
    this.current = '';
    /** The learner has chosen where to be, so resuming must not carry them off. */
    this.moved = where.hash.length > 1;
    this.main = elementById('sinau-activity');
    /** @type {((current: string) => void) | null} what care.js has to do after every change */
    this.care = null;
    /** It is time for assess.js and care.js, and one of them could not be had. */
    this.due = false;
    /** @type {Promise<void>} fulfilled when the journal is open */
    this.opening = Promise.resolve();
  }

  start() {
    const { study } = this;
    study.bring = (activity) => this.bring(activity);
    this.loader.onResend = (resend) => study.assessmentCodeArrived(resend);
    this.loader.onView = () => this.update();
    const first = this.main.querySelector('article');
    // An assessment is mounted by open(), when what it needs is there.
    if (first && first.dataset.kind === 'lesson') this.mount(first.dataset.activity || '', first);
    else if (first) this.loader.deliver(first.dataset.activity || '', first.outerHTML);
    window.addEventListener('hashchange', () => { this.moved = true; this.route(); });
    document.addEventListener('click', (event) => this.onClick(event));
    elementById('sinau-menu-button').hidden = false;
    elementById('sinau-exit').onclick = () => this.exit();
    bindLifecycle(study, () => { study.reopened = true; this.update(); });
    study.listen(() => this.update());
    this.route(true);
    this.opening = study.open().then(() => this.resume());
    // Also when nothing of it is needed yet: the network may be gone by then.
    setTimeout(() => this.loadLater(), LATER_MS);
  }

  /**
   * @param {Activity} activity
   * @returns {Promise<string>} its HTML, once assess.js is there as well; rejects when they cannot be had now
   */
  async bring(activity) {
    const [html] = await Promise.all([this.loader.load(activity), this.loader.loadAssessmentCode()]);
    return html;
  }

  /** Fetches what comes later, and begins what care.js brings: notices, links that open beside the page, the search, the upkeep of the stores. */
  loadLater() {
    const { study, loader } = this;
    this.due = false;
    const fail = () => {
      this.due = true;
      setTimeout(() => this.update(), AGAIN_MS);
    };
    if (!study.resend) loader.loadAssessmentCode().catch(fail);
    if (!this.care) loader.loadCare().then((later) => {
      // Asked for twice, when the other one could not be had.
      if (this.care) return null;
      this.care = later.prepare(this.desk, (id) => { this.where.hash = id; });
      this.update();
      return this.opening.then(() => study.launched && later.compact(study.launched.journal));
    }, fail).catch(() => {});
  }

  /** Where the learner left off, unless they are elsewhere already. */
  resume() {
    const { location: last } = this.study.progress;
    if (!this.moved && last && last !== this.current && activityOf(this.study.course, last)) {
      this.where.replace(`#${last}`);
    } else {
      // Once more, now that it is known what is done: the activity may be locked.
      this.current = '';
      this.route(true);
    }
  }

  /** @param {boolean} [initial] the page has just been loaded: leave focus and scrolling alone */
  route(initial) {
    const [id, heading] = readAddress(this.where);
    const { course } = this.study;
    const target = id === RESULT || id === MY_PROGRESS ? id : (activityOf(course, id) || course.activities[0]).id;
    if (id && target !== id) {
      // Not one of ours: the skip link, say. Let the browser do what it does.
      if (this.current) return;
    }
    if (target === this.current && !initial) {
      this.scrollTo(heading);
      return;
    }
    this.current = target;
    if (target === RESULT || target === MY_PROGRESS) this.openPage(heading, initial);
    else this.open(/** @type {Activity} */ (activityOf(course, target)), heading, initial);
  }

  /**
   * @param {string | undefined} heading
   * @param {boolean} [initial]
   */
  async openPage(heading, initial) {
    const { current, loader, desk, t } = this;
    const later = await (current === RESULT ? this.loader.loadAssessmentCode() : loader.loadCare()).catch(() => null);
    if (this.current !== current) return;
    if (!later) {
      this.showFailure(t(current === RESULT ? 'result' : 'my_progress'), () => { this.openPage(heading); });
    } else if (current === RESULT) {
      this.display(later.resultPage(desk), heading, initial);
    } else {
      const view = later.progressPanel(desk, 'h1');
      const article = h('article', { class: 'activity', lang: desk.language }, view.element);
      this.opened.set(MY_PROGRESS, { article, view });
      this.display(article, heading, initial);
    }
  }

  /**
   * @param {Activity} activity
   * @param {string | undefined} heading
   * @param {boolean} [initial]
   */
  async open(activity, heading, initial) {
    const missing = blockedBy(this.study.course, this.study.progress, activity);
    if (missing && this.study.ready) {
      this.display(makeArticle(activity.title, h('p', {}, this.t('locked'), ' ', h('a', { href: this.desk.href(missing.id) }, missing.title))),
        undefined, initial);
      return;
    }
    const opened = this.opened.get(activity.id);
    if (opened) {
      opened.view.update();
      this.display(opened.article, heading, initial);
      return;
    }
    const timer = setTimeout(() => replaceContent(this.main, h('p', { role: 'status' }, this.t('loading'))), 300);
    const { loader } = this;
    // A lesson can be read before its questions can be answered. An attempt is only begun when all of them can.
    const html = await (activity.kind === 'lesson' ? loader.load(activity)
      : loader.views(activity).then(() => this.bring(activity))).catch(() => null);
    clearTimeout(timer);
    if (html === null) {
      if (this.current === activity.id) {
        this.showFailure(activity.title, () => { this.open(activity, heading); });
      }
      return;
    }
    if (this.opened.has(activity.id)) {
      this.open(activity, heading, initial);
      return;
    }
    const template = document.createElement('template');
    template.innerHTML = html;
    const article = /** @type {HTMLElement} */ (template.content.querySelector('article'));
    this.mount(activity.id, article);
    if (this.current === activity.id) this.display(article, heading, initial);
  }

  /**
   * @param {string} title
   * @param {() => void} again
   */
  showFailure(title, again) {
    const { t } = this;
    this.display(makeArticle(title, h('div', { role: 'alert' }, failureNotice(t, t('load_failed', { title }), again))), undefined);
  }

  /**
   * @param {string} id
   * @param {HTMLElement} article
   */
  mount(id, article) {
    const activity = activityOf(this.study.course, id);
    if (!activity) return;
    const { later } = this.loader;
    const view = mountActivity(article, activity, this.desk, later.AssessmentView || null);
    this.opened.set(id, { article, view });
  }

  /**
   * @param {HTMLElement} article
   * @param {string | undefined} heading
   * @param {boolean} [initial]
   */
  display(article, heading, initial) {
    if (article.parentElement !== this.main) replaceContent(this.main, article);
    const title = article.querySelector('h1');
    document.title = [title && title.textContent, this.study.course.title].filter(Boolean).join(' · ');
    /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('#sinau-menu a')).forEach((link) => {
      if ((link.dataset.activityLink || link.hash.slice(1)) === this.current) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    });
    this.toggleMenu(false);
    // Not of a page that only says why the activity is not there.
    if (this.study.ready && this.opened.get(this.current)?.article === article) this.visit();
    this.update();
    if (!initial) {
      if (title) focusOn(title);
      window.scrollTo(0, 0);
    }
    this.scrollTo(heading);
    this.prefetch();
  }

  /** @param {string | undefined} heading */
  scrollTo(heading) {
    const element = heading ? document.getElementById(heading) : null;
    if (element) { focusOn(element); element.scrollIntoView(); }
  }

  visit() {
    const { study, current } = this;
    if (!activityOf(study.course, current) || study.progress.location === current) return;
    study.record({ kind: 'visit', id: current });
  }

  /** The next lesson is fetched while this one is read. */
  prefetch() {
    const { course } = this.study;
    const activity = activityOf(course, this.current);
    const next = activity && neighbour(course, activity, 1);
    const saver = /** @type {any} */ (navigator).connection?.saveData === true;
    if (!next || !next.script || saver || this.opened.has(next.id)) return;
    setTimeout(() => { Promise.all([this.loader.load(next), this.loader.views(next)]).catch(() => {}); }, LATER_MS);
  }

  update() {
    const { study, t } = this;
    const shown = this.opened.get(this.current);
    if (shown) shown.view.update();
    markLinks(study, t);
    if (this.care) this.care(this.current);
    if (this.due) this.loadLater();
    const { state, key } = saveStatus(study);
    const line = elementById('sinau-saved');
    const text = key ? t(key) : '';
    if (line.textContent !== text) line.textContent = text;
    line.dataset.state = state;
    const { environment, session } = study;
    const name = session && !session.connected ? readLearners(environment.localStorage).names[environment.learner] : '';
    elementById('sinau-who').textContent = name ? t('learning_as', { name }) : '';
    const phase = study.tracking.phase();
    const exit = elementById('sinau-exit');
    exit.hidden = !(study.session && study.session.connected) || phase === 'closed';
  }

  /** @param {Event} event */
  onClick(event) {
    const target = /** @type {Element | null} */ (event.target);
    const link = target && target.closest('a, button');
    if (!link) return;
    if (link.id === 'sinau-menu-button') this.toggleMenu(link.getAttribute('aria-expanded') !== 'true');
    if (link.getAttribute('href') === '#sinau-main') {
      event.preventDefault();
      focusOn(elementById('sinau-main'));
    }
  }

  /** @param {boolean} open */
  toggleMenu(open) {
    elementById('sinau-menu-button').setAttribute('aria-expanded', String(open));
    elementById('sinau-menu').classList.toggle('is-open', open);
  }

  /** Ends the LMS session while the page is alive, then closes the window if it may be closed; if not, the page says so. */
  exit() {
    this.study.tracking.close();
    closeWindow();
    this.current = '';
    this.display(makeArticle(this.t('exited'), h('p', {}, this.t('may_close'))), undefined);
  }
}

/**
 * @param {string} title
 * @param {Node} content
 */
function makeArticle(title, content) {
  return h('article', { class: 'activity' }, h('h1', {}, title), content);
}

/**
 * Starts the player in a document made from index.html.j2, or lets it begin when the course's outline has come (outline.js).
 * @param {Tracking} tracking
 * @param {Place} [where]
 */
export function startPlayer(tracking, where = location) {
  addKinds(/** @type {any} */ (window).sinauKinds);
  const strings = pageData('sinau-strings') || {};
  const language = document.documentElement.lang;
  const t = translator(strings, language);
  const loader = new Loader();
  const environment = browserEnvironment(window);
  /** @param {import('./types.js').Course} course */
  const outline = (course) => {
    loader.addresses = course.views || {};
    new PlayerPage(new Study(course, tracking, environment), loader, t, where).start();
  };
  /** @type {any} */ (window).sinau = {
    deliver: loader.deliver.bind(loader), equip: loader.addLater.bind(loader), view: loader.addView.bind(loader), words: makeAddTexts(strings, language), outline,
  };
  document.documentElement.classList.add('sinau-js');
  applyPreferences(preferencesIn(environment.localStorage));
  const course = pageData('sinau-course');
  if (course) outline(course);
}
