// SPDX-License-Identifier: Apache-2.0
/**
 * A SCORM 2004 run-time (3rd and 4th Edition) that refuses whatever any known LMS would refuse, and writes down every call.
 *
 * The counterpart of strict12.js: same store, same calls and violations, same options. It launches one SCO and sequences nothing.
 */
import { dataModelAtStart2004, isForCredit2004, statusesByThreshold, statusesSetByMoodle } from "./attempt2004.js";
import { SessionRules2004 } from "./session_rules2004.js";
import { StrictLms, compilePatterns, argumentMustBeEmpty } from "./strict_lms.js";
import { Refusal } from "./refusal_errors.js";
import { callText } from "./call_texts.js";
import { Responses2004 } from "./responses2004.js";
import { ERRORS, errorString } from "./scorm2004_errors.js";
import { Scorm2004Values } from "./scorm2004_values.js";

/** What the log says of it: no mistake of the SCO. */
const ONE_SESSION = callText("one_session");

export class StrictScorm2004 extends StrictLms {
  /** @type {"before" | "running" | "finished"} */
  #phase = "before";
  #total = "";

  /**
   * @param {import("./strict12.js").Rules} rules
   * @param {import("./strict12.js").Store} store
   * @param {import("./strict12.js").Options} [options]
   */
  constructor(rules, store, options = {}) {
    super(options);
    const responses = new Responses2004(compilePatterns(rules.responses), compilePatterns(rules.patterns ?? {}));
    this.data = new Scorm2004Values(compilePatterns(rules.elements), responses, options.assignment?.edition ?? "4th");
    this.sessionRules = new SessionRules2004(responses, { lowering: options.lowering });
    this.store = store;
    this.api = this.#makeApi();
  }

  /** A copy of the data model as it stands, committed or not, statuses as the LMS gives them. */
  get values() {
    return { ...this.data.all, ...this.#statusesByThreshold() };
  }

  /** The object that a SCO finds as `window.API_1484_11`: eight functions and nothing else. */
  #makeApi() {
    const [GetLastError, GetErrorString, GetDiagnostic] =
      this.supportMethods(["GetLastError", "GetErrorString", "GetDiagnostic"], errorString);
    return {
      Initialize: this.checkedMethod("Initialize", 1, "false", (argument) => this.#initialize(argument)),
      GetValue: this.checkedMethod("GetValue", 1, "", (element) => this.#getValue(element)),
      SetValue: this.checkedMethod("SetValue", 2, "false", (element, value) => this.#setValue(element, value)),
      Commit: this.checkedMethod("Commit", 1, "false", (argument) => this.#commit(argument)),
      Terminate: this.checkedMethod("Terminate", 1, "false", (argument) => this.#terminate(argument)),
      GetLastError,
      GetErrorString,
      GetDiagnostic,
    };
  }

  /** @param {unknown} argument @returns {string} */
  #initialize(argument) {
    argumentMustBeEmpty(argument);
    if (this.#phase === "running") {
      throw new Refusal(ERRORS.ALREADY_INITIALIZED, "initialize-twice", callText("initialize_again", { method: "Initialize" }));
    }
    if (this.#phase === "finished" && !this.options.reopens?.includes("scorm2004")) {
      throw new Refusal(ERRORS.INSTANCE_TERMINATED, "initialize-twice", callText("initialize_after", { method: "Initialize", ended: "Terminate" }));
    }
    const around = this.options.windowSession ?? { state: "none" };
    if (around.state === "ended") {
      throw new Refusal(ERRORS.INSTANCE_TERMINATED, "window-session", callText("window_session_ended"), ONE_SESSION);
    }
    const session = dataModelAtStart2004(this.store.load(), this.options.assignment ?? {});
    this.data.all = session.values;
    this.#total = session.total;
    this.#phase = "running";
    if (around.state === "open") {
      throw new Refusal(ERRORS.ALREADY_INITIALIZED, "window-session", callText("window_session_open"), ONE_SESSION);
    }
    around.state = "open";
    return "true";
  }

  /** @param {unknown} element @returns {string} */
  #getValue(element) {
    this.#mustBeInitialized(ERRORS.GET_BEFORE, ERRORS.GET_AFTER);
    const value = this.data.get(element);
    return this.#statusesByThreshold()[String(element)] ?? value;
  }

  /** @param {unknown} element @param {unknown} value @returns {string} */
  #setValue(element, value) {
    this.#mustBeInitialized(ERRORS.SET_BEFORE, ERRORS.SET_AFTER);
    const accepted = this.data.valueToStore(element, value);
    this.noteViolations(this.sessionRules.breachesOnSet(accepted.name, accepted.value, this.data.all));
    this.data.all[accepted.name] = accepted.value;
    return "true";
  }

  /** @param {unknown} argument @returns {string} */
  #commit(argument) {
    argumentMustBeEmpty(argument);
    this.#mustBeInitialized(ERRORS.COMMIT_BEFORE, ERRORS.COMMIT_AFTER);
    this.noteViolations(this.sessionRules.breachesOnCommit(this.data.all));
    this.#save("Commit", ERRORS.COMMIT_FAILURE);
    return "true";
  }

  /** @param {unknown} argument @returns {string} */
  #terminate(argument) {
    argumentMustBeEmpty(argument);
    this.#mustBeInitialized(ERRORS.TERMINATE_BEFORE, ERRORS.TERMINATE_AFTER);
    this.noteViolations([...this.sessionRules.breachesOnCommit(this.data.all), ...this.sessionRules.breachesOnTerminate(this.data.all)]);
    this.#phase = "finished";
    if (this.options.windowSession) {
      this.options.windowSession.state = "ended";
    }
    this.#setFinalStatuses();
    this.#save("Terminate", ERRORS.TERMINATION_FAILURE);
    return "true";
  }

  /** What an LMS makes of the statuses when the attempt ends. */
  #setFinalStatuses() {
    if (!isForCredit2004(this.data.all)) {
      return;
    }
    if (this.options.masteryOverride) {
      Object.assign(this.data.all, statusesSetByMoodle(this.data.all));
    }
    // Without delivery controls the LMS completes what the content left unknown (SN, UP.4); some complete anything.
    const unknown = ["unknown", "not attempted"].includes(this.values["cmi.completion_status"] ?? "unknown");
    if (this.options.assignment?.delivery_controls === false && (unknown || this.options.autoComplete)) {
      this.data.all["cmi.completion_status"] = "completed";
    }
  }

  /** @returns {Record<string, string>} statuses that the LMS decides while the session runs; Moodle decides none */
  #statusesByThreshold() {
    return this.options.masteryOverride || this.#phase === "before" ? {} : statusesByThreshold(this.data.all);
  }

  /** @param {string} method @param {number} usual  error code */
  #save(method, usual) {
    const { kept, fault, error } = this.store.save({ values: this.values, total: this.#total });
    if (!kept) {
      throw new Refusal(error ?? usual, "store", callText("not_stored", { method }), fault ?? callText("store_failed"));
    }
  }

  /** @param {number} before @param {number} after  error codes */
  #mustBeInitialized(before, after) {
    if (this.#phase === "before") {
      const ended = this.options.windowSession?.state === "ended";
      throw new Refusal(ended ? after : before, "before-initialize", callText("called_before", { method: "Initialize" }));
    }
    if (this.#phase === "finished") {
      throw new Refusal(after, "after-finish", callText("called_after", { method: "Terminate" }));
    }
  }
}
