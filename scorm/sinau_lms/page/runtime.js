// SPDX-License-Identifier: Apache-2.0
/** Makes the run-time of a launch: the LMS that was chosen, in the standard of the package, with a profile applied. */
import { exposeApi } from "../lms_faults.js";
import { PROFILES, applyProfile, setWindowGlobals } from "../profiles.js";
import { ScormAgainLms } from "../scorm_again.js";
import { StrictScorm12 } from "../strict12.js";
import { StrictScorm2004 } from "../strict2004.js";
import { askServer } from "./server_connection.js";

/**
 * @typedef {"1.2" | "3rd" | "4th"} Edition
 * @typedef {Record<string, (...args: unknown[]) => string>} Api
 * @typedef {{ api: object, calls: import("../strict12.js").Call[], violations: import("../strict12.js").Violation[], values?: Record<string, string> }} Lms
 * @typedef {{ lms: Lms, api: Api, faults: import("../lms_faults.js").Faults, appear: () => void }} Runtime
 */

/** @param {Edition} edition @returns {import("../lms_faults.js").Standard} */
export const standardOf = (edition) => (edition === "1.2" ? "scorm12" : "scorm2004");

/** What SCOs leave behind in the LMS's window, in an LMS where that matters. @type {import("../strict12.js").WindowSession} */
export const windowSession = { state: "none" };

/**
 * scorm-again's class for a standard.
 *
 * @param {Edition} edition @returns {Promise<any>}
 */
export async function importScormAgain(edition) {
  // In a variable, because the address is one of this server and not of a file.
  const address = `/scorm-again/${standardOf(edition)}.js`;
  const module = await import(address);
  return edition === "1.2" ? module.Scorm12API : module.Scorm2004API;
}

/**
 * @param {object} wanted
 * @param {Edition} wanted.edition
 * @param {string} wanted.runtime  strict or scorm-again
 * @param {string} wanted.profile
 * @param {import("../strict12.js").Store} wanted.store
 * @param {import("../lms_faults.js").Faults} wanted.faults  stand before the profile's, and may be changed while the session runs
 * @param {import("../strict12.js").Options} wanted.options
 * @param {(api: Api) => Api} [wanted.heard]  puts a listener between the LMS and the profile
 * @returns {Promise<Runtime>}
 */
export async function makeRuntime({ edition, runtime: name, profile, store, faults, options, heard = (api) => api }) {
  const manner = PROFILES[profile];
  if (manner === undefined) {
    throw new Error(`no profile ${profile}`);
  }
  setWindowGlobals(window, manner);
  const make = await lmsMakerOf(edition, name);
  /** @type {Lms | undefined} */
  let lms;
  const profiled = applyProfile(manner, standardOf(edition), (store, options) => {
    lms = make(store, options);
    return heard(/** @type {Api} */ (lms.api));
  }, store, { ...options, ...(manner.sessionPerWindow ? { windowSession } : {}), faults });
  const expose = (/** @type {import("../lms_faults.js").Faults} */ when) => exposeApi(window, profiled.api, when);
  expose(profiled.faults);
  return { lms: /** @type {Lms} */ (lms), api: profiled.api, faults: profiled.faults, appear: () => expose({ api: "present" }) };
}

/**
 * @param {Edition} edition @param {string} name
 * @returns {Promise<(store: import("../strict12.js").Store, options: import("../strict12.js").Options) => Lms>}
 */
async function lmsMakerOf(edition, name) {
  const is12 = edition === "1.2";
  if (name === "scorm-again") {
    const theirs = await importScormAgain(edition);
    return (store, options) => new ScormAgainLms(theirs, store, options);
  }
  const rules = /** @type {Record<string, import("../strict12.js").Rules>} */ (askServer("GET", "/play/strict_rules.json"));
  const own = rules[standardOf(edition)];
  if (own === undefined) {
    throw new Error("strict_rules.json lacks a standard");
  }
  return (store, options) => (is12 ? new StrictScorm12(own, store, options) : new StrictScorm2004(own, store, options));
}
