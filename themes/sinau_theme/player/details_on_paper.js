// SPDX-License-Identifier: Apache-2.0
/** What is folded away is read on paper, too. Styles alone open it in newer browsers only. */

/** From now on opens what authors have folded while the page is printed. */
export function openDetailsForPrint() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('.activity details')].map((found) => /** @type {HTMLDetailsElement} */ (found))
      .filter((found) => !found.open);
    for (const found of opened) found.open = true;
  });
  addEventListener('afterprint', () => {
    for (const found of opened) found.open = false;
    opened = [];
  });
}
