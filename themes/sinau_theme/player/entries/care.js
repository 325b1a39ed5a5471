// SPDX-License-Identifier: Apache-2.0
/** "My progress", notices and the upkeep of stores and page, in a script of their own: nobody needs them in the first second. */

import { keepPlace } from '../beside.js';
import { carePanel } from '../care.js';
import { compact } from '../compaction.js';
import { Notices } from '../notices.js';
import { openOnPaper } from '../paper.js';

/** @type {any} */ (window).sinau.equip({ carePanel, compact, keepPlace, Notices });
openOnPaper();
