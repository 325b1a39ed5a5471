// SPDX-License-Identifier: Apache-2.0
/** What the questions of a package ask, read from its pages: the outline beside them has only ids and shapes. Nothing of a page runs. */

import { promptOf } from '../player/question_prompt.js';
import { textOfEntry } from './zip.js';

/** @typedef {import('../player/types.js').Course} Course */
/** @typedef {{prompt: string, labels: Record<string, string>}} Wording */

const MOST = 300;
/** A page that comes later is a script: this call, with an id and the page as JSON. */
const DELIVERY = 'sinau.deliver(';

/**
 * @param {Course[]} courses
 * @param {Uint8Array} bytes  of the package
 * @param {import('./zip.js').ZipEntry[]} entries
 * @returns {Promise<Course[]>} with what their questions ask, as far as it was found
 */
export async function withWording(courses, bytes, entries) {
  /** @type {string[]} */
  const pages = [];
  for (const entry of entries.filter(({ name }) => /(\.html|lesson[^/]*\.js)$/i.test(name))) {
    const text = await textOfEntry(bytes, entry);
    const page = text && /\.js$/i.test(entry.name) ? htmlDeliveredBy(text) : text;
    if (page) pages.push(page);
  }
  return withWordingOf(courses, pages);
}

/**
 * @param {Course[]} courses
 * @param {string[]} pages  HTML
 * @returns {Course[]} with what their questions ask, as far as it stands in the pages
 */
export function withWordingOf(courses, pages) {
  /** @type {Map<string, Wording>} */
  const wordings = new Map();
  pages.forEach((page) => readWording(page, wordings));
  return courses.map((course) => ({ ...course, activities: course.activities.map((activity) => ({
    ...activity, questions: activity.questions.map((question) => ({ ...question, ...wordings.get(question.id) })),
  })) }));
}

/** @param {string} script */
function htmlDeliveredBy(script) {
  const begin = script.indexOf(DELIVERY);
  try {
    return begin < 0 ? '' : String(JSON.parse(`[${script.slice(begin + DELIVERY.length, script.lastIndexOf(')'))}]`)[1]);
  } catch (error) {
    return '';
  }
}

/**
 * @param {string} page
 * @param {Map<string, Wording>} wordings  added to
 */
function readWording(page, wordings) {
  // Where there is no browser the ids have to do.
  if (typeof DOMParser === 'undefined') return;
  // Styles are not even parsed: the policy of this page forbids them.
  const asked = (page.match(/<form class="question"[^]*?<\/form>/g) || []).join('').replace(/ style="[^"]*"/g, '');
  const forms = new DOMParser().parseFromString(asked, 'text/html').querySelectorAll('form[id]');
  for (const form of Array.from(forms)) {
    // In one file ids begin with the activity's.
    wordings.set(form.id.replace(/^(?:q-|.*?--q-)/, ''), { prompt: shortened(promptOf(form)), labels: labelsIn(form) });
  }
}

/**
 * @param {Element} form
 * @returns {Record<string, string>} the words of what answers name, as the build calls it (answer_words.js)
 */
function labelsIn(form) {
  /** @type {Record<string, string>} */
  const labels = Object.create(null);
  /** @param {Element} place @param {string} what  an attribute @param {(id: string) => string} key */
  const put = (place, what, key) => place.querySelectorAll(`[${what}]`).forEach((one) => {
    labels[key(one.getAttribute(what) || '')] = shortened(one.textContent || '');
  });
  form.querySelectorAll('label').forEach((label) => {
    const value = label.querySelector('input')?.getAttribute('value');
    if (value) labels[value] = shortened(label.textContent || '');
  });
  put(form, 'data-item', (id) => id);
  put(form, 'data-prompt', (id) => `${id}.`);
  put(form, 'data-option', (id) => `.${id}`);
  form.querySelectorAll('.question-gap').forEach((gap, at) => put(gap, 'data-entry', (id) => `${at + 1}.${id}`));
  return { ...labels };
}

/** @param {string} text */
function shortened(text) {
  return text.replace(/\s+/g, ' ').trim().slice(0, MOST);
}
