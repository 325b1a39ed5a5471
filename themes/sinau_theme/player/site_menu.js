// SPDX-License-Identifier: Apache-2.0
/** The whole course's menu on a page of the site, which itself has only the module that it is in (pages/menus.html). */

import { replaceContent, h } from './dom.js';

/** @typedef {import('./types.js').Activity} Activity */

/** Pixels that an entry takes, at least. */
const ROW = 48;
/** Milliseconds after which a page has its heights. */
const SETTLED = 5000;

/**
 * @param {import('./types.js').Course} course  whole
 * @param {string} current  id of the page's activity; '' for the page of the course
 */
export function showMenu(course, current) {
  const menu = /** @type {HTMLElement | null} */ (document.querySelector('[data-sinau-menu]'));
  if (!menu) return;
  const draft = menu.dataset.sinauMenu || '';
  /** @param {(activity: Activity) => boolean} wanted */
  const list = (wanted) => h('ul', {}, course.activities.filter(wanted).map((activity) =>
    h('li', {}, h('a', { href: activity.url || '', 'data-activity-link': activity.id, 'aria-current': activity.id === current && 'page' },
      h('span', { class: 'site-mark' }), h('span', {}, activity.title, activity.draft ? [' ', h('span', { class: 'site-draft' }, draft)] : [])))));
  const focused = menu.contains(document.activeElement) && document.activeElement?.getAttribute('data-activity-link');
  const before = currentEntryTop(menu);
  replaceContent(menu, list((one) => !one.module && one.kind !== 'exam'));
  course.modules.forEach(({ id, title }, index) => {
    const part = list((one) => one.module === id);
    part.setAttribute('aria-labelledby', `sinau-part-${index + 1}`);
    menu.append(h('p', { class: 'site-nav__part', id: `sinau-part-${index + 1}` }, title), part);
  });
  menu.append(list((one) => !one.module && one.kind === 'exam'));
  menu.querySelectorAll('ul:empty').forEach((empty) => empty.remove());
  // The page's own entry stays visible, and then where it was.
  const frame = menu.closest('.md-sidebar__scrollwrap');
  const now = currentEntryTop(menu);
  if (frame && before !== null && now !== null && now > frame.getBoundingClientRect().bottom - ROW) frame.scrollTop += now - before;
  if (frame) keepCurrentInSight(menu, frame);
  const link = focused && menu.querySelector(`[data-activity-link="${focused}"]`);
  if (link) /** @type {HTMLElement} */ (link).focus({ preventScroll: true });
}

/**
 * The frame around the menu gets its height from Material, which may come later than the menu: until then nothing can be scrolled.
 * @param {HTMLElement} menu
 * @param {Element} frame
 */
function keepCurrentInSight(menu, frame) {
  if (typeof ResizeObserver === 'undefined') return;
  const observer = new ResizeObserver(() => {
    const now = currentEntryTop(menu);
    const lowest = frame.getBoundingClientRect().bottom - ROW;
    if (now !== null && now > lowest) frame.scrollTop += now - lowest;
  });
  observer.observe(frame);
  setTimeout(() => { observer.disconnect(); }, SETTLED); // afterwards it is the learner who scrolls
}

/**
 * @param {HTMLElement} menu
 * @returns {number | null} where the page's own entry is; null when there is none
 */
function currentEntryTop(menu) {
  const link = menu.querySelector('a[aria-current]');
  return link && link.getBoundingClientRect().top;
}
