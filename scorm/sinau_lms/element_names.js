// SPDX-License-Identifier: Apache-2.0
/**
 * What the data models of both standards share: names with indices in them, arrays without gaps, arguments that are strings.
 *
 * @typedef {{ array: string, index: number }} Index  e.g. entry 1 of "cmi.interactions.0.objectives"
 */
import { Refusal } from "./refusal_errors.js";
import { callText } from "./call_texts.js";

/**
 * Every index in a name with the array it counts in, outermost first.
 *
 * @param {string} element
 * @returns {Index[]}
 */
export function indicesIn(element) {
  return [...element.matchAll(/\.(\d+)(?=\.|$)/g)].map((found) => ({
    array: element.slice(0, found.index),
    index: Number(found[1]),
  }));
}

/** @param {string} element @returns {string} with n for each index, as the tables and the rules write it */
export function withoutIndices(element) {
  return element.replace(/\.\d+(?=\.|$)/g, ".n");
}

/**
 * Entries in use, which have no gaps.
 *
 * @param {Record<string, string>} values
 * @param {string} array  e.g. "cmi.interactions.0.objectives"
 * @returns {number}
 */
export function entryCount(values, array) {
  const prefix = `${array}.`;
  let count = 0;
  for (const element of Object.keys(values)) {
    if (element.startsWith(prefix)) {
      count = Math.max(count, Number(element.slice(prefix.length).split(".")[0]) + 1);
    }
  }
  return count;
}

/** @param {unknown} element  the first argument @param {number} code @returns {string} @throws {Refusal} */
export function requireStringElement(element, code) {
  if (typeof element !== "string") {
    throw new Refusal(code, "argument", callText("element_no_string", { type: typeof element }));
  }
  return element;
}

/** @param {unknown} value  the second argument @param {string} element @param {number} code @returns {string} @throws {Refusal} */
export function requireStringValue(value, element, code) {
  if (typeof value !== "string") {
    throw new Refusal(code, "argument", callText("value_no_string", { element, type: typeof value }));
  }
  return value;
}

/** @param {string} value @returns {string | import("./call_texts.js").CallText} short enough for a message */
export function shortenedForMessage(value) {
  return value.length > 80 ? callText("cut", { value: value.slice(0, 80), count: value.length }) : value;
}
