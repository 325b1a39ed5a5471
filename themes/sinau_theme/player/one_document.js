// SPDX-License-Identifier: Apache-2.0
/**
 * Prepares a course that is one file. Without scripts all activities stand in the document, so the ids of each begin with its own
 * id. The player shows one at a time and knows them without.
 */

/** Between the id of an activity and one inside it. */
const BETWEEN = '--';
const REFERENCES = ['id', 'for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'href'];

/**
 * @param {import('./types.js').Course} course
 * @param {(id: string, html: string) => void} deliver  takes each activity but the first, which stays in the document
 */
export function prepareDocument({ activities }, deliver) {
  const ids = activities.map(({ id }) => id);
  document.querySelectorAll('article.activity').forEach((article) => {
    article.removeAttribute('id');
    const own = `${/** @type {HTMLElement} */ (article).dataset.activity}${BETWEEN}`;
    article.querySelectorAll(REFERENCES.map((name) => `[${name}]`).join()).forEach((element) => {
      for (const name of REFERENCES) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, name === 'href' ? withoutIdPrefix(value, own, ids) : withoutOwnPrefix(value, own));
      }
    });
    nameDownloads(article);
  });
  const others = document.getElementById('sinau-others');
  if (!others) return;
  Array.from(others.children).forEach((article) => {
    deliver(/** @type {HTMLElement} */ (article).dataset.activity || '', article.outerHTML);
  });
  others.remove();
}

/**
 * @param {string} value  ids with blanks between them
 * @param {string} own
 */
function withoutOwnPrefix(value, own) {
  return value.split(' ').map((id) => (id.startsWith(own) ? id.slice(own.length) : id)).join(' ');
}

/**
 * @param {string} address
 * @param {string} own
 * @param {string[]} ids  of activities
 * @returns {string} within the same activity its anchor, in another one "#activity:anchor", as in other publications
 */
function withoutIdPrefix(address, own, ids) {
  if (address[0] !== '#') return address;
  if (address.startsWith(own, 1)) return `#${address.slice(1 + own.length)}`;
  const other = ids.find((id) => address.startsWith(`#${id}${BETWEEN}`));
  return other ? `#${other}:${address.slice(1 + other.length + BETWEEN.length)}` : address;
}

/**
 * Files in the document are saved: browsers do not open them in the page's place.
 * @param {Element} article
 */
function nameDownloads(article) {
  /** @type {NodeListOf<HTMLAnchorElement>} */ (article.querySelectorAll('a[href^="data:"]')).forEach((link) => {
    const [, name] = /;name=([^;,]*)/.exec(link.href) || [];
    link.download = name ? decodeURIComponent(name) : '';
  });
}
