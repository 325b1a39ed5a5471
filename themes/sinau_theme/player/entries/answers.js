// SPDX-License-Identifier: Apache-2.0
/** The kinds of answers that most courses do not have, where no LMS is told of them: runs before the player. */

import { rareKinds } from '../answers/rare_kinds.js';

Object.assign(window, { sinauKinds: rareKinds });
