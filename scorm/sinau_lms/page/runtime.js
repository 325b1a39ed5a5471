// SPDX-License-Identifier: Apache-2.0
/** Makes the run-time of a launch: the judge that was chosen, in the standard of the package, dressed in a personality. */
import { exposeApi } from "../faults.js";
import { PERSONALITIES, dress, furnish } from "../personalities.js";
import { ScormAgainJudge } from "../scorm_again.js";
import { StrictScorm12 } from "../strict.js";
import { StrictScorm2004 } from "../strict2004.js";
import { ask } from "./wire.js";

/**
 * @typedef {"1.2" | "3rd" | "4th"} Edition
 * @typedef {Record<string, (...args: unknown[]) => string>} Api
 * @typedef {{ api: object, calls: import("../strict.js").Call[], violations: import("../strict.js").Violation[], values?: Record<string, string> }} Judge
 * @typedef {{ judge: Judge, api: Api, faults: import("../faults.js").Faults, appear: () => void }} Runtime
 */

/** @param {Edition} edition @returns {import("../faults.js").Standard} */
export const standardOf = (edition) => (edition === "1.2" ? "scorm12" : "scorm2004");

/** What SCOs leave behind in the LMS's window, in an LMS where that matters. @type {import("../strict.js").WindowSession} */
export const windowSession = { state: "none" };

/**
 * scorm-again's class for a standard.
 *
 * @param {Edition} edition @returns {Promise<any>}
 */
export async function scormAgain(edition) {
  // In a variable, because the address is one of this server and not of a file.
  const address = `/scorm-again/${standardOf(edition)}.js`;
  const module = await import(address);
  return edition === "1.2" ? module.Scorm12API : module.Scorm2004API;
}

/**
 * @param {object} wanted
 * @param {Edition} wanted.edition
 * @param {string} wanted.judge  strict or scorm-again
 * @param {string} wanted.personality
 * @param {import("../strict.js").Store} wanted.store
 * @param {import("../faults.js").Faults} wanted.faults  stand before the personality's, and may be changed while the session runs
 * @param {import("../strict.js").Options} wanted.options
 * @param {(api: Api) => Api} [wanted.heard]  puts a listener between the judge and the personality
 * @returns {Promise<Runtime>}
 */
export async function makeRuntime({ edition, judge: name, personality, store, faults, options, heard = (api) => api }) {
  const manner = PERSONALITIES[personality];
  if (manner === undefined) {
    throw new Error(`no personality ${personality}`);
  }
  furnish(window, manner);
  const make = await maker(edition, name);
  /** @type {Judge | undefined} */
  let judge;
  const dressed = dress(manner, standardOf(edition), (store, options) => {
    judge = make(store, options);
    return heard(/** @type {Api} */ (judge.api));
  }, store, { ...options, ...(manner.sessionPerWindow ? { windowSession } : {}), faults });
  const expose = (/** @type {import("../faults.js").Faults} */ when) => exposeApi(window, dressed.api, when);
  expose(dressed.faults);
  return { judge: /** @type {Judge} */ (judge), api: dressed.api, faults: dressed.faults, appear: () => expose({ api: "present" }) };
}

/**
 * @param {Edition} edition @param {string} name
 * @returns {Promise<(store: import("../strict.js").Store, options: import("../strict.js").Options) => Judge>}
 */
async function maker(edition, name) {
  const is12 = edition === "1.2";
  if (name === "scorm-again") {
    const theirs = await scormAgain(edition);
    return (store, options) => new ScormAgainJudge(theirs, store, options);
  }
  const rules = /** @type {Record<string, import("../strict.js").Rules>} */ (ask("GET", "/play/strict_rules.json"));
  const own = rules[standardOf(edition)];
  if (own === undefined) {
    throw new Error("strict_rules.json lacks a standard");
  }
  return (store, options) => (is12 ? new StrictScorm12(own, store, options) : new StrictScorm2004(own, store, options));
}
