// SPDX-License-Identifier: Apache-2.0
/** A long text. It is kept and never scored; an LMS has room for its beginning only. Pure. */

import { packForm, unpackForm } from './packed_forms.js';

/** @type {import('./kinds.js').Kind} */
export const text = {
  isGiven: (shape, [written = '']) => written.trim() !== '',

  same: (shape, [one = ''], [other], cut) => (cut ? one.startsWith(other) : one === other),

  score: () => 0,

  valueOf: (shape, [written], room) => (written ? packForm({ long: written }, room) : null),

  answerOf(shape, value) {
    const { long, cut } = unpackForm(value);
    return long === undefined ? null : { answer: [long], ...(cut ? { cut } : {}) };
  },

  reported: (shape, rule, answer) => [{ kind: 'text', given: answer, right: [], neutral: true }],
};
