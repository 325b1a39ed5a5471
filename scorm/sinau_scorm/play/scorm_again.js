// SPDX-License-Identifier: Apache-2.0
/**
 * The second judge: scorm-again's own run-time, kept as it is, with every call written down and its error read back.
 *
 * It was written by others from the same standard, so it catches what our strict judge believes wrongly. It is the more
 * lenient one: 64,000 characters of state, ids with blanks.
 *
 * @typedef {Record<string, (...args: unknown[]) => string>} Api
 * @typedef {Api & { loadFromFlattenedJSON(values: Record<string, string>, path: string): void }} ScormAgain
 * @typedef {new (settings: Record<string, unknown>) => ScormAgain} ScormAgainClass
 */
import { beginSession } from "./attempt.js";

const METHODS = [
  "LMSInitialize",
  "LMSGetValue",
  "LMSSetValue",
  "LMSCommit",
  "LMSFinish",
  "LMSGetLastError",
  "LMSGetErrorString",
  "LMSGetDiagnostic",
];
const SUPPORT = METHODS.slice(5);

export class ScormAgainJudge {
  /** failure of the store during the call that runs, if one was asked for */
  #fault = /** @type {string | null} */ (null);

  /**
   * @param {ScormAgainClass} Scorm12API
   * @param {import("./strict.js").Store} store
   * @param {import("./strict.js").Options} [options]
   */
  constructor(Scorm12API, store, options = {}) {
    this.options = options;
    this.store = store;
    /** @type {import("./strict.js").Call[]} */
    this.calls = [];
    /** @type {import("./strict.js").Violation[]} */
    this.violations = [];
    this.start = performance.now();
    const session = beginSession(store.load(), options.assignment ?? {});
    this.total = session.total;
    this.inner = new Scorm12API({
      autocommit: false,
      lmsCommitUrl: "store:",
      dataCommitFormat: "flattened",
      mastery_override: options.masteryOverride ?? false,
      logLevel: 5,
      httpService: {
        processHttpRequest: (/** @type {string} */ _url, /** @type {Record<string, string>} */ values) => this.#save(values),
        updateSettings: () => undefined,
      },
    });
    this.inner.loadFromFlattenedJSON(session.values, "");
    this.api = Object.fromEntries(METHODS.map((method) => [method, this.#recorded(method)]));
  }

  /** @param {string} method @returns {(...args: unknown[]) => string} */
  #recorded(method) {
    return (...args) => {
      this.#fault = null;
      const result = /** @type {(...args: unknown[]) => string} */ (this.inner[method]).apply(this.inner, args);
      const error = SUPPORT.includes(method) ? 0 : Number(/** @type {() => string} */ (this.inner["LMSGetLastError"]).call(this.inner));
      this.#note(method, args, String(result), error);
      return result;
    };
  }

  /** @param {string} method @param {unknown[]} args @param {string} result @param {number} error */
  #note(method, args, result, error) {
    const fault = this.#fault === null ? {} : { fault: this.#fault };
    const call = { n: this.calls.length + 1, at: Math.round(performance.now() - this.start), method, args, result, error, ...fault };
    this.calls.push(call);
    this.options.onCall?.(call);
    const refused = !SUPPORT.includes(method) && method !== "LMSGetValue" && result !== "true";
    if ((error !== 0 || refused) && this.#fault === null) {
      const shown = args.map((argument) => JSON.stringify(argument).slice(0, 120)).join(", ");
      const violation = { call: call.n, method, rule: `error ${error}`, detail: `${method}(${shown}) answered "${result}"` };
      this.violations.push(violation);
      this.options.onViolation?.(violation);
    }
  }

  /** @param {Record<string, unknown>} values @returns {{ result: string, errorCode: number }} */
  #save(values) {
    const { kept, fault } = this.store.save({ values: written(values), total: this.total });
    this.#fault = fault ?? null;
    return kept ? { result: "true", errorCode: 0 } : { result: "false", errorCode: 101 };
  }
}

/**
 * What the SCO or the LMS wrote, without the empty fields and empty lists that scorm-again adds to every commit.
 *
 * @param {Record<string, unknown>} values
 * @returns {Record<string, string>}
 */
function written(values) {
  /** @type {Record<string, string>} */
  const kept = {};
  for (const [element, value] of Object.entries(values)) {
    if (typeof value === "string" && value !== "") {
      kept[element] = value;
    }
  }
  return kept;
}
