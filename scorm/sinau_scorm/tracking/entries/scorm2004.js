// SPDX-License-Identifier: Apache-2.0
/** The player in a SCORM 2004 package, 3rd or 4th Edition. */

import { startPlayer } from '../../../../themes/sinau_theme/player/player_page.js';
import { Scorm2004Tracking } from '../scorm2004.js';

startPlayer(new Scorm2004Tracking(window, {
  mono: () => performance.now(),
  later: (action, ms) => window.setTimeout(action, ms),
  cancel: (timer) => window.clearTimeout(timer),
}));
