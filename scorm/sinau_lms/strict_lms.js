// SPDX-License-Identifier: Apache-2.0
/**
 * What the strict LMSs of both standards share: every call is written down with its answer, and what it breaks is told.
 *
 * The standards differ in names, error codes and values; they agree that a call answers "true", "false" or a string, that the
 * last error is about the last call which is not itself a question about errors, and that a failing LMS is not the SCO's fault.
 */
import { Refusal, UnsetValue } from "./refusal_errors.js";
import { callText, keyWithValues } from "./call_texts.js";

/** A diagnostic holds at most 255 characters (both standards). */
const DIAGNOSTIC = 255;

const NO_ERROR = 0;
const GENERAL = 101;
const INVALID_ARGUMENT = 201;

export class StrictLms {
  #lastError = NO_ERROR;
  #lastDetail = "";
  /** method of the call being answered */
  #method = "";

  /** @param {import("./strict12.js").Options} options */
  constructor(options) {
    this.options = options;
    this.say = options.say ?? keyWithValues;
    this.now = options.now ?? (() => performance.now());
    this.start = this.now();
    /** @type {import("./strict12.js").Call[]} */
    this.calls = [];
    /** @type {import("./strict12.js").Violation[]} */
    this.violations = [];
  }

  /**
   * A function of the API whose calls are checked.
   *
   * @param {string} method
   * @param {number} wanted  how many arguments it takes
   * @param {string} refused  its answer when it is refused
   * @param {(...args: unknown[]) => string} act
   * @returns {(...args: unknown[]) => string}
   */
  checkedMethod(method, wanted, refused, act) {
    return (...args) => {
      this.#lastError = NO_ERROR;
      this.#lastDetail = "";
      this.#method = method;
      try {
        if (args.length !== wanted) {
          throw new Refusal(INVALID_ARGUMENT, "argument", callText("takes_arguments", { method, wanted, given: args.length }));
        }
        const result = act(...args);
        this.#noteCall({ method, args, result, error: NO_ERROR });
        return result;
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) {
          this.#noteCall({ method, args, result: this.say(callText("exception")), error: GENERAL, fault: String(refusal) });
          throw refusal;
        }
        this.#noteRefusal(refusal, { method, args, result: refused });
        return refused;
      }
    };
  }

  /**
   * The three functions about errors: always allowed, and they leave the last error as it is.
   *
   * @param {string[]} methods  names of last error, error string and diagnostic
   * @param {(code: string) => string} errorString
   * @returns {((...args: unknown[]) => string)[]}
   */
  supportMethods([last, string, diagnostic], errorString) {
    const noted = (/** @type {string} */ method, /** @type {(code: string) => string} */ act) =>
      (/** @type {unknown[]} */ ...args) => {
        // Many an SCO hands the number back that it has made of the last error; anything else is no code.
        const code = typeof args[0] === "number" || typeof args[0] === "string" ? String(args[0]) : "";
        const result = act(code);
        this.#noteCall({ method, args, result, error: NO_ERROR });
        return result;
      };
    return [
      noted(last, () => String(this.#lastError)),
      noted(string, errorString),
      noted(diagnostic, (code) => (code === "" || code === String(this.#lastError) ? this.#lastDetail : errorString(code))),
    ];
  }

  /** @param {Refusal} refusal @param {{ method: string, args: unknown[], result: string }} call */
  #noteRefusal(refusal, call) {
    const { rule, code: error } = refusal;
    const detail = this.say(refusal.detail);
    this.#lastError = error;
    this.#lastDetail = detail.slice(0, DIAGNOSTIC);
    if (refusal instanceof UnsetValue) {
      this.#noteCall({ ...call, error, detail });
      return;
    }
    const fault = refusal.fault === null ? {} : { fault: this.say(refusal.fault) };
    this.#noteCall({ ...call, error, rule, detail, ...fault });
    if (refusal.fault === null) {
      this.#noteViolation(rule, detail, this.calls.length);
    }
  }

  /** @param {Omit<import("./strict12.js").Call, "n" | "at">} call */
  #noteCall(call) {
    const noted = { n: this.calls.length + 1, at: Math.round(this.now() - this.start), ...call };
    this.calls.push(noted);
    this.options.onCall?.(noted);
  }

  /**
   * The call is noted after it was carried out, so a breach found meanwhile belongs to the number that comes next.
   *
   * @param {import("./shared_session_rules.js").Breach[]} breaches
   */
  noteViolations(breaches) {
    for (const { rule, detail } of breaches) {
      this.#noteViolation(rule, this.say(detail), this.calls.length + 1);
    }
  }

  /** @param {string} rule @param {string} detail @param {number} call */
  #noteViolation(rule, detail, call) {
    const violation = { call, method: this.#method, rule, detail };
    this.violations.push(violation);
    this.options.onViolation?.(violation);
  }
}

/** @param {unknown} argument @throws {Refusal} 201 */
export function argumentMustBeEmpty(argument) {
  if (argument !== "") {
    const detail = typeof argument === "string" ? callText("argument_not_empty", { argument }) : callText("argument_no_string", { type: typeof argument });
    throw new Refusal(INVALID_ARGUMENT, "argument", detail);
  }
}

/**
 * @param {Record<string, string>} table  regular expressions by name
 * @returns {Record<string, RegExp>}
 */
export function compilePatterns(table) {
  return Object.fromEntries(Object.entries(table).map(([name, pattern]) => [name, new RegExp(pattern)]));
}
