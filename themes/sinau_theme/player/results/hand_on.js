// SPDX-License-Identifier: Apache-2.0
/**
 * A learner hands on results: sees exactly what will be sent, and sends it by hand, as a message, a file or a code. Nothing leaves the
 * page by itself. It is the learner's own statement, and the page says so.
 */

import qrcode from 'qrcode-generator';

import { replaceContent, focusOn, h } from '../dom.js';
import { resultOrNull, readLearners } from '../environment.js';
import { percentText } from '../interface_texts.js';
import { packedStateOf } from '../packed_progress.js';
import { encodeState } from '../packed_state.js';
import { isoTime, progressFileText } from '../progress_file.js';
import { questionsDigest, toMessage } from './message.js';
import { printRecord } from './learning_record.js';

/** @typedef {import('../lesson.js').Desk} Desk */
/** @typedef {import('./message.js').Result} Result */
/** @typedef {NonNullable<import('../types.js').Course['collect']>[number]} Field */

/** What was given last on this device, by learner. */
const KEY = 'sinau.handed-on';
const EPOCH_MS = Date.UTC(2020, 0, 1);
const MINUTE_MS = 60000;
const SCORE_STEPS = 10000;
const MOST = 80;

/**
 * @param {Desk} desk  of a study whose journal is open
 * @param {'h2' | 'h3'} heading
 * @returns {HTMLElement}
 */
export function handOnPanel(desk, heading) {
  const { study, t } = desk;
  const known = givenBefore(desk);
  /** @type {Field[]} */
  const asked = study.course.collect || [];
  const name = makeField('sinau-hand-on-name', t('hand_on_name'), known.name, true);
  const fields = asked.map((one) => ({ one, ...makeField(`sinau-hand-on-${one.id}`, one.label, known.fields[one.id] || '', one.required) }));
  const result = h('div', { class: 'sinau-hand-on-result' });
  const wrong = h('p', { role: 'alert', class: 'sinau-spoken' });
  const show = () => {
    const { text, input: first } = showFaults([name, ...fields], t);
    wrong.textContent = text;
    if (first) {
      // What was shown before would be sent without it.
      replaceContent(result);
      first.focus();
      return;
    }
    /** @type {Record<string, string>} */
    const given = {};
    for (const { one, input } of fields) if (input.value.trim()) given[one.id] = input.value.trim();
    keepGivenFields(desk, name.input.value.trim(), given);
    replaceContent(result, ...previewOfResult(desk, currentResult(desk, name.input.value.trim(), given)));
    const title = /** @type {HTMLElement} */ (result.firstElementChild);
    focusOn(title);
    title.scrollIntoView({ block: 'start' });
  };
  return h('section', { class: 'sinau-hand-on' }, h(heading, {}, t('hand_on')), h('p', {}, t('hand_on_about')),
    h('form', { novalidate: true, onsubmit: (event) => event.preventDefault() }, name.element, ...fields.map(({ element }) => element), wrong,
      // Pressed by Enter as well, also where a sandbox lets nothing be submitted.
      h('button', { type: 'submit', class: 'sinau-button', onclick: (event) => { event.preventDefault(); show(); } }, t('hand_on_show'))),
    result);
}

/** @typedef {{label: string, input: HTMLInputElement, fault: HTMLElement, required: boolean}} Given */

/**
 * Says under each field what has to be changed.
 * @param {Given[]} fields
 * @param {Desk['t']} t
 * @returns {{text: string, input: HTMLInputElement | null}} all of it, to be heard, and the first field of it; '' for nothing
 */
function showFaults(fields, t) {
  let [text, first] = ['', /** @type {HTMLInputElement | null} */ (null)];
  for (const { label, input, fault, required } of fields) {
    const { length } = input.value.trim();
    const own = required && !length ? t('hand_on_missing', { fields: label })
      : length > MOST ? t('hand_on_too_long', { field: label, most: MOST, count: length - MOST }) : '';
    fault.textContent = own;
    if (own) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    first = first || (own ? input : null);
    text = [text, own].filter(Boolean).join(' ');
  }
  return { text, input: first };
}

/**
 * @param {string} id
 * @param {string} label
 * @param {string} value
 * @param {boolean} required
 */
function makeField(id, label, value, required) {
  const input = h('input', { id, type: 'text', autocomplete: 'off', value, 'aria-required': required ? 'true' : null, 'aria-describedby': `${id}-fault` });
  const fault = h('span', { id: `${id}-fault`, class: 'sinau-hand-on-fault' });
  return { label, input, fault, required, element: h('p', { class: 'sinau-hand-on-field' }, h('label', { for: id }, label), input, fault) };
}

/**
 * What is handed on: all that is known of the course, as it stands now.
 * @param {Desk} desk
 * @param {string} name
 * @param {Record<string, string>} fields
 * @returns {Result}
 */
export function currentResult({ study }, name, fields) {
  const { course, progress, environment, launched } = study;
  const { done, total, success, score } = progress;
  const nonce = launched ? launched.nonce : '';
  const device = resultOrNull(() => environment.localStorage && environment.localStorage.getItem('sinau.device')) || '';
  return {
    catalogue: course.catalogue || '', course: course.id, version: course.version, questions: questionsDigest(course.activities), device,
    minute: Math.max(0, Math.floor((environment.wall() - EPOCH_MS) / MINUTE_MS)), done, total,
    score: score === null ? null : Math.round(score * SCORE_STEPS), success,
    state: encodeState(course, packedStateOf(course, progress, { nonce, interactions: 0 })), name, fields,
  };
}

/**
 * @param {Desk} desk
 * @param {Result} result
 */
function previewOfResult(desk, result) {
  const { study, t } = desk;
  const { course } = study;
  const text = `${messageHeading(desk, result)}\n${toMessage(result)}`;
  const told = h('p', { role: 'status' });
  const code = h('div', {});
  const area = h('textarea', { readonly: true, rows: 6, 'aria-label': t('hand_on_message') }, text);
  const day = isoTime(study.environment.wall()).slice(0, 10);
  const name = `${t('hand_on_file_name')}-${course.id}-${day}.txt`;
  const file = () => progressFileText(study, result.name, { questions: result.questions, fields: result.fields });
  const canShare = 'share' in navigator;
  const buttons = [
    canShare ? makeButton(t('hand_on_share'), () => shareData(desk, { text }, told), true) : null,
    makeButton(t('hand_on_copy'), () => copyText(desk, area, told), !canShare),
    makeButton(t('hand_on_file'), () => shareFile(desk, name, file(), told)),
    makeButton(t('hand_on_qr'), () => replaceContent(code, qrPart(desk, text.split('\n')[1]))),
    makeButton(t('hand_on_record'), async () => {
      const record = await printRecord(desk, result, qrSvg(text.split('\n')[1]));
      told.textContent = record ? t('hand_on_not_printed') : '';
      if (record) replaceContent(code, record);
    }),
  ];
  return [
    h('p', { class: 'sinau-hand-on-line', tabindex: -1 }, h('b', {}, t('hand_on_ready')), ' ', messageHeading(desk, result)),
    h('p', {}, t('hand_on_what')), area, h('div', { class: 'question-actions' }, buttons), told, code,
  ];
}

/**
 * @param {Desk} desk
 * @param {Result} result
 * @returns {string} for people
 */
export function messageHeading({ study, t, language }, { name, score, success, done, total }) {
  const day = new Date(study.environment.wall()).toLocaleDateString(language, { day: 'numeric', month: 'long', year: 'numeric' });
  const reached = [t('care_count', { done, total }), score === null ? '' : percentText(score / SCORE_STEPS, language),
    success === 'unknown' ? '' : t(success === 'passed' ? 'passed' : 'not_passed')].filter(Boolean).join(', ');
  return [t('hand_on_line', { name, course: study.course.title }), reached, day].join(' · ');
}

/**
 * @param {string} word
 * @param {() => void} act
 * @param {boolean} [first]
 */
function makeButton(word, act, first = false) {
  return h('button', { type: 'button', class: `sinau-button${first ? '' : ' is-quiet'}`, onclick: act }, word);
}

/**
 * @param {Desk} desk
 * @param {ShareData} data
 * @param {HTMLElement} told
 * @returns {Promise<boolean>} whether the browser took it, or the learner turned it away
 */
async function shareData({ t }, data, told) {
  try {
    await navigator.share(data);
    told.textContent = t('hand_on_shared');
    return true;
  } catch (error) {
    if (/** @type {Error} */ (error).name === 'AbortError') return true;
    told.textContent = t('hand_on_share_failed');
    return false;
  }
}

/**
 * @param {Desk} desk
 * @param {HTMLTextAreaElement} area
 * @param {HTMLElement} told
 */
async function copyText({ t }, area, told) {
  area.select();
  try {
    await navigator.clipboard.writeText(area.value);
    told.textContent = t('hand_on_copied');
  } catch (error) {
    // Without a secure address there is no such clipboard. What is selected can be copied by hand.
    told.textContent = document.execCommand('copy') ? t('hand_on_copied') : t('hand_on_selected');
  }
}

/**
 * @param {Desk} desk
 * @param {string} name
 * @param {string} text
 * @param {HTMLElement} told
 */
async function shareFile(desk, name, text, told) {
  const { t } = desk;
  const files = resultOrNull(() => [new File([text], name, { type: 'text/plain' })]) || [];
  const { canShare } = /** @type {any} */ (navigator);
  if (canShare && resultOrNull(() => canShare.call(navigator, { files })) && await shareData(desk, /** @type {any} */ ({ files }), told)) return;
  const address = resultOrNull(() => URL.createObjectURL(new Blob([text], { type: 'text/plain' })));
  if (address) {
    const link = h('a', { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }
  // A frame may refuse downloads without a word, so the text itself is at hand as well.
  replaceContent(told, t('care_saved', { name }), h('details', {}, h('summary', {}, t('care_copy')), h('textarea', { readonly: true, rows: 6, 'aria-label': t('care_copy') }, text)));
}

/**
 * @param {Desk} desk
 * @param {string} message
 */
function qrPart({ t }, message) {
  const place = h('div', { class: 'sinau-qr', role: 'img', 'aria-label': t('hand_on_qr') });
  place.innerHTML = qrSvg(message);
  return [place, h('p', {}, t('hand_on_qr_about'))];
}

/**
 * @param {string} message
 * @returns {string} SVG
 */
export function qrSvg(message) {
  const code = qrcode(0, 'L');
  code.addData(message, 'Byte');
  code.make();
  return code.createSvgTag({ cellSize: 4, margin: 16, scalable: true });
}

/** @param {Desk} desk @returns {{name: string, fields: Record<string, string>}} */
function givenBefore({ study }) {
  const { environment } = study;
  const all = resultOrNull(() => JSON.parse((environment.localStorage && environment.localStorage.getItem(KEY)) || '{}')) || {};
  const { name, fields } = all[environment.learner] || {};
  return {
    name: typeof name === 'string' ? name : readLearners(environment.localStorage).names[environment.learner] || '',
    fields: fields && typeof fields === 'object' ? fields : {},
  };
}

/**
 * @param {Desk} desk
 * @param {string} name
 * @param {Record<string, string>} fields
 */
function keepGivenFields({ study }, name, fields) {
  const { localStorage: storage, learner } = study.environment;
  // Within an LMS the browser may be somebody else's the next time.
  if (study.session && study.session.connected) return;
  resultOrNull(() => {
    const all = JSON.parse((storage && storage.getItem(KEY)) || '{}');
    const before = all[learner] || {};
    if (storage) storage.setItem(KEY, JSON.stringify({ ...all, [learner]: { name, fields: { ...before.fields, ...fields } } }));
  });
}
