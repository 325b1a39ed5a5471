// SPDX-License-Identifier: Apache-2.0
/**
 * The worker of the supervisor's page, published as `sw.js` beside it; the build puts in front of it which files there are. The page may
 * connect to nothing, and this worker holds it to that: it gives the page its own files, and refuses everything else.
 */

import { KeptFiles } from '../../collect/kept_files.js';

const worker = /** @type {any} */ (self);
const means = {
  caches: worker.caches,
  fetch: /** @type {typeof fetch} */ ((address, settings) => worker.fetch(address, settings)),
  sha256: (/** @type {ArrayBuffer} */ bytes) => worker.crypto.subtle.digest('SHA-256', bytes),
};
const kept = new KeptFiles(means, worker.registration.scope, worker.sinauFiles);

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(kept.fetchMissing()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(kept.deleteOthers()));
// A page that is open goes on with the files that it began with, until its reader opens the new version.
worker.addEventListener('message', (/** @type {any} */ event) => {
  if (event.data && event.data.sinau === 'open-new-version') worker.skipWaiting();
});
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const name = kept.wantedName(event.request);
  if (name) event.respondWith(kept.answer(name));
  else if (event.request.mode !== 'navigate') event.respondWith(new Response('', { status: 404 }));
});
