// SPDX-License-Identifier: Apache-2.0
/**
 * Rules that no single call of SCORM 2004 breaks: orders and combinations which an LMS answers with "true", and which then lose a learner's results.
 *
 * Each rule names what happens to the learner where it is broken. What holds in 1.2 too stands in shared_session_rules.js.
 *
 * @typedef {import("./shared_session_rules.js").Breach} Breach
 * @typedef {import("./shared_session_rules.js").Values} Values
 */
import { isForCredit2004, statusesByThreshold } from "./attempt2004.js";
import { callText } from "./call_texts.js";
import * as rules from "./shared_session_rules.js";

const STATUSES = ["cmi.completion_status", "cmi.success_status"];

/** @type {Record<string, Record<string, number>>} */
const RANKS = {
  "cmi.completion_status": { unknown: 0, "not attempted": 0, incomplete: 1, completed: 2 },
  "cmi.success_status": { unknown: 0, failed: 1, passed: 2 },
};

const GRADED = /^cmi\.(completion_status|success_status|progress_measure|score\.|objectives\.|interactions\.)/;

/** Scores of one result may differ by rounding. */
const ROUNDING = 0.01;

export class SessionRules2004 {
  /**
   * @param {import("./responses2004.js").Responses2004} responses
   * @param {{ lowering?: "reported" | "allowed" }} [options]  "allowed" for courses that keep the last attempt, not the best
   */
  constructor(responses, options = {}) {
    this.responses = responses;
    this.lowering = options.lowering ?? "reported";
    /** @type {string[]} elements set since the last Commit, in order */
    this.batch = [];
  }

  /**
   * @param {string} element
   * @param {string} value
   * @param {Values} before  the values without this one
   * @returns {Breach[]}
   */
  breachesOnSet(element, value, before) {
    const mode = isForCredit2004(before) ? null : before["cmi.mode"];
    const breaches = [
      ...rules.gradedWithoutCredit(element, mode, GRADED),
      ...(this.lowering === "reported" ? loweredValues(element, value, before) : []),
    ];
    this.batch.push(element);
    return breaches;
  }

  /**
   * @param {Values} values  all that would be kept
   * @returns {Breach[]}
   */
  breachesOnCommit(values) {
    const touched = this.batch;
    this.batch = [];
    const breaches = touched.some((element) => element.startsWith("cmi.score.")) ? disagreeingScores(values) : [];
    breaches.push(...rules.scoreAfterStatus(touched, "cmi.score.", STATUSES));
    if (touched.some((element) => STATUSES.includes(element))) {
      breaches.push(...statusAgainstMeasure(values));
    }
    if (isForCredit2004(values)) {
      breaches.push(...stateWithoutSuspend(values));
    }
    for (const record of rules.interactionsTouched(touched)) {
      const fits = (/** @type {string} */ type, /** @type {string} */ value, /** @type {boolean} */ pattern) =>
        this.responses.faultOf(type, value, pattern) === null;
      breaches.push(...rules.incompleteInteraction(record, values), ...rules.responsesOfWrongType(record, values, "learner_response", fits));
    }
    return breaches;
  }

  /**
   * @param {Values} values
   * @returns {Breach[]}
   */
  breachesOnTerminate(values) {
    const breaches = [];
    if (values["cmi.session_time"] === undefined) {
      breaches.push({ rule: "session-time-missing", detail: callText("no_session_time") });
    }
    const completion = { ...values, ...statusesByThreshold(values) }["cmi.completion_status"] ?? "unknown";
    // Where nothing counts an SCO must not set it (RTE, cmi.mode and cmi.credit).
    if (isForCredit2004(values) && ["unknown", "not attempted"].includes(completion)) {
      breaches.push({
        rule: "status-never-set",
        detail: callText("status_never_set", { element: "cmi.completion_status" }),
      });
    }
    return breaches;
  }
}

/** @param {string} element @param {string} value @param {Values} before @returns {Breach[]} */
function loweredValues(element, value, before) {
  const old = before[element] ?? "";
  const ranks = RANKS[element];
  if (ranks !== undefined) {
    return rules.statusLowered(element, value, old, ranks);
  }
  return ["cmi.score.raw", "cmi.score.scaled"].includes(element) ? rules.scoreLowered(element, value, old) : [];
}

/**
 * Moodle grades by raw, others by scaled: a learner must not get two different grades, or none.
 *
 * @param {Values} values @returns {Breach[]}
 */
function disagreeingScores(values) {
  const breaches = rules.scoreWithoutScale(values, "cmi.score", ["scaled", "raw", "min", "max"]);
  if (breaches.length > 0) {
    return breaches;
  }
  const [scaled, raw, min, max] = ["scaled", "raw", "min", "max"].map((part) => Number(values[`cmi.score.${part}`]));
  return max > min && Math.abs((raw - min) / (max - min) - scaled) > ROUNDING
    ? [{ rule: "scores-differ", detail: callText("scores_differ", { scaled, raw, min, max }) }]
    : [];
}

/**
 * The LMS will overrule the status, so what the learner was told would not be what is recorded.
 *
 * @param {Values} values @returns {Breach[]}
 */
function statusAgainstMeasure(values) {
  const lms = statusesByThreshold(values);
  return STATUSES
    .filter((status) => values[status] !== undefined && lms[status] !== undefined && lms[status] !== values[status])
    .map((status) => ({ rule: "status-against-measure", detail: callText("status_against_measure", { status, said: values[status], made: lms[status] }) }));
}

/**
 * State without a suspending exit is thrown away at the next launch, also after a killed browser: exit has to be there first.
 *
 * @param {Values} values @returns {Breach[]}
 */
function stateWithoutSuspend(values) {
  const suspended = values["cmi.exit"] === "suspend" || values["adl.nav.request"] === "suspendAll";
  const done = { ...values, ...statusesByThreshold(values) }["cmi.completion_status"] === "completed";
  return (values["cmi.suspend_data"] ?? "") !== "" && !suspended && !done
    ? [{ rule: "state-without-suspend", detail: callText("state_without_suspend", { exit: values["cmi.exit"] ?? "" }) }]
    : [];
}
