// SPDX-License-Identifier: Apache-2.0
/**
 * Rules of a session that hold in both standards: each is a function of what is set and what stands, in the standard's own names.
 *
 * @typedef {{ rule: string, detail: import("./call_texts.js").CallText }} Breach
 * @typedef {Record<string, string>} Values
 */
import { callText } from "./call_texts.js";

/** So much a score may move to be looked at again: Moodle marks an activity as done only when it changes. */
const MOVE = 0.0101;

/**
 * In review and browse nothing may be graded; many LMSs store it all the same (Moodle's preview does).
 *
 * @param {string} element
 * @param {string | null} mode  null where it counts
 * @param {RegExp} graded  elements that make up a grade
 * @returns {Breach[]}
 */
export function gradedWithoutCredit(element, mode, graded) {
  return mode === null || !graded.test(element)
    ? []
    : [{ rule: "graded-without-credit", detail: callText("nothing_counts", { element, mode }) }];
}

/**
 * Cornerstone ignores a score that arrives after the status. One that is better than expected may follow, if the status does again.
 *
 * @param {string[]} batch  elements set since the last commit, in order
 * @param {string} score  prefix of the score's elements
 * @param {string[]} statuses
 * @returns {Breach[]}
 */
export function scoreAfterStatus(batch, score, statuses) {
  const last = Math.max(...statuses.map((one) => batch.lastIndexOf(one)));
  const late = last < 0 ? undefined : batch.slice(last).find((element) => element.startsWith(score));
  return late === undefined ? [] : [{ rule: "score-after-status", detail: callText("score_after_status", { score: late, status: batch[last] }) }];
}

/**
 * LMSs do not protect a learner's best result, so a course has to.
 *
 * @param {string} element @param {string} value @param {string} old
 * @param {Record<string, number>} ranks  of the words of a status; a word that is not in it ranks lowest
 * @returns {Breach[]}
 */
export function statusLowered(element, value, old, ranks) {
  return (ranks[value] ?? 0) < (ranks[old] ?? 0)
    ? [{ rule: "status-lowered", detail: callText("lowered", { element, old, value }) }]
    : [];
}

/** @param {string} element @param {string} value @param {string} old @returns {Breach[]} */
export function scoreLowered(element, value, old) {
  return old !== "" && Number(old) - Number(value) > MOVE
    ? [{ rule: "score-lowered", detail: callText("lowered", { element, old, value }) }]
    : [];
}

/**
 * Brightspace and others show no grade without a maximum; ILIAS and Moodle read raw on 0..100.
 *
 * @param {Values} values
 * @param {string} score  e.g. "cmi.core.score"
 * @param {string[]} parts  what belongs together
 * @returns {Breach[]}
 */
export function scoreWithoutScale(values, score, parts) {
  const said = parts.map((part) => values[`${score}.${part}`] ?? "");
  if (said.includes("")) {
    const list = said.map((value) => `"${value}"`).join(", ");
    return [{ rule: "score-without-scale", detail: callText("belong_together", { parts: parts.join(", "), values: list }) }];
  }
  const [raw, min, max] = ["raw", "min", "max"].map((part) => Number(values[`${score}.${part}`]));
  return raw < min || raw > max ? [{ rule: "score-off-scale", detail: callText("raw_off_scale", { raw, min, max }) }] : [];
}

/** @param {string[]} batch @returns {string[]} the interactions that were touched, e.g. "cmi.interactions.0" */
export function interactionsTouched(batch) {
  return [...new Set(batch.flatMap((element) => /^cmi\.interactions\.\d+/.exec(element)?.[0] ?? []))];
}

/**
 * An interaction without id or type is a row that no report can name.
 *
 * @param {string} record @param {Values} values @returns {Breach[]}
 */
export function incompleteInteraction(record, values) {
  return ["id", "type"]
    .filter((part) => (values[`${record}.${part}`] ?? "") === "")
    .map((part) => ({ rule: "half-interaction", detail: callText("half_interaction", { record, part }) }));
}

/**
 * A response is read by the interaction's type; LMSs store a wrong one and their reports then show nonsense.
 *
 * @param {string} record
 * @param {Values} values
 * @param {string} response  the standard's word for what the learner answered
 * @param {(type: string, value: string, pattern: boolean) => boolean} fits
 * @returns {Breach[]}
 */
export function responsesOfWrongType(record, values, response, fits) {
  const type = values[`${record}.type`];
  if (type === undefined) {
    return [];
  }
  const isPattern = (/** @type {string} */ element) =>
    element.startsWith(`${record}.correct_responses.`) && element.endsWith(".pattern");
  return Object.entries(values)
    .filter(([element]) => element === `${record}.${response}` || isPattern(element))
    .filter(([element, value]) => !fits(type, value, isPattern(element)))
    .map(([element, value]) => ({
      rule: "response-of-another-type",
      detail: callText("other_response", { element, value, type }),
    }));
}
