// SPDX-License-Identifier: Apache-2.0
/** The player without an LMS: a folder or a zip opened by file://. */

import { startPlayer } from '../player_page.js';
import { localTracking } from '../tracking.js';

startPlayer(localTracking());
