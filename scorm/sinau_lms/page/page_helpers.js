// SPDX-License-Identifier: Apache-2.0
/** What the server has put into the page: its texts in the reader's language, and the package's outline. */
import { fillText } from "../call_texts.js";

/**
 * @typedef {object} Node  an item of the manifest
 * @property {string} id
 * @property {string} title
 * @property {string} launch  address of its page; empty for a heading
 * @property {boolean} sco  false for an asset, which never calls
 * @property {boolean} visible
 * @property {string} prerequisites
 * @property {Record<string, string>} assignment
 * @property {Record<string, unknown>} sequencing
 * @property {Node[]} children
 *
 * @typedef {object} Settings
 * @property {string} lang  a BCP 47 tag
 * @property {Record<string, string>} strings
 * @property {"1.2" | "3rd" | "4th"} edition
 * @property {string} profile
 * @property {Record<string, string>} refusals  what an LMS that cannot import the package says, by its profile
 * @property {Node} root
 */
export const settings = /** @type {Settings} */ (JSON.parse(document.getElementById("lms-settings")?.textContent ?? "{}"));

/**
 * A text of the page.
 *
 * @param {string} key @param {import("../call_texts.js").Values} [values]
 */
export function pageText(key, values = {}) {
  return fillText(settings.strings, key, values);
}

/** @param {Node} node @returns {Node[]} it and all below it */
export function itemAndDescendants(node) {
  return [node, ...node.children.flatMap(itemAndDescendants)];
}

/** The items that launch something, in the manifest's order. */
export const leaves = itemAndDescendants(settings.root).filter((node) => node.launch !== "");

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | HTMLElement | string)[]} [inside]  strings become text, never markup: they may be a package's
 * @returns {HTMLElementTagNameMap[K]}
 */
export function makeElement(name, attributes = {}, inside = []) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(.../** @type {(HTMLElement | string)[]} */ (inside));
  return element;
}

/** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
export function findElement(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) {
    throw new Error(`the window has no #${id}`);
  }
  return element;
}

/** A text that may be long: its beginning, and all of it on request. @param {string} text @returns {HTMLElement | string} */
export function foldIfLong(text) {
  if (text.length <= 160) {
    return text;
  }
  return makeElement("details", {}, [makeElement("summary", {}, [`${text.slice(0, 100)} … (${text.length})`]), text]);
}
