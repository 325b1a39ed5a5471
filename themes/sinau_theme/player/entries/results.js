// SPDX-License-Identifier: Apache-2.0
/** Handing on results, in a script of its own: it brings what draws the code, and is fetched when a learner wants to hand on. */

import { handOnPanel } from '../results/hand_on.js';

/** @type {any} */ (window).sinau.equip({ handOnPanel });
