// SPDX-License-Identifier: Apache-2.0
/** A drop-down beside each line: for a finger, a keyboard and a screen reader alike. Long options are also listed, with letters. */
sinau.view('matching', ({ h, t, fill, shuffle }) => {
  /** @typedef {{prompt: string, select: HTMLSelectElement, row: HTMLElement, mark: HTMLElement}} Row */
  /** @type {Row[]} */
  let rows = [];
  /** What an option says in a drop-down, by its id. @type {Record<string, string>} */
  const words = Object.create(null);
  let arranged = '-';

  /** @param {HTMLFormElement} form */
  const build = (form) => {
    const prompts = /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-prompt]'));
    rows = Array.from(prompts).map((row) => {
      const prompt = row.dataset.prompt || '';
      const text = /** @type {Element} */ (row.firstElementChild);
      text.id = `${form.id}-${prompt}`;
      const mark = h('span', { class: 'matching-mark', id: `${text.id}-mark` });
      const select = h('select', {
        name: 'answer', class: 'matching-select', 'aria-labelledby': text.id, 'aria-describedby': mark.id,
      }, h('option', { value: '' }, t('pick')));
      row.append(select, mark);
      return { prompt, select, row, mark };
    });
    const offer = /** @type {HTMLElement} */ (form.querySelector('.matching-offer'));
    // The drop-downs say all of it.
    if ('short' in offer.dataset) offer.hidden = true;
    else /** @type {Element} */ (offer.parentElement).prepend(offer);
    itemsOf(form).forEach((item) => {
      const id = item.dataset.option || '';
      rows.forEach(({ select }) => select.append(h('option', { value: id })));
    });
  };

  /** @param {HTMLFormElement} form */
  const itemsOf = (form) => {
    const items = /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-option]'));
    return Array.from(items).sort((one, other) => ((one.dataset.option || '') < (other.dataset.option || '') ? -1 : 1));
  };

  /**
   * The first option of another order fits the first line, the second the next one, and so on: then all move on by one.
   * @param {HTMLElement[]} items
   * @param {string[]} correct
   */
  const notTheKey = (items, correct) => {
    const key = correct.map((pair) => pair.slice(2)).filter((id, at, all) => all.indexOf(id) === at);
    const isKey = key.length > 1 && key.every((id, at) => items[at].dataset.option === id);
    return isKey ? [...items.slice(1), items[0]] : items;
  };

  return {
    arrange(form, question, seed) {
      if (seed === arranged) return;
      arranged = seed;
      if (!rows.length) build(form);
      const items = shuffle(itemsOf(form), seed);
      const lettered = !('short' in /** @type {HTMLElement} */ (form.querySelector('.matching-offer')).dataset);
      (seed ? notTheKey(items, question.rule.correct) : items).forEach((item, at) => {
        const id = item.dataset.option || '';
        words[id] = (lettered ? `${String.fromCharCode(65 + at)}. ` : '') + (item.dataset.words || '');
        /** @type {Element} */ (item.parentElement).append(item);
        rows.forEach(({ select }) => {
          const option = /** @type {HTMLOptionElement} */ (select.querySelector(`option[value="${id}"]`));
          option.textContent = words[id];
          select.append(option);
        });
      });
    },

    read: () => rows.filter(({ select }) => select.value).map(({ prompt, select }) => `${prompt}.${select.value}`),

    write(form, question, answer) {
      rows.forEach(({ prompt, select }) => {
        const [pair = ''] = answer.filter((one) => one[0] === prompt);
        select.value = pair.slice(2) in words ? pair.slice(2) : '';
      });
    },

    mark(form, question, answer, reveal) {
      rows.forEach(({ prompt, row, mark }) => {
        const [given] = answer.filter((one) => one[0] === prompt);
        const [right = ''] = question.rule.correct.filter((one) => one[0] === prompt);
        row.removeAttribute('data-mark');
        fill(mark);
        if (reveal === 'nothing') return;
        row.dataset.mark = given ? (given === right ? 'right' : 'wrong') : 'open';
        const said = given ? t(given === right ? 'choice_right' : 'choice_wrong') : t('left_open');
        const more = given !== right && reveal === 'everything' ? `. ${t('fits', { option: words[right.slice(2)] })}` : '';
        fill(mark, said + more);
      });
    },

    lock(form, locked) {
      rows.forEach(({ select }) => { select.disabled = locked; });
    },

    // What was right stays, so that only the rest is done again; all of it when nothing else is left.
    again(form, question) {
      const wrong = rows.filter(({ prompt, select }) => question.rule.correct.indexOf(`${prompt}.${select.value}`) < 0);
      (wrong.length ? wrong : rows).forEach(({ select }) => { select.value = ''; });
    },
  };
});
