// SPDX-License-Identifier: Apache-2.0
/**
 * Makes the pages of the site work. Hooks in the page, all optional but the first:
 *
 *     <script type="application/json" id="sinau-page">  what the page has of its course: the rest comes in a script of its own
 *     <article class="activity" data-activity="ID">     questions in it work; a "done, go on" button follows it
 *     [data-activity-link="ID"]                         gets data-state: done, begun, failed or locked
 *     [data-sinau-progress="COURSE"]                    gets a bar and a text; of another course: from its last visit, which
 *                                                       is found by data-sinau-catalogue="ID" beside it
 *     a[data-sinau-continue]                            leads to where the learner left off
 *     [data-sinau-saved]                                says what is saved; made where it is missing
 *     script[data-sinau-care]                           address of the script behind "my progress", whose button follows
 *                                                       what says what is saved, or the head of a course's own page
 *     script[data-sinau-words]                          address of the interface's words, which are in the page already if all went
 *                                                       well; data-sinau-failed, data-sinau-again: what to say if not
 *     script[data-sinau-taking]                         address of the script that takes courses onto the device; empty in a preview
 *     [data-sinau-page=course] header                   is followed by the way to do so
 *     [data-sinau-menu]                                 gets the whole course's menu
 *     button[data-sinau-search]                         opens the search: the address of its script, and beside it data-sinau-parts,
 *                                                       data-sinau-root and data-sinau-trouble, what to say if it cannot be had
 */

import { activityOf, mountActivity, RESULT } from './activity.js';
import { AssessmentView } from './assessment.js';
import { CourseEnd } from './course_end.js';
import { failureNotice, replaceContent, focusOn, h, pageData } from './dom.js';
import * as equipment from './assessment_equipment.js';
import { browserEnvironment, readLearners } from './environment.js';
import { startFilters } from './catalogue_filters.js';
import { Loader } from './loader.js';
import { markLinks, showCourseProgress } from './progress_marks.js';
import { Notices } from './notices.js';
import { saveStatus } from './save_status.js';
import { bindSearch } from './search/button.js';
import { showMenu } from './site_menu.js';
import { updateContinueLinks, saveSummary, showSummaries } from './progress_summaries.js';
import { ActivityNavigation } from './activity_navigation.js';
import { translator, makeAddTexts } from './interface_texts.js';
import { registerWorker } from './site_worker.js';
import { Study } from './study.js';
import { localTracking } from './tracking.js';
import { completeCourse, fetchAndTellDelay } from './whole_course.js';

/** @typedef {import('./types.js').Course} Course */
/** @typedef {import('./types.js').Environment} Environment */
/** @typedef {import('./interface_texts.js').Translate} Translate */
/** @typedef {import('./lesson.js').Desk} Desk */

/** Starts on the page that is in the document; may be called again after an instant navigation. */
export function startSite() {
  startFilters();
  bindSiteSearch();
  const environment = browserEnvironment(window);
  const course = /** @type {Course | null} */ (pageData('sinau-page'));
  const language = course ? course.language : document.documentElement.lang || 'id';
  const loader = new Loader(course ? course.views : {});
  const page = /** @type {any} */ (window);
  page.sinau = { ...page.sinau, equip: loader.addLater.bind(loader), view: loader.addView.bind(loader) };
  const begin = () => {
    const strings = page.sinau.strings || {};
    const t = translator(strings, language);
    page.sinau.words = makeAddTexts(strings, language);
    showSummaries(environment, language, t, scriptData('root'));
    if (course) openCourse(course, environment, t, loader);
    const head = document.querySelector('[data-sinau-page=course] header');
    // Where it moves nothing that is being read.
    const after = head || document.querySelector('.site-neighbours') || document.querySelector('article.activity');
    registerWorker(scriptData('taking'), scriptData('root'), course && { name: course.id, t, after, newsOnly: !head });
  };
  const words = scriptData('words');
  if (page.sinau.strings || !words) begin();
  else fetchOrTellDelay(words, () => page.sinau.strings).then(begin);
}

function bindSiteSearch() {
  const button = /** @type {HTMLElement | null} */ (document.querySelector('button[data-sinau-search]'));
  if (!button) return;
  const [script, parts, root] = ['search', 'parts', 'root'].map(scriptData);
  bindSearch(button, { script, parts, root }, scriptData('trouble'));
}

/**
 * @param {string} name
 * @returns {string} what the element that brings this script says of it
 */
function scriptData(name) {
  return document.querySelector(`[data-sinau-${name}]`)?.getAttribute(`data-sinau-${name}`) || '';
}

/**
 * @param {string} address
 * @param {() => unknown} there
 */
function fetchOrTellDelay(address, there) {
  return fetchAndTellDelay(address, there, { failed: scriptData('failed'), again: scriptData('again'), place: mainElement });
}

/** @returns {HTMLElement} */
function mainElement() {
  return document.querySelector('article.activity') || document.querySelector('main') || document.body;
}

/**
 * @param {Course} course
 * @param {Environment} environment
 * @param {Translate} t
 * @param {Loader} loader
 */
function openCourse(course, environment, t, loader) {
  const study = new Study(course, localTracking(), environment);
  study.assessmentCodeArrived(equipment);
  /** @type {Desk} */
  const desk = {
    study, t, loader, language: course.language, href: (id) => activityOf(study.course, id)?.url || `${courseHomeAddress()}#${RESULT}`, results: scriptData('results'), buttons: scriptData('buttons'),
  };
  const article = /** @type {HTMLElement | null} */ (document.querySelector('article.activity[data-activity]'));
  const activity = article && activityOf(course, article.dataset.activity || '');
  /** @type {import('./activity.js').ActivityView | null} */
  let view = null;
  const mount = () => { if (article && activity) view = mountActivity(article, activity, desk, AssessmentView); };
  if (article && activity && activity.kind !== 'lesson' && !activity.questions.every(({ type }) => loader.maker(type))) {
    mountWhenViewsThere(article, activity, desk, mount);
  } else {
    mount();
  }
  const place = stepsPlace(activity && activity.kind === 'lesson' ? article : null);
  const steps = new ActivityNavigation(place, desk, (id) => { location.href = desk.href(id); }, false);
  const saved = saveStatusLine(article);
  const care = new MyProgressButton(desk, loader, saved);
  const end = courseEnd(desk);
  const notices = new Notices(addNoticePlace(), study, t, () => { care.open(); }, () => loader.loadCare(care.address));
  window.addEventListener('pageshow', (event) => { if (event.persisted) study.comeBack(); });
  const update = () => {
    if (view) view.update();
    markLinks(study, t);
    notices.update();
    if (saved) showSaveStatus(saved, study, t);
    care.update();
    // The page itself knows one activity of the course.
    if (study.course.outline) return;
    if (activity) { steps.update(activity.id); hideSecondNextLink(place); }
    showCourseProgress(study, t);
    if (study.ready) saveSummary(study, environment, t, scriptData('root'));
    updateContinueLinks(study, t);
    if (end) end.update();
  };
  study.listen(update);
  loader.onView = update;
  const opening = study.open();
  let there = false;
  /** @param {Course} whole */
  const take = (whole) => {
    // Asked for twice, when it was slow.
    if (there) return;
    there = true;
    whole.activities.forEach((one) => { one.url = course.root + /** @type {string} */ (one.url); });
    showMenu(whole, activity ? activity.id : '');
    opening.then(() => completeCourse(study, whole));
  };
  /** @type {any} */ (window).sinau.outline = take;
  const wantOutline = prepareOutline(course, () => there);
  opening.then(() => {
    const { journal } = /** @type {import('./launch.js').Launch} */ (study.launched);
    if (journal.all().length > 0) wantOutline();
    care.compactSoon();
    if (activity && study.progress.location !== activity.id) study.record({ kind: 'visit', id: activity.id });
  });
}

/**
 * The site has its own links to the pages before and after; only "done, go on" is ours to add.
 * @param {HTMLElement | null} lesson  where there is one
 */
function stepsPlace(lesson) {
  const place = h('div', { class: 'sinau-steps' });
  if (lesson) lesson.append(place);
  return place;
}

/** @param {Desk} desk */
function courseEnd(desk) {
  const head = document.querySelector('[data-sinau-page=course] header');
  return head && new CourseEnd(desk, head, `${scriptData('root')}index.html`);
}

/** What a visitor does who stays. */
const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'scroll', 'focusin'];

/**
 * Fetches the outline. That of a large course is as large as all that a first view needs: who has learned here before has to see it; who is
 * new, when they do anything on the page.
 * @param {Course} course
 * @param {() => boolean} there
 * @returns {() => void} has it fetched now
 */
function prepareOutline({ outline, large }, there) {
  let wanted = false;
  /** @param {Event} [event] */
  const want = (event) => {
    // The page's own menu scrolls by itself to the lesson that is shown.
    if (event && event.type === 'scroll' && event.target !== document) return;
    for (const sign of SIGNS) removeEventListener(sign, want, true);
    if (!wanted && outline) fetchOrTellDelay(outline, there);
    wanted = true;
  };
  if (large) for (const sign of SIGNS) addEventListener(sign, want, { capture: true, passive: true });
  else want();
  return want;
}

/**
 * An assessment begins when all of its questions can be answered; until then they can be read, and it is said how it stands.
 * @param {HTMLElement} article
 * @param {import('./types.js').Activity} activity
 * @param {Desk} desk
 * @param {() => void} mount
 */
function mountWhenViewsThere(article, activity, desk, mount) {
  const { t, loader } = desk;
  const line = h('div', { role: 'status' }, t('view_loading'));
  const title = article.querySelector('h1');
  if (title) title.after(line);
  loader.views(activity).then(() => {
    line.remove();
    mount();
  }, () => {
    const again = () => {
      line.remove();
      if (title) focusOn(title);
      mountWhenViewsThere(article, activity, desk, mount);
    };
    replaceContent(line, failureNotice(t, t('load_failed', { title: activity.title }), again));
  });
}

/** What is kept of old visits is tidied when the page has been there for a while. */
const TIDY_MS = 5000;
/** A short journal needs no tidying, so the script for it need not be fetched. */
const TIDY_FROM = 30;

/** The way to "my progress", which opens in the page. */
class MyProgressButton {
  /**
   * @param {Desk} desk
   * @param {Loader} loader
   * @param {HTMLElement | null} saved  the line that says what is saved
   */
  constructor(desk, loader, saved) {
    this.desk = desk;
    desk.handOn = () => { this.open(true); };
    this.loader = loader;
    this.address = scriptData('care');
    this.name = h('span', {});
    /** @type {ReturnType<typeof import('./my_progress.js').progressPanel> | null} */
    this.panel = null;
    this.place = h('div', { class: 'sinau-care-place', hidden: true });
    this.button = h('button', {
      type: 'button', class: 'sinau-link', 'aria-expanded': 'false', onclick: () => { if (this.place.hidden) this.open(); else this.show(false); },
    }, desk.t('my_progress'));
    const bars = Array.from(document.querySelectorAll(`[data-sinau-progress="${desk.study.course.id}"]`));
    const bar = bars.find((one) => !one.closest('nav'));
    // Below the coloured head of a course's page, not in it.
    const anchor = saved || (bar && (bar.closest('header') || bar));
    if (anchor && this.address) anchor.after(h('p', { class: 'sinau-care-way' }, this.button, ' ', this.name), this.place);
  }

  /** @param {boolean} [handOn]  where results are handed on */
  async open(handOn) {
    const { desk, loader, place } = this;
    const ready = desk.study.ready && !desk.study.course.outline;
    const later = ready && await loader.loadCare(this.address).catch(() => null);
    if (!later) {
      place.textContent = desk.t('load_failed', { title: desk.t('my_progress') });
      place.hidden = false;
      return;
    }
    if (!this.panel) {
      this.panel = later.progressPanel(desk, 'h2');
      place.textContent = '';
      place.append(this.panel.element);
    }
    this.show(true);
    focusOn(/** @type {HTMLElement} */ (this.panel.element.firstElementChild));
    if (handOn) this.panel.handOn();
  }

  /** @param {boolean} open */
  show(open) {
    this.place.hidden = !open;
    this.button.setAttribute('aria-expanded', String(open));
    this.update();
  }

  update() {
    const { study, t } = this.desk;
    const name = readLearners(study.environment.localStorage).names[study.environment.learner];
    const text = name ? t('learning_as', { name }) : '';
    if (this.name.textContent !== text) this.name.textContent = text;
    if (this.panel && !this.place.hidden) this.panel.update();
  }

  compactSoon() {
    const { journal } = /** @type {import('./launch.js').Launch} */ (this.desk.study.launched);
    if (journal.mirror.texts.size + journal.all().length < TIDY_FROM || !this.address) return;
    setTimeout(() => { this.loader.loadCare(this.address).then((later) => later.compact(journal)).catch(() => {}); }, TIDY_MS);
  }
}

/**
 * @param {HTMLElement | null} article
 * @returns {HTMLElement | null}
 */
function saveStatusLine(article) {
  const there = /** @type {HTMLElement | null} */ (document.querySelector('[data-sinau-saved]'));
  if (there || !article) return there;
  const line = h('p', { 'data-sinau-saved': true, class: 'sinau-saved' });
  article.append(line);
  return line;
}

/**
 * One way on: the one that marks the lesson done.
 * @param {Element} place  where it stands, once it does
 */
function hideSecondNextLink(place) {
  if (place.firstChild) document.querySelectorAll('.site-neighbours__next').forEach((link) => { link.setAttribute('hidden', ''); });
}

/** @returns {string} address of the page of the course, as the menu has it */
function courseHomeAddress() {
  return document.querySelector('.site-nav__course a')?.getAttribute('href') || '#';
}

function addNoticePlace() {
  const place = h('div', { class: 'sinau-notices', 'aria-live': 'polite' });
  mainElement().prepend(place);
  return place;
}

/**
 * @param {HTMLElement} line
 * @param {Study} study
 * @param {Translate} t
 */
function showSaveStatus(line, study, t) {
  const { state, key } = saveStatus(study);
  line.setAttribute('role', 'status');
  line.dataset.state = state;
  const text = key ? t(key) : '';
  if (line.textContent !== text) line.textContent = text;
}
