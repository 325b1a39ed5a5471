// SPDX-License-Identifier: Apache-2.0
/** The supervisor's page. Its courses and words come in the script before it. */

import { rareKinds } from '../answers/rare_kinds.js';
import { addKinds } from '../answers/kinds.js';
import { startCollectPage } from '../../collect/page.js';

addKinds(rareKinds);
startCollectPage(/** @type {any} */ (window).sinauCollecting);
