// SPDX-License-Identifier: Apache-2.0
/** What the sections of the page share. */

import { h } from '../../player/dom.js';
import { EPOCH_MS, MINUTE_MS } from '../snapshots.js';

/** @typedef {import('../../player/interface_texts.js').Translate} Translate */
/**
 * @typedef {object} Page  what a section needs of the page
 * @property {import('../model.js').Model} model
 * @property {import('../store.js').Store} store
 * @property {Translate} t
 * @property {string} language
 * @property {() => Promise<void>} changed   computes and shows everything anew
 * @property {() => void} show      shows it anew: only what is looked at has changed
 * @property {{course: string, status: string, group: string, sort: string, shown: number}} view  what is looked at
 * @property {string} title         of the catalogue
 */

/** @param {number} share  0..1 @param {string} language */
export function percentOf(share, language) {
  return share.toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 });
}

/**
 * @param {string} language
 * @returns {(minute: number) => string} the day of a minute in messages
 */
export function dayIn(language) {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' });
  return (minute) => format.format(new Date(EPOCH_MS + minute * MINUTE_MS));
}

/**
 * Offers a text as a file.
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function download(name, text, type) {
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
export function choice(label, id, options, value, change) {
  const select = h('select', { id, onchange: (event) => change(/** @type {HTMLSelectElement} */ (event.target).value) },
    ...options.map(([own, word]) => h('option', { value: own, selected: own === value }, word)));
  return h('p', { class: 'choice-of' }, h('label', { for: id }, label), select);
}

/**
 * @param {string} word
 * @param {() => void} act
 * @param {boolean} [quiet]
 */
export function button(word, act, quiet = true) {
  return h('button', { type: 'button', class: `sinau-button${quiet ? ' is-quiet' : ''}`, onclick: act }, word);
}
