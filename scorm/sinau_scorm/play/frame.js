// SPDX-License-Identifier: Apache-2.0
/**
 * The LMS's page: makes the run-time, shows the SCO in a frame, and brings what is committed to the server at once.
 *
 * The page carries its settings in #lms-settings. Every call of the SCO is sent to the server before the SCO goes on, so that
 * what a killed browser did can be read afterwards.
 *
 * @typedef {object} Settings
 * @property {"strict" | "scorm-again"} judge
 * @property {string} launch  address of the SCO
 * @property {number} launchNumber  counted by the server
 * @property {import("./faults.js").Faults} faults
 * @property {import("./attempt.js").Assignment} assignment
 * @property {boolean} masteryOverride
 * @property {"judged" | "allowed"} lowering
 */
import { exposeApi, faultyStore, sparseApi } from "./faults.js";
import { ScormAgainJudge } from "./scorm_again.js";
import { StrictScorm12 } from "./strict.js";

const settings = /** @type {Settings} */ (JSON.parse(document.getElementById("lms-settings")?.textContent ?? "{}"));
const faults = settings.faults;

/** Numbers what is saved, because beacons may overtake one another. */
let saves = 0;

/**
 * @param {string} method @param {string} path @param {unknown} [body] @returns {unknown} parsed answer
 */
function ask(method, path, body) {
  const request = new XMLHttpRequest();
  request.open(method, path, false);
  request.send(body === undefined ? null : JSON.stringify(body));
  if (request.status !== 200) {
    throw new Error(`${method} ${path}: ${request.status}`);
  }
  return request.responseText === "" ? null : JSON.parse(request.responseText);
}

/**
 * Synchronous, as LMSs send; while a page goes away browsers refuse that, and then LMSs (Moodle since 4.x) fall back on a beacon.
 *
 * @param {string} path @param {unknown} body @returns {boolean}
 */
function send(path, body) {
  try {
    ask("POST", path, body);
    return true;
  } catch {
    return navigator.sendBeacon(path, JSON.stringify(body));
  }
}

/** @type {import("./strict.js").Store} */
const store = {
  load: () => /** @type {import("./attempt.js").Attempt | null} */ (ask("GET", "/lms/attempt")),
  save(attempt) {
    saves += 1;
    const numbered = { launch: settings.launchNumber, save: saves, attempt };
    if (faults.leaving !== "lost") {
      return { kept: send("/lms/attempt", numbered) };
    }
    try {
      ask("POST", "/lms/attempt", numbered);
      return { kept: true };
    } catch (error) {
      return { kept: false, fault: `lost on leaving: ${String(error)}` };
    }
  },
};

/** @type {import("./strict.js").Options} */
const options = {
  assignment: settings.assignment,
  masteryOverride: settings.masteryOverride,
  lowering: settings.lowering,
  onCall: (call) => void send("/lms/calls", call),
  onViolation: (violation) => void send("/lms/violations", violation),
};

/** @returns {StrictScorm12 | ScormAgainJudge} */
function makeJudge() {
  const faulty = faultyStore(store, faults);
  if (settings.judge === "strict") {
    const rules = /** @type {{ scorm12: import("./strict.js").Rules }} */ (ask("GET", "/play/strict_rules.json"));
    return new StrictScorm12(rules.scorm12, faulty, options);
  }
  const { Scorm12API } = /** @type {{ Scorm12API: import("./scorm_again.js").ScormAgainClass }} */ (/** @type {unknown} */ (window));
  return new ScormAgainJudge(Scorm12API, faulty, options);
}

const judge = makeJudge();
const api = /** @type {{ LMSGetValue: (element: string) => string }} */ (judge.api);
const exposed = faults.get === "empty" ? sparseApi(api) : api;
const expose = (/** @type {import("./faults.js").Faults} */ when) =>
  exposeApi(/** @type {{ API?: object }} */ (window), exposed, when);
expose(faults);
// For whoever watches: faults can be changed while the session runs, and an absent API can appear after all.
Object.assign(window, { lms: { judge, faults, appear: () => expose({ api: "present" }) } });

const frame = document.createElement("iframe");
frame.id = "sco";
frame.title = "SCO";
frame.src = settings.launch;
document.body.append(frame);
