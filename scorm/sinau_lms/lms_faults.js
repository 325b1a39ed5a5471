// SPDX-License-Identifier: Apache-2.0
/**
 * Failures of an LMS, to be asked for: what a course does then has to be right as well.
 *
 * @typedef {"scorm12" | "scorm2004"} Standard
 *
 * @typedef {object} Faults  may be changed while a session runs
 * @property {"kept" | "refused" | "throws" | "lost" | "expired"} [commit]  how LMSCommit and LMSFinish end:
 *   refused: "false" and 101 (2004: 391); throws: an exception; lost: "true", yet nothing is stored (Chamilo 2.0.3 did that);
 *   expired: as refused, and nothing can be stored any more in this session
 * @property {number} [commitMs]  how long each commit keeps the page waiting, as synchronous requests on a slow line do
 * @property {number} [callMs]  the same for every call
 * @property {number} [expireAfter]  after so many commits that were kept, all others end as `expired`
 * @property {number} [expiredError]  the error code of an expired session, where it is not the usual one
 * @property {number | Record<Standard, number>} [truncate]  state longer than that is cut when it is stored, and nobody is told
 * @property {number} [deferMs]  a commit is answered at once and stored so much later, as asynchronous requests are
 * @property {"answered" | "empty"} [get]  empty: LMSGetValue answers "" for all but state and place, as Open edX does
 * @property {"present" | "late" | "absent" | "beyond"} [api]  beyond: not in the chain of windows, which ends at another
 *   origin, but behind the opener
 * @property {number} [lateMs]  when a late API appears
 * @property {"kept" | "lost"} [leaving]  lost: what is sent while the page goes away never arrives, as with synchronous requests
 *
 * @typedef {Record<string, (...args: any[]) => any>} AnyApi
 */

import { callText } from "./call_texts.js";

/** @type {Record<Standard, "API" | "API_1484_11">} the name that an SCO looks for */
const API_NAME = { scorm12: "API", scorm2004: "API_1484_11" };

/** What Open edX's SCORM block really answers; its other answers are lost in a callback. */
const ANSWERED_BY_OPEN_EDX = [
  "cmi.suspend_data", "cmi.core.lesson_location", "cmi.core.student_id", "cmi.core.student_name",
  "cmi.location", "cmi.learner_id", "cmi.learner_name",
];

/** @type {Record<Standard, string>} the function that names the standard of an API */
export const GET_VALUE = { scorm12: "LMSGetValue", scorm2004: "GetValue" };

/**
 * A store that fails when it is told to.
 *
 * @param {import("./strict12.js").Store} store
 * @param {Faults} faults
 * @returns {import("./strict12.js").Store}
 */
export function faultyStore(store, faults) {
  let kept = 0;
  const expired = () => ({ kept: false, fault: callText("commit_expired"), ...(faults.expiredError ? { error: faults.expiredError } : {}) });
  return {
    load: () => store.load(),
    save(attempt) {
      blockPageFor(faults.commitMs ?? 0);
      switch (faults.commit ?? "kept") {
        case "refused":
          return { kept: false, fault: callText("commit_refused") };
        case "expired":
          return expired();
        case "lost":
          return { kept: true, fault: callText("commit_lost") };
        case "throws":
          throw new Error("the LMS threw this on purpose");
      }
      if (faults.expireAfter !== undefined && kept >= faults.expireAfter) {
        return expired();
      }
      const cut = withTruncatedState(attempt, faults);
      const result = faults.deferMs === undefined ? store.save(cut) : saveLater(() => store.save(cut), faults.deferMs);
      kept += result.kept ? 1 : 0;
      return result;
    },
  };
}

/** @param {() => unknown} save @param {number} ms @returns {{ kept: boolean }} */
function saveLater(save, ms) {
  setTimeout(save, ms);
  return { kept: true };
}

/** @param {import("./attempt.js").Attempt} attempt @param {Faults} faults @returns {import("./attempt.js").Attempt} */
function withTruncatedState(attempt, faults) {
  const standard = "cmi.core.entry" in attempt.values || "cmi.core.lesson_status" in attempt.values ? "scorm12" : "scorm2004";
  const most = typeof faults.truncate === "object" ? faults.truncate[standard] : faults.truncate;
  const state = attempt.values["cmi.suspend_data"];
  return most === undefined || state === undefined
    ? attempt
    : { ...attempt, values: { ...attempt.values, "cmi.suspend_data": state.slice(0, most) } };
}

/** Keeps the page from doing anything else, as a synchronous request does. @param {number} ms */
function blockPageFor(ms) {
  const until = performance.now() + ms;
  while (performance.now() < until) {
    // Nothing: that is the fault.
  }
}

/**
 * An API of which every call keeps the page waiting.
 *
 * @template {object} T
 * @param {T} api
 * @param {Faults} faults
 * @returns {T}
 */
export function slowApi(api, faults) {
  const slowed = Object.entries(api).map(([method, act]) => [
    method,
    (/** @type {unknown[]} */ ...args) => {
      blockPageFor(faults.callMs ?? 0);
      return act(...args);
    },
  ]);
  return /** @type {T} */ (Object.fromEntries(slowed));
}

/**
 * An API that answers LMSGetValue, or GetValue, as sparsely as Open edX.
 *
 * @template {object} T
 * @param {T} api
 * @returns {T}
 */
export function apiWithFewElements(api) {
  const method = GET_VALUE[standardOf(api)];
  const full = /** @type {AnyApi} */ (api)[method];
  const answer = (/** @type {string} */ element) => {
    const value = full(element);
    return ANSWERED_BY_OPEN_EDX.includes(element) ? value : "";
  };
  return { ...api, [method]: answer };
}

/** @param {object} api @returns {Standard} */
function standardOf(api) {
  return GET_VALUE.scorm12 in api ? "scorm12" : "scorm2004";
}

/** How to take back what exposeApi did to a window. @type {WeakMap<object, () => void>} */
const EXPOSED = new WeakMap();

/**
 * Puts the API where a SCO of its standard looks for it: at once, late, behind the opener or never.
 *
 * @param {object} where  the LMS's window
 * @param {object} api
 * @param {Faults} faults
 */
export function exposeApi(where, api, faults) {
  const name = API_NAME[standardOf(api)];
  concealApi(where);
  switch (faults.api ?? "present") {
    case "present":
      replaceProperties(where, { [name]: api });
      break;
    case "late": {
      const timer = setTimeout(() => replaceProperties(where, { [name]: api }), faults.lateMs ?? 3000);
      EXPOSED.set(where, () => clearTimeout(timer));
      break;
    }
    case "beyond":
      replaceProperties(where, windowsOfForeignPortal(name, api));
      break;
    case "absent":
      break;
  }
}

/** Takes away what exposeApi gave, also what has not appeared yet. @param {object} where  the LMS's window */
export function concealApi(where) {
  EXPOSED.get(where)?.();
  EXPOSED.delete(where);
}

/**
 * An LMS inside a portal of another origin: reading the portal's window throws an error, and the API is in the opener.
 *
 * `parent` and `opener` of a window may be replaced by its own scripts, so that one page on one origin can play both parts.
 *
 * @param {string} name @param {object} api
 * @returns {Record<string, unknown>} what to replace
 */
function windowsOfForeignPortal(name, api) {
  const refuse = () => {
    throw new DOMException("Blocked a frame from accessing a cross-origin frame.", "SecurityError");
  };
  const portal = new Proxy({}, { get: refuse, has: refuse, set: refuse });
  /** @type {Record<string, unknown>} */
  const opener = { [name]: api };
  opener.parent = opener;
  return { parent: portal, opener };
}

/** @param {object} where @param {Record<string, unknown>} values */
function replaceProperties(where, values) {
  const before = Object.keys(values).map((name) => /** @type {const} */ ([name, Object.getOwnPropertyDescriptor(where, name)]));
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(where, name, { value, configurable: true, writable: true, enumerable: true });
  }
  EXPOSED.set(where, () => {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) {
        Reflect.deleteProperty(where, name);
      } else {
        Object.defineProperty(where, name, descriptor);
      }
    }
  });
}
