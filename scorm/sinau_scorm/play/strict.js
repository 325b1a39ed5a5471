// SPDX-License-Identifier: Apache-2.0
/**
 * A SCORM 1.2 run-time that refuses whatever any known LMS would refuse, and writes down every call.
 *
 * Lenient LMSs make bad packages look good: scorm-again takes 64,000 characters of state, Open edX answers "true" to
 * everything. What passes here was accepted by every run-time we read (see strict_rules.json). It knows no DOM and no network,
 * so that the browser tests, `node --test` and a player for authors use the same judge.
 *
 * @typedef {object} Store  where the LMS keeps an attempt
 * @property {() => import("./attempt.js").Attempt | null} load
 * @property {(attempt: import("./attempt.js").Attempt) => { kept: boolean, fault?: string | null }} save
 *   `fault` names a failure that the test asked for, which is not the SCO's doing
 *
 * @typedef {object} Call
 * @property {number} n  counted from 1
 * @property {number} at  milliseconds since the launch
 * @property {string} method
 * @property {unknown[]} args
 * @property {string} result
 * @property {number} error
 * @property {string} [rule]  what it breaks
 * @property {string} [detail]
 * @property {string} [fault]  the judge's own, asked-for failure
 *
 * @typedef {{ call: number, method: string, rule: string, detail: string }} Violation
 *
 * @typedef {object} Rules  one standard's part of strict_rules.json
 * @property {Record<string, string>} elements
 * @property {Record<string, string>} responses
 *
 * @typedef {object} Options
 * @property {import("./attempt.js").Assignment} [assignment]
 * @property {boolean} [masteryOverride]  status from score and pass mark at LMSFinish, as Moodle and ILIAS do
 * @property {"judged" | "allowed"} [lowering]  a lower status or score than before
 * @property {(call: Call) => void} [onCall]
 * @property {(violation: Violation) => void} [onViolation]
 * @property {() => number} [now]  milliseconds
 */
import { beginSession, statusByMastery } from "./attempt.js";
import { Conduct } from "./conduct.js";
import { ERRORS, errorString } from "./scorm12_errors.js";
import { Refusal } from "./refusal.js";
import { Scorm12Values } from "./scorm12_values.js";

export class StrictScorm12 {
  /** @type {"before" | "running" | "finished"} */
  #phase = "before";
  #total = "";
  #lastError = ERRORS.NONE;
  #lastDetail = "";
  /** method of the call being judged */
  #method = "";

  /**
   * @param {Rules} rules
   * @param {Store} store
   * @param {Options} [options]
   */
  constructor(rules, store, options = {}) {
    const compile = (/** @type {Record<string, string>} */ table) =>
      Object.fromEntries(Object.entries(table).map(([name, pattern]) => [name, new RegExp(pattern)]));
    const responses = compile(rules.responses);
    this.data = new Scorm12Values(compile(rules.elements), responses);
    this.conduct = new Conduct(responses, { lowering: options.lowering });
    this.store = store;
    this.options = options;
    this.now = options.now ?? (() => performance.now());
    this.start = this.now();
    /** @type {Call[]} */
    this.calls = [];
    /** @type {Violation[]} */
    this.violations = [];
    this.api = this.#makeApi();
  }

  /** A copy of the data model as it stands, committed or not. */
  get values() {
    return { ...this.data.all };
  }

  /** The object that a SCO finds as `window.API`: eight functions and nothing else. */
  #makeApi() {
    const judged = (/** @type {string} */ method, /** @type {(...args: unknown[]) => string} */ act) =>
      (/** @type {unknown[]} */ ...args) => this.#judge(method, args, () => act(...args), method === "LMSGetValue" ? "" : "false");
    const support = (/** @type {string} */ method, /** @type {(code: unknown) => string} */ act) =>
      (/** @type {unknown[]} */ ...args) => {
        const result = act(args[0]);
        this.#note({ method, args, result, error: ERRORS.NONE });
        return result;
      };
    return {
      LMSInitialize: judged("LMSInitialize", (argument) => this.#initialize(argument)),
      LMSGetValue: judged("LMSGetValue", (element) => this.#getValue(element)),
      LMSSetValue: judged("LMSSetValue", (element, value) => this.#setValue(element, value)),
      LMSCommit: judged("LMSCommit", (argument) => this.#commit(argument)),
      LMSFinish: judged("LMSFinish", (argument) => this.#finish(argument)),
      LMSGetLastError: support("LMSGetLastError", () => String(this.#lastError)),
      LMSGetErrorString: support("LMSGetErrorString", (code) => errorString(String(code ?? ""))),
      LMSGetDiagnostic: support("LMSGetDiagnostic", (code) =>
        code === "" || code === String(this.#lastError) ? this.#lastDetail : errorString(String(code ?? ""))),
    };
  }

  /**
   * Runs one call and turns what it says or refuses into result, last error, log and violations.
   *
   * @param {string} method @param {unknown[]} args @param {() => string} act @param {string} refused
   * @returns {string}
   */
  #judge(method, args, act, refused) {
    this.#lastError = ERRORS.NONE;
    this.#lastDetail = "";
    this.#method = method;
    try {
      const wanted = method === "LMSSetValue" ? 2 : 1;
      if (args.length !== wanted) {
        throw new Refusal(ERRORS.INVALID_ARGUMENT, "argument", `${method} takes ${wanted} argument(s), not ${args.length}`);
      }
      const result = act();
      this.#note({ method, args, result, error: ERRORS.NONE });
      return result;
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        this.#note({ method, args, result: "(exception)", error: ERRORS.GENERAL, fault: String(refusal) });
        throw refusal;
      }
      this.#lastError = refusal.code;
      this.#lastDetail = refusal.message.slice(0, 255);
      const fault = refusal.fault === null ? {} : { fault: refusal.fault };
      const { rule, code: error, message: detail } = refusal;
      this.#note({ method, args, result: refused, error, rule, detail, ...fault });
      if (refusal.fault === null) {
        this.#blameAll([{ rule, detail }], this.calls.length);
      }
      return refused;
    }
  }

  /** @param {Omit<Call, "n" | "at">} call */
  #note(call) {
    const noted = { n: this.calls.length + 1, at: Math.round(this.now() - this.start), ...call };
    this.calls.push(noted);
    this.options.onCall?.(noted);
  }

  /**
   * The call is noted after it was carried out, so a breach found meanwhile belongs to the number that comes next.
   *
   * @param {import("./conduct.js").Breach[]} breaches
   * @param {number} [call]
   */
  #blameAll(breaches, call = this.calls.length + 1) {
    for (const { rule, detail } of breaches) {
      const violation = { call, method: this.#method, rule, detail };
      this.violations.push(violation);
      this.options.onViolation?.(violation);
    }
  }

  /** @param {unknown} argument @returns {string} */
  #initialize(argument) {
    this.#mustBeEmpty(argument);
    if (this.#phase !== "before") {
      throw new Refusal(ERRORS.GENERAL, "initialize-twice", "LMSInitialize was called again in the same session");
    }
    const session = beginSession(this.store.load(), this.options.assignment ?? {});
    this.data.all = session.values;
    this.#total = session.total;
    this.#phase = "running";
    return "true";
  }

  /** @param {unknown} element @returns {string} */
  #getValue(element) {
    this.#mustRun();
    return this.data.get(element);
  }

  /** @param {unknown} element @param {unknown} value @returns {string} */
  #setValue(element, value) {
    this.#mustRun();
    const accepted = this.data.accept(element, value);
    this.#blameAll(this.conduct.onSet(accepted.name, accepted.value, this.data.all));
    this.data.all[accepted.name] = accepted.value;
    return "true";
  }

  /** @param {unknown} argument @returns {string} */
  #commit(argument) {
    this.#mustBeEmpty(argument);
    this.#mustRun();
    this.#blameAll(this.conduct.onCommit(this.data.all));
    this.#save("LMSCommit");
    return "true";
  }

  /** @param {unknown} argument @returns {string} */
  #finish(argument) {
    this.#mustBeEmpty(argument);
    this.#mustRun();
    this.#blameAll(this.conduct.onCommit(this.data.all));
    this.#phase = "finished";
    const { "cmi.core.lesson_mode": mode, "cmi.core.credit": credit } = this.data.all;
    // Where nothing counts an SCO must not set it (SCORM 1.2 RTE 3.4.4, lesson_mode).
    const counts = mode === "normal" && credit === "credit";
    if (counts && this.data.all["cmi.core.lesson_status"] === "not attempted") {
      this.#blameAll([{ rule: "status-never-set", detail: "Moodle and ILIAS turn this into completed" }]);
      this.data.all["cmi.core.lesson_status"] = "completed";
    }
    const byMastery = this.options.masteryOverride ? statusByMastery(this.data.all) : null;
    if (byMastery !== null) {
      this.data.all["cmi.core.lesson_status"] = byMastery;
    }
    this.#save("LMSFinish");
    return "true";
  }

  /** @param {string} method */
  #save(method) {
    const { kept, fault } = this.store.save({ values: this.values, total: this.#total });
    if (!kept) {
      throw new Refusal(ERRORS.GENERAL, "store", `${method}: the LMS could not store`, fault ?? "the store failed");
    }
  }

  #mustRun() {
    if (this.#phase === "before") {
      throw new Refusal(ERRORS.NOT_INITIALIZED, "before-initialize", "called before LMSInitialize");
    }
    if (this.#phase === "finished") {
      throw new Refusal(ERRORS.NOT_INITIALIZED, "after-finish", "called after LMSFinish");
    }
  }

  /** @param {unknown} argument */
  #mustBeEmpty(argument) {
    if (argument !== "") {
      throw new Refusal(ERRORS.INVALID_ARGUMENT, "argument", `the argument must be "", not ${JSON.stringify(argument)}`);
    }
  }
}
