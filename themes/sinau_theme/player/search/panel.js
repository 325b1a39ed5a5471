// SPDX-License-Identifier: Apache-2.0
/**
 * What is shown of the search: a dialog with a field, a line that tells how many pages were found, and a list of links. The field
 * keeps the focus while one types; arrows lead into the list and back.
 */

import { failureNotice, replaceContent, focusOn, h } from '../dom.js';
import { SearchIndex } from './index.js';
import { partLoader } from './parts.js';
import { Search } from './results.js';
import { isSearchable } from './terms.js';

/** @typedef {import('./button.js').Places} Places */
/** @typedef {import('./results.js').Result} Result */

/** Nothing is sought before so many milliseconds without a key. */
const PAUSE_MS = 150;

export class SearchPanel {
  /**
   * @param {Places} places
   * @param {import('../interface_texts.js').Translate} t
   */
  constructor({ parts, root }, t) {
    this.t = t;
    this.root = root;
    this.fetchPart = partLoader(parts);
    /** @type {Promise<SearchIndex> | null} */
    this.index = null;
    /** Grows with each query, so that what comes late is known to be late. */
    this.turn = 0;
    this.timer = 0;
    this.input = h('input', {
      type: 'search', id: 'sinau-search-input', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search',
      oninput: () => this.searchSoon(),
    });
    this.status = h('p', { role: 'status', class: 'sinau-search-status' });
    this.list = h('ol', { class: 'sinau-search-results' });
    this.more = h('button', { type: 'button', class: 'sinau-button is-quiet', hidden: true }, t('search_more'));
    this.trouble = h('div', {});
    this.dialog = h('dialog', { class: 'sinau-search', 'aria-label': t('search'), onkeydown: (event) => this.onKey(/** @type {KeyboardEvent} */ (event)), onclick: (event) => this.onClick(event) },
      h('div', { role: 'search', class: 'sinau-search-head' },
        h('label', { for: 'sinau-search-input', class: 'sinau-spoken' }, t('search_label')), this.input,
        h('button', { type: 'button', class: 'sinau-button is-quiet', onclick: () => this.close() }, t('search_close'))),
      this.status, this.trouble, this.list, this.more);
    document.body.append(this.dialog);
  }

  open() {
    const { dialog } = this;
    if (dialog.open) return;
    // Old web views show it in the page.
    if (dialog.showModal) dialog.showModal(); else dialog.setAttribute('open', '');
    dialog.scrollTop = 0;
    this.input.focus();
    this.input.select();
    this.searchSoon();
  }

  close() {
    if (this.dialog.close) this.dialog.close(); else this.dialog.removeAttribute('open');
  }

  searchSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.search(); }, PAUSE_MS);
  }

  /** @returns {Promise<SearchIndex>} */
  getIndex() {
    if (!this.index) {
      this.index = this.fetchPart('start').then((start) => new SearchIndex(start, this.fetchPart));
      this.index.catch(() => { this.index = null; });
    }
    return this.index;
  }

  /** Seeks what stands in the field, and shows the first results. */
  async search() {
    const { t } = this;
    this.turn += 1;
    const { turn } = this;
    const query = this.input.value;
    replaceContent(this.trouble);
    if (!isSearchable(query)) {
      replaceContent(this.list);
      this.more.hidden = true;
      this.announce(query.trim() ? t('search_longer') : t('search_hint'));
      return;
    }
    try {
      const search = new Search(await this.getIndex(), query);
      await search.findPages();
      const found = await search.nextResults();
      if (turn !== this.turn) return;
      replaceContent(this.list, found.map((one) => this.resultItem(one)));
      this.announce(search.ranked.length ? t('search_found', { count: search.ranked.length }) : t('search_none', { query: query.trim() }));
      this.offerMore(search, turn);
    } catch (error) {
      if (turn === this.turn) this.showFailure(() => { this.input.focus(); this.search(); });
    }
  }

  /**
   * @param {Search} search
   * @param {number} turn
   */
  offerMore(search, turn) {
    const { more } = this;
    more.hidden = search.read >= search.ranked.length;
    more.onclick = async () => {
      const { read } = search;
      try {
        const found = (await search.nextResults()).map((one) => this.resultItem(one));
        if (turn !== this.turn) return;
        this.list.append(...found);
        this.offerMore(search, turn);
        found[0].querySelector('a')?.focus();
      } catch (error) {
        search.read = read;
        if (turn === this.turn) this.showFailure(() => { replaceContent(this.trouble); more.focus(); more.click(); });
      }
    };
  }

  /** @param {() => void} again */
  showFailure(again) {
    const { t } = this;
    this.announce('');
    replaceContent(this.trouble, failureNotice(t, t('search_failed'), again));
    this.trouble.querySelector('p')?.setAttribute('role', 'alert');
  }

  /** @param {string} text */
  announce(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  /** @param {Result} result */
  resultItem({ title, heading, course, address, anchor, language, cuts }) {
    const between = address.startsWith('#') ? ':' : '#';
    const where = [heading, course].filter(Boolean).join(' · ');
    return h('li', {},
      h('a', { href: this.root + address + (anchor ? between + anchor : ''), lang: language },
        h('strong', {}, title), where ? h('small', {}, where) : null,
        h('span', {}, cuts.map(({ text, hit }) => (hit ? h('mark', {}, text) : text)))));
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.close();
      return;
    }
    const links = Array.from(this.list.querySelectorAll('a'));
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    const field = document.activeElement === this.input;
    if (event.key === 'Enter' && field && !event.isComposing) {
      clearTimeout(this.timer);
      this.search().then(() => this.list.querySelector('a')?.focus());
    } else if (event.key === 'ArrowDown' && (field || at >= 0)) {
      (links[at + 1] || links[at])?.focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      (links[at - 1] || this.input).focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** @param {Event} event */
  onClick(event) {
    const target = /** @type {Element} */ (event.target);
    // The ground beside the dialog is the dialog itself.
    if (target === this.dialog) this.close();
    const link = target.closest('a');
    if (!link) return;
    this.close();
    if (link.hash && link.href === location.href) this.showHeading(link.hash);
    else if (link.hash && link.href.split('#')[0] === location.href.split('#')[0] && !link.getAttribute('href')?.startsWith('#')) {
      setTimeout(() => this.showHeading(link.hash));
    }
  }

  /**
   * Brings a heading of the page that is open into view, with the focus on it.
   * @param {string} hash
   */
  showHeading(hash) {
    const element = document.getElementById(decodeURIComponent(hash.slice(1)).split(':').pop() || '');
    if (!element) return;
    focusOn(element);
    element.scrollIntoView();
  }
}
