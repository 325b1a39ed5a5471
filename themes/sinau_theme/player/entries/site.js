// SPDX-License-Identifier: Apache-2.0
/** The pages of the site. Material's instant navigation, where it is on, says by document$ that a page was changed. */

import { rareKinds } from '../answers/rare_kinds.js';
import { addKinds } from '../answers/kinds.js';
import { startSite } from '../site.js';
import { startFrame } from '../site_frame.js';

addKinds(rareKinds);

const startEverything = () => {
  startFrame();
  startSite();
};

const changes = /** @type {any} */ (window).document$;
if (changes && typeof changes.subscribe === 'function') changes.subscribe(startSite);
else if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', startEverything);
else startEverything();
