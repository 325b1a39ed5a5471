// SPDX-License-Identifier: Apache-2.0
/** Each choice a button that is in or out. */
sinau.view('switches', ({ h, t, fill, shuffle }) => {
  /** @param {HTMLFormElement} form */
  const switches = (form) => {
    const found = /** @type {NodeListOf<HTMLButtonElement>} */ (form.querySelectorAll('.switch-button'));
    return Array.from(found).sort((one, other) => (one.value < other.value ? -1 : 1));
  };
  /** @param {Element} one */
  const isOn = (one) => one.getAttribute('aria-pressed') === 'true';
  /**
   * @param {Element} one
   * @param {boolean} on
   */
  const turn = (one, on) => one.setAttribute('aria-pressed', String(on));

  return {
    arrange(form, question, seed) {
      const place = /** @type {HTMLElement} */ (form.querySelector('.question-choices'));
      /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll('p.switch')).forEach((text) => {
        const press = () => {
          turn(button, !isOn(button));
          button.dispatchEvent(new Event('change', { bubbles: true }));
        };
        const button = h('button', {
          type: 'button', class: 'switch-button', value: text.dataset.choice || '', 'aria-pressed': 'false', onclick: press,
        }, ...Array.from(text.childNodes), h('span', { class: 'switch-mark' }));
        text.replaceWith(button);
      });
      shuffle(switches(form), seed).forEach((one) => place.append(one));
    },
    read: (form) => switches(form).filter(isOn).map((one) => one.value),
    write(form, question, answer) {
      switches(form).forEach((one) => turn(one, answer.indexOf(one.value) >= 0));
    },
    mark(form, question, answer, reveal) {
      switches(form).forEach((one) => {
        const right = question.rule.correct.indexOf(one.value) >= 0;
        const shown = reveal === 'everything' ? right || isOn(one) : reveal === 'taken' && isOn(one);
        fill(/** @type {Element} */ (one.lastElementChild), shown ? ` (${t(right ? 'fits' : 'fits_not')})` : '');
      });
    },
    lock(form, locked) {
      switches(form).forEach((one) => { one.disabled = locked; });
    },
  };
});
