// SPDX-License-Identifier: Apache-2.0
/**
 * The colours of a page of the site, before anything of it is painted: what the reader has chosen, or what the device asks for. This
 * script stands in the page's head, where the page has no body yet.
 *
 * The names with `__md_` are those by which Material's script asks for what is kept, where a site has it: the choice is kept as Material
 * keeps it, so it stays when a site changes from one to the other.
 */

const { base = '.' } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
const page = /** @type {any} */ (window);

page.__md_scope = new URL(base, location.href);
page.__md_hash = (/** @type {string} */ text) => Array.from(text).reduce((sum, sign) => ((sum << 5) - sum + sign.charCodeAt(0)) | 0, 0);
page.__md_get = (/** @type {string} */ name, store = localStorage, scope = page.__md_scope) => JSON.parse(/** @type {string} */ (store.getItem(`${scope.pathname}.${name}`)));
page.__md_set = (/** @type {string} */ name, /** @type {unknown} */ value, store = localStorage, scope = page.__md_scope) => {
  try {
    store.setItem(`${scope.pathname}.${name}`, JSON.stringify(value));
  } catch (error) {
    // Then the choice holds for this page.
  }
};

/** @param {HTMLElement} body */
function paintColours(body) {
  if (matchMedia('(prefers-color-scheme: dark)').matches) body.setAttribute('data-md-color-scheme', 'slate');
  let chosen = null;
  try {
    chosen = page.__md_get('__palette');
  } catch (error) {
    // No storage, or somebody else's value.
  }
  if (!chosen || !chosen.color) return;
  for (const name of ['media', 'scheme', 'primary', 'accent']) {
    if (typeof chosen.color[name] === 'string') body.setAttribute(`data-md-color-${name}`, chosen.color[name]);
  }
}

if (document.body) {
  paintColours(document.body);
} else {
  // What watches is called before the browser paints.
  const watching = new MutationObserver(() => {
    if (!document.body) return;
    watching.disconnect();
    paintColours(document.body);
  });
  watching.observe(document.documentElement, { childList: true });
}
