// SPDX-License-Identifier: Apache-2.0
/**
 * A SCORM 1.2 run-time that refuses whatever any known LMS would refuse, and writes down every call.
 *
 * Lenient LMSs make bad packages look good: scorm-again takes 64,000 characters of state, Open edX answers "true" to
 * everything. What passes here was accepted by every run-time we read (see strict_rules.json). It knows no DOM and no network,
 * so that the browser tests, `node --test` and a player for authors use the same LMS.
 *
 * @typedef {object} Store  where the LMS keeps an attempt
 * @property {() => import("./attempt.js").Attempt | null} load
 * @property {(attempt: import("./attempt.js").Attempt) => { kept: boolean, fault?: import("./call_texts.js").CallText | null, error?: number }} save
 *   `fault` tells of a failure that the test asked for, which is not the SCO's doing; `error` is the code that the call then
 *   ends with, where it is not the standard's usual one
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
 * @property {string} [fault]  the LMS's own, asked-for failure
 *
 * @typedef {{ call: number, method: string, rule: string, detail: string }} Violation
 *
 * @typedef {object} Rules  one standard's part of strict_rules.json
 * @property {Record<string, string>} elements
 * @property {Record<string, string>} responses
 * @property {Record<string, string>} [patterns]  forms of correct responses, where they differ from those of responses
 *
 * @typedef {{ state: "none" | "open" | "ended" }} WindowSession
 *
 * @typedef {object} Options
 * @property {import("./attempt.js").Assignment & import("./attempt2004.js").Assignment2004} [assignment]
 * @property {boolean} [masteryOverride]  in 1.2: status from score and pass mark at LMSFinish, as Moodle and ILIAS do; in 2004:
 *   statuses are decided at Terminate and only as far as Moodle does, not whenever they are read
 * @property {boolean} [completesPreview]  1.2: whoever has only looked at the course in browse mode has completed it, as in Moodle
 * @property {boolean} [autoComplete]  2004: whoever leaves has completed, where the manifest lacks delivery controls
 * @property {WindowSession} [windowSession]  2004: of an LMS that has one session for all SCOs of its window, as Moodle has; the same
 *   object for each of them
 * @property {("scorm12" | "scorm2004")[]} [reopens]  standards in which a session that has ended may be begun once more by the same
 *   page, as in Moodle (1.2 only) and Open edX
 * @property {"reported" | "allowed"} [lowering]  a lower status or score than before
 * @property {(call: Call) => void} [onCall]
 * @property {(violation: Violation) => void} [onViolation]
 * @property {() => number} [now]  milliseconds
 * @property {import("./call_texts.js").Say} [say]  the reader's words for what is told about a call
 */
import { dataModelAtStart, statusByMastery } from "./attempt.js";
import { SessionRules } from "./session_rules.js";
import { ERRORS, errorString } from "./scorm12_errors.js";
import { StrictLms, compilePatterns, argumentMustBeEmpty } from "./strict_lms.js";
import { Refusal } from "./refusal_errors.js";
import { callText } from "./call_texts.js";
import { Scorm12Values } from "./scorm12_values.js";

export class StrictScorm12 extends StrictLms {
  /** @type {"before" | "running" | "finished"} */
  #phase = "before";
  #total = "";

  /**
   * @param {Rules} rules
   * @param {Store} store
   * @param {Options} [options]
   */
  constructor(rules, store, options = {}) {
    super(options);
    const responses = compilePatterns(rules.responses);
    this.data = new Scorm12Values(compilePatterns(rules.elements), responses);
    this.sessionRules = new SessionRules(responses, { lowering: options.lowering });
    this.store = store;
    this.api = this.#makeApi();
  }

  /** A copy of the data model as it stands, committed or not. */
  get values() {
    return { ...this.data.all };
  }

  /** The object that a SCO finds as `window.API`: eight functions and nothing else. */
  #makeApi() {
    const names = ["LMSGetLastError", "LMSGetErrorString", "LMSGetDiagnostic"];
    const [LMSGetLastError, LMSGetErrorString, LMSGetDiagnostic] = this.supportMethods(names, errorString);
    return {
      LMSInitialize: this.checkedMethod("LMSInitialize", 1, "false", (argument) => this.#initialize(argument)),
      LMSGetValue: this.checkedMethod("LMSGetValue", 1, "", (element) => this.#getValue(element)),
      LMSSetValue: this.checkedMethod("LMSSetValue", 2, "false", (element, value) => this.#setValue(element, value)),
      LMSCommit: this.checkedMethod("LMSCommit", 1, "false", (argument) => this.#commit(argument)),
      LMSFinish: this.checkedMethod("LMSFinish", 1, "false", (argument) => this.#finish(argument)),
      LMSGetLastError,
      LMSGetErrorString,
      LMSGetDiagnostic,
    };
  }

  /** @param {unknown} argument @returns {string} */
  #initialize(argument) {
    argumentMustBeEmpty(argument);
    if (this.#phase === "running" || (this.#phase === "finished" && !this.options.reopens?.includes("scorm12"))) {
      throw new Refusal(ERRORS.GENERAL, "initialize-twice", callText("initialize_again", { method: "LMSInitialize" }));
    }
    const session = dataModelAtStart(this.store.load(), this.options.assignment ?? {});
    this.data.all = session.values;
    this.#total = session.total;
    this.#phase = "running";
    return "true";
  }

  /** @param {unknown} element @returns {string} */
  #getValue(element) {
    this.#mustBeInitialized();
    return this.data.get(element);
  }

  /** @param {unknown} element @param {unknown} value @returns {string} */
  #setValue(element, value) {
    this.#mustBeInitialized();
    const accepted = this.data.valueToStore(element, value);
    this.noteViolations(this.sessionRules.breachesOnSet(accepted.name, accepted.value, this.data.all));
    this.data.all[accepted.name] = accepted.value;
    return "true";
  }

  /** @param {unknown} argument @returns {string} */
  #commit(argument) {
    argumentMustBeEmpty(argument);
    this.#mustBeInitialized();
    this.noteViolations(this.sessionRules.breachesOnCommit(this.data.all));
    this.#save("LMSCommit");
    return "true";
  }

  /** @param {unknown} argument @returns {string} */
  #finish(argument) {
    argumentMustBeEmpty(argument);
    this.#mustBeInitialized();
    this.noteViolations(this.sessionRules.breachesOnCommit(this.data.all));
    this.#phase = "finished";
    const { "cmi.core.lesson_mode": mode, "cmi.core.credit": credit } = this.data.all;
    // Where nothing counts an SCO must not set it (SCORM 1.2 RTE 3.4.4, lesson_mode), but for "browsed".
    const counts = (mode === "normal" && credit === "credit") || (mode === "browse" && this.options.completesPreview);
    if (counts && this.data.all["cmi.core.lesson_status"] === "not attempted") {
      this.noteViolations([{ rule: "status-never-set", detail: callText("status_never_set_12") }]);
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
    const { kept, fault, error } = this.store.save({ values: this.values, total: this.#total });
    if (!kept) {
      throw new Refusal(error ?? ERRORS.GENERAL, "store", callText("not_stored", { method }), fault ?? callText("store_failed"));
    }
  }

  #mustBeInitialized() {
    if (this.#phase === "before") {
      throw new Refusal(ERRORS.NOT_INITIALIZED, "before-initialize", callText("called_before", { method: "LMSInitialize" }));
    }
    if (this.#phase === "finished") {
      throw new Refusal(ERRORS.NOT_INITIALIZED, "after-finish", callText("called_after", { method: "LMSFinish" }));
    }
  }
}
