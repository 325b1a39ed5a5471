// SPDX-License-Identifier: Apache-2.0
/**
 * The outline of a large course comes to the player in a script of its own, and the page's menu has only the beginning of it
 * (index.html.j2). The player begins with the outline: nothing is asked of an LMS before, and no answer can be checked, so nothing
 * is lost, and nothing is reported of half a course. What is chosen or written meanwhile stays.
 */

import { h, pageData } from './dom.js';
import { translator } from './interface_texts.js';
import { fetchAndTellDelay } from './whole_course.js';

/** @typedef {import('./types.js').Activity} Activity */
/** @typedef {import('./interface_texts.js').Translate} Translate */

/** After this long a learner is told that the network is slow and may try again. */
const PATIENCE_MS = 30000;

/** Begins the player when the outline is there; asks for it again, and says so, as long as it cannot be had. */
export function awaitOutline() {
  const script = /** @type {HTMLScriptElement | null} */ (document.getElementById('sinau-outline'));
  // A course in several documents may have a small one.
  if (!script) return;
  const { sinau } = /** @type {any} */ (window);
  const begin = sinau.outline;
  const t = translator(pageData('sinau-strings'), document.documentElement.lang);
  let begun = false;
  /** @type {Set<HTMLInputElement>} in which something has been chosen or written */
  const fields = new Set();
  document.addEventListener('input', ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    if (!begun && field.closest('form.question')) fields.add(field);
  });
  /** @param {import('./types.js').Course} course */
  sinau.outline = (course) => {
    // Asked for twice, when it was slow.
    if (begun) return;
    begun = true;
    completeMenu(course, t);
    const entries = Array.from(fields, (field) => ({ field, checked: field.checked, value: field.value }));
    begin(course);
    for (const { field, checked, value } of entries) {
      Object.assign(field, { checked, value });
      // As if it were done now: the question's view has emptied its fields.
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  };
  const line = /** @type {Element} */ (document.getElementById('sinau-saved'));
  line.textContent = t('loading');
  // Deferred like the player and named behind it, so what becomes of it is noticed here.
  const coming = new Promise((settle) => {
    script.onload = settle;
    script.onerror = settle;
    setTimeout(settle, PATIENCE_MS);
  });
  fetchAndTellDelay(script.src, () => begun, {
    failed: t('load_failed', { title: document.title }),
    again: t('try_again'),
    place: () => /** @type {Element} */ (document.getElementById('sinau-notices')),
  }, coming);
}

/**
 * Puts in what is missing and leaves alone what is there: somebody may be using it.
 * @param {import('./types.js').Course} course
 * @param {Translate} t
 */
function completeMenu({ activities, modules }, t) {
  const rest = document.getElementById('sinau-rest');
  if (!rest) return;
  const shown = document.querySelectorAll('#sinau-menu [data-activity-link]').length;
  let { module } = activities[shown - 1];
  let list = /** @type {Element} */ (rest.previousElementSibling).querySelector('ol');
  for (const activity of activities.slice(shown)) {
    if (activity.module && activity.module !== module) {
      list = h('ol', {});
      const { title } = /** @type {{title: string}} */ (modules.find(({ id }) => id === activity.module));
      rest.before(h('li', {}, h('span', { class: 'sinau-module' }, title), list));
    }
    ({ module } = activity);
    if (module) /** @type {Element} */ (list).append(menuEntry(activity, t));
    else rest.before(menuEntry(activity, t));
  }
  rest.remove();
}

/**
 * @param {Activity} activity
 * @param {Translate} t
 */
function menuEntry({ id, title, kind }, t) {
  return h('li', {}, h('a', { href: `#${id}`, 'data-activity-link': id }, title,
    kind === 'lesson' ? null : [' ', h('small', {}, t(kind))]));
}
