// SPDX-License-Identifier: Apache-2.0
/** A question of an assessment: what lessons do not need. */

import { shapeOf } from './answers/shape.js';
import { h } from './dom.js';
import { QuestionView } from './question.js';
import { shuffle } from './shuffle.js';

export class AssessedQuestion extends QuestionView {
  /**
   * @override
   * @template T
   * @param {T[]} items
   * @param {string} seed
   */
  shuffle(items, seed) {
    return seed ? shuffle(items, seed) : items;
  }

  /**
   * @override
   * @returns {Node[]}
   */
  accepted() {
    const { kind } = shapeOf(this.question);
    if (kind !== 'words' && kind !== 'number') return [];
    const { correct, shown = correct } = this.question.rule;
    return [h('p', {}, this.t('accepted', { answers: shown.join(' · ') }))];
  }
}
