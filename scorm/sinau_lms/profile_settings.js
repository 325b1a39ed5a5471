// SPDX-License-Identifier: Apache-2.0
/** Settings of an LMS's API that no standard has: how it answers although it understood. */
import { GET_VALUE } from "./lms_faults.js";

/** @typedef {import("./lms_faults.js").AnyApi} AnyApi */

/** Elements of an array counted: Moodle keeps them as numbers. */
const COUNT = /\._count$/;

/** Moodle 4.3 sends a request for an activity to a page that does not know it, and answers Commit and Terminate with "false". */
const BY_CHOICE = /^\{target=[^}]*\}(choice|jump)$/;

const GENERAL = "101";
const NOT_SET = "403";

/**
 * @template {object} T
 * @param {"moodle" | "openedx" | undefined} whose  undefined: as the standard says
 * @param {import("./lms_faults.js").Standard} standard
 * @param {T} api
 * @returns {T}
 */
export function apiAnsweringAs(whose, standard, api) {
  const full = /** @type {AnyApi} */ (api);
  switch (whose) {
    case "openedx":
      return /** @type {T} */ (apiAnsweringTrue(standard, full));
    case "moodle":
      return /** @type {T} */ (standard === "scorm2004" ? apiAsInMoodle2004(apiWithNumericCounts(standard, full)) : apiWithNumericCounts(standard, full));
    default:
      return api;
  }
}

/** @param {import("./lms_faults.js").Standard} standard @param {AnyApi} api @returns {AnyApi} */
function apiAnsweringTrue(standard, api) {
  const get = GET_VALUE[standard];
  const prefix = standard === "scorm12" ? "LMS" : "";
  const agree = (/** @type {string} */ method) => (/** @type {unknown[]} */ ...args) => {
    api[method](...args);
    return "true";
  };
  const methods = Object.keys(api).filter((method) => method !== get && !method.includes("GetError") && !method.includes("Diagnostic"));
  return {
    ...api,
    ...Object.fromEntries(methods.map((method) => [method, agree(method)])),
    [`${prefix}GetLastError`]: () => "0",
  };
}

/** @param {import("./lms_faults.js").Standard} standard @param {AnyApi} api @returns {AnyApi} */
function apiWithNumericCounts(standard, api) {
  const get = GET_VALUE[standard];
  const answer = (/** @type {unknown[]} */ ...args) => {
    const value = api[get](...args);
    // Only once there is something to count: the first answer is the "0" of the page's own text.
    return COUNT.test(String(args[0])) && Number(value) > 0 ? Number(value) : value;
  };
  return { ...api, [get]: answer };
}

/** @param {AnyApi} api @returns {AnyApi} */
function apiAsInMoodle2004(api) {
  let byChoice = false;
  let failed = false;
  const last = () => {
    const code = api.GetLastError();
    return failed ? GENERAL : code === NOT_SET ? "0" : code;
  };
  const plain = (/** @type {string} */ method) => (/** @type {unknown[]} */ ...args) => {
    failed = false;
    return api[method](...args);
  };
  const storing = (/** @type {string} */ method) => (/** @type {unknown[]} */ ...args) => {
    const result = plain(method)(...args);
    failed = result === "true" && byChoice;
    return failed ? "false" : result;
  };
  const set = (/** @type {unknown[]} */ ...args) => {
    const result = plain("SetValue")(...args);
    byChoice = args[0] === "adl.nav.request" && result === "true" ? BY_CHOICE.test(String(args[1])) : byChoice;
    return result;
  };
  return {
    ...api,
    Initialize: plain("Initialize"),
    GetValue: plain("GetValue"),
    SetValue: set,
    Commit: storing("Commit"),
    Terminate: storing("Terminate"),
    GetLastError: last,
  };
}
