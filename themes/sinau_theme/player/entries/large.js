// SPDX-License-Identifier: Apache-2.0
/** Stands behind the player, in the same file, where a page does not carry its course. */

import { awaitOutline } from '../outline.js';

awaitOutline();
