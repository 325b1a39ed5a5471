// SPDX-License-Identifier: Apache-2.0
/** Each choice a button; the one that was pressed last is taken. */
sinau.view('signs', ({ h, t, fill }) => {
  const signs = (form) => Array.from(form.querySelectorAll('.sign-button'));
  const taken = (one) => one.getAttribute('aria-pressed') === 'true';
  const take = (form, id) => signs(form).forEach((one) => one.setAttribute('aria-pressed', String(one.value === id)));

  return {
    arrange(form) {
      form.querySelectorAll('p.sign').forEach((text) => {
        const button = h('button', {
          type: 'button', class: 'sign-button', value: text.dataset.choice, 'aria-pressed': 'false',
          onclick: () => {
            take(form, button.value);
            button.dispatchEvent(new Event('change', { bubbles: true }));
          },
        }, ...Array.from(text.childNodes), h('span', { class: 'sign-mark' }));
        text.replaceWith(button);
      });
    },
    read: (form) => signs(form).filter(taken).map((one) => one.value),
    write: (form, question, answer) => take(form, answer[0]),
    mark(form, question, answer, reveal) {
      signs(form).forEach((one) => {
        const right = question.rule.correct.indexOf(one.value) >= 0;
        const shown = reveal === 'everything' ? right || taken(one) : reveal === 'taken' && taken(one);
        fill(one.lastElementChild, shown ? ` (${t(right ? 'this_way' : 'not_this_way')})` : '');
      });
    },
    lock: (form, locked) => signs(form).forEach((one) => { one.disabled = locked; }),
  };
});
