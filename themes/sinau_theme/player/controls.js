// SPDX-License-Identifier: Apache-2.0
/** The view of every question whose type brings none of its own: choices to take, or one field to write in. */

import { shapeOf } from './answers/shape.js';
import { screenReaderText } from './dom.js';

/** @typedef {import('./types.js').Question} Question */

/** @param {Pick<import('./types.js').Tools, 't' | 'shuffle'>} tools @returns {import('./types.js').View} */
export function plainControls({ t, shuffle }) {
  let arranged = '';
  return {
    read(form) {
      const [first] = inputsOf(form);
      if (!isTextField(first)) return inputsOf(form).filter((input) => input.checked).map((input) => input.value);
      const text = first.value.trim();
      return text ? [text] : [];
    },

    write(form, question, answer) {
      const [text = ''] = answer;
      inputsOf(form).forEach((input) => {
        if (!isTextField(input)) input.checked = answer.indexOf(input.value) >= 0;
        // Not while it says the same already: the cursor stands in it.
        else if (input.value.trim() !== text) input.value = text;
      });
    },

    arrange(form, question, seed) {
      if (seed === arranged || shapeOf(question).kind === 'truth') return;
      arranged = seed;
      shuffle(inputsOf(form), seed).forEach((input) => {
        const label = labelOf(input);
        /** @type {HTMLElement} */ (label.parentElement).append(label);
      });
    },

    mark(form, question, answer, reveal, score) {
      inputsOf(form).forEach((input) => {
        const label = labelOf(input);
        const field = isTextField(input);
        const taken = field ? answer.length > 0 : input.checked;
        const right = field ? score >= 1 : question.rule.correct.indexOf(input.value) >= 0;
        const mark = taken ? (right ? 'right' : 'wrong') : right && reveal === 'everything' ? 'missed' : '';
        const old = label.querySelector(':scope > .sinau-spoken');
        if (old) old.remove();
        label.removeAttribute('data-mark');
        if (!mark || reveal === 'nothing') return;
        label.dataset.mark = mark;
        if (!field) label.append(screenReaderText(` (${t(`choice_${mark}`)})`));
      });
    },

    lock(form, locked) {
      inputsOf(form).forEach((input) => { input[isTextField(input) ? 'readOnly' : 'disabled'] = locked; });
    },

    again(form) {
      inputsOf(form).forEach((input) => { input.checked = false; });
    },
  };
}

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLInputElement[]} in the order as written, whatever order they are shown in
 */
function inputsOf(form) {
  const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('.choice input, .answer input, .answer textarea'));
  return Array.from(inputs).sort((one, other) => (one.value < other.value ? -1 : 1));
}

/** @param {HTMLInputElement} input */
function labelOf(input) {
  return /** @type {HTMLElement} */ (input.parentElement);
}

/** @param {HTMLInputElement} input */
function isTextField({ type }) {
  return /^text/.test(type);
}
