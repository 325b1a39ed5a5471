// SPDX-License-Identifier: Apache-2.0
/** What every button does, in a script of its own: fetched when a learner wants to know. The build has put the list in front of it. */

import { buttonList } from '../button_list.js';

const { sinau } = /** @type {any} */ (window);
sinau.equip({ buttonList: buttonList(sinau.buttonLists) });
