// SPDX-License-Identifier: Apache-2.0
/** Asks whether two learners are one, and shows what was decided, which can be decided anew. */

import { focusOn, h } from '../../player/dom.js';
import { decisionAbout } from '../collection.js';
import { lastDecisions } from '../learners.js';
import { makeButton } from './parts.js';

/** @typedef {import('./parts.js').Page} Page */

/** @param {Page} page */
export function undecidedPairPart(page) {
  const { model, t } = page;
  const [pair] = model.pairs;
  if (!pair) return [decidedPairsPart(page)];
  /** @param {boolean} same */
  const decide = (same) => decidePair(page, pair[0].key, pair[1].key, same);
  const about = pair.map(({ name, fields, snapshots }) => h('li', {}, [name, ...Object.values(fields)].filter(Boolean).join(' · '),
    ` (${t('collect_messages', { count: snapshots.length })})`));
  return [h('div', { class: 'sinau-notice', role: 'group', 'aria-label': t('pair_question') }, h('p', {}, t('pair_question'), ' ',
    t('pair_left', { count: model.pairs.length })), h('ul', {}, ...about),
  h('div', { class: 'actions' }, makeButton(t('pair_same'), () => decide(true)), makeButton(t('pair_other'), () => decide(false)))), decidedPairsPart(page)];
}

/**
 * @param {Page} page
 * @param {string} one
 * @param {string} other
 * @param {boolean} same
 */
async function decidePair(page, one, other, same) {
  const entry = decisionAbout(one, other, same, Date.now());
  page.model.addEntries([entry]);
  await page.store.add([entry]);
  await page.changed();
  const next = /** @type {HTMLElement | null} */ (document.querySelector('#collect-in [role="group"], #collect-in .decided'));
  if (next) focusOn(next);
}

/** @param {Page} page */
function decidedPairsPart(page) {
  const { model, t } = page;
  const all = lastDecisions(model.decisions);
  if (!all.length) return h('div', {});
  /** @param {string} key  of a learner */
  const called = (key) => key.replace(/^d \S* ?|^n /, '') || t('collect_nameless');
  return h('details', { class: 'decided' }, h('summary', {}, t('pairs_decided', { count: all.length })), h('ul', {}, ...all.map(({ one, other, same }) => h('li', {},
    `${called(one)}, ${called(other)}: ${t(same ? 'pair_same' : 'pair_other')} `,
    makeButton(t(same ? 'pair_other' : 'pair_same'), () => decidePair(page, one, other, !same))))));
}
