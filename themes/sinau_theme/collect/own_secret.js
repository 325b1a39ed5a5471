// SPDX-License-Identifier: Apache-2.0
/**
 * The secret of the collection, from which pseudonyms are made. It belongs to the collection, not to the browser: it stands in the file
 * that supervisors keep for themselves, and in nothing that is passed on.
 */

const SETTING = 'salt';

export class OwnSecret {
  /**
   * @param {import('./store.js').CollectionStore} store
   * @param {() => string} make
   */
  constructor(store, make) {
    this.store = store;
    this.make = make;
    /** Where nothing can be kept, it lasts as long as the page. */
    this.value = '';
  }

  /** @returns {Promise<string>} '' where none was needed yet */
  async known() {
    const kept = this.value || await this.store.setting(SETTING);
    this.value = typeof kept === 'string' ? kept : '';
    return this.value;
  }

  /** @returns {Promise<string>} made when it is needed first */
  async get() {
    return await this.known() || this.set(this.make());
  }

  /** @param {string} secret */
  async set(secret) {
    this.value = secret;
    await this.store.keepSetting(SETTING, secret);
    return secret;
  }

  /** @returns {Promise<string>} */
  forget() {
    return this.set('');
  }
}
