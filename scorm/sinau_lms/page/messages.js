// SPDX-License-Identifier: Apache-2.0
/**
 * What the page around the course may tell the window. A package can write into that page, so a message is taken for what it is: a
 * word of the course. It can be logged, kept no longer than a window can show, and never presses anything.
 *
 * @typedef {{ kind: "ready" | "left" | "kept" | "began" }} Sign
 * @typedef {{ kind: "reported", method: string, args: string[] }} Reported  a call that the LMS took, for sequencing
 * @typedef {{ kind: "call", call: import("./log.js").Row }} Called
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
const asText = (value) => (typeof value === "string" ? value.slice(0, MOST_CHARACTERS) : "");
/** @param {unknown} value @returns {number} */
const asNumber = (value) => (typeof value === "number" && Number.isFinite(value) ? value : 0);
/** @param {unknown} value @returns {string[]} */
const asTexts = (value) => (Array.isArray(value) ? value.slice(0, MOST_ARGUMENTS).map(asText) : []);
/** @param {unknown} value @returns {Record<string, unknown>} */
const asObject = (value) => (typeof value === "object" && value !== null ? /** @type {Record<string, unknown>} */ (value) : {});

/**
 * @param {unknown} data @param {number} launch  the one that runs
 * @returns {Message | null} null for what says nothing that is understood, or is about another launch
 */
export function readMessage(data, launch) {
  const said = asObject(data);
  if (said["launch"] !== launch || typeof said["kind"] !== "string") {
    return null;
  }
  const kind = said["kind"];
  if (SIGNS.includes(kind)) {
    return { kind: /** @type {Sign["kind"]} */ (kind) };
  }
  switch (kind) {
    case "reported":
      return METHODS.includes(asText(said["method"])) ? { kind, method: asText(said["method"]), args: asTexts(said["args"]) } : null;
    case "call":
      return { kind, call: asCall(asObject(said["call"])) };
    case "violation": {
      const { call: of, method, rule, detail } = asObject(said["violation"]);
      return { kind, violation: { call: asNumber(of), method: asText(method), rule: asText(rule), detail: asText(detail) } };
    }
    case "values": {
      const pairs = Object.entries(asObject(said["values"])).slice(0, MOST_ELEMENTS);
      return { kind, values: Object.fromEntries(pairs.map(([name, value]) => [asText(name), asText(value)])) };
    }
    case "session": {
      const state = STATES.find((each) => each === said["state"]);
      return state === undefined ? null : { kind, state };
    }
    default:
      return null;
  }
}

/** @param {Record<string, unknown>} said @returns {import("./log.js").Row} */
function asCall({ n, at, method, args, result, error, fault }) {
  const asked = typeof fault === "string" ? { fault: asText(fault) } : {};
  return { n: asNumber(n), at: asNumber(at), method: asText(method), args: asTexts(args), result: asText(result), error: asNumber(error), ...asked };
}
