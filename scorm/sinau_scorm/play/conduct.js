// SPDX-License-Identifier: Apache-2.0
/**
 * Rules that no single call breaks: orders and combinations which an LMS answers with "true" and a learner pays for.
 *
 * Each rule names what happens to the learner where it is broken; standards behind them: SCORM 1.2 RTE 3.4, and the LMS
 * behaviour that made the rule necessary.
 *
 * @typedef {{ rule: string, detail: string }} Breach
 * @typedef {Record<string, string>} Values
 */

/** A status or score may fall only from a higher to a lower rank. */
/** @type {Record<string, number>} */
const RANK = { "not attempted": 0, browsed: 1, incomplete: 1, failed: 2, completed: 3, passed: 3 };

const GRADED = /^cmi\.(core\.(lesson_status|score\.)|objectives\.|interactions\.)/;

export class Conduct {
  /**
   * @param {Record<string, RegExp>} responses  form of a response for each interaction type
   * @param {{ lowering?: "judged" | "allowed" }} [options]  "allowed" for courses that keep the last attempt, not the best
   */
  constructor(responses, options = {}) {
    this.responses = responses;
    this.lowering = options.lowering ?? "judged";
    /** @type {string[]} elements set since the last LMSCommit, in order */
    this.batch = [];
  }

  /**
   * @param {string} element
   * @param {string} value
   * @param {Values} before  the values without this one
   * @returns {Breach[]}
   */
  onSet(element, value, before) {
    const breaches = [
      ...gradedOutOfMode(element, value, before),
      ...scoreAfterStatus(element, this.batch),
      ...(this.lowering === "judged" && !risen(element, value, before, this.batch) ? lowered(element, value, before) : []),
    ];
    this.batch.push(element);
    return breaches;
  }

  /**
   * @param {Values} values  all that would be kept
   * @returns {Breach[]}
   */
  onCommit(values) {
    const touched = this.batch;
    this.batch = [];
    const breaches = touched.some((element) => element.startsWith("cmi.core.score.")) ? scoreWithoutScale(values) : [];
    const records = new Set(touched.flatMap((element) => /^cmi\.interactions\.\d+/.exec(element)?.[0] ?? []));
    for (const record of records) {
      breaches.push(...halfInteraction(record, values), ...this.foreignResponses(record, values));
    }
    return breaches;
  }

  /**
   * A response is read by the interaction's type; LMSs store a wrong one and their reports then show nonsense.
   *
   * @param {string} record  e.g. "cmi.interactions.0"
   * @param {Values} values
   * @returns {Breach[]}
   */
  foreignResponses(record, values) {
    const type = values[`${record}.type`];
    const form = type === undefined ? undefined : this.responses[type];
    if (form === undefined) {
      return [];
    }
    const isResponse = (/** @type {string} */ element) =>
      element === `${record}.student_response` ||
      (element.startsWith(`${record}.correct_responses.`) && element.endsWith(".pattern"));
    return Object.entries(values)
      .filter(([element, value]) => isResponse(element) && !(value.length <= 255 && form.test(value)))
      .map(([element, value]) => ({
        rule: "response-of-another-type",
        detail: `${element} is "${value}", which is no response of type ${type}`,
      }));
  }
}

/**
 * In review and browse nothing may be graded; many LMSs store it all the same (Moodle's preview does).
 *
 * @param {string} element @param {string} value @param {Values} values @returns {Breach[]}
 */
function gradedOutOfMode(element, value, values) {
  const mode = values["cmi.core.lesson_mode"] ?? "normal";
  const counts = mode === "normal" && values["cmi.core.credit"] !== "no-credit";
  const marksBrowsing = mode === "browse" && element === "cmi.core.lesson_status" && value === "browsed";
  return counts || marksBrowsing || !GRADED.test(element)
    ? []
    : [{ rule: "graded-without-credit", detail: `${element} was set although nothing counts here (mode ${mode})` }];
}

/**
 * Cornerstone ignores a score that arrives after the status.
 *
 * @param {string} element @param {string[]} batch @returns {Breach[]}
 */
function scoreAfterStatus(element, batch) {
  return element.startsWith("cmi.core.score.") && batch.includes("cmi.core.lesson_status")
    ? [{ rule: "score-after-status", detail: `${element} was set after cmi.core.lesson_status before the same LMSCommit` }]
    : [];
}

/**
 * An exam that was failed and is passed now, while lessons are still open: SCORM 1.2 has one word for both, and "failed"
 * beside a score that has risen in the same batch (to the pass mark, where the LMS knows it) would be untrue.
 *
 * @param {string} element @param {string} value @param {Values} before @param {string[]} batch @returns {boolean}
 */
function risen(element, value, before, batch) {
  const mark = Number(before["cmi.student_data.mastery_score"] || "0");
  return element === "cmi.core.lesson_status" && before[element] === "failed" && value === "incomplete"
    && batch.includes("cmi.core.score.raw") && Number(before["cmi.core.score.raw"]) >= mark;
}

/**
 * LMSs do not protect a learner's best result, so a course has to.
 *
 * @param {string} element @param {string} value @param {Values} before @returns {Breach[]}
 */
function lowered(element, value, before) {
  const old = before[element] ?? "";
  if (element === "cmi.core.lesson_status" && (RANK[value] ?? 0) < (RANK[old] ?? 0)) {
    return [{ rule: "status-lowered", detail: `cmi.core.lesson_status went from ${old} to ${value}` }];
  }
  if (element === "cmi.core.lesson_status" && old === "passed" && value === "completed") {
    return [{ rule: "status-lowered", detail: "cmi.core.lesson_status went from passed to completed" }];
  }
  if (element === "cmi.core.score.raw" && old !== "" && Number(value) < Number(old)) {
    return [{ rule: "score-lowered", detail: `cmi.core.score.raw went from ${old} to ${value}` }];
  }
  return [];
}

/**
 * Brightspace and others show no grade without a maximum; ILIAS and Moodle read raw on 0..100.
 *
 * @param {Values} values @returns {Breach[]}
 */
function scoreWithoutScale(values) {
  const raw = values["cmi.core.score.raw"] ?? "";
  const min = values["cmi.core.score.min"] ?? "";
  const max = values["cmi.core.score.max"] ?? "";
  if (raw === "" || min === "" || max === "") {
    return [{ rule: "score-without-scale", detail: `raw, min and max belong together: "${raw}", "${min}", "${max}"` }];
  }
  return Number(raw) < Number(min) || Number(raw) > Number(max)
    ? [{ rule: "score-off-scale", detail: `raw ${raw} is not between ${min} and ${max}` }]
    : [];
}

/**
 * An interaction without id or type is a row that no report can name.
 *
 * @param {string} record @param {Values} values @returns {Breach[]}
 */
function halfInteraction(record, values) {
  return ["id", "type"]
    .filter((part) => (values[`${record}.${part}`] ?? "") === "")
    .map((part) => ({ rule: "half-interaction", detail: `${record} was committed without its ${part}` }));
}
