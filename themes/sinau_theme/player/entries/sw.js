// SPDX-License-Identifier: Apache-2.0
/**
 * The site's worker, published as `sw.js` at its root; the build puts in front of it what the site has (`Site` in worker/page_requests.js). It keeps
 * nothing until a learner takes a course, and then only what is in that course's list.
 */

import { PageRequests } from '../../worker/page_requests.js';
import { Serving } from '../../worker/serving.js';
import { DeviceStore } from '../../worker/store.js';

const worker = /** @type {any} */ (self);
const site = /** @type {import('../../worker/page_requests.js').Site} */ (worker.sinau);
const { scope } = worker.registration;

/** @type {Promise<unknown>} */
let before = Promise.resolve();
/**
 * One after the other, in this worker and in the one that it replaces.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
const runExclusively = (name, work) => {
  const { locks } = worker.navigator;
  if (locks) return locks.request(`sinau|${scope}|${name}`, work);
  const now = name === 'tidy' ? work() : before.then(work);
  before = now.catch(() => {});
  return now;
};

const store = new DeviceStore(worker.caches, scope, runExclusively);
const openPages = () => worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  .then((/** @type {any[]} */ all) => all.filter(({ url }) => url.startsWith(scope)));
const means = {
  fetch: /** @type {typeof fetch} */ ((address, settings) => worker.fetch(address, settings)),
  sha256: (/** @type {ArrayBuffer} */ bytes) => worker.crypto.subtle.digest('SHA-256', bytes),
  estimate: () => (worker.navigator.storage && worker.navigator.storage.estimate ? worker.navigator.storage.estimate() : Promise.resolve({})),
  pause: (/** @type {number} */ ms) => new Promise((resolve) => { setTimeout(resolve, ms); }),
  now: () => Date.now(),
};
const desk = new PageRequests(store, site, means, {
  pages: openPages,
  tell: (standing) => { openPages().then((/** @type {any[]} */ all) => all.forEach((page) => page.postMessage(standing))); },
  look: () => { worker.registration.update().catch(() => {}); },
});
const serving = new Serving(store, site, means.fetch, means.now, means.pause);

// Nothing in this code belongs to a version of the site, so it may take over at once; what pages get is decided by the lists.
worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil(worker.clients.claim().then(() => desk.tellAll()).catch(() => {}));
});
worker.addEventListener('message', (/** @type {any} */ event) => {
  if (event.data && event.data.sinau && event.data.name) event.waitUntil(desk.answerPage(event.data).catch(() => {}));
});
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  if (serving.wants(event.request)) event.respondWith(serving.answer(event.request, event.clientId, event.resultingClientId));
});
