// SPDX-License-Identifier: Apache-2.0
/** Where results come in: pasted, as files and folders, dropped, by the camera. What cannot be read is listed, and stops nothing. */

import { replaceContent, focusOn, h } from '../../player/dom.js';
import { nothingTaken, takeText } from '../intake.js';
import { runInSlices } from '../time_slices.js';
import { cameraPart } from './camera.js';
import { droppedIn, givenIn } from './dropped.js';
import { takingFiles } from './given_files.js';
import { intakeResult } from './intake_result.js';
import { undecidedPairPart } from './pairs.js';
import { makeButton } from './parts.js';

/** @typedef {import('./parts.js').Page} Page */
/** @typedef {import('../intake.js').Taken} Taken */
/** @typedef {import('./dropped.js').Given} Given */

/** @param {Page} page */
export function intakeSection(page) {
  const { t, store, model } = page;
  const result = h('div', { role: 'status', class: 'intake-result' });
  /** @param {Taken} taken @param {boolean} [quiet]  the eye stays where it is */
  const take = async (taken, quiet = false) => {
    const { entries, courses } = taken;
    const otherSecret = await takeOwn(page, taken);
    const news = model.addEntries(entries);
    const fresh = model.addCourses(courses);
    const kept = (!news.length || await store.add(news)) && (!fresh.length || await store.appendToSetting('courses', fresh));
    replaceContent(result, intakeResult(page, { added: news.length, known: entries.length - news.length, taken, kept, otherSecret }));
    if (!quiet) focusOn(result);
    await page.changed();
  };
  const { takeFiles, takeList } = takingFiles(page, result, take);
  const area = h('textarea', { id: 'collect-text', rows: 5, 'aria-describedby': 'collect-text-about' });
  const takePasted = async () => {
    const text = area.value;
    area.value = '';
    replaceContent(result, h('p', {}, t('collect_reading')));
    await take(await runInSlices(takeText(text, '')) || nothingTaken());
  };
  const files = filePicker(takeFiles, {});
  const folder = filePicker(takeFiles, { webkitdirectory: true });
  // A phone may know no folders: then nothing would happen.
  const folderButton = 'webkitdirectory' in folder ? makeButton(t('collect_folder'), () => folder.click()) : null;
  const list = filePicker(takeList, { multiple: false, accept: '.csv,.txt,text/csv' });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    const { dataTransfer } = event;
    if (dataTransfer && dataTransfer.files.length) droppedIn(dataTransfer).then(takeFiles);
  });
  const camera = cameraPart(page, async (text) => take(await runInSlices(takeText(text, t('collect_camera'))) || nothingTaken(), true));
  const pairs = h('div', {});
  const element = h('section', { id: 'collect-in' }, h('h2', {}, t('collect_in')),
    h('label', { for: 'collect-text' }, t('collect_text')), h('p', { id: 'collect-text-about' }, t('collect_text_about')), area,
    h('div', { class: 'actions' },
      makeButton(t('collect_take'), takePasted, false),
      makeButton(t('collect_files'), () => files.click()), folderButton,
      makeButton(t('collect_participants'), () => list.click()), files, folder, list),
    camera, result, pairs);
  return { element, update: () => replaceContent(pairs, undecidedPairPart(page)) };
}

/**
 * @param {(given: Given[]) => void} take
 * @param {Record<string, string | boolean>} more
 */
function filePicker(take, more) {
  const input = h('input', {
    type: 'file', multiple: true, class: 'sinau-spoken', tabindex: -1, 'aria-hidden': 'true', ...more,
    onchange: () => {
      const files = givenIn(input.files || []);
      // The same file may be chosen again.
      input.value = '';
      if (files.length) take(files);
    },
  });
  return input;
}

/**
 * Where nothing was collected yet, a collection goes on as it was on another device.
 * @param {Page} page
 * @param {Taken} taken
 * @returns {Promise<string>} a secret that was not taken, as this collection has one or has begun without it; '' for none
 */
async function takeOwn({ model, store, secret }, { own }) {
  let other = '';
  for (const one of own) {
    if (!model.participants.length && one.participants.length) {
      model.participants = one.participants;
      await store.keepSetting('participants', one.participants);
    }
    const known = await secret.known();
    if (!one.secret || one.secret === known) continue;
    if (model.collection.size || known) other = one.secret;
    else await secret.set(one.secret);
  }
  return other;
}
