// SPDX-License-Identifier: Apache-2.0
/**
 * An LMS's page and nothing around it: makes the run-time, shows one SCO in a frame that fills the window.
 *
 * The browser tests launch courses in it. It carries its settings in #lms-settings. The calls of the SCO are sent to the server
 * before it does anything else, so that what a killed browser did can be read afterwards: together, because a request for each
 * call took more time than all else that an LMS does.
 *
 * @typedef {object} Settings
 * @property {"strict" | "scorm-again"} runtime
 * @property {string} profile
 * @property {"1.2" | "3rd" | "4th"} edition
 * @property {string} sco  the item's identifier
 * @property {string} launch  address of the SCO
 * @property {number} launchNumber  counted by the server
 * @property {import("./lms_faults.js").Faults} faults
 * @property {import("./attempt.js").Assignment} assignment
 * @property {import("./launching.js").Wanted} mode  how the course is opened
 * @property {boolean} masteryOverride
 * @property {"reported" | "allowed"} lowering
 * @property {string | null} [sandbox]  what the frame's sandbox allows; null or missing: it has none
 */
import { modeAndCreditAtLaunch } from "./launching.js";
import { PROFILES } from "./profiles.js";
import { makeRuntime, standardOf } from "./page/runtime.js";
import { askServer, sendOrBeacon, serverStore } from "./page/server_connection.js";

const settings = /** @type {Settings} */ (JSON.parse(document.getElementById("lms-settings")?.textContent ?? "{}"));
const { edition, faults, sco } = settings;

const loadAttempt = () => {
  const kept = /** @type {{ attempts: Record<string, import("./attempt.js").Attempt> }} */ (askServer("GET", "/lms/attempts"));
  return kept.attempts[sco] ?? null;
};

/** @type {import("./strict12.js").Call[]} */
let heard = [];
const sendCallsToServer = () => {
  const calls = heard;
  heard = [];
  if (calls.length > 0) {
    sendOrBeacon("/lms/calls", { launch: settings.launchNumber, calls });
  }
};
/** @param {import("./strict12.js").Call} call */
const queueCall = (call) => {
  if (heard.push(call) === 1) {
    queueMicrotask(sendCallsToServer);
  }
  // What says goodbye while the page goes away may be the last that runs.
  if (call.method === "LMSFinish" || call.method === "Terminate") {
    sendCallsToServer();
  }
};

const manner = /** @type {import("./profiles.js").Profile} */ (PROFILES[settings.profile]);
const launched = modeAndCreditAtLaunch(manner, standardOf(edition), [loadAttempt()], settings.mode);

const runtime = await makeRuntime({
  edition,
  runtime: settings.runtime,
  profile: settings.profile,
  store: serverStore({ place: { sco, launch: settings.launchNumber }, load: loadAttempt, faults }),
  faults,
  options: {
    assignment: { ...launched, ...settings.assignment },
    masteryOverride: settings.masteryOverride,
    lowering: settings.lowering,
    onCall: queueCall,
    onViolation: (violation) => void sendOrBeacon("/lms/violations", violation),
  },
});
// For whoever watches: faults can be changed while the session runs, and an absent API can appear after all.
Object.assign(window, { lms: runtime });

const frame = document.createElement("iframe");
frame.id = "sco";
frame.title = "SCO";
if (typeof settings.sandbox === "string") {
  frame.setAttribute("sandbox", settings.sandbox);
}
frame.src = settings.launch;
document.body.append(frame);
