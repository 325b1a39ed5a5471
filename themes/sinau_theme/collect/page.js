// SPDX-License-Identifier: Apache-2.0
/** The supervisor's page: takes results in, shows how far learners have come, passes them on. It asks no server and sends nothing. */

import { h } from '../player/dom.js';
import { browserEnvironment, randomName } from '../player/environment.js';
import { translator } from '../player/interface_texts.js';
import { printPage } from '../player/results/printing.js';
import { Model } from './model.js';
import { overviewSection } from './sections/overview_section.js';
import { intakeSection } from './sections/intake_section.js';
import { AT_ONCE, learnersSection } from './sections/learners_section.js';
import { chosenRows } from './sections/parts.js';
import { offlinePart } from './sections/offline.js';
import { passOnSection } from './sections/pass_on_section.js';
import { runInSlices, nextTask } from './time_slices.js';
import { EPOCH_MS, MINUTE_MS } from './snapshots.js';
import { OwnSecret } from './own_secret.js';
import { CollectionStore } from './store.js';

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
/** 128 bits and more. */
const SECRET_LETTERS = 26;
/** Learners on paper; more than that nobody reads. */
const MOST_PRINTED = 1000;

/** @param {Collecting} collecting */
export async function startCollectPage({ catalogue, title, fields, courses, words, directions }) {
  const language = chosenLanguage(Object.keys(words));
  document.documentElement.lang = language;
  document.documentElement.dir = directions[language];
  const t = translator(words[language], language);
  const store = await CollectionStore.open(catalogue);
  const model = new Model(fields);
  model.addCourses(courses);
  /** @type {import('./sections/parts.js').View} */
  const view = { course: courses.length ? courses[0].id : '', status: '', groups: {}, sort: 'name', sought: '', shown: AT_ONCE };
  /** @type {{element: HTMLElement, update: () => void}[]} */
  let sections = [];
  const told = h('p', { role: 'status', class: 'reading' });
  const show = async () => {
    for (const section of sections) {
      section.update();
      await nextTask();
    }
  };
  const computed = makeCompute(model, told, t);
  const changed = async () => {
    await computed();
    if (!model.names.some(({ id }) => id === view.course) && model.names.length) view.course = model.names[0].id;
    await show();
  };
  const print = async () => {
    view.shown = Math.min(MOST_PRINTED, chosenRows(model, view).length);
    await show();
    return printPage();
  };
  const minute = () => Math.floor((Date.now() - EPOCH_MS) / MINUTE_MS);
  const secret = new OwnSecret(store, () => randomName(browserEnvironment(window), SECRET_LETTERS));
  const page = { model, store, secret, t, language, changed, show, print, minute, view, title };
  sections = [intakeSection, overviewSection, learnersSection, passOnSection].map((make) => make(page));
  const main = /** @type {HTMLElement} */ (document.querySelector('main'));
  main.textContent = '';
  main.append(
    h('header', {}, h('p', { class: 'publisher' }, title), h('h1', {}, t('collect_title'))),
    h('p', {}, t('collect_about')),
    offlinePart(t),
    ...(store.isPersistent ? [] : [h('p', { class: 'sinau-notice' }, t('collect_not_kept'))]),
    h('nav', { 'aria-label': t('collect_title') }, ...sections.map(({ element }) => h('a', { href: `#${element.id}` }, element.querySelector('h2')?.textContent || ''))),
    told, ...sections.map(({ element }) => element), h('footer', {}, languageSelect(words, language, t)),
  );
  document.title = t('collect_title');
  told.textContent = t('collect_reading');
  model.addCourses(/** @type {import('../player/types.js').Course[]} */ (await store.setting('courses') || []));
  model.addEntries(await store.entries());
  const participants = await store.setting('participants');
  if (Array.isArray(participants)) model.participants = participants;
  await changed();
}

/**
 * Computes what is shown; what comes in meanwhile is computed in the same go.
 * @param {Model} model
 * @param {HTMLElement} told
 * @param {import('../player/interface_texts.js').Translate} t
 * @returns {() => Promise<void>}
 */
function makeCompute(model, told, t) {
  let wanted = 0;
  /** @type {Promise<void> | null} */
  let running = null;
  const run = async () => {
    let begun = 0;
    do {
      begun = wanted;
      await runInSlices(model.compute(Date.now()), () => {
        const total = model.collection.size;
        if (model.read.size < total) told.textContent = t('collect_progress', { done: model.read.size, total });
        return begun === wanted;
      });
    } while (begun !== wanted);
    told.textContent = '';
    running = null;
  };
  return () => {
    wanted += 1;
    running = running || run();
    return running;
  };
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
function languageSelect(words, language, t) {
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
