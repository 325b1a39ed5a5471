// SPDX-License-Identifier: Apache-2.0
/** A page at an earlier address: leads to where `data-to` of this script's element says, with what the address has asked for. */

const { to } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
location.replace(to + location.search + location.hash);
