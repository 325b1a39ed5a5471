// SPDX-License-Identifier: Apache-2.0
/**
 * Assessments and the result page, in a script of their own: what a learner reads first does not wait for them.
 */

import { addKinds } from '../answers/kinds.js';
import { AssessmentView } from '../assessment.js';
import * as equipment from '../assessment_equipment.js';
import { resultPage } from '../result_page.js';

addKinds(/** @type {any} */ (window).sinauKinds);
/** @type {any} */ (window).sinau.equip({ AssessmentView, resultPage, resend: equipment });
