// SPDX-License-Identifier: Apache-2.0
/** Takes a course onto the device and lets the site be installed: brought when the page is there (site_worker.js). */

import { h } from '../dom.js';
import { TakingPanel } from '../taking_panel.js';

/** @type {any} */ (window).sinau.take = (/** @type {import('../site_worker.js').Taken} */ taken, /** @type {string} */ root) => {
  // In the front page it stands in the page; others leave it to whoever stays.
  if (!document.querySelector('link[rel=manifest]')) document.head.append(h('link', { rel: 'manifest', href: `${root}manifest.webmanifest` }));
  new TakingPanel(taken).start();
};
