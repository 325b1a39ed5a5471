// SPDX-License-Identifier: Apache-2.0
/**
 * What learners are called where their names are left out: HMAC-SHA-256 (RFC 2104) of a learner's key, under a secret of the collection.
 * Whoever knows a learner and their pseudonym learns nothing about the others. The browser's own HMAC is only there under https, and
 * this page is also opened from a disk and from hosts within an office.
 */

import { hmac } from '@noble/hashes/hmac';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

const [NAME_DIGITS, DEVICE_DIGITS] = [12, 8];

export class Pseudonyms {
  /** @param {string} secret  of the collection */
  constructor(secret) {
    this.secret = utf8ToBytes(secret);
  }

  /**
   * @param {string} key  of a learner
   * @returns {string} `P-` and twelve hexadecimal digits
   */
  pseudonymOf(key) {
    return `P-${this.keyedHash(`name|${key}`).slice(0, NAME_DIGITS).toUpperCase()}`;
  }

  /**
   * @param {string} key  of a learner
   * @returns {string} in place of all devices of the learner, so that they stay one
   */
  deviceSubstitute(key) {
    return this.keyedHash(`device|${key}`).slice(0, DEVICE_DIGITS);
  }

  /** @param {string} text */
  keyedHash(text) {
    return bytesToHex(hmac(sha256, this.secret, utf8ToBytes(text)));
  }
}
