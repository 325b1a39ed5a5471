// SPDX-License-Identifier: Apache-2.0
/** Opens the sealed answer data of a question. Obfuscation against a casual look at the source, not protection. */

/** @typedef {import('./types.js').Question} Question */

const UTF8 = new TextEncoder();

/**
 * FNV-1a, 32 bits, of a text's UTF-8 bytes.
 * @param {string} text
 * @returns {number} unsigned
 */
export function fnv1a(text) {
  let hash = 0x811c9dc5;
  const bytes = UTF8.encode(text);
  for (let i = 0; i < bytes.length; i += 1) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash >>> 0;
}

/**
 * Endless pseudo-random 32-bit numbers (xorshift32).
 * @param {number} seed  0 would stay 0 for ever, so it counts as 1
 * @returns {() => number} unsigned
 */
export function xorshift32(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}

/**
 * The answer data of a question.
 * @param {string} sealed  base64url without padding
 * @param {string} id      of the question: the seed
 * @returns {Question}
 * @throws {Error} when it was not sealed for this id
 */
export function unseal(sealed, id) {
  const binary = atob(sealed.replace(/-/g, '+').replace(/_/g, '/'));
  const next = xorshift32(fnv1a(id));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0) ^ (next() & 255));
  const question = JSON.parse(new TextDecoder().decode(bytes));
  if (question.id !== id) throw new Error(`sealed for ${question.id}`);
  return question;
}
