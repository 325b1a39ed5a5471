// SPDX-License-Identifier: Apache-2.0
/** Has the page's worker come, tells when the page opens without network, and when there is a newer version of it. */

import { h, replaceContent } from '../../player/dom.js';
import { makeButton } from './parts.js';

/** @typedef {import('../../player/interface_texts.js').Translate} Translate */

/**
 * @param {Translate} t
 * @returns {HTMLElement} empty where the page comes from a disk, or the browser has no workers: without encryption, in some private windows
 */
export function offlinePart(t) {
  const place = h('div', { role: 'status', class: 'offline-part' });
  const { serviceWorker } = navigator;
  if (!/^https?:$/.test(location.protocol)) return place;
  document.head.append(h('link', { rel: 'manifest', href: 'manifest.webmanifest' }), h('link', { rel: 'apple-touch-icon', href: 'icon-192.png' }));
  if (serviceWorker) begin(serviceWorker, place, t).catch(() => {});
  return place;
}

/**
 * @param {ServiceWorkerContainer} serviceWorker
 * @param {HTMLElement} place
 * @param {Translate} t
 */
async function begin(serviceWorker, place, t) {
  const registration = await serviceWorker.register('sw.js');
  if (!registration) return;
  const tell = () => {
    const { waiting, active } = registration;
    if (waiting) replaceContent(place, newVersion(serviceWorker, waiting, t));
    else if (active) replaceContent(place, h('p', {}, t('offline_ready')));
  };
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    if (installing) installing.addEventListener('statechange', tell);
  });
  if (registration.installing) registration.installing.addEventListener('statechange', tell);
  tell();
}

/**
 * @param {ServiceWorkerContainer} serviceWorker
 * @param {ServiceWorker} waiting
 * @param {Translate} t
 */
function newVersion(serviceWorker, waiting, t) {
  const open = () => {
    serviceWorker.addEventListener('controllerchange', () => location.reload());
    waiting.postMessage({ sinau: 'open-new-version' });
  };
  return h('div', { class: 'sinau-notice' }, h('p', {}, t('newer_page')), makeButton(t('newer_page_open'), open));
}
