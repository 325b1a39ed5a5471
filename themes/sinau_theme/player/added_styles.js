// SPDX-License-Identifier: Apache-2.0
/** Puts style into the page that comes with a script. */

/** Styles that are there already: two scripts may bring the same one. @type {Set<string>} */
const there = /** @type {any} */ (window).sinauStyles || new Set();
Object.assign(window, { sinauStyles: there });

/**
 * Where a policy forbids styles written into the page, those that a script makes like this are allowed.
 * @param {string} style
 */
export function addStyle(style) {
  if (there.has(style)) return;
  there.add(style);
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = Array.from(document.adoptedStyleSheets).concat(sheet);
  } catch (error) {
    // Browsers of before 2019, Safari of before 2023.
    const element = document.createElement('style');
    element.textContent = style;
    document.head.append(element);
  }
}
