// SPDX-License-Identifier: Apache-2.0
/**
 * Rules that no single call of SCORM 1.2 breaks: orders and combinations which an LMS answers with "true", and which then lose a learner's results.
 *
 * Each rule names what happens to the learner where it is broken; standards behind them: SCORM 1.2 RTE 3.4, and the LMS
 * behaviour that made the rule necessary.
 *
 * @typedef {import("./shared_session_rules.js").Breach} Breach
 * @typedef {import("./shared_session_rules.js").Values} Values
 */
import * as rules from "./shared_session_rules.js";

/**
 * `completed` after `passed` forgets that it was passed. `failed` and `incomplete` are both not done: which of them is said
 * depends on whether the exam may be taken again, and only the course knows that.
 *
 * @type {Record<string, number>}
 */
const RANK = { "not attempted": 0, browsed: 1, incomplete: 1, failed: 1, completed: 2, passed: 3 };

const GRADED = /^cmi\.(core\.(lesson_status|score\.)|objectives\.|interactions\.)/;

export class SessionRules {
  /**
   * @param {Record<string, RegExp>} responses  form of a response for each interaction type
   * @param {{ lowering?: "reported" | "allowed" }} [options]  "allowed" for courses that keep the last attempt, not the best
   */
  constructor(responses, options = {}) {
    this.responses = responses;
    this.lowering = options.lowering ?? "reported";
    /** @type {string[]} elements set since the last LMSCommit, in order */
    this.batch = [];
  }

  /**
   * @param {string} element
   * @param {string} value
   * @param {Values} before  the values without this one
   * @returns {Breach[]}
   */
  breachesOnSet(element, value, before) {
    const breaches = [
      ...gradedWithoutCredit(element, value, before),
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
    const scored = touched.some((element) => element.startsWith("cmi.core.score."));
    const breaches = scored ? rules.scoreWithoutScale(values, "cmi.core.score", ["raw", "min", "max"]) : [];
    breaches.push(...rules.scoreAfterStatus(touched, "cmi.core.score.", ["cmi.core.lesson_status"]));
    for (const record of rules.interactionsTouched(touched)) {
      breaches.push(
        ...rules.incompleteInteraction(record, values),
        ...rules.responsesOfWrongType(record, values, "student_response", (type, value) => this.#isWellFormedResponse(type, value)),
      );
    }
    return breaches;
  }

  /** @param {string} type @param {string} value @returns {boolean} */
  #isWellFormedResponse(type, value) {
    const form = this.responses[type];
    return form === undefined || (value.length <= 255 && form.test(value));
  }
}

/** @param {string} element @param {string} value @param {Values} values @returns {Breach[]} */
function gradedWithoutCredit(element, value, values) {
  const mode = values["cmi.core.lesson_mode"] ?? "normal";
  const counts = mode === "normal" && values["cmi.core.credit"] !== "no-credit";
  const marksBrowsing = mode === "browse" && element === "cmi.core.lesson_status" && value === "browsed";
  return rules.gradedWithoutCredit(element, counts || marksBrowsing ? null : mode, GRADED);
}

/** @param {string} element @param {string} value @param {Values} before @returns {Breach[]} */
function loweredValues(element, value, before) {
  const old = before[element] ?? "";
  switch (element) {
    case "cmi.core.lesson_status":
      return rules.statusLowered(element, value, old, RANK);
    case "cmi.core.score.raw":
      return rules.scoreLowered(element, value, old);
    default:
      return [];
  }
}
