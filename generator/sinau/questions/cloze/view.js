// SPDX-License-Identifier: Apache-2.0
/** A field or a drop-down in each gap of the text: for a finger, a keyboard and a screen reader alike. */
sinau.view('cloze', ({ h, t, fill, shuffle, alike }) => {
  /** Of words in a gap an LMS keeps so many bytes of UTF-8, or a few less where the next character does not fit. */
  const KEPT = 12;
  const WIDEST = 4;
  /** @typedef {HTMLInputElement | HTMLSelectElement} Control */
  /** @typedef {{place: HTMLElement, control: Control, mark: HTMLElement, around: string}} Gap */
  /** @typedef {'right' | 'wrong' | 'open' | 'unsure'} Mark */
  /** @type {Gap[]} */
  let gaps = [];
  let arranged = '-';

  /** @param {Control} control */
  const isList = (control) => control.localName === 'select';

  /** @param {HTMLFormElement} form */
  const build = (form) => {
    const places = /** @type {HTMLElement[]} */ (Array.from(form.querySelectorAll('.question-gap')));
    gaps = places.map((place, at) => {
      const id = `${form.id}-gap-${at + 1}`;
      // What is read with a gap: the text around it, and when it is marked how it is.
      const around = /** @type {HTMLElement} */ (place.closest('p, li, td, th, dt, dd, .question-stem'));
      if (!around.id) around.id = `${id}-text`;
      const line = /** @type {HTMLElement | null} */ (place.querySelector('.cloze-line'));
      const named = { name: 'answer', class: 'cloze-control', id, 'aria-label': t('gap', { number: at + 1, total: places.length }) };
      const entries = /** @type {HTMLElement[]} */ (Array.from(place.querySelectorAll('[data-entry]')));
      const control = line ? h('input', {
        ...named, type: 'text', size: line.dataset.size || '', maxlength: line.dataset.most || '', dir: 'auto',
        autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false',
      }) : h('select', named, h('option', { value: '' }, t('pick')),
        ...entries.map(({ dataset, textContent }) => h('option', { value: dataset.entry || '' }, textContent || '')));
      const mark = h('span', { class: 'cloze-mark', id: `${id}-mark` });
      fill(place, control, mark);
      return { place, control: /** @type {Control} */ (control), mark, around: around.id };
    });
  };

  /**
   * @param {{correct: string[], exact?: boolean, labels?: Record<string, string>}} rule  of one gap
   * @param {string} text
   * @returns {Mark} `unsure`: it may be the beginning of what was right, as an LMS has kept it
   */
  const markOf = ({ correct, exact, labels }, text) => {
    if (!text) return 'open';
    if (labels) return correct[0] === text ? 'right' : 'wrong';
    const form = alike(text, exact);
    if (correct.some((one) => alike(one, exact) === form)) return 'right';
    const bytes = new TextEncoder().encode(text).length;
    return bytes <= KEPT && bytes > KEPT - WIDEST && correct.some((one) => alike(one, exact).startsWith(form)) ? 'unsure' : 'wrong';
  };

  /**
   * What the score says of gaps that are not sure.
   * @param {Mark[]} marks
   * @param {boolean} partial
   * @param {number} score
   * @returns {Mark}
   */
  const rest = (marks, partial, score) => {
    /** @param {Mark} mark */
    const count = (mark) => marks.filter((one) => one === mark).length;
    const unsure = count('unsure');
    const right = score >= 1 ? unsure : partial ? Math.round(score * marks.length) - count('right') : -1;
    if (right === unsure) return 'right';
    // Where all else is right, the only one that is not sure is what makes it wrong.
    return right === 0 || (right < 0 && unsure === 1 && count('right') + 1 === marks.length) ? 'wrong' : 'unsure';
  };

  return {
    arrange(form, question, seed) {
      if (seed === arranged) return;
      arranged = seed;
      if (!gaps.length) build(form);
      gaps.forEach(({ control }, at) => {
        if (!isList(control)) return;
        const { value } = control;
        const [first, ...entries] = /** @type {HTMLOptionElement[]} */ (Array.from(control.children))
          .sort((one, other) => (one.value < other.value ? -1 : 1));
        control.append(first, ...shuffle(entries, seed && `${seed}|${at}`));
        control.value = value;
      });
    },

    read() {
      const answer = gaps.map(({ control }) => control.value.trim());
      return answer.some(Boolean) ? answer : [];
    },

    write(form, question, answer) {
      gaps.forEach(({ control }, at) => {
        const text = answer[at] || '';
        const known = !isList(control) || Array.from(control.children).some((one) => /** @type {HTMLOptionElement} */ (one).value === text);
        // Not while it says the same already: the cursor stands in it.
        if (control.value.trim() !== text) control.value = known ? text : '';
      });
    },

    mark(form, { rule }, answer, reveal, score) {
      const rules = rule.gaps || [];
      const marks = rules.map((one, at) => markOf(one, answer[at] || ''));
      const decided = rest(marks, rule.partial === true, score);
      gaps.forEach(({ place, control, mark, around }, at) => {
        const found = marks[at] === 'unsure' ? decided : marks[at];
        const nothing = reveal === 'nothing';
        place.removeAttribute('data-mark');
        fill(mark);
        control.setAttribute('aria-describedby', nothing ? around : mark.id);
        if (nothing) return;
        place.dataset.mark = found;
        const said = t({ right: 'choice_right', wrong: 'choice_wrong', open: 'left_open', unsure: 'only_beginning' }[found]);
        const { correct, labels } = rules[at];
        const answers = correct.map((one) => (labels ? labels[one] : one)).join(' / ');
        fill(mark, found !== 'right' && reveal === 'everything' ? `${said}. ${t('fits', { answers })}` : said);
      });
    },

    lock(form, locked) {
      gaps.forEach(({ control }) => {
        if (isList(control)) control.disabled = locked;
        else /** @type {HTMLInputElement} */ (control).readOnly = locked;
      });
    },

    // What was typed can be mended; of lists only what was right stays. All of it goes where nothing is wrong.
    again(form, { rule }) {
      const rules = rule.gaps || [];
      const right = gaps.map(({ control }, at) => markOf(rules[at], control.value.trim()) === 'right');
      gaps.forEach(({ control }, at) => {
        if (right.every(Boolean) || (isList(control) && !right[at])) control.value = '';
      });
    },
  };
});
