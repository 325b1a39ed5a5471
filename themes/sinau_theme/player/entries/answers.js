// SPDX-License-Identifier: Apache-2.0
/** The kinds of answers that most courses do not have, where no LMS is told of them: runs before the player. */

import { further } from '../answers/further.js';

Object.assign(window, { sinauKinds: further });
