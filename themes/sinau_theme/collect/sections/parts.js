// SPDX-License-Identifier: Apache-2.0
/** What the sections of the page share. */

import { replaceContent, h } from '../../player/dom.js';
import { folded } from '../same_name.js';
import { EPOCH_MS, MINUTE_MS } from '../snapshots.js';

/** @typedef {import('../../player/interface_texts.js').Translate} Translate */
/**
 * @typedef {object} Page  what a section needs of the page
 * @property {import('../model.js').Model} model
 * @property {import('../store.js').CollectionStore} store
 * @property {import('../own_secret.js').OwnSecret} secret
 * @property {Translate} t
 * @property {string} language
 * @property {() => Promise<void>} changed   computes and shows everything anew
 * @property {() => Promise<void>} show  shows it anew: only what is looked at has changed
 * @property {() => Promise<boolean>} print  all learners that are chosen, with how far the course has come; false: the browser does not
 * @property {() => number} minute  now, as messages count
 * @property {View} view
 * @property {string} title         of the catalogue
 *
 * @typedef {object} View           what is looked at
 * @property {string} course        id
 * @property {string} status        '' for all
 * @property {Record<string, string>} groups  what is chosen of each field of groups; '' for all
 * @property {string} sort
 * @property {string} sought
 * @property {number} shown         learners at most
 */

export const STATUSES = /** @type {const} */ (['passed', 'finished', 'failed', 'begun', 'absent']);

/** @param {import('../model.js').Model} model */
export function groupFields({ fields }) {
  return fields.filter(({ role }) => role === 'group');
}

/**
 * @param {import('../model.js').Model} model
 * @param {View} view
 * @returns {import('../results_by_learner.js').Row[]} learners of the groups that are chosen
 */
export function chosenRows(model, { groups }) {
  const chosen = groupFields(model).map(({ id }) => ({ id, word: folded(groups[id] || '') })).filter(({ word }) => word);
  return chosen.length ? model.rows.filter(({ fields }) => chosen.every(({ id, word }) => folded(fields[id] || '') === word)) : model.rows;
}

/**
 * @param {Page} page
 * @param {string} prefix  of the ids of the controls
 */
export function groupChoices({ model, view, t, show }, prefix) {
  return groupFields(model).map(({ id, label }) => {
    const words = model.words.get(id) || [];
    if (words.length < 2) return null;
    /** @type {[string, string][]} */
    const options = words.map((word) => [word, word]);
    return choiceField(label, `${prefix}-group-${id}`, [['', t('collect_all')], ...options], view.groups[id] || '', (word) => { view.groups[id] = word; show(); });
  });
}

/** @param {number} share  0..1 @param {string} language */
export function wholePercent(share, language) {
  return share.toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 });
}

/**
 * @param {string} language
 * @returns {(minute: number) => string} the day of a minute in messages
 */
export function dayFormatter(language) {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' });
  return (minute) => format.format(new Date(EPOCH_MS + minute * MINUTE_MS));
}

/**
 * Offers a text as a file.
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function downloadText(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = h('a', { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/**
 * @param {string} label
 * @param {string} id
 * @param {[string, string][]} options  values with their words
 * @param {string} value
 * @param {(value: string) => void} change
 */
export function choiceField(label, id, options, value, change) {
  const select = h('select', { id, onchange: (event) => change(/** @type {HTMLSelectElement} */ (event.target).value) },
    ...options.map(([own, word]) => h('option', { value: own, selected: own === value }, word)));
  return h('p', { class: 'choice-of' }, h('label', { for: id }, label), select);
}

/**
 * Fills a place with controls again, and stays at the one that was used.
 * @param {HTMLElement} place
 * @param {(HTMLElement | null)[]} controls
 */
export function refillKeepingFocus(place, controls) {
  const { activeElement } = document;
  const id = activeElement && place.contains(activeElement) ? activeElement.id : '';
  replaceContent(place, controls);
  const same = id ? document.getElementById(id) : null;
  if (same) same.focus({ preventScroll: true });
}

/**
 * @param {string} word
 * @param {() => void} act
 * @param {boolean} [quiet]
 */
export function makeButton(word, act, quiet = true) {
  return h('button', { type: 'button', class: `sinau-button${quiet ? ' is-quiet' : ''}`, onclick: act }, word);
}
