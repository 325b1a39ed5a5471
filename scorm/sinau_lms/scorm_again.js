// SPDX-License-Identifier: Apache-2.0
/**
 * The second LMS: scorm-again's own run-time, kept as it is, with every call written down and its error read back.
 *
 * It was written by others from the same standards, so it catches what our strict LMSs believe wrongly. It is the more
 * lenient one: in 1.2 it takes 64,000 characters of state and ids with blanks, in 2004 a response before its time.
 *
 * @typedef {Record<string, (...args: unknown[]) => string>} Api
 * @typedef {Api & { loadFromFlattenedJSON(values: Record<string, string>, path: string): void }} ScormAgain
 * @typedef {new (settings: Record<string, unknown>) => ScormAgain} ScormAgainClass
 *
 * @typedef {object} Dialect  what differs between the standards
 * @property {string[]} methods  of the API; the last three are those about errors
 * @property {number} failure  error code of a commit that the store refused
 * @property {number[]} harmless  error codes that are no mistake of the SCO
 * @property {(attempt: import("./attempt.js").Attempt | null, assignment: import("./attempt.js").Assignment & import("./attempt2004.js").Assignment2004) => { values: Record<string, string>, total: string }} begin
 */
import { dataModelAtStart } from "./attempt.js";
import { dataModelAtStart2004 } from "./attempt2004.js";
import { callText, keyWithValues } from "./call_texts.js";

/** @type {Dialect} */
const SCORM12 = {
  methods: [
    "LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish", "LMSGetLastError", "LMSGetErrorString", "LMSGetDiagnostic",
  ],
  failure: 101,
  harmless: [],
  begin: dataModelAtStart,
};

/** @type {Dialect} */
const SCORM2004 = {
  methods: ["Initialize", "GetValue", "SetValue", "Commit", "Terminate", "GetLastError", "GetErrorString", "GetDiagnostic"],
  failure: 391,
  // ADL's test of SCOs does not hold it against one to ask for a value that is not there yet.
  harmless: [403],
  begin: dataModelAtStart2004,
};

/**
 * scorm-again as an LMS: which standard it follows is decided by the class it is given. It makes no difference between the editions
 * of SCORM 2004.
 */
export class ScormAgainLms {
  /** failure of the store during the call that runs, if one was asked for */
  #fault = /** @type {import("./call_texts.js").CallText | null} */ (null);

  /**
   * @param {ScormAgainClass} ScormApi  Scorm12API or Scorm2004API
   * @param {import("./strict12.js").Store} store
   * @param {import("./strict12.js").Options} [options]
   */
  constructor(ScormApi, store, options = {}) {
    this.options = options;
    this.say = options.say ?? keyWithValues;
    this.store = store;
    /** @type {import("./strict12.js").Call[]} */
    this.calls = [];
    /** @type {import("./strict12.js").Violation[]} */
    this.violations = [];
    this.now = options.now ?? (() => performance.now());
    this.start = this.now();
    this.inner = new ScormApi({
      autocommit: false,
      lmsCommitUrl: "store:",
      dataCommitFormat: "flattened",
      mastery_override: options.masteryOverride ?? false,
      logLevel: 5,
      uninitializedGetLogLevel: 5,
      httpService: {
        processHttpRequest: (/** @type {string} */ _url, /** @type {Record<string, string>} */ values) => this.#save(values),
        updateSettings: () => undefined,
      },
    });
    this.dialect = SCORM12.methods[0] in this.inner ? SCORM12 : SCORM2004;
    this.support = this.dialect.methods.slice(5);
    const session = this.dialect.begin(store.load(), options.assignment ?? {});
    this.total = session.total;
    this.inner.loadFromFlattenedJSON(session.values, "");
    this.api = Object.fromEntries(this.dialect.methods.map((method) => [method, this.#recordedMethod(method)]));
  }

  /** @param {string} method @returns {(...args: unknown[]) => string} */
  #recordedMethod(method) {
    return (...args) => {
      this.#fault = null;
      const result = /** @type {(...args: unknown[]) => string} */ (this.inner[method]).apply(this.inner, args);
      const lastError = /** @type {() => string} */ (this.inner[this.support[0]]);
      const error = this.support.includes(method) ? 0 : Number(lastError.call(this.inner));
      this.#noteCall(method, args, String(result), error);
      return result;
    };
  }

  /** @param {string} method @param {unknown[]} args @param {string} result @param {number} error */
  #noteCall(method, args, result, error) {
    const fault = this.#fault === null ? {} : { fault: this.say(this.#fault) };
    const call = { n: this.calls.length + 1, at: Math.round(this.now() - this.start), method, args, result, error, ...fault };
    this.calls.push(call);
    this.options.onCall?.(call);
    const refused = !this.support.includes(method) && method !== this.dialect.methods[1] && result !== "true";
    const wrong = error !== 0 && !this.dialect.harmless.includes(error);
    if ((wrong || refused) && this.#fault === null) {
      const given = args.map((argument) => argumentAsText(argument)).join(", ");
      const detail = this.say(callText("answered", { call: `${method}(${given})`, result }));
      const violation = { call: call.n, method, rule: `error ${error}`, detail };
      this.violations.push(violation);
      this.options.onViolation?.(violation);
    }
  }

  /** @param {Record<string, unknown>} values @returns {{ result: string, errorCode: number }} */
  #save(values) {
    const { kept, fault, error } = this.store.save({ values: withoutEmptyFields(values), total: this.total });
    this.#fault = fault ?? null;
    return kept ? { result: "true", errorCode: 0 } : { result: "false", errorCode: error ?? this.dialect.failure };
  }
}

/** @param {unknown} argument @returns {string} */
function argumentAsText(argument) {
  return typeof argument === "string" ? JSON.stringify(argument).slice(0, 120) : typeof argument;
}

/**
 * What the SCO or the LMS wrote, without the empty fields and empty lists that scorm-again adds to every commit.
 *
 * @param {Record<string, unknown>} values
 * @returns {Record<string, string>}
 */
function withoutEmptyFields(values) {
  /** @type {Record<string, string>} */
  const kept = {};
  for (const [element, value] of Object.entries(values)) {
    if (typeof value === "string" && value !== "") {
      kept[element] = value;
    }
  }
  return kept;
}
