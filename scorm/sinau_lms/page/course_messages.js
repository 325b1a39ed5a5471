// SPDX-License-Identifier: Apache-2.0
/**
 * What the page around the course may tell the window. A package can write into that page, so a message is taken for what it is: a
 * word of the course. It can be logged, kept no longer than a window can show, and never presses anything.
 *
 * @typedef {{ kind: "ready" | "left" | "kept" | "began" }} Sign
 * @typedef {{ kind: "reported", method: string, args: string[] }} Reported  a call that the LMS took, for sequencing
 * @typedef {{ kind: "call", call: import("./call_log.js").Row }} Called
 * @typedef {{ kind: "violation", violation: { call: number, method: string, rule: string, detail: string } }} Violated
 * @typedef {{ kind: "values", values: Record<string, string> }} Valued
 * @typedef {{ kind: "session", state: import("../strict12.js").WindowSession["state"] }} Session
 * @typedef {Sign | Reported | Called | Violated | Valued | Session} Message
 */

const SIGNS = ["ready", "left", "kept", "began"];
const STATES = /** @type {const} */ (["none", "open", "ended"]);
const METHODS = ["SetValue", "Terminate"];
/** Longer than any element that an LMS keeps. */
const MOST_CHARACTERS = 100_000;
const MOST_ELEMENTS = 20_000;
const MOST_ARGUMENTS = 5;

/** @param {unknown} value @returns {string} */
const textOrEmpty = (value) => (typeof value === "string" ? value.slice(0, MOST_CHARACTERS) : "");
/** @param {unknown} value @returns {number} */
const numberOrZero = (value) => (typeof value === "number" && Number.isFinite(value) ? value : 0);
/** @param {unknown} value @returns {string[]} */
const listOfTexts = (value) => (Array.isArray(value) ? value.slice(0, MOST_ARGUMENTS).map(textOrEmpty) : []);
/** @param {unknown} value @returns {Record<string, unknown>} */
const objectOrEmpty = (value) => (typeof value === "object" && value !== null ? /** @type {Record<string, unknown>} */ (value) : {});

/**
 * @param {unknown} data @param {number} launch  the one that runs
 * @returns {Message | null} null for what says nothing that is understood, or is about another launch
 */
export function readMessage(data, launch) {
  const said = objectOrEmpty(data);
  if (said["launch"] !== launch || typeof said["kind"] !== "string") {
    return null;
  }
  const kind = said["kind"];
  if (SIGNS.includes(kind)) {
    return { kind: /** @type {Sign["kind"]} */ (kind) };
  }
  switch (kind) {
    case "reported":
      return METHODS.includes(textOrEmpty(said["method"])) ? { kind, method: textOrEmpty(said["method"]), args: listOfTexts(said["args"]) } : null;
    case "call":
      return { kind, call: callFromMessage(objectOrEmpty(said["call"])) };
    case "violation": {
      const { call: of, method, rule, detail } = objectOrEmpty(said["violation"]);
      return { kind, violation: { call: numberOrZero(of), method: textOrEmpty(method), rule: textOrEmpty(rule), detail: textOrEmpty(detail) } };
    }
    case "values": {
      const pairs = Object.entries(objectOrEmpty(said["values"])).slice(0, MOST_ELEMENTS);
      return { kind, values: Object.fromEntries(pairs.map(([name, value]) => [textOrEmpty(name), textOrEmpty(value)])) };
    }
    case "session": {
      const state = STATES.find((each) => each === said["state"]);
      return state === undefined ? null : { kind, state };
    }
    default:
      return null;
  }
}

/** @param {Record<string, unknown>} said @returns {import("./call_log.js").Row} */
function callFromMessage({ n, at, method, args, result, error, fault }) {
  const asked = typeof fault === "string" ? { fault: textOrEmpty(fault) } : {};
  return { n: numberOrZero(n), at: numberOrZero(at), method: textOrEmpty(method), args: listOfTexts(args), result: textOrEmpty(result), error: numberOrZero(error), ...asked };
}
