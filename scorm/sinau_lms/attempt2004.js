// SPDX-License-Identifier: Apache-2.0
/**
 * What an LMS keeps of one learner's attempt at one SCO of SCORM 2004, and what it makes of it when the SCO is launched again.
 *
 * The great difference from 1.2: only an attempt that was suspended goes on. After any other exit the next launch is a new
 * attempt, and what the SCO had stored is gone (RTE, cmi.exit and cmi.entry).
 *
 * @typedef {object} Assignment2004  what the LMS knows before the learner arrives; elements left out have no value (403)
 * @property {string} [learner_id]
 * @property {string} [learner_name]
 * @property {"normal" | "review" | "browse"} [mode]
 * @property {"credit" | "no-credit"} [credit]
 * @property {string} [launch_data]  from adlcp:dataFromLMS
 * @property {string} [scaled_passing_score]  from imsss:minNormalizedMeasure
 * @property {string} [completion_threshold]  from adlcp:completionThreshold
 * @property {string} [max_time_allowed]
 * @property {string} [time_limit_action]
 * @property {"3rd" | "4th"} [edition]  the 4th if left out
 * @property {string[]} [data]  targets of adlcp:data, 4th Edition
 * @property {string[]} [objectives]  identifiers of the activity's objectives in imsss:objectives, the primary one first
 * @property {boolean} [delivery_controls]  whether the manifest says that the content sets completion and success
 */
import { addDurations } from "./time_spans.js";

/** Belong to one session only. */
const OF_THE_SESSION = ["cmi.session_time", "cmi.exit", "adl.nav.request"];

/** Values of the LMS that may be missing. */
const GIVEN = /** @type {const} */ (["launch_data", "scaled_passing_score", "completion_threshold", "max_time_allowed"]);

/**
 * The data model at Initialize.
 *
 * A session that was never terminated (a killed browser) counts as it was last committed: its exit decides, so that an SCO
 * which means to suspend has to say so early.
 *
 * @param {import("./attempt.js").Attempt | null} attempt  null at the first launch
 * @param {Assignment2004} assignment
 * @returns {{ values: Record<string, string>, total: string }}  `total` is the time of the attempt's earlier sessions
 */
export function dataModelAtStart2004(attempt, assignment) {
  const earlier = attempt?.values ?? {};
  const resumed = earlier["cmi.exit"] === "suspend" || earlier["adl.nav.request"] === "suspendAll";
  const total = resumed ? addDurations(attempt?.total ?? "", earlier["cmi.session_time"] ?? "") : "PT0S";
  const kept = Object.entries(earlier).filter(([element]) =>
    // Shared data belongs to the course and the learner, not to the attempt (RTE, adl.data).
    element.startsWith("adl.data.") || (resumed && !OF_THE_SESSION.includes(element)));
  /** @type {Record<string, string>} */
  const values = {
    ...Object.fromEntries(kept),
    "cmi.learner_id": assignment.learner_id ?? "siti-01",
    "cmi.learner_name": assignment.learner_name ?? "Aminah, Siti",
    "cmi.credit": assignment.credit ?? "credit",
    "cmi.mode": assignment.mode ?? "normal",
    "cmi.entry": resumed ? "resume" : "ab-initio",
    "cmi.total_time": total,
    "cmi.time_limit_action": assignment.time_limit_action ?? "continue,no message",
  };
  for (const name of GIVEN) {
    const value = assignment[name];
    if (value !== undefined && value !== "") {
      values[`cmi.${name}`] = value;
    }
  }
  for (const [index, id] of (assignment.data ?? []).entries()) {
    values[`adl.data.${index}.id`] = id;
  }
  // What an SCO has to be able to find by its identifier (RTE, cmi.objectives); a resumed attempt has them already.
  if (!Object.keys(values).some((element) => element.startsWith("cmi.objectives."))) {
    for (const [index, id] of (assignment.objectives ?? []).entries()) {
      values[`cmi.objectives.${index}.id`] = id;
    }
  }
  return { values, total };
}

/** @param {Record<string, string>} values @returns {boolean} whether what is reported counts for the learner */
export function isForCredit2004(values) {
  return values["cmi.mode"] === "normal" && values["cmi.credit"] === "credit";
}

/**
 * The statuses as the LMS has to give them: a threshold that the manifest sets is the LMS's to apply, over what the SCO says
 * (RTE, tables of cmi.completion_status and cmi.success_status). With a threshold and no measure nobody knows.
 *
 * @param {Record<string, string>} values
 * @returns {Record<string, string>} completion_status and success_status, as far as a threshold decides them
 */
export function statusesByThreshold(values) {
  return {
    ...statusByThreshold(values, "cmi.completion_status", "cmi.completion_threshold", "cmi.progress_measure", ["completed", "incomplete"]),
    ...statusByThreshold(values, "cmi.success_status", "cmi.scaled_passing_score", "cmi.score.scaled", ["passed", "failed"]),
  };
}

/**
 * What Moodle does instead, and only at Terminate: completion by its threshold where progress was reported; it never derives
 * success (it looks for an element that does not exist, scorm_13.js in 4.3 and 5.0).
 *
 * @param {Record<string, string>} values @returns {Record<string, string>}
 */
export function statusesSetByMoodle(values) {
  const completion = statusesByThreshold(values)["cmi.completion_status"];
  return completion === undefined || completion === "unknown" ? {} : { "cmi.completion_status": completion };
}

/**
 * @param {Record<string, string>} values
 * @param {string} status @param {string} threshold @param {string} measure
 * @param {[string, string]} words  at or above the threshold, below it
 * @returns {Record<string, string>}
 */
function statusByThreshold(values, status, threshold, measure, [reached, below]) {
  if (values[threshold] === undefined) {
    return {};
  }
  if (values[measure] === undefined) {
    return { [status]: "unknown" };
  }
  return { [status]: Number(values[measure]) >= Number(values[threshold]) ? reached : below };
}
