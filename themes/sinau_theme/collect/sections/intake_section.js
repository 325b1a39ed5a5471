// SPDX-License-Identifier: Apache-2.0
/** Where results come in: pasted, as files and folders, dropped, by the camera. What cannot be read is listed, and stops nothing. */

import { replaceContent, focusOn, h } from '../../player/dom.js';
import { decisionAbout } from '../entries.js';
import { takeBlob, takeText } from '../intake.js';
import { lastDecisions } from '../learners.js';
import { participantsOf } from '../participants.js';
import { inSlices } from '../slices.js';
import { cameraPart } from './camera.js';
import { makeButton } from './parts.js';

/** @typedef {import('./parts.js').Page} Page */
/** @typedef {import('../intake.js').Taken} Taken */

/** @type {Taken} */
const NOTHING = { entries: [], courses: [], refused: [] };

/** @param {Page} page */
export function intakeSection(page) {
  const { t, store, model } = page;
  const result = h('div', { role: 'status', class: 'intake-result' });
  /** @param {Taken[]} all @param {boolean} [quiet]  the eye stays where it is */
  const take = async (all, quiet = false) => {
    const entries = all.reduce((/** @type {Taken['entries']} */ sum, one) => sum.concat(one.entries), []);
    const courses = all.reduce((/** @type {Taken['courses']} */ sum, one) => sum.concat(one.courses), []);
    const news = model.add(entries);
    const fresh = model.addCourses(courses);
    const kept = (!news.length || await store.add(news)) && (!fresh.length || await store.addTo('courses', fresh));
    replaceContent(result, summaryOfIntake(page, news.length, entries.length - news.length, all, kept));
    if (!quiet) focusOn(result);
    await page.changed();
  };
  /** @param {Iterable<File>} files */
  const takeFiles = async (files) => {
    replaceContent(result, h('p', {}, t('collect_reading')));
    /** @type {Taken[]} */
    const all = [];
    /** @type {Node[]} */
    const lists = [];
    for (const file of Array.from(files)) {
      // Whoever drops a list of participants with the results means it as one.
      const list = /\.csv$/i.test(file.name) ? await takeParticipants(page, file) : null;
      if (list && list.ok) lists.push(...list.told);
      else all.push(await takeBlob(file.name, file));
    }
    if (all.length) await take(all);
    else replaceContent(result);
    result.append(...lists);
  };
  const area = h('textarea', { id: 'collect-text', rows: 5, 'aria-describedby': 'collect-text-about' });
  const takePasted = async () => {
    const text = area.value;
    area.value = '';
    replaceContent(result, h('p', {}, t('collect_reading')));
    await take([await inSlices(takeText(text, '')) || NOTHING]);
  };
  const files = filePicker(takeFiles, {});
  const folder = filePicker(takeFiles, { webkitdirectory: true });
  const list = filePicker(async (given) => replaceContent(result, (await takeParticipants(page, given[0])).told), { multiple: false, accept: '.csv,.txt,text/csv' });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    const { dataTransfer } = event;
    if (dataTransfer && dataTransfer.files.length) takeFiles(Array.from(dataTransfer.files));
  });
  const camera = cameraPart(page, async (text) => take([await inSlices(takeText(text, t('collect_camera'))) || NOTHING], true));
  const pairs = h('div', {});
  const element = h('section', { id: 'collect-in' }, h('h2', {}, t('collect_in')),
    h('label', { for: 'collect-text' }, t('collect_text')), h('p', { id: 'collect-text-about' }, t('collect_text_about')), area,
    h('div', { class: 'actions' },
      makeButton(t('collect_take'), takePasted, false),
      makeButton(t('collect_files'), () => files.click()), makeButton(t('collect_folder'), () => folder.click()),
      makeButton(t('collect_participants'), () => list.click()), files, folder, list),
    camera, result, pairs);
  return { element, update: () => replaceContent(pairs, pairsPart(page)) };
}

/**
 * @param {(files: File[]) => void} take
 * @param {Record<string, string | boolean>} more
 */
function filePicker(take, more) {
  const input = h('input', {
    type: 'file', multiple: true, class: 'sinau-spoken', tabindex: -1, 'aria-hidden': 'true', ...more,
    onchange: () => {
      const files = Array.from(input.files || []);
      // The same file may be chosen again.
      input.value = '';
      if (files.length) take(files);
    },
  });
  return input;
}

/**
 * @param {Page} page
 * @param {number} added
 * @param {number} known
 * @param {Taken[]} all
 * @param {boolean} kept
 */
function summaryOfIntake({ t }, added, known, all, kept) {
  const refused = all.reduce((/** @type {Taken['refused']} */ sum, one) => sum.concat(one.refused), []);
  const courses = all.reduce((sum, one) => sum + one.courses.length, 0);
  return [
    h('p', {}, t('collect_added', { count: added }), known ? ` ${t('collect_known', { count: known })}` : ''),
    courses ? h('p', {}, t('collect_course_added', { count: courses })) : null,
    kept ? null : h('p', { class: 'sinau-notice' }, t('collect_not_kept')),
    refused.length ? h('details', { open: true }, h('summary', {}, t('collect_refused', { count: refused.length })),
      h('ul', {}, ...refused.map(({ source, reason, excerpt }) => h('li', {},
        source ? [h('b', {}, source), ' '] : null, t(`refused_${reason}`, { count: excerpt }), excerpt && reason !== 'partly' ? h('code', {}, ` ${excerpt}`) : null)))) : null,
  ];
}

/**
 * @param {Page} page
 * @param {File} file
 * @returns {Promise<{ok: boolean, told: Node[]}>} not ok: it is no list of participants, and nothing was changed
 */
async function takeParticipants({ t, model, store, changed }, file) {
  const read = participantsOf(await new Response(file).text(), model.fields);
  if (!read.ok) return { ok: false, told: [h('p', { class: 'sinau-notice' }, t('participants_headings', { headings: read.headings.join(', ').slice(0, 200) }))] };
  model.participants = read.participants;
  await store.set('participants', read.participants);
  await changed();
  const unnamed = read.unnamed ? ` ${t('participants_unnamed', { count: read.unnamed })}` : '';
  return { ok: true, told: [h('p', {}, t('participants_added', { count: read.participants.length }), unnamed)] };
}

/** @param {Page} page */
function pairsPart(page) {
  const { model, t } = page;
  const [pair] = model.pairs;
  if (!pair) return [decidedPart(page)];
  /** @param {boolean} same */
  const decide = (same) => decideOn(page, pair[0].key, pair[1].key, same);
  const about = pair.map(({ name, fields, snapshots }) => h('li', {}, [name, ...Object.values(fields)].filter(Boolean).join(' · '),
    ` (${t('collect_messages', { count: snapshots.length })})`));
  return [h('div', { class: 'sinau-notice', role: 'group', 'aria-label': t('pair_question') }, h('p', {}, t('pair_question'), ' ',
    t('pair_left', { count: model.pairs.length })), h('ul', {}, ...about),
  h('div', { class: 'actions' }, makeButton(t('pair_same'), () => decide(true)), makeButton(t('pair_other'), () => decide(false)))), decidedPart(page)];
}

/**
 * @param {Page} page
 * @param {string} one
 * @param {string} other
 * @param {boolean} same
 */
async function decideOn(page, one, other, same) {
  const entry = decisionAbout(one, other, same, Date.now());
  page.model.add([entry]);
  await page.store.add([entry]);
  await page.changed();
  const next = /** @type {HTMLElement | null} */ (document.querySelector('#collect-in [role="group"], #collect-in .decided'));
  if (next) focusOn(next);
}

/**
 * What was decided can be decided anew.
 * @param {Page} page
 */
function decidedPart(page) {
  const { model, t } = page;
  const all = lastDecisions(model.decisions);
  if (!all.length) return h('div', {});
  /** @param {string} key  of a learner */
  const called = (key) => key.replace(/^d \S* ?|^n /, '') || t('collect_nameless');
  return h('details', { class: 'decided' }, h('summary', {}, t('pairs_decided', { count: all.length })), h('ul', {}, ...all.map(({ one, other, same }) => h('li', {},
    `${called(one)}, ${called(other)}: ${t(same ? 'pair_same' : 'pair_other')} `,
    makeButton(t(same ? 'pair_other' : 'pair_same'), () => decideOn(page, one, other, !same))))));
}
