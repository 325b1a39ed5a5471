// SPDX-License-Identifier: Apache-2.0
/** The player in a SCORM 1.2 package. */

import { startPlayer } from '../../../../themes/sinau_theme/player/player_page.js';
import { Scorm12Tracking } from '../scorm12.js';

startPlayer(new Scorm12Tracking(window, {
  mono: () => performance.now(),
  later: (action, ms) => window.setTimeout(action, ms),
  cancel: (timer) => window.clearTimeout(timer),
}));
