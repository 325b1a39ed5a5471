// SPDX-License-Identifier: Apache-2.0
/** Nothing takes the course's place in its window or frame: an LMS's session ends with the page. */

import { focusOn, h } from './dom.js';

/**
 * Links out of the course open beside it, as the build has written them, and where windows are forbidden (a sandbox, a
 * blocker) they show their address.
 * @param {import('./interface_texts.js').Translate} t
 */
export function openLinksBeside(t) {
  document.addEventListener('click', (event) => {
    const link = /** @type {Element} */ (event.target).closest('a[target]');
    // With such a key the browser opens a window or a tab by itself.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openBeside(/** @type {HTMLAnchorElement} */ (link), t);
  });
  // What is dropped onto a page is opened in its place, but text may be dropped into a field.
  for (const name of /** @type {('dragover' | 'drop')[]} */ (['dragover', 'drop'])) {
    document.addEventListener(name, (event) => {
      const { dataTransfer, target } = event;
      const files = dataTransfer && Array.from(dataTransfer.types).indexOf('Files') >= 0;
      if (!files && /** @type {Element} */ (target).closest('input, textarea')) return;
      event.preventDefault();
      if (dataTransfer) dataTransfer.dropEffect = 'none';
    });
  }
}

/**
 * @param {HTMLAnchorElement} link
 * @param {import('./interface_texts.js').Translate} t
 */
function openBeside(link, t) {
  // Asked for without "noopener", because the answer would be null then in either case.
  const other = window.open(link.href, '_blank');
  if (other) {
    try {
      other.opener = null;
    } catch (error) {
      // In a sandbox of no origin even an empty window is foreign. What opens is in the same sandbox, and may not touch this page.
    }
    return;
  }
  const shown = link.nextElementSibling;
  const address = h('code', {}, link.href);
  const copyable = h('span', { class: 'sinau-address' }, ` ${t('copy_address')} `, address);
  if (shown && shown.className === copyable.className) shown.remove();
  link.after(copyable);
  focusOn(copyable);
  // Ready to be copied.
  /** @type {Selection} */ (window.getSelection()).selectAllChildren(address);
}
