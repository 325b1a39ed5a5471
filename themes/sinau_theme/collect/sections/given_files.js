// SPDX-License-Identifier: Apache-2.0
/** Takes in files that were chosen or dropped: results, and lists of participants. One that cannot be read stops no other. */

import { h, replaceContent } from '../../player/dom.js';
import { allTaken, decodeText, refusedInput, takeAnyFile } from '../intake.js';
import { withoutDuplicates, readParticipants } from '../participants.js';

/** @typedef {import('./parts.js').Page} Page */
/** @typedef {import('../intake.js').Taken} Taken */
/** @typedef {import('../results_by_learner.js').Participant} Participant */
/** @typedef {import('./dropped.js').Given} Given */

/**
 * @param {Page} page
 * @param {HTMLElement} result  where it is told what became of them
 * @param {(taken: Taken) => Promise<void>} take
 * @returns {{takeFiles: (given: Given[]) => Promise<void>, takeList: (given: Given[]) => Promise<void>}}
 */
export function takingFiles(page, result, take) {
  const { t } = page;
  /** @param {Given[]} given */
  const takeFiles = async (given) => {
    replaceContent(result, h('p', {}, t('collect_reading')));
    /** @type {Taken[]} */
    const all = [];
    /** @type {Participant[][]} */
    const lists = [];
    let unnamed = 0;
    for (const one of given) {
      // Whoever gives a list of participants with the results means it as one.
      const list = one.file && /\.csv$/i.test(one.name) ? await listIn(page, one) : null;
      if (list && list.ok) {
        lists.push(list.participants);
        unnamed += list.unnamed;
      } else if (list && list.why === 'own_table') all.push(refusedInput(one.name, 'own_table'));
      else all.push(one.file ? await takeAnyFile(one.name, one.file) : refusedInput(one.name, 'unreadable'));
    }
    if (all.length) await take(allTaken(all));
    else replaceContent(result);
    if (lists.length) result.append(await takeParticipants(page, lists, unnamed));
  };
  /** @param {Given[]} given */
  const takeList = async ([given]) => {
    const read = await listIn(page, given);
    if (read && read.ok) replaceContent(result, await takeParticipants(page, [read.participants], read.unnamed));
    else replaceContent(result, h('p', { class: 'sinau-notice' }, read ? t('participants_headings', { headings: read.headings.join(', ').slice(0, 200) }) : t('refused_unreadable')));
  };
  return { takeFiles, takeList };
}

/**
 * @param {Page} page
 * @param {Given} given
 * @returns {Promise<ReturnType<typeof readParticipants> | null>} null: it cannot be read
 */
async function listIn({ model, t }, { file }) {
  try {
    // Excel saves a list as "Unicode text", or as Windows writes letters in Western languages.
    const bytes = new Uint8Array(await new Response(file).arrayBuffer());
    return readParticipants(decodeText(bytes, 'windows-1252'), model.fields, [t('collect_course'), t('collect_status')]);
  } catch (error) {
    return null;
  }
}

/**
 * @param {Page} page
 * @param {Participant[][]} lists  that were given together
 * @param {number} unnamed  rows that are not used
 */
async function takeParticipants({ t, model, store, changed }, lists, unnamed) {
  model.participants = withoutDuplicates(lists.reduce((sum, one) => sum.concat(one), []));
  await store.keepSetting('participants', model.participants);
  await changed();
  return h('p', {}, t('participants_added', { count: model.participants.length }), unnamed ? ` ${t('participants_unnamed', { count: unnamed })}` : '');
}
