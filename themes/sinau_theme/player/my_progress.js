// SPDX-License-Identifier: Apache-2.0
/** "My progress": where it is saved, to a file and back, the support code, and who is learning. The same on every surface. */

import { failureNotice, replaceContent, focusOn, h } from './dom.js';
import { readLearners } from './environment.js';
import { renameLearner, switchLearner } from './learners.js';
import { saveStatus } from './save_status.js';
import { takeEventsOver, isoTime, readProgressFile, learnerTag, progressFileText } from './progress_file.js';
import { canHandOn } from './results/can_hand_on.js';
import { storagePlace, supportCode, supportFacts } from './support_code.js';

/** @typedef {import('./lesson.js').Desk} Desk */
/** @typedef {import('./progress_file.js').Good} Good */

/**
 * @param {Desk} desk  of a study whose journal is open
 * @param {'h1' | 'h2'} title  the panel's own heading; its parts are one below
 * @returns {{element: HTMLElement, update: () => void, handOn: () => void}}  `handOn`: as its button does
 */
export function progressPanel(desk, title) {
  const part = title === 'h1' ? 'h2' : 'h3';
  const facts = h('div', {});
  const code = h('output', { class: 'sinau-code' });
  const { study, t } = desk;
  const update = () => {
    const text = supportCode(supportFacts(study));
    if (code.textContent !== text) code.textContent = text;
    const list = factList(desk);
    if (facts.innerHTML !== list.outerHTML) replaceContent(facts, list);
  };
  update();
  const handing = handOnPart(desk, part);
  const element = h('section', { class: 'sinau-care' },
    h(title, {}, t('my_progress')), facts, handing && handing.place,
    filePart(desk, part),
    h(part, {}, t('care_code')), h('p', {}, code), h('p', {}, t('care_code_about')),
    h(part, {}, t('care_who')), ...learnerPart(desk), buttonsPart(desk, part));
  return { element, update, handOn: () => { if (handing) handing.open(); } };
}

/** @param {Desk} desk */
function factList({ study, t }) {
  const { done, total } = study.progress;
  const { answers } = supportFacts(study);
  const where = storagePlace(study);
  const shown = where === 'nothing' ? t('not_yet') : where === 'late' ? t('status_late') : t(`care_${where}`);
  const { key } = saveStatus(study);
  return h('div', {}, h('dl', { class: 'sinau-facts' },
    h('dt', {}, t('care_done')), h('dd', {}, t('care_count', { done, total })),
    h('dt', {}, t('care_answers')), h('dd', {}, answers ? String(answers) : t('no_answers')),
    // Of a visit alone nobody asks where it is.
    study.begun ? [h('dt', {}, t('care_where')), h('dd', {}, shown)] : null,
    study.tracking.expected ? [h('dt', {}, t('care_lms')), h('dd', {}, key ? t(key) : t('not_yet'))] : null),
  study.launched && study.launched.journal.damaged ? h('p', {}, t('care_gap')) : null);
}

/**
 * The way to hand on results. In an LMS there is one only where the course asks for it: the LMS has the results already.
 * @param {Desk} desk
 * @param {'h2' | 'h3'} part
 */
function handOnPart(desk, part) {
  const { study, t, loader } = desk;
  if (!canHandOn(study.course)) return null;
  const place = h('div', {});
  const open = async () => {
    // Objectives have their texts there.
    const brought = Promise.all([desk.results ? null : loader.loadAssessmentCode(), loader.fetch(desk.results || 'results.js', () => loader.later.handOnPanel)]);
    const found = await brought.catch(() => null);
    if (!found) {
      replaceContent(place, failureNotice(t, t('load_failed', { title: t('hand_on') }), open));
      return;
    }
    const panel = found[1](desk, part);
    replaceContent(place, panel);
    focusOn(/** @type {HTMLElement} */ (panel.firstElementChild), panel, 'start');
  };
  replaceContent(place, h(part, {}, t('hand_on')), h('p', {}, t('hand_on_offer')),
    h('button', { type: 'button', class: 'sinau-button is-quiet', onclick: open }, t('hand_on')));
  return { place, open };
}

/**
 * The way to what every button does. A course as one file does not carry that.
 * @param {Desk} desk
 * @param {'h2' | 'h3'} part
 * @returns {HTMLElement | null}
 */
function buttonsPart({ study, t, loader, language, buttons = 'buttons.js' }, part) {
  if (study.course.publication === 'onefile') return null;
  const place = h('div', {});
  const open = async () => {
    const list = await loader.fetch(buttons, () => loader.later.buttonList).catch(() => null);
    const shown = list ? list(language, t('buttons'), part) : failureNotice(t, t('load_failed', { title: t('buttons') }), open);
    replaceContent(place, shown);
    focusOn(/** @type {HTMLElement} */ (shown.firstElementChild), shown, 'start');
  };
  replaceContent(place, h(part, {}, t('buttons')), h('p', {}, t('buttons_offer')),
    h('button', { type: 'button', class: 'sinau-button is-quiet', onclick: open }, t('buttons')));
  return place;
}

/**
 * @param {Desk} desk
 * @param {'h2' | 'h3'} part
 */
function filePart(desk, part) {
  const { t } = desk;
  const result = h('div', { role: 'status' });
  const input = h('input', {
    type: 'file', accept: '.txt,text/plain', class: 'sinau-spoken', tabindex: -1, 'aria-hidden': 'true',
    onchange: () => { loadFile(desk, input, result); },
  });
  return h('div', {}, h(part, {}, t('care_file')), h('p', {}, t('care_file_about')),
    h('div', { class: 'question-actions' },
      h('button', { type: 'button', class: 'sinau-button', onclick: () => saveToFile(desk, result) }, t('care_save')),
      h('button', { type: 'button', class: 'sinau-button is-quiet', onclick: () => input.click() }, t('care_load')), input),
    result);
}

/** @param {Desk} desk @returns {string} that the learner has given; '' */
function learnerName({ study }) {
  const { environment, session } = study;
  if (session && session.connected) return '';
  return readLearners(environment.localStorage).names[environment.learner] || '';
}

/**
 * @param {Desk} desk
 * @param {HTMLElement} result
 */
function saveToFile(desk, result) {
  const { study, t } = desk;
  const text = progressFileText(study, learnerName(desk));
  const day = isoTime(study.environment.wall()).slice(0, 10);
  const name = `${t('care_file_name')}-${study.course.id}-${day}.txt`;
  let saved = true;
  try {
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = h('a', { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  } catch (error) {
    saved = false;
  }
  // An LMS's frame may refuse downloads without a word, so the text itself is at hand as well.
  replaceContent(result, h('p', {}, saved ? t('care_saved', { name }) : t('care_save_failed')),
    h('details', saved ? {} : { open: true }, h('summary', {}, t('care_copy')),
      h('textarea', { readonly: true, rows: 6, 'aria-label': t('care_copy') }, text)));
}

/**
 * @param {Desk} desk
 * @param {HTMLInputElement} input
 * @param {HTMLElement} result
 */
async function loadFile(desk, input, result) {
  const { study, t } = desk;
  const file = input.files && input.files[0];
  if (!file) return;
  const text = await fileText(file);
  // The same file may be chosen again.
  input.value = '';
  const found = readProgressFile(text, study.course.id, study.course.catalogue);
  if (!found.ok) {
    replaceContent(result, h('p', {}, t(`care_bad_${found.why}`, { title: found.title })));
    return;
  }
  if (found.learner === learnerTag(study)) {
    await takeOverProgress(desk, found, result);
  } else if (study.session && study.session.connected && found.learner.startsWith('lms:')) {
    replaceContent(result, h('p', {}, t('care_bad_learner')));
  } else {
    const name = found.name ? ` (${found.name})` : '';
    const question = h('p', {}, t('care_learner_sure', { name }));
    replaceContent(result, question, h('div', { class: 'question-actions' },
      h('button', { type: 'button', class: 'sinau-button', onclick: () => { takeOverProgress(desk, found, result); } }, t('care_yes_load')),
      h('button', { type: 'button', class: 'sinau-button is-quiet', onclick: () => replaceContent(result) }, t('care_cancel'))));
    focusOn(question);
  }
}

/**
 * @param {Desk} desk
 * @param {Good} found
 * @param {HTMLElement} result
 */
async function takeOverProgress(desk, { events, damaged }, result) {
  const { study, t } = desk;
  const { added, other, beyond, kept } = await takeEventsOver(study, events);
  const lines = [added ? t('care_loaded', { count: added }) : t('care_loaded_none')];
  if (other) lines.push(t('care_loaded_other', { count: other }));
  if (damaged) lines.push(t('care_partly', { count: damaged }));
  if (beyond) lines.push(t('care_beyond', { count: beyond }));
  if (added && kept === 'memory') lines.push(t('care_loaded_memory'));
  replaceContent(result, lines.map((line) => h('p', {}, line)));
}

/**
 * @param {Blob} file
 * @returns {Promise<string>} '' when it cannot be read
 */
function fileText(file) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => resolve('');
    reader.readAsText(file);
  });
}

/**
 * @param {Desk} desk
 * @returns {HTMLElement[]}
 */
function learnerPart(desk) {
  const { study, t } = desk;
  const { environment, session } = study;
  if (session && session.connected) return [h('p', {}, t('care_lms_who'))];
  const storage = environment.localStorage;
  const { names } = readLearners(storage);
  const own = environment.learner;
  /** @param {string} id */
  const nameOf = (id) => names[id] || (id ? `${t('care_first')} (${id})` : t('care_first'));
  const now = h('p', {}, t('learning_as', { name: nameOf(own) }));
  const result = h('p', { role: 'status' });
  const field = h('input', { id: 'sinau-name', type: 'text', maxlength: 40, autocomplete: 'off', value: names[own] || '' });
  /** @param {string | null} id  null: somebody new */
  const change = (id) => { if (switchLearner(environment, id)) location.reload(); else replaceContent(result, t('care_name_failed')); };
  const others = Array.from(new Set([''].concat(Object.keys(names)))).filter((id) => id !== own);
  return [
    now,
    h('form', { class: 'sinau-name', onsubmit: (event) => event.preventDefault() },
      h('label', { for: 'sinau-name' }, t('care_name')), field,
      // Pressed by Enter as well, also where a sandbox lets nothing be submitted.
      h('button', { type: 'submit', class: 'sinau-button is-quiet', onclick: (event) => {
        event.preventDefault();
        replaceContent(result, t(renameLearner(environment, field.value) ? 'care_renamed' : 'care_name_failed'));
        now.textContent = t('learning_as', { name: field.value.trim() || nameOf('') });
        study.notify();
      } }, t('care_rename'))), result,
    h('details', {}, h('summary', {}, t('care_not_me')), h('p', {}, t('care_new_about')),
      h('div', { class: 'question-actions' },
        h('button', { type: 'button', class: 'sinau-button', onclick: () => change(null) }, t('care_new')),
        others.map((id) => h('button', { type: 'button', class: 'sinau-button is-quiet', onclick: () => change(id) },
          t('care_switch', { name: nameOf(id) }))))),
    h('p', {}, t('care_shared')),
  ];
}
