// SPDX-License-Identifier: Apache-2.0
/** What is shown in place of a page that is not on the device when there is no network. */

/** @type {Record<string, string>} */
const ESCAPED = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** @param {string} text */
const escapedHtml = (text) => text.replace(/[&<>"']/g, (sign) => ESCAPED[sign]);

/**
 * @param {{page: string, courses: string}} html  of the build (site/pages/no_network.html)
 * @param {{title: string, language: string, address: string}[]} courses  that are on the device
 * @returns {string} HTML that needs nothing else
 */
export function noNetworkPage(html, courses) {
  const links = courses.map(({ title, language, address }) => (
    `<li><a href="${escapedHtml(address)}" lang="${escapedHtml(language)}">${escapedHtml(title)}</a></li>`));
  const there = links.length ? html.courses.replace('<!--courses-->', () => links.join('\n')) : '';
  return html.page.replace('<!--there-->', () => there);
}
