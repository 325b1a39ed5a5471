// SPDX-License-Identifier: Apache-2.0
/**
 * What the data models of both standards share: names with indices in them, arrays without gaps, arguments that are strings.
 *
 * @typedef {{ array: string, index: number }} Index  e.g. entry 1 of "cmi.interactions.0.objectives"
 */
import { Refusal } from "./call_refusal.js";

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
export function nameOf(element) {
  return element.replace(/\.\d+(?=\.|$)/g, ".n");
}

/**
 * Entries in use, which have no gaps.
 *
 * @param {Record<string, string>} values
 * @param {string} array  e.g. "cmi.interactions.0.objectives"
 * @returns {number}
 */
export function countIn(values, array) {
  const prefix = `${array}.`;
  let count = 0;
  for (const element of Object.keys(values)) {
    if (element.startsWith(prefix)) {
      count = Math.max(count, Number(element.slice(prefix.length).split(".")[0]) + 1);
    }
  }
  return count;
}

/** @param {unknown} value @param {string} what @param {number} code @returns {string} @throws {Refusal} */
export function stringOf(value, what, code) {
  if (typeof value !== "string") {
    throw new Refusal(code, "argument", `${what} is a ${typeof value}, not a string`);
  }
  return value;
}

/** @param {string} value @returns {string} short enough for a message */
export function shown(value) {
  return value.length > 80 ? `${value.slice(0, 80)}... (${value.length} characters)` : value;
}
