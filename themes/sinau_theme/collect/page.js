// SPDX-License-Identifier: Apache-2.0
/** The supervisor's page: takes results in, shows how far learners have come, passes them on. It asks no server and sends nothing. */

import { h } from '../player/dom.js';
import { translator } from '../player/interface_texts.js';
import { Model } from './model.js';
import { coachSection } from './sections/coach_section.js';
import { intakeSection } from './sections/intake_section.js';
import { learnersSection } from './sections/learners_section.js';
import { passOnSection } from './sections/pass_on_section.js';
import { Store } from './store.js';

/**
 * @typedef {object} Collecting  what the build knows
 * @property {string} catalogue  permanent id
 * @property {string} title
 * @property {import('./learners.js').CollectField[]} fields
 * @property {import('../player/types.js').Course[]} courses
 * @property {Record<string, Record<string, string>>} words  by language
 * @property {Record<string, 'ltr' | 'rtl'>} directions  the same languages
 */

const LANGUAGE = 'sinau.collect.language';

/** @param {Collecting} collecting */
export async function startCollecting({ catalogue, title, fields, courses, words, directions }) {
  const language = chosenLanguage(Object.keys(words));
  document.documentElement.lang = language;
  document.documentElement.dir = directions[language];
  const t = translator(words[language], language);
  const store = await Store.open(catalogue);
  const model = new Model(fields);
  model.addCourses(courses);
  model.add(await store.entries());
  const participants = await store.setting('participants');
  if (Array.isArray(participants)) model.participants = participants;
  const view = { course: courses.length ? courses[0].id : '', status: '', group: '', sort: 'name', shown: 50 };
  /** @type {{element: HTMLElement, update: () => void}[]} */
  let sections = [];
  const told = h('p', { role: 'status', class: 'reading' });
  const show = () => sections.forEach((section) => section.update());
  const changed = async () => {
    await model.readAll(async (done, total) => {
      told.textContent = t('collect_progress', { done, total });
      await new Promise((resolve) => { setTimeout(resolve); });
    });
    told.textContent = '';
    model.compute(Date.now());
    if (!model.names.some(({ id }) => id === view.course) && model.names.length) view.course = model.names[0].id;
    show();
  };
  const page = { model, store, t, language, changed, show, view, title };
  sections = [intakeSection, coachSection, learnersSection, passOnSection].map((make) => make(page));
  const main = /** @type {HTMLElement} */ (document.querySelector('main'));
  main.textContent = '';
  main.append(
    h('header', {}, h('p', { class: 'publisher' }, title), h('h1', {}, t('collect_title')), languagePart(words, language, t)),
    h('p', {}, t('collect_about')),
    ...(store.keeps ? [] : [h('p', { class: 'sinau-notice' }, t('collect_not_kept'))]),
    h('nav', { 'aria-label': t('collect_title') }, ...sections.map(({ element }) => h('a', { href: `#${element.id}` }, element.querySelector('h2')?.textContent || ''))),
    told, ...sections.map(({ element }) => element),
  );
  document.title = t('collect_title');
  await changed();
}

/** @param {string[]} known */
function chosenLanguage(known) {
  try {
    const said = localStorage.getItem(LANGUAGE);
    if (said && known.includes(said)) return said;
  } catch (error) {
    // Nothing may be stored: then the browser's own language is taken.
  }
  const wanted = [...(navigator.languages || []), document.documentElement.lang].map((tag) => tag.split('-')[0]);
  return wanted.find((tag) => known.includes(tag)) || known[0];
}

/**
 * @param {Record<string, Record<string, string>>} words
 * @param {string} language
 * @param {import('../player/interface_texts.js').Translate} t
 */
function languagePart(words, language, t) {
  const select = h('select', { id: 'collect-language', onchange: () => {
    try {
      localStorage.setItem(LANGUAGE, select.value);
    } catch (error) {
      // It is asked again at the next visit.
    }
    location.reload();
  } }, ...Object.keys(words).map((tag) => h('option', { value: tag, selected: tag === language, lang: tag }, words[tag].language_name)));
  return h('p', { class: 'choice-of' }, h('label', { for: 'collect-language' }, t('collect_language')), select);
}
