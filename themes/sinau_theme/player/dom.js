// SPDX-License-Identifier: Apache-2.0
/** Small helpers to build the page. */

/**
 * An element. Attributes starting with "on" are listeners; true sets an empty attribute, false and null leave it out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | null | ((event: Event) => void)>} attributes
 * @param {...(Node | string | null | (Node | string | null)[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  Object.keys(attributes).forEach((name) => {
    const value = attributes[name];
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null) element.setAttribute(name, value === true ? '' : String(value));
  });
  appendAll(element, ...children);
  return element;
}

/**
 * @param {Element} element
 * @param {...(Node | string | null | (Node | string | null)[])} children
 */
function appendAll(element, ...children) {
  for (const child of children) {
    if (Array.isArray(child)) appendAll(element, ...child);
    else if (child !== null) element.append(child);
  }
}

/**
 * Replaces what an element holds.
 * @param {Element} element
 * @param {...(Node | string | null | (Node | string | null)[])} children
 */
export function replaceContent(element, ...children) {
  element.textContent = '';
  appendAll(element, ...children);
}

/**
 * An element from HTML that our own build has made and cleaned.
 * @param {string} className
 * @param {string} html
 */
export function blockFromHtml(className, html) {
  const element = h('div', { class: className });
  element.innerHTML = html;
  return element;
}

/**
 * @param {import('./interface_texts.js').Translate} t
 * @param {string} text  what could not be had
 * @param {() => void} again
 */
export function failureNotice(t, text, again) {
  return h('div', { class: 'sinau-notice' }, h('p', {}, text),
    h('button', { type: 'button', class: 'sinau-button', onclick: again }, t('try_again')));
}

/** @param {string} text  heard, not seen */
export function screenReaderText(text) {
  return h('span', { class: 'sinau-spoken' }, text);
}

/**
 * Brings keyboard, screen reader and eye to an element that is no control. Browsers by themselves do not heed a fixed header.
 * @param {HTMLElement} element
 * @param {Element} [whole]  what belongs to it: as much of that as there is room for comes into view
 * @param {ScrollLogicalPosition} [block]
 */
export function focusOn(element, whole = element, block = 'nearest') {
  element.setAttribute('tabindex', '-1');
  element.focus({ preventScroll: true });
  whole.scrollIntoView({ block });
}

/**
 * JSON that the build has put into the page.
 * @param {string} id
 * @returns {any} null when it is not there
 */
export function pageData(id) {
  const element = document.getElementById(id);
  return element ? JSON.parse(element.textContent || 'null') : null;
}
