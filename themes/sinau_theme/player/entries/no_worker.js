// SPDX-License-Identifier: Apache-2.0
/**
 * In place of the worker where nothing is to be kept, in previews: their address may have had a site whose worker still serves that one. What
 * was taken stays in the storage for the next site there.
 */

const worker = /** @type {any} */ (self);
worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.registration.unregister()));
