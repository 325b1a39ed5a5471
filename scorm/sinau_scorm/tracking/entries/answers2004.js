// SPDX-License-Identifier: Apache-2.0
/** The kinds of answers that most courses do not have, and how SCORM 2004 writes them: runs before the player. */

import { further, withNotations } from '../../../../themes/sinau_theme/player/answers/further.js';
import { furtherNotations } from '../further2004.js';

Object.assign(window, { sinauKinds: withNotations(further, furtherNotations) });
