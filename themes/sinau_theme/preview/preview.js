// SPDX-License-Identifier: Apache-2.0
/**
 * What `sinau serve` adds to each page: it takes in changes, keeps the learner's place, and shows mistakes.
 *
 * @typedef {{ place: string, rule: string, message: string, hint: string }} Finding
 * @typedef {{ number: number, old: string, fault: string, errors: Finding[], warnings: Finding[], errors_title: string,
 *   warnings_title: string }} News
 * @typedef {{ address: string, anchor: string, top: number, y: number, focus: string, fields: [string, string | boolean][] }} Place
 */
(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const digest = own.dataset.digest || '';
  const other = own.dataset.other || '';
  /** @type {Record<string, string>} */
  const words = JSON.parse(own.dataset.words || '{}');
  const KEPT = 'sinau-preview-place';
  const CLOSED = 'sinau-preview-closed';
  const inPlayer = location.pathname.startsWith('/_player/');

  // ---- Changes

  /** @type {EventSource | null} */
  let source = null;
  let leaving = false;

  function openEventStream() {
    if (source || document.visibilityState === 'hidden') return;
    source = new EventSource('/_preview/events');
    source.onmessage = (event) => {
      const news = /** @type {News} */ (JSON.parse(event.data));
      showPanel(news, false);
      reloadIfChanged();
    };
    source.onerror = () => showPanel(null, true);
  }

  // A browser opens six connections to a host, and each page of the preview would hold one.
  function closeEventStream() {
    if (source) source.close();
    source = null;
  }

  /** The activities that this page of the player has loaded, with what tells their states from others. */
  function loadedActivities() {
    return /** @type {Record<string, string>} */ (/** @type {any} */ (window).sinauPreviewParts || {});
  }

  let comparing = false;
  let again = false;

  async function reloadIfChanged() {
    if (comparing) {
      again = true;
      return;
    }
    comparing = true;
    try {
      do {
        again = false;
        const parts = loadedActivities();
        const query = new URLSearchParams([['page', decodeURI(location.pathname)], ...Object.keys(parts).map((id) => ['part', id])]);
        const answer = await fetch(`/_preview/digests?${query}`);
        if (!answer.ok) continue;
        const now = /** @type {{ page: string, parts: Record<string, string> }} */ (await answer.json());
        if (now.page !== digest || Object.keys(parts).some((id) => now.parts[id] !== parts[id])) reloadKeepingPlace();
      } while (again && !leaving);
    } catch (error) {
      // The server is gone; the event source says so.
    } finally {
      comparing = false;
    }
  }

  function reloadKeepingPlace() {
    if (leaving) return;
    leaving = true;
    closeEventStream();
    storePlace();
    location.reload();
  }

  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? closeEventStream() : openEventStream()));
  addEventListener('pagehide', closeEventStream);
  addEventListener('pageshow', openEventStream);

  // ---- Place

  /** @param {Element} element */
  function selectorOf(element) {
    if (element.id) return `#${CSS.escape(element.id)}`;
    const form = element.closest('form[id], [id]');
    const name = element.getAttribute('name');
    if (!form || !name) return '';
    const value = element instanceof HTMLInputElement && /^(radio|checkbox)$/.test(element.type) ? `[value="${CSS.escape(element.value)}"]` : '';
    return `#${CSS.escape(form.id)} [name="${CSS.escape(name)}"]${value}`;
  }

  /** @returns {(HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[]} */
  function formFields() {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('form [name]'))];
  }

  function storePlace() {
    /** @type {Place} */
    const place = { address: location.href, anchor: '', top: 0, y: scrollY, focus: '', fields: [] };
    for (const element of document.querySelectorAll('main [id], article [id]')) {
      const { top, height } = element.getBoundingClientRect();
      if (height && top < innerHeight / 2 && (top <= 0 || !place.anchor)) [place.anchor, place.top] = [element.id, top];
    }
    const { activeElement } = document;
    if (activeElement && activeElement !== document.body) place.focus = selectorOf(activeElement);
    for (const field of formFields()) {
      const name = selectorOf(field);
      const ticks = field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type);
      if (!name || field.disabled || field.type === 'file') continue;
      if (ticks ? field.checked : field.value) place.fields.push([name, ticks ? true : field.value]);
    }
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(place));
      history.scrollRestoration = 'manual';
    } catch (error) {
      // Without storage the browser keeps the place as well as it can.
    }
  }

  function restorePlace() {
    const kept = sessionStorage.getItem(KEPT);
    sessionStorage.removeItem(KEPT);
    const place = /** @type {Place | null} */ (kept && JSON.parse(kept));
    if (!place) return;
    host.dataset.state = 'again'; // the page is one that has followed an edit
    if (place.address !== location.href) return;
    let acted = false;
    for (const sign of ['wheel', 'touchstart', 'keydown', 'pointerdown']) addEventListener(sign, () => { acted = true; }, { once: true, passive: true });
    const until = Date.now() + 3000;
    let focused = false;
    const step = () => {
      if (acted) return;
      const anchor = place.anchor && document.getElementById(place.anchor);
      const y = anchor ? scrollY + anchor.getBoundingClientRect().top - place.top : place.y;
      if (Math.abs(y - scrollY) > 1) scrollTo({ top: y, behavior: 'instant' });
      // Again and again: the page's own scripts make a question ready some time after it is there.
      for (const [name, value] of place.fields) fillField(name, value);
      const before = place.focus && /** @type {HTMLElement | null} */ (document.querySelector(place.focus));
      if (before && !focused) {
        before.focus({ preventScroll: true });
        focused = document.activeElement === before;
      }
      if (Date.now() < until) setTimeout(step, 60);
      else history.scrollRestoration = 'auto';
    };
    step();
  }

  /**
   * @param {string} name
   * @param {string | boolean} value
   */
  function fillField(name, value) {
    const field = /** @type {HTMLInputElement | null} */ (document.querySelector(name));
    if (!field || field.disabled || (value === true ? field.checked : field.value === value)) return;
    if (value === true) field.checked = true;
    else field.value = String(value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  // ---- Mistakes

  const host = document.createElement('sinau-preview');
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = /** @type {any} */ (window).sinauPreviewStyle;
  const box = document.createElement('details');
  Object.assign(box, { lang: words.language, dir: words.direction });
  const title = document.createElement('summary');
  title.setAttribute('role', 'status');
  const text = document.createElement('div');
  box.append(title, text);
  root.append(style, box);
  let shown = '';

  /**
   * @param {string} kind
   * @param {string} content
   * @param {string} [style]
   */
  function makeElement(kind, content, style) {
    const element = document.createElement(kind);
    element.textContent = content;
    if (style) element.className = style;
    return element;
  }

  /** @param {Finding} finding */
  function findingItem(finding) {
    const item = document.createElement('li');
    item.append(makeElement('code', `${finding.place}  ${finding.rule}`), makeElement('p', finding.message), makeElement('p', finding.hint, 'hint'));
    return item;
  }

  /**
   * @param {string} heading
   * @param {Finding[]} findings
   */
  function findingList(heading, findings) {
    const all = document.createElement('ul');
    all.append(...findings.map(findingItem));
    if (findings.length >= 50) all.append(makeElement('li', words.more));
    return [makeElement('h2', heading), all];
  }

  function linkToOtherView() {
    const link = /** @type {HTMLAnchorElement} */ (makeElement('a', inPlayer ? words.on_site : words.in_player));
    link.href = inPlayer ? other + location.hash.slice(1).split(':')[0] : other;
    return link;
  }

  /**
   * @param {News | null} news
   * @param {boolean} stopped
   */
  function showPanel(news, stopped) {
    const state = JSON.stringify([news && { ...news, number: 0 }, stopped]);
    if (state === shown) return;
    shown = state;
    const wrong = stopped || !!(news && news.old);
    box.classList.toggle('wrong', wrong);
    title.textContent = stopped ? words.stopped : [words.panel, news && news.errors_title, news && news.warnings_title].filter(Boolean).join(' · ');
    text.textContent = '';
    if (news && news.old) text.append(makeElement('p', news.old));
    if (news && news.errors.length) text.append(...findingList(news.errors_title, news.errors));
    if (news && news.warnings.length) text.append(...findingList(news.warnings_title, news.warnings));
    if (news && news.fault) text.append(makeElement('pre', news.fault));
    if (news && !news.old && !news.warnings.length) text.append(makeElement('p', words.nothing_wrong));
    if (other) {
      const link = linkToOtherView();
      addEventListener('hashchange', () => { link.href = /** @type {HTMLAnchorElement} */ (linkToOtherView()).href; });
      text.append(link);
    }
    box.open = wrong && sessionStorage.getItem(CLOSED) !== (news ? news.errors_title : '');
  }

  title.addEventListener('click', () => {
    if (box.open && box.classList.contains('wrong')) sessionStorage.setItem(CLOSED, (root.querySelector('h2') || title).textContent || '');
    else sessionStorage.removeItem(CLOSED);
  });

  document.body.append(host);
  showPanel(JSON.parse(own.dataset.news || 'null'), false);
  restorePlace();
  openEventStream();
})();
