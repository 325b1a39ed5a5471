// SPDX-License-Identifier: Apache-2.0
/** What the questions of a package ask, read from its pages: the outline beside them has only ids and shapes. Nothing of a page runs. */

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
  /** @type {Map<string, Wording>} */
  const wordings = new Map();
  for (const entry of entries.filter(({ name }) => /(\.html|lesson[^/]*\.js)$/i.test(name))) {
    const text = await textOfEntry(bytes, entry);
    const page = text && /\.js$/i.test(entry.name) ? deliveredIn(text) : text;
    if (page) readPage(page, wordings);
  }
  return courses.map((course) => ({ ...course, activities: course.activities.map((activity) => ({
    ...activity, questions: activity.questions.map((question) => ({ ...question, ...wordings.get(question.id) })),
  })) }));
}

/** @param {string} script */
function deliveredIn(script) {
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
function readPage(page, wordings) {
  // Where there is no browser the ids have to do.
  if (typeof DOMParser === 'undefined') return;
  // Styles are not even parsed: the policy of this page forbids them.
  const asked = (page.match(/<form class="question"[^]*?<\/form>/g) || []).join('').replace(/ style="[^"]*"/g, '');
  const forms = new DOMParser().parseFromString(asked, 'text/html').querySelectorAll('form[id^="q-"]');
  for (const form of Array.from(forms)) {
    const stem = form.querySelector('.question-stem');
    /** @type {Record<string, string>} */
    const labels = Object.create(null);
    for (const label of Array.from(form.querySelectorAll('label'))) {
      const value = label.querySelector('input')?.getAttribute('value');
      if (value) labels[value] = textIn(label);
    }
    wordings.set(form.id.slice(2), { prompt: stem ? textIn(stem) : '', labels: { ...labels } });
  }
}

/** @param {Element} element */
function textIn(element) {
  return (element.textContent || '').replace(/\s+/g, ' ').trim().slice(0, MOST);
}
