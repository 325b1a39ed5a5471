// SPDX-License-Identifier: Apache-2.0
/** Items are put in order by two buttons beside each, or by dragging: with a mouse anywhere, with a finger by the number. */
sinau.view('ordering', ({ h, t, shuffle }) => {
  /** Within so many pixels of the window's edge dragging scrolls. */
  const EDGE = 48;
  /** So many characters find room beside the buttons on a narrow screen. */
  const SHORT = 24;
  /** @type {HTMLElement} */
  let list;
  /** @type {HTMLElement} what was moved where, for those who do not see it */
  let status;
  /** @type {string | null} */
  let seeded = null;
  /** Ids in the order in which they are shown before anything is moved. @type {string[]} */
  let arranged = [];
  /** An order that nobody has touched is no answer. */
  let moved = false;
  let locked = false;
  /** Ends the dragging that is under way. */
  let drop = () => {};

  /** @returns {HTMLElement[]} */
  const items = () => /** @type {HTMLElement[]} */ (Array.from(list.children));
  /** @param {HTMLElement} item */
  const idOf = (item) => item.dataset.item || '';
  const order = () => items().map(idOf);
  /**
   * @param {Element} item
   * @param {string} selector
   */
  const within = (item, selector) => /** @type {HTMLElement} */ (item.querySelector(selector));

  /** @param {HTMLElement} item */
  const wordsOf = (item) => {
    const copy = /** @type {Element} */ (within(item, '.choice-text').cloneNode(true));
    copy.querySelectorAll('img, .sinau-spoken, .footnote-ref').forEach((part) => part.replaceWith(part.getAttribute('alt') || ''));
    return (copy.textContent || '').trim();
  };

  /**
   * At an end of the list one of the buttons does nothing. The one that has the focus keeps it.
   * @param {HTMLElement} button
   * @param {boolean} end
   */
  const close = (button, end) => {
    const focused = end && !locked && button === document.activeElement;
    /** @type {HTMLButtonElement} */ (button).disabled = locked || (end && !focused);
    if (focused) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  };

  /** Puts numbers and buttons in line with the order. */
  const count = () => {
    items().forEach((item, at, { length }) => {
      within(item, '.ordering-number').textContent = String(at + 1);
      close(within(item, '.ordering-up'), at === 0);
      close(within(item, '.ordering-down'), at === length - 1);
    });
  };

  /** @param {string[]} ids */
  const show = (ids) => {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const inside = focused && list.contains(focused);
    ids.forEach((id, at) => {
      const item = items().find((one) => idOf(one) === id);
      if (item && list.children[at] !== item) list.insertBefore(item, list.children[at]);
    });
    count();
    if (focused && inside && focused !== document.activeElement) focused.focus();
  };

  /** @param {HTMLElement} item */
  const done = (item) => {
    moved = true;
    const { length } = list.children;
    status.textContent = t('moved', { item: wordsOf(item), place: items().indexOf(item) + 1, count: length });
    item.dispatchEvent(new Event('change', { bubbles: true }));
  };

  /**
   * Its neighbour changes places with it, so that it keeps the focus and the finger that holds it.
   * @param {HTMLElement} item
   * @param {number} by  -1: up, 1: down
   * @returns {boolean} whether there was a neighbour
   */
  const step = (item, by) => {
    const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (other && by < 0) item.after(other);
    else if (other) item.before(other);
    return Boolean(other);
  };

  /**
   * @param {HTMLElement} item
   * @param {number} by
   */
  const press = (item, by) => {
    drop();
    if (!step(item, by)) {
      status.textContent = t(by < 0 ? 'is_first' : 'is_last', { item: wordsOf(item) });
      return;
    }
    count();
    done(item);
  };

  /**
   * @param {HTMLElement} item
   * @param {PointerEvent} begin
   */
  const drag = (item, begin) => {
    const { target, pointerId, pointerType } = begin;
    const on = /** @type {Element} */ (target);
    if (locked || begin.button || item.classList.contains('is-dragged') || on.closest('a, button, summary, input')) return;
    if (pointerType !== 'mouse' && !on.closest('.ordering-number')) return;
    begin.preventDefault();
    drop();
    const before = order();
    item.classList.add('is-dragged');
    item.setPointerCapture(pointerId);
    let at = begin.clientY;
    let frame = 0;

    const follow = () => {
      /** @param {Element} other */
      const middle = (other) => {
        const { top, height } = other.getBoundingClientRect();
        return top + height / 2;
      };
      for (let other = item.previousElementSibling; other && at < middle(other); other = item.previousElementSibling) step(item, -1);
      for (let other = item.nextElementSibling; other && at > middle(other); other = item.nextElementSibling) step(item, 1);
      count();
    };
    const scroll = () => {
      const by = at < EDGE ? -8 : at > window.innerHeight - EDGE ? 8 : 0;
      if (by) {
        window.scrollBy(0, by);
        follow();
      }
      frame = requestAnimationFrame(scroll);
    };
    /** @param {PointerEvent} event */
    const move = (event) => {
      if (event.pointerId !== pointerId) return;
      at = event.clientY;
      follow();
    };
    const stop = () => {
      drop = () => {};
      cancelAnimationFrame(frame);
      item.classList.remove('is-dragged');
      item.removeEventListener('pointermove', move);
      item.removeEventListener('pointerup', end);
      item.removeEventListener('pointercancel', end);
      if (item.hasPointerCapture(pointerId)) item.releasePointerCapture(pointerId);
    };
    /** @param {PointerEvent} event */
    const end = (event) => {
      if (event.pointerId !== pointerId) return;
      stop();
      if (event.type === 'pointercancel') show(before);
      else if (order().join() !== before.join()) done(item);
    };
    drop = () => {
      stop();
      show(before);
    };
    item.addEventListener('pointermove', move);
    item.addEventListener('pointerup', end);
    item.addEventListener('pointercancel', end);
    frame = requestAnimationFrame(scroll);
  };

  /**
   * @param {HTMLElement} item
   * @param {string} name  an id for its text
   */
  const equip = (item, name) => {
    const text = within(item, '.choice-text');
    text.id = name;
    /**
     * @param {string} way
     * @param {number} by
     * @param {string} sign
     */
    const button = (way, by, sign) => h('button', {
      type: 'button', class: `ordering-${way}`, id: `${name}-${way}`, 'aria-label': t(way), 'aria-labelledby': `${name}-${way} ${name}`,
      onclick: () => press(item, by), onblur: () => setTimeout(count, 0),
    }, sign);
    item.setAttribute('role', 'listitem');
    if (wordsOf(item).length > SHORT || text.querySelector('img')) item.classList.add('is-long');
    item.append(
      h('span', { class: 'ordering-number' }), h('div', { class: 'ordering-body' }, text, h('div', { class: 'ordering-mark' })),
      h('span', { class: 'ordering-moves' }, button('up', -1, '↑'), button('down', 1, '↓')),
    );
    item.addEventListener('pointerdown', (event) => drag(item, event));
    item.addEventListener('dragstart', (event) => event.preventDefault());
  };

  /** @param {HTMLFormElement} form */
  const build = (form) => {
    list = within(form, '.question-choices');
    list.classList.add('ordering');
    list.setAttribute('role', 'list');
    status = h('div', { class: 'sinau-spoken', role: 'status' });
    list.after(h('p', { class: 'ordering-help' }, t('help')), status);
    items().forEach((item) => equip(item, `${form.id}-${idOf(item)}`));
  };

  /**
   * @param {string[]} answer
   * @param {string[]} correct
   * @returns {string[]} the most items that are in order among themselves; none where no two are
   */
  const run = (answer, correct) => {
    /** The longest run that ends with each item. @type {string[][]} */
    const runs = [];
    answer.forEach((id, at) => {
      const before = runs.filter((one, place) => correct.indexOf(answer[place]) < correct.indexOf(id));
      runs[at] = before.reduce((best, one) => (one.length > best.length ? one : best), /** @type {string[]} */ ([])).concat(id);
    });
    const longest = runs.reduce((best, one) => (one.length > best.length ? one : best), []);
    return longest.length > 1 ? longest : [];
  };

  return {
    arrange(form, { rule: { correct } }, seed) {
      if (!list) build(form);
      if (seed === seeded) return;
      seeded = seed;
      arranged = shuffle(order().sort(), seed);
      if (arranged.join() === correct.join()) arranged = arranged.slice(1).concat(arranged[0]);
      moved = false;
      drop();
      show(arranged);
    },

    read: () => (moved ? order() : []),

    write(form, question, answer) {
      drop();
      moved = answer.length > 0;
      show(moved ? answer : arranged);
    },

    mark(form, { rule: { correct, partial } }, answer, reveal) {
      const fine = partial ? run(answer, correct) : answer.filter((id, at) => id === correct[at]);
      items().forEach((item) => {
        const place = within(item, '.ordering-mark');
        const id = idOf(item);
        const right = fine.indexOf(id) >= 0;
        const all = reveal === 'everything';
        const mark = reveal === 'nothing' ? '' : answer.length ? (right ? 'right' : 'wrong') : all ? 'missed' : '';
        place.textContent = '';
        item.removeAttribute('data-mark');
        if (!mark) return;
        item.dataset.mark = mark;
        if (answer.length) place.append(h('span', { class: 'sinau-spoken' }, `(${t(`${partial ? 'run' : 'place'}_${mark}`)}) `));
        if (all && !right) place.append(t('belongs', { place: correct.indexOf(id) + 1 }));
      });
    },

    lock(form, on) {
      locked = on;
      if (locked) drop();
      list.classList.toggle('is-locked', locked);
      count();
    },
  };
});
