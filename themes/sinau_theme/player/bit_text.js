// SPDX-License-Identifier: Apache-2.0
/** Numbers of any width as text of the base64url alphabet: six bits a character, ASCII, nothing that LMSs escape. */

export const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export class BitWriter {
  constructor() {
    /** @type {number[]} */
    this.bits = [];
  }

  /**
   * @param {number} value  cut to the largest number that fits, so that a counter saturates and never wraps
   * @param {number} width  1..31
   */
  push(value, width) {
    const most = 2 ** width - 1;
    const kept = Math.max(0, Math.min(most, Math.floor(value)));
    for (let bit = width - 1; bit >= 0; bit -= 1) this.bits.push((kept >>> bit) & 1);
  }

  toString() {
    let text = '';
    for (let i = 0; i < this.bits.length; i += 6) {
      let digit = 0;
      for (let j = 0; j < 6; j += 1) digit = digit * 2 + (this.bits[i + j] || 0);
      text += ALPHABET[digit];
    }
    return text;
  }
}

export class BitReader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  /** How many bits are left. */
  get left() {
    return this.text.length * 6 - this.at;
  }

  /**
   * @param {number} width
   * @returns {number} past the end the bits are 0
   */
  take(width) {
    let value = 0;
    for (let i = 0; i < width; i += 1) {
      const digit = Math.max(0, ALPHABET.indexOf(this.text.charAt(Math.floor(this.at / 6)) || 'A'));
      value = value * 2 + ((digit >>> (5 - (this.at % 6))) & 1);
      this.at += 1;
    }
    return value;
  }
}
