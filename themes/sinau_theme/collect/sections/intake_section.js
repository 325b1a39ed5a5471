// SPDX-License-Identifier: Apache-2.0
/** Where results come in: pasted, as files and folders, dropped, by the camera. What cannot be read is listed, and stops nothing. */

import { fill, focusOn, h } from '../../player/dom.js';
import { decision } from '../entries.js';
import { takeBlob, takeText } from '../intake.js';
import { participantsOf } from '../participants.js';
import { button } from './parts.js';

/** @typedef {import('./parts.js').Page} Page */
/** @typedef {import('../intake.js').Taken} Taken */

/** @param {Page} page */
export function intakeSection(page) {
  const { t, store, model } = page;
  const result = h('div', { role: 'status', class: 'intake-result' });
  /** @param {Taken[]} all */
  const take = async (all) => {
    const entries = all.reduce((/** @type {Taken['entries']} */ sum, one) => sum.concat(one.entries), []);
    const courses = all.reduce((/** @type {Taken['courses']} */ sum, one) => sum.concat(one.courses), []);
    const news = model.add(entries);
    model.addCourses(courses);
    const kept = !news.length || await store.add(news);
    await page.changed();
    fill(result, summary(page, news.length, entries.length - news.length, all, kept));
    focusOn(result);
  };
  /** @param {Iterable<File>} files */
  const takeFiles = async (files) => {
    fill(result, h('p', {}, t('collect_reading')));
    /** @type {Taken[]} */
    const all = [];
    for (const file of Array.from(files)) all.push(await takeBlob(file.name, file));
    await take(all);
  };
  const area = h('textarea', { id: 'collect-text', rows: 5, 'aria-describedby': 'collect-text-about' });
  const files = picker(takeFiles, {});
  const folder = picker(takeFiles, { webkitdirectory: true });
  const list = picker(async (given) => fill(result, await takeParticipants(page, given[0])), { accept: '.csv,.txt,text/csv' });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    const { dataTransfer } = event;
    if (dataTransfer && dataTransfer.files.length) takeFiles(Array.from(dataTransfer.files));
  });
  const camera = cameraPart(page, (text) => take([takeText(text, t('collect_camera'))]));
  const pairs = h('div', {});
  const element = h('section', { id: 'collect-in' }, h('h2', {}, t('collect_in')),
    h('label', { for: 'collect-text' }, t('collect_text')), h('p', { id: 'collect-text-about' }, t('collect_text_about')), area,
    h('div', { class: 'actions' },
      button(t('collect_take'), () => { take([takeText(area.value, '')]); area.value = ''; }, false),
      button(t('collect_files'), () => files.click()), button(t('collect_folder'), () => folder.click()),
      button(t('collect_participants'), () => list.click()), camera, files, folder, list),
    result, pairs);
  return { element, update: () => fill(pairs, pairsPart(page)) };
}

/**
 * @param {(files: File[]) => void} take
 * @param {Record<string, string | boolean>} more
 */
function picker(take, more) {
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
function summary({ t }, added, known, all, kept) {
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
 */
async function takeParticipants({ t, model, store, changed }, file) {
  const read = participantsOf(await new Response(file).text(), model.fields);
  if (!read.ok) return [h('p', { class: 'sinau-notice' }, t('participants_headings', { headings: read.headings.join(', ').slice(0, 200) }))];
  model.participants = read.participants;
  await store.set('participants', read.participants);
  await changed();
  return [h('p', {}, t('participants_added', { count: read.participants.length }), read.unnamed ? ` ${t('participants_unnamed', { count: read.unnamed })}` : '')];
}

/** @param {Page} page */
function pairsPart(page) {
  const { model, t, store } = page;
  const [pair] = model.pairs;
  if (!pair) return [];
  /** @param {boolean} same */
  const decide = async (same) => {
    const entry = decision(pair[0].key, pair[1].key, same, Date.now());
    model.add([entry]);
    await store.add([entry]);
    await page.changed();
  };
  const about = pair.map(({ name, fields, snapshots }) => h('li', {}, [name, ...Object.values(fields)].filter(Boolean).join(' · '),
    ` (${t('collect_messages', { count: snapshots.length })})`));
  return [h('div', { class: 'sinau-notice', role: 'group', 'aria-label': t('pair_question') }, h('p', {}, t('pair_question'), ' ',
    t('pair_left', { count: model.pairs.length })), h('ul', {}, ...about),
  h('div', { class: 'actions' }, button(t('pair_same'), () => decide(true)), button(t('pair_other'), () => decide(false))))];
}

/**
 * @param {Page} page
 * @param {(text: string) => void} take
 * @returns {HTMLElement | null} null: this browser reads no codes
 */
function cameraPart({ t }, take) {
  const { BarcodeDetector } = /** @type {any} */ (window);
  if (!BarcodeDetector || !navigator.mediaDevices) return null;
  const video = h('video', { class: 'camera', playsinline: true, muted: true, hidden: true });
  const told = h('p', { role: 'status' });
  /** @type {MediaStream | null} */
  let stream = null;
  const stop = () => {
    if (stream) stream.getTracks().forEach((track) => track.stop());
    stream = null;
    video.hidden = true;
  };
  const look = async () => {
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    let last = '';
    while (stream) {
      const [found] = await detector.detect(video).catch(() => []);
      // The same code is in front of the camera for a while.
      if (found && found.rawValue !== last) {
        last = found.rawValue;
        take(last);
      }
      await new Promise((resolve) => { setTimeout(resolve, 300); });
    }
  };
  const toggle = async () => {
    if (stream) { stop(); return; }
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      video.srcObject = stream;
      video.hidden = false;
      await video.play();
      told.textContent = t('camera_on');
      look();
    } catch (error) {
      told.textContent = t('camera_refused');
    }
  };
  return h('span', {}, button(t('collect_camera'), toggle), video, told);
}
