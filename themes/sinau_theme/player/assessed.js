// SPDX-License-Identifier: Apache-2.0
/** A question of an assessment: what lessons do not need. */

import { h } from './dom.js';
import { QuestionView } from './question.js';
import { shuffle } from './shuffle.js';
import { showNumber } from './typed.js';

export class AssessedQuestion extends QuestionView {
  /**
   * @override
   * @param {string} seed
   */
  order(seed) {
    if (this.question.type === 'true-false') return;
    const labels = seed ? shuffle(this.labels, `${seed}|${this.question.id}`) : this.labels;
    labels.forEach((label) => this.choices.append(label));
  }

  /**
   * @override
   * @returns {Node[]}
   */
  accepted() {
    const { correct, ranges, decimal = '.', unit = '' } = this.question.rule;
    const answers = !ranges ? correct : ranges.map((range) => {
      const [low, high] = range.map((number) => showNumber(String(number), decimal));
      return `${low === high ? low : `${low} – ${high}`} ${unit}`.trim();
    });
    return [h('p', {}, this.t('accepted', { answers: answers.join(' · ') }))];
  }
}
