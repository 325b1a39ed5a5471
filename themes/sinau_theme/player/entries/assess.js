// SPDX-License-Identifier: Apache-2.0
/**
 * Assessments and the result page, in a script of their own: what a learner reads first does not wait for them.
 */

import * as anew from '../anew.js';
import { AssessmentView } from '../assessment.js';
import { earlierWork } from '../earlier.js';
import * as resend from '../resend.js';
import { resultPage } from '../result.js';

/** @type {any} */ (window).sinau.equip({ AssessmentView, resultPage, resend: { ...resend, ...anew, earlierWork } });
