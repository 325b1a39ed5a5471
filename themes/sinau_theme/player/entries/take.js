// SPDX-License-Identifier: Apache-2.0
/** Takes a course onto the device, on pages of the site: brought when they are there (site_worker.js). */

import { TakingPanel } from '../taking.js';

/** @type {any} */ (window).sinau.take = (/** @type {import('../site_worker.js').Taken} */ taken) => new TakingPanel(taken).start();
