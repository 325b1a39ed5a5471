// SPDX-License-Identifier: Apache-2.0
/**
 * Ways in which LMSs differ from the standard and from one another, as data: a name, and the faults, options and settings that
 * make it. `sinau play` and the browser tests apply them to the same LMSs. What each is called, and what it does and an author
 * should look for, are texts of the window: `profile_<name>` and `about_<name>`.
 *
 * @typedef {import("./lms_faults.js").Faults} Faults
 * @typedef {import("./lms_faults.js").Standard} Standard
 *
 * @typedef {object} Profile
 * @property {Faults} faults
 * @property {Partial<Pick<import("./strict12.js").Options, "masteryOverride" | "completesPreview" | "autoComplete" | "assignment" | "reopens">>} options
 * @property {Record<string, unknown>} [globals]  what its page has in its window besides the API
 * @property {boolean} [sequences]  false: its contents let learners go anywhere in SCORM 2004, whatever the manifest says
 * @property {boolean} [sessionPerWindow]  2004: once a SCO has ended its session, no other gets one until the LMS's page is loaded anew
 * @property {{ answers?: "moodle" | "openedx" }} api  settings of its API, see profile_settings.js
 * @property {boolean} [reviewsEnded]  an attempt that has ended opens for review, see launching.js
 */
import { apiAnsweringAs } from "./profile_settings.js";
import { faultyStore, slowApi, apiWithFewElements } from "./lms_faults.js";
import { storeWithCompletion } from "./moodle_completion.js";

/**
 * Letters that a learner's name really has, and that a course which writes the name back has lost results over in
 * SuccessFactors (SAP KBA 3332061).
 */
const RARE_NAME = "D\u2019Souza\u2011Wi\u00F1arti \u201CAyu\u201D, \u0160iti & <\u0100minah>";

/** @type {Record<string, Profile>} */
export const PROFILES = {
  strict: {
    faults: {},
    options: {},
    api: {},
  },
  // Run on Moodle 4.3 and 5.0dev: the pass mark overrides the status at LMSFinish (masteryoverride is on by default), counts
  // are numbers, what has no value is "" without an error, navigation by choice fails. Synchronous requests fail on leaving
  // (measured in Chromium); newer releases send a beacon instead, so `leaving` stays the page's choice. Run on 4.4dev: a preview
  // that ends with "not attempted" is completed; passed, completed and failed (2004: completed) open for review next time.
  moodle: {
    faults: {},
    options: { masteryOverride: true, completesPreview: true, reopens: ["scorm12"] },
    api: { answers: "moodle" },
    sequences: false,
    sessionPerWindow: true,
    reviewsEnded: true,
    globals: { M: { cfg: {}, mod_scorm: {}, scorm_api: {} } },
  },
  // Read in openedx-scorm-xblock 19.0.5 and run: LMSGetValue returns inside a callback, so that most answers are ""; every
  // other call is "true" with error 0 at once, and what was set goes to the server later.
  openedx: {
    faults: { get: "empty", deferMs: 50 },
    options: { reopens: ["scorm12", "scorm2004"] },
    api: { answers: "openedx" },
  },
  // SAP KBA 3403728 and 2458835: content of SCORM 2004 is completed on leaving unless its delivery controls are true; 3332061:
  // rare characters in names.
  successfactors: {
    faults: {},
    options: { autoComplete: true, assignment: { student_name: RARE_NAME, learner_name: RARE_NAME } },
    api: {},
  },
  // ADL's own way to find the API throws at a parent of another origin (run with pipwerks' wrapper: the course did not work).
  portal: {
    faults: { api: "beyond" },
    options: {},
    api: {},
  },
  refusing: {
    faults: { commit: "refused" },
    options: {},
    api: {},
  },
  // Chamilo 2.0.3 (issue 8996) answered "true" while the server sent back an error page.
  losing: {
    faults: { commit: "lost" },
    options: {},
    api: {},
  },
  // Synchronous requests on a slow line; a course that commits too often freezes for seconds on ILIAS (LiaScript-Exporter 55).
  slow: {
    faults: { commitMs: 1500, callMs: 5 },
    options: {},
    api: {},
  },
  // An LMS whose own scripts load after the course's frame (pipwerks' first attempt fails, a later one works; run).
  late: {
    faults: { api: "late", lateMs: 3000 },
    options: {},
    api: {},
  },
  // A learner who was logged out elsewhere: "false" and a general error, and nothing is stored from then on.
  expiring: {
    faults: { expireAfter: 3 },
    options: {},
    api: {},
  },
  // pipwerks' wrapper against an LMS that cuts silently: the set was "true", the state did not parse any more (run).
  truncating: {
    faults: { truncate: { scorm12: 1024, scorm2004: 4096 } },
    options: {},
    api: {},
  },
};

/**
 * An LMS's surroundings with a profile: the store and the options that it is to be made with, and the API that the SCO is
 * to find.
 *
 * The API needs the LMS and the LMS needs the store, so `api` may be a function that makes it from the dressed store and
 * options. `faults` of the result is this session's own, and may be changed while it runs; put the API into a window with
 * exposeApi(window, api, faults).
 *
 * @template {object} A
 * @param {Profile} profile
 * @param {Standard} standard
 * @param {A | ((store: import("./strict12.js").Store, options: import("./strict12.js").Options) => A)} api
 * @param {import("./strict12.js").Store} store
 * @param {import("./strict12.js").Options & { faults?: Faults }} [options]  `faults` are added to the profile's
 * @returns {{ api: A, store: import("./strict12.js").Store, options: import("./strict12.js").Options, faults: Faults }}
 */
export function applyProfile(profile, standard, api, store, options = {}) {
  const { faults: added, ...own } = options;
  const faults = added ?? {};
  for (const [name, value] of Object.entries(profile.faults)) {
    // The caller's object itself, so that whoever holds it can change what happens next.
    Object.assign(faults, { [name]: /** @type {Record<string, unknown>} */ (faults)[name] ?? value });
  }
  const merged = { ...own, ...profile.options, assignment: { ...profile.options.assignment, ...own.assignment } };
  // Open edX, which does not answer what it has, makes no objectives of the manifest's either.
  if (faults.get === "empty") Object.assign(merged.assignment, { objectives: [] });
  const marking = profile.api.answers === "moodle" && standard === "scorm12";
  const dressed = faultyStore(marking ? storeWithCompletion(store) : store, faults);
  const full = typeof api === "function" ? /** @type {Function} */ (api)(dressed, merged) : api;
  const answering = apiAnsweringAs(profile.api.answers, standard, full);
  const spoken = faults.get === "empty" ? apiWithFewElements(answering) : answering;
  return { api: slowApi(spoken, faults), store: dressed, options: merged, faults };
}

/** Everything that some LMS has in its window. */
const GLOBALS = [...new Set(Object.values(PROFILES).flatMap(({ globals }) => Object.keys(globals ?? {})))];

/**
 * Gives an LMS's window what a course may know this LMS by, and takes away what belongs to another.
 *
 * @param {object} where  the LMS's window
 * @param {Profile} profile
 */
export function setWindowGlobals(where, profile) {
  for (const name of GLOBALS) {
    const value = profile.globals?.[name];
    if (value === undefined) {
      Reflect.deleteProperty(where, name);
    } else {
      Object.assign(where, { [name]: value });
    }
  }
}
