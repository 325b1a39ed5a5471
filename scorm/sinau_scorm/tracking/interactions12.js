// SPDX-License-Identifier: Apache-2.0
/** One answer as a cmi.interactions.n record: write-only in SCORM 1.2, so its index is counted by us. */

import { answerNotation } from './notation12.js';
import { decimalText, asIdentifier, readableId, timeOfDay, timespan } from './values12.js';

/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Interaction} Interaction */
/** @typedef {import('./lms_api.js').LmsApi} LmsApi */

/**
 * @param {LmsApi} api
 * @param {number} index
 * @param {Interaction} interaction
 * @returns {boolean} whether the LMS has opened the record; if not, the index is free still
 */
export function sendInteraction(api, index, interaction) {
  const { score, points, wall, took } = interaction;
  const { type, response, patterns } = answerNotation(interaction.reported);
  const root = `cmi.interactions.${index}`;
  // The id opens the record: when an LMS refuses it, the rest would only be a row of errors.
  if (!api.set(`${root}.id`, readableId(interaction.id, interaction.prompt || ''))) return false;
  if (interaction.objective) api.set(`${root}.objectives.0.id`, asIdentifier(interaction.objective));
  api.set(`${root}.type`, type);
  api.set(`${root}.time`, timeOfDay(wall));
  patterns.forEach((pattern, place) => api.set(`${root}.correct_responses.${place}.pattern`, pattern));
  if (response) api.set(`${root}.student_response`, response);
  api.set(`${root}.weighting`, decimalText(points));
  api.set(`${root}.result`, interaction.reported.neutral ? 'neutral' : score >= 1 ? 'correct' : score > 0 ? decimalText(score) : 'wrong');
  api.set(`${root}.latency`, timespan(took));
  return true;
}
