// SPDX-License-Identifier: Apache-2.0
/** Runs in front of a script that brings style along, which the build has put into `sinau.style`. */

import { addStyle } from '../added_styles.js';

addStyle(/** @type {any} */ (window).sinau.style);
