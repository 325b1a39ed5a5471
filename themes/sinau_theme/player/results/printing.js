// SPDX-License-Identifier: Apache-2.0
/** Printing, which browsers inside of messengers pass over without a word. */

/** A browser that prints says so before it asks anything, on slow phones too. */
const WAIT_MS = 1500;

/** @returns {Promise<boolean>} false: nothing was printed, and nothing was asked */
export function printPage() {
  return new Promise((resolve) => {
    let begun = false;
    const begin = () => { begun = true; };
    window.addEventListener('beforeprint', begin);
    const end = () => {
      window.removeEventListener('beforeprint', begin);
      resolve(begun);
    };
    try {
      window.print();
    } catch (error) {
      // A frame without permission, or no such function.
    }
    if (begun) end();
    else setTimeout(end, WAIT_MS);
  });
}
