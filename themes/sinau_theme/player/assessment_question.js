// SPDX-License-Identifier: Apache-2.0
/** A question of an assessment: what lessons do not need. */

import { shapeOf } from './answers/shape.js';
import { h } from './dom.js';
import { QuestionView } from './question.js';
import { shuffle } from './shuffle.js';

export class AssessmentQuestionView extends QuestionView {
  /**
   * @override
   * @template T
   * @param {T[]} items
   * @param {string} seed
   */
  shuffle(items, seed) {
    return seed ? shuffle(items, seed) : items;
  }

  /** @override */
  show() {
    super.show();
    const { mode, checked, explained, seen, question } = this;
    // A right answer is explained at once, and stands from then on.
    if (checked && explained && !seen && !mode.locked && shapeOf(question).scored) this.host.explained(this);
  }
}

/**
 * What is right, as the learner would write it.
 * @param {QuestionView} view
 * @returns {Node[]}
 */
export function acceptedAnswers({ question, t }) {
  const { kind } = shapeOf(question);
  if (kind !== 'words' && kind !== 'number') return [];
  const { correct, shown = correct } = question.rule;
  return [h('p', {}, t('accepted', { answers: shown.join(' · ') }))];
}
