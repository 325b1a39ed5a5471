// SPDX-License-Identifier: Apache-2.0
/** A shuffle that comes out the same each time an attempt is opened again, on whatever device. */

import { fnv1a, xorshift32 } from './sealed_answers.js';

/**
 * @template T
 * @param {readonly T[]} items
 * @param {string} seed  same seed, same order
 * @returns {T[]} a new array
 */
export function shuffle(items, seed) {
  const next = xorshift32(fnv1a(seed));
  // The first states of xorshift still resemble the seed.
  for (let i = 0; i < 8; i += 1) next();
  const result = items.slice();
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = next() % (i + 1);
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}
