// SPDX-License-Identifier: Apache-2.0
/** What a question asks, as plain text: for those who read an LMS's reports. */

/** What stands between the parts of a formula where it is written in one line. */
const SIGNS = /** @type {Record<string, string>} */ ({ msup: '^', msub: '_', mfrac: '/' });

/**
 * Pictures are told by their texts, gaps by a line; the marks of footnotes, and what is said of links to those who do not see them, are left out.
 * @param {Element} form  of the question, as the build has written it
 */
export function promptOf(form) {
  const stem = form.querySelector('.question-stem');
  if (!stem) return '';
  const copy = /** @type {Element} */ (stem.cloneNode(true));
  copy.querySelectorAll('img, .footnote-ref, .sinau-spoken').forEach((part) => part.replaceWith(part.getAttribute('alt') || ''));
  copy.querySelectorAll('.question-gap').forEach((part) => { part.textContent = '____'; });
  copy.querySelectorAll('td, th, br, figcaption').forEach((part) => part.before(' '));
  copy.querySelectorAll('msup, msub, mfrac').forEach((part) => part.lastElementChild?.before(SIGNS[part.localName]));
  return copy.textContent || '';
}
