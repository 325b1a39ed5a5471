// SPDX-License-Identifier: Apache-2.0
/** One answer as a cmi.interactions.n record of SCORM 2004. */

import { decimalText } from './formats.js';
import { answerNotation } from './notation2004.js';
import { asIdentifier, withoutDelimiters, timespan, timestamp } from './values2004.js';

/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Interaction} Interaction */
/** @typedef {import('./lms_api.js').LmsApi} LmsApi */

/** A weighting has five digits at most before the point. */
const HEAVIEST = 99999;

/**
 * @param {LmsApi} api
 * @param {number} index
 * @param {Interaction} interaction
 * @returns {boolean} whether the LMS has opened the record; if not, the index is free still
 */
export function sendInteraction(api, index, interaction) {
  const { objective, prompt, score, points, wall, took } = interaction;
  const { type, response, patterns } = answerNotation(interaction.reported);
  const root = `cmi.interactions.${index}`;
  // Everything depends on the id, patterns and response on the type as well: another order is error 408.
  if (!api.set(`${root}.id`, asIdentifier(interaction.id))) return false;
  api.set(`${root}.type`, type);
  // What teachers read in the LMS's reports. A record that is sent again without its page goes without.
  const asked = withoutDelimiters(prompt || '');
  if (asked) api.set(`${root}.description`, asked);
  if (objective) api.set(`${root}.objectives.0.id`, asIdentifier(objective));
  api.set(`${root}.timestamp`, timestamp(wall));
  patterns.forEach((pattern, place) => api.set(`${root}.correct_responses.${place}.pattern`, pattern));
  api.set(`${root}.weighting`, decimalText(points, HEAVIEST));
  if (response) api.set(`${root}.learner_response`, response);
  api.set(`${root}.result`, interaction.reported.neutral ? 'neutral' : score >= 1 ? 'correct' : score > 0 ? decimalText(score, 1, 4) : 'incorrect');
  api.set(`${root}.latency`, timespan(took));
  return true;
}
