// SPDX-License-Identifier: Apache-2.0
/**
 * What an LMS keeps of one learner's attempt at one SCO, and what it makes of it when the SCO is launched again.
 *
 * @typedef {object} Attempt what survives between two launches
 * @property {Record<string, string>} values  what the SCO wrote and the LMS committed, by element name
 * @property {string} total  time of the sessions before the one that wrote `values`
 * @property {boolean} [done]  whether an LMS that marks activities as done has marked this one
 *
 * @typedef {object} Assignment  what the LMS knows before the learner arrives
 * @property {string} [student_id]
 * @property {string} [student_name]
 * @property {"normal" | "review" | "browse"} [lesson_mode]
 * @property {"credit" | "no-credit"} [credit]
 * @property {string} [mastery_score]  from adlcp:masteryscore
 * @property {string} [launch_data]  from adlcp:datafromlms
 * @property {string} [max_time_allowed]
 * @property {string} [time_limit_action]
 */
import { addSpans } from "./time_spans.js";

/** Belong to one session only: an LMS never hands them to the next one. */
const OF_THE_SESSION = ["cmi.core.session_time", "cmi.core.exit"];

/**
 * The data model at LMSInitialize.
 *
 * A session that was never finished (a killed browser) counts too: its last committed time is added and its exit decides
 * the entry, as Moodle and ILIAS do.
 *
 * @param {Attempt | null} attempt  null at the first launch
 * @param {Assignment} assignment
 * @returns {{ values: Record<string, string>, total: string }}  `total` is the time of the earlier sessions
 */
export function dataModelAtStart(attempt, assignment) {
  const earlier = attempt?.values ?? {};
  const total = addSpans(attempt?.total ?? "", earlier["cmi.core.session_time"] ?? "");
  const kept = Object.fromEntries(Object.entries(earlier).filter(([element]) => !OF_THE_SESSION.includes(element)));
  const entry = attempt === null ? "ab-initio" : earlier["cmi.core.exit"] === "suspend" ? "resume" : "";
  const values = {
    "cmi.core.lesson_status": "not attempted",
    "cmi.core.lesson_location": "",
    "cmi.suspend_data": "",
    ...kept,
    "cmi.core.student_id": assignment.student_id ?? "siti-01",
    "cmi.core.student_name": assignment.student_name ?? "Aminah, Siti",
    "cmi.core.credit": assignment.credit ?? "credit",
    "cmi.core.lesson_mode": assignment.lesson_mode ?? "normal",
    "cmi.core.entry": entry,
    "cmi.core.total_time": total,
    "cmi.launch_data": assignment.launch_data ?? "",
    "cmi.student_data.mastery_score": assignment.mastery_score ?? "",
    "cmi.student_data.max_time_allowed": assignment.max_time_allowed ?? "",
    "cmi.student_data.time_limit_action": assignment.time_limit_action ?? "",
  };
  return { values, total };
}

/**
 * The status that an LMS with a pass mark gives at LMSFinish, or null to leave the SCO's own (Moodle's default, ILIAS).
 *
 * @param {Record<string, string>} values
 * @returns {"passed" | "failed" | null}
 */
export function statusByMastery(values) {
  const mastery = values["cmi.student_data.mastery_score"] ?? "";
  const raw = values["cmi.core.score.raw"] ?? "";
  const counts = values["cmi.core.lesson_mode"] === "normal" && values["cmi.core.credit"] === "credit";
  if (!counts || mastery === "" || raw === "") {
    return null;
  }
  return Number(raw) >= Number(mastery) ? "passed" : "failed";
}
