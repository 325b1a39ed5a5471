// SPDX-License-Identifier: Apache-2.0
/** One answer as a cmi.interactions.n record: write-only in SCORM 1.2, so its index is counted by us. */

import { decimal, identifier, interactionType, patterns, readableId, response, timeOfDay, timespan } from './values.js';

/** @typedef {import('../../../themes/sinau_theme/player/tracking.js').Interaction} Interaction */
/** @typedef {import('./api.js').Api} Api */

/**
 * @param {Api} api
 * @param {number} index
 * @param {Interaction} interaction
 * @returns {boolean} whether the LMS has opened the record; if not, the index is free still
 */
export function sendInteraction(api, index, interaction) {
  const { correct, answer, score, points, wall, took } = interaction;
  const type = interactionType(interaction.type, correct, answer);
  const root = `cmi.interactions.${index}`;
  // The id opens the record: when an LMS refuses it, the rest would only be a row of errors.
  if (!api.set(`${root}.id`, readableId(interaction.id, interaction.prompt || ''))) return false;
  if (interaction.objective) api.set(`${root}.objectives.0.id`, identifier(interaction.objective));
  api.set(`${root}.type`, type);
  api.set(`${root}.time`, timeOfDay(wall));
  patterns(type, correct).forEach((pattern, place) => api.set(`${root}.correct_responses.${place}.pattern`, pattern));
  const given = response(type, answer);
  if (given) api.set(`${root}.student_response`, given);
  api.set(`${root}.weighting`, decimal(points));
  api.set(`${root}.result`, score >= 1 ? 'correct' : score > 0 ? decimal(score) : 'wrong');
  api.set(`${root}.latency`, timespan(took));
  return true;
}
