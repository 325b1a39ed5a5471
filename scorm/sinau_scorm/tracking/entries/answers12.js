// SPDX-License-Identifier: Apache-2.0
/** The kinds of answers that most courses do not have, and how SCORM 1.2 writes them: runs before the player. */

import { rareKinds, withNotations } from '../../../../themes/sinau_theme/player/answers/rare_kinds.js';
import { rareAnswerNotations } from '../rare_answers12.js';

Object.assign(window, { sinauKinds: withNotations(rareKinds, rareAnswerNotations) });
