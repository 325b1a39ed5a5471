// SPDX-License-Identifier: Apache-2.0
/** Numbers on the picture of the stem, which take what the list below takes. */
sinau.view('pointing', ({ h }) => {
  /** @type {HTMLInputElement[]} */
  let inputs = [];

  /** @param {HTMLFormElement} form */
  const draw = (form) => {
    const picture = /** @type {HTMLElement} */ (form.querySelector('.question-stem img'));
    const frame = h('span', { class: 'pointing-picture' });
    picture.replaceWith(frame);
    frame.append(picture);
    inputs.forEach((input, at) => {
      // Text in the stem, which is no part of what the question asks.
      const number = h('span', { class: 'pointing-number', 'aria-hidden': 'true', onclick: () => input.click() }, String(at + 1));
      number.style.top = `${input.dataset.height}%`;
      frame.append(number);
    });
  };

  return {
    arrange(form) {
      if (inputs.length) return;
      inputs = Array.from(/** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('[data-height]')));
      draw(form);
    },
    read: () => inputs.filter((input) => input.checked).map((input) => input.value),
    write(form, question, answer) {
      inputs.forEach((input) => { input.checked = answer.indexOf(input.value) >= 0; });
    },
    mark() {},
    lock(form, locked) {
      inputs.forEach((input) => { input.disabled = locked; });
    },
  };
});
