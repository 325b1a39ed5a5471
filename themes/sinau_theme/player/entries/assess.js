// SPDX-License-Identifier: Apache-2.0
/**
 * Assessments and the result page, in a script of their own: what a learner reads first does not wait for them.
 */

import { AssessmentView } from '../assessment.js';
import * as equipment from '../equipment.js';
import { resultPage } from '../result.js';

/** @type {any} */ (window).sinau.equip({ AssessmentView, resultPage, resend: equipment });
