// SPDX-License-Identifier: Apache-2.0
/** Gaps in a text, each of a shape of its own. An answer is one text for each of them; '': left open. Pure. */

import { packForm, unpackForm } from './packed_forms.js';
import { kindOf } from './kinds.js';

/** @typedef {import('./kinds.js').Kind} Kind */
/** @typedef {import('./shape.js').Shape} Shape */
/** @typedef {import('../types.js').Rule} Rule */

/** What a report tells of all that could be right: the standard's patterns. */
const MOST_RIGHT = 5;
const MOST_GAP_BYTES = 12;

/**
 * @param {Shape} part
 * @param {string} [text]
 * @returns {string[]} the same as an answer of the gap's own shape
 */
function gapAnswer({ kind }, text) {
  if (!text) return [];
  return kind === 'some' ? text.split(',') : [text];
}

/** @type {Kind} */
export const gaps = {
  isGiven: ({ parts }, answer) => parts.some((part, at) => kindOf(part).isGiven(part, gapAnswer(part, answer[at]))),

  same: (shape, one, other) => packedGaps(shape, one) === packedGaps(shape, other),

  score({ parts }, rule, answer) {
    const right = parts.filter((part, at) => {
      const own = rule.gaps && rule.gaps[at];
      return own && answer[at] && kindOf(part).score(part, own, gapAnswer(part, answer[at])) === 1;
    });
    const share = right.length / parts.length;
    return rule.partial || share === 1 ? share : 0;
  },

  valueOf({ parts }, answer, room, score = 0) {
    const list = parts.map((part, at) => kindOf(part).valueOf(part, gapAnswer(part, answer[at]), room));
    if (!list.some(Boolean)) return null;
    // What is left of a long word does not say any more whether it was right.
    const cut = list.some((one) => one && new TextEncoder().encode(one.text || '').length > MOST_GAP_BYTES);
    const more = cut && score > 0 && score < 1 ? { score: Math.round(score * 100), hints: 0, tries: 0 } : undefined;
    return packForm({ list, more }, room);
  },

  answerOf({ parts }, value) {
    const { list = [], more } = unpackForm(value);
    if (list.length !== parts.length) return null;
    const found = parts.map((part, at) => {
      const one = list[at];
      return one ? kindOf(part).answerOf(part, one) : { answer: [''] };
    });
    if (!found.every(Boolean)) return null;
    const answer = found.map((one) => /** @type {import('./kinds.js').Known} */ (one).answer.join());
    const cut = list.some((one) => one && one.cut);
    return { answer, ...(cut ? { cut } : {}), ...(more ? { score: more.score / 100 } : {}) };
  },

  reported({ parts }, { gaps: rules = [] }, answer) {
    /** @param {string} text @param {number} at  as people read it */
    const said = (text, at) => gapAnswer(parts[at], text).map((id) => (rules[at]?.labels || {})[id] || id).join(', ');
    const given = parts.map((part, at) => said(answer[at] || '', at));
    return [{
      kind: 'gaps', given: given.some(Boolean) ? given : [], exact: rules.some((rule) => rule.exact),
      right: rules.length ? combinedAnswers(rules.map((rule, at) => acceptedTexts(parts[at], rule).map((text) => said(text, at)))) : [],
    }];
  },
};

/**
 * @param {Shape} shape
 * @param {string[]} answer
 */
function packedGaps(shape, answer) {
  const value = gaps.valueOf(shape, answer, Infinity);
  return JSON.stringify(value && gaps.answerOf(shape, value)?.answer);
}

/**
 * @param {Shape} part
 * @param {Rule} rule
 * @returns {string[]} texts that are right in a gap
 */
function acceptedTexts({ kind }, { correct }) {
  return kind === 'some' ? [correct.join()] : correct;
}

/**
 * @param {string[][]} accepted  for each gap
 * @returns {string[][]} whole answers that are right: the first ones
 */
function combinedAnswers(accepted) {
  return accepted.reduce((all, texts) => all
    .reduce((longer, one) => longer.concat(texts.map((text) => one.concat(text))), /** @type {string[][]} */ ([]))
    .slice(0, MOST_RIGHT), /** @type {string[][]} */ ([[]]));
}
