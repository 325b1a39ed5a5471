// SPDX-License-Identifier: Apache-2.0
/** What an LMS decides about a launch before the SCO is there: its mode, and whether it counts. */

/**
 * @typedef {"" | "browse" | "review" | "no-credit"} Wanted  how the learner or teacher opens the course; "": as learners do
 * @typedef {import("./attempt.js").Attempt} Attempt
 * @typedef {import("./attempt.js").Assignment & import("./attempt2004.js").Assignment2004} Assignments
 */

/** @type {Record<import("./lms_faults.js").Standard, { status: string, final: string[] }>} */
const ENDED = {
  scorm12: { status: "cmi.core.lesson_status", final: ["passed", "completed", "failed"] },
  // Moodle asks for completion alone: incomplete and failed goes on.
  scorm2004: { status: "cmi.completion_status", final: ["completed"] },
};

/**
 * How an LMS opens an item: an attempt that has ended is for review where the LMS does that.
 *
 * @param {import("./profiles.js").Profile} profile
 * @param {import("./lms_faults.js").Standard} standard
 * @param {(Attempt | null | undefined)[]} attempts  what is kept of each SCO of the package
 * @param {Wanted} [wanted]
 * @returns {Wanted}
 */
export function launchMode(profile, standard, attempts, wanted = "") {
  const { status, final } = ENDED[standard];
  const ended = attempts.every((attempt) => final.includes(attempt?.values[status] ?? ""));
  return wanted === "" && profile.reviewsEnded && ended ? "review" : wanted;
}

/**
 * What that makes the LMS say.
 *
 * @param {Wanted} mode
 * @returns {Assignments} mode and credit where they are not the usual ones
 */
export function modeAndCreditOf(mode) {
  if (mode === "") {
    return {};
  }
  return mode === "no-credit" ? { credit: "no-credit" } : { lesson_mode: mode, mode, credit: "no-credit" };
}

/**
 * Both in one.
 *
 * @param {import("./profiles.js").Profile} profile
 * @param {import("./lms_faults.js").Standard} standard
 * @param {(Attempt | null | undefined)[]} attempts
 * @param {Wanted} [wanted]
 */
export function modeAndCreditAtLaunch(profile, standard, attempts, wanted = "") {
  return modeAndCreditOf(launchMode(profile, standard, attempts, wanted));
}
