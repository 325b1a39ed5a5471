// SPDX-License-Identifier: Apache-2.0
/**
 * The LMS's page around one SCO, on the course's origin: it holds the API, which answers at once as every SCO asks, and tells the
 * window what happened. The window believes nothing of it but what a SCO may say (course_messages.js).
 *
 * @typedef {object} Settings
 * @property {string} runtime
 * @property {string} profile
 * @property {"1.2" | "3rd" | "4th"} edition
 * @property {string} title  of the frame
 * @property {string} lang
 * @property {string} token  what this launch saves with
 * @property {number} launch
 * @property {string} window  origin of the window
 * @property {string} address  of the SCO
 * @property {import("../strict12.js").WindowSession["state"]} session  what the SCOs before have left behind in the window
 * @property {string | null} sequencing  where it stands, null where nothing is sequenced
 * @property {import("../attempt.js").Attempt | null} attempt
 * @property {import("../attempt.js").Assignment} assignment
 * @property {import("../launching.js").Wanted} mode  how the LMS opens the SCO
 */
import { modeAndCreditOf } from "../launching.js";
import { makeRuntime, importScormAgain, windowSession } from "./runtime.js";
import { REQUEST_VALID, Sequencer } from "./sequencer.js";
import { makeElement, settings as common, pageText } from "./page_helpers.js";
import { serverStore } from "./server_connection.js";

/** Calls come by the hundred: the data model is told no more often than somebody could look. */
const TELL_MS = 50;

const settings = /** @type {Settings & typeof common} */ (/** @type {unknown} */ (common));
const outside = window.parent;
// For a SCO that looks from window to parent window this page is the top, as an LMS's is: what lies beyond is of another origin.
Object.defineProperty(window, "parent", { value: window, configurable: true, writable: true, enumerable: true });

/** @param {string} kind @param {Record<string, unknown>} [what] */
const tellWindow = (kind, what = {}) => outside.postMessage({ kind, launch: settings.launch, ...what }, settings.window);

// This page is made anew for each launch, which a learner does not do: the window knows what stays until they enter the course again.
windowSession.state = settings.session;
let sessionTold = settings.session;

/** @type {import("../lms_faults.js").Faults} */
const faults = {};
/** @type {Record<string, string>} the data model as far as the calls show it */
const values = { ...(settings.attempt?.values ?? {}) };
const silent = { onDeliver: () => undefined, onEnd: () => undefined, onState: () => undefined };
/** The window's sequencer decides; this one only answers the SCO, which cannot wait. */
const sequencer = settings.sequencing === null ? null : new Sequencer(await importScormAgain(settings.edition), settings.root, silent, settings.sequencing || null);

/** @param {unknown} argument @returns {string} */
function argumentForLog(argument) {
  if (typeof argument === "string") {
    return `"${argument}"`;
  }
  try {
    return String(JSON.stringify(argument));
  } catch {
    return typeof argument;
  }
}

/** @param {string} method @param {unknown[]} args @param {string} answer @returns {string} */
function answerBySequencing(method, args, answer) {
  if (sequencer === null) {
    return answer;
  }
  if (method === "GetValue" && String(args[0]).startsWith(REQUEST_VALID)) {
    return sequencer.answerRequestValid(String(args[0]));
  }
  if (answer === "true" && method === "Initialize") {
    const kept = settings.attempt?.values;
    sequencer.beginSco(kept?.["cmi.exit"] === "suspend" ? kept : undefined);
    tellWindow("began");
  } else if (answer === "true" && (method === "SetValue" || method === "Terminate")) {
    sequencer.forwardCall(method, args);
    tellWindow("reported", { method, args: args.map(String) });
  }
  return answer;
}

/** @param {import("./runtime.js").Api} api */
const withSequencing = (api) =>
  Object.fromEntries(
    Object.entries(api).map(([method, call]) => [method, (/** @type {unknown[]} */ ...args) => answerBySequencing(method, args, call(...args))]),
  );

let waiting = false;
function sendValuesSoon() {
  if (!waiting) {
    waiting = true;
    setTimeout(() => {
      waiting = false;
      tellWindow("values", { values: runtime.lms.values ?? values });
    }, TELL_MS);
  }
}

/** @param {import("../strict12.js").Call} call */
function onCall(call) {
  const element = String(call.args[0]);
  if (call.method.endsWith("SetValue") && call.result === "true") {
    values[element] = String(call.args[1]);
  }
  // The answer that the SCO got: what it may ask for next is sequencing's word.
  const asked = sequencer !== null && call.method === "GetValue" && element.startsWith(REQUEST_VALID);
  tellWindow("call", { call: { ...call, args: call.args.map(argumentForLog), result: String(asked ? sequencer.answerRequestValid(element) : call.result) } });
  if (windowSession.state !== sessionTold) {
    sessionTold = windowSession.state;
    tellWindow("session", { state: sessionTold });
  }
  sendValuesSoon();
}

const runtime = await makeRuntime({
  edition: settings.edition,
  runtime: settings.runtime,
  profile: settings.profile,
  store: serverStore({ place: { token: settings.token }, load: () => settings.attempt, faults, onKept: () => tellWindow("kept") }),
  faults,
  options: { assignment: { ...settings.assignment, ...modeAndCreditOf(settings.mode) }, say: ({ key, values }) => pageText(key, values), onCall, onViolation: (violation) => tellWindow("violation", { violation }) },
  heard: withSequencing,
});

// The frame's title is a text of the window.
document.documentElement.lang = settings.lang;
const frame = makeElement("iframe", { id: "sco", title: settings.title, allow: "fullscreen; autoplay" });
frame.src = settings.address;
document.body.append(frame);

addEventListener("message", (event) => {
  if (event.source !== outside || event.origin !== settings.window) {
    return;
  }
  if (event.data.kind === "commit") {
    faults.commit = event.data.commit;
  } else if (event.data.kind === "leave") {
    // As a learner leaves: the page is told to go, and may still save.
    frame.addEventListener("load", () => tellWindow("left"), { once: true });
    frame.src = "about:blank";
  }
});
tellWindow("ready");
