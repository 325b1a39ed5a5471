// SPDX-License-Identifier: Apache-2.0
/** Where results may be handed on: an LMS has them already. */

/** Publications without an LMS. */
const OUTSIDE = ['site', 'offline', 'onefile', 'light'];

/** @param {import('../types.js').Course} course */
export function canHandOn({ publication, hand_on_in_lms: wanted }) {
  return Boolean(wanted) || OUTSIDE.indexOf(publication) >= 0;
}
