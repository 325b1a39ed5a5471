// SPDX-License-Identifier: Apache-2.0
/** What became of what was given: how much came in, and what could not be read, with the reason. */

import { h } from '../../player/dom.js';
import { makeButton } from './parts.js';

/** @typedef {import('./parts.js').Page} Page */
/** @typedef {import('../intake.js').Taken} Taken */

/** Beside results a folder has photos and letters: of those without results only some are named. */
const MOST_NAMED = 10;

/**
 * @param {Page} page
 * @param {object} came
 * @param {number} came.added
 * @param {number} came.known
 * @param {Taken} came.taken
 * @param {boolean} came.kept
 * @param {string} came.otherSecret  of a collection that is not this one; '' for none
 */
export function intakeResult(page, { added, known, taken, kept, otherSecret }) {
  const { t } = page;
  const { refused, courses } = taken;
  const empty = refused.filter(({ reason }) => reason === 'nothing');
  const named = [...refused.filter(({ reason }) => reason !== 'nothing'), ...empty.slice(0, MOST_NAMED)];
  return [
    h('p', {}, t('collect_added', { count: added }), known ? ` ${t('collect_known', { count: known })}` : ''),
    courses.length ? h('p', {}, t('collect_course_added', { count: courses.length })) : null,
    kept ? null : h('p', { class: 'sinau-notice' }, t('collect_not_kept')),
    otherSecret ? otherSecretPart(page, otherSecret) : null,
    refused.length ? h('details', { open: true }, h('summary', {}, t('collect_refused', { count: refused.length })),
      h('ul', {}, ...named.map(({ source, reason, excerpt }) => h('li', {},
        source ? [h('b', {}, source), ' '] : null, t(`refused_${reason}`, { count: excerpt }), excerpt && reason !== 'partly' ? h('code', {}, ` ${excerpt}`) : null)),
      empty.length > MOST_NAMED ? h('li', {}, t('refused_more', { count: empty.length - MOST_NAMED })) : null)) : null,
  ];
}

/**
 * Names that were passed on stay as they are, unless the supervisor wants those of the file.
 * @param {Page} page
 * @param {string} secret
 */
function otherSecretPart({ t, secret: own }, secret) {
  const told = h('p', {}, t('other_secret'));
  const button = makeButton(t('other_secret_take'), async () => {
    await own.set(secret);
    button.remove();
    told.textContent = t('other_secret_taken');
  });
  return h('div', { class: 'sinau-notice' }, told, button);
}
