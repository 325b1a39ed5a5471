// SPDX-License-Identifier: Apache-2.0
/** "My progress" and the upkeep of the stores, in a script of their own: nobody needs them in the first second. */

import { carePanel } from '../care.js';
import { compact } from '../compaction.js';

/** @type {any} */ (window).sinau.equip({ carePanel, compact });
