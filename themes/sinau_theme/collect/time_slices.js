// SPDX-License-Identifier: Apache-2.0
/** Long work in parts of a few milliseconds, so that a page with ten thousand learners goes on answering. The work is a generator that yields wherever it may pause. */

/** Shorter than what anybody feels, on a phone that is five times slower as well. */
const SLICE_MS = 12;

/**
 * @template T
 * @param {Generator<void, T, void>} work
 * @returns {T}
 */
export function runAtOnce(work) {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/**
 * @template T
 * @param {Generator<void, T, void>} work
 * @param {() => boolean} [wanted]  asked after each part; what nobody wants any more is left
 * @returns {Promise<T | null>} null: it was left
 */
export async function runInSlices(work, wanted = () => true) {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await nextTask();
    if (!wanted()) return null;
  }
}

/** Lets the browser do what waits, such as showing what was typed. */
export function nextTask() {
  return new Promise((resolve) => { setTimeout(resolve); });
}
