// SPDX-License-Identifier: Apache-2.0
/** The way from the LMS's page to its server: what is committed is kept there at once, outside the browser. */
import { callText } from "../call_texts.js";

/**
 * Synchronous, as LMSs ask: a SCO may leave the moment LMSCommit has answered.
 *
 * @param {string} method @param {string} path @param {unknown} [body] @returns {unknown} parsed answer
 */
export function askServer(method, path, body) {
  const request = new XMLHttpRequest();
  request.open(method, path, false);
  request.send(body === undefined ? null : JSON.stringify(body));
  if (request.status !== 200) {
    throw new Error(`${method} ${path}: ${request.status}`);
  }
  return request.responseText === "" ? null : JSON.parse(request.responseText);
}

/**
 * While a page goes away browsers refuse synchronous requests, and then LMSs (Moodle since 4.x) fall back on a beacon.
 *
 * @param {string} path @param {unknown} body @returns {boolean}
 */
export function sendOrBeacon(path, body) {
  try {
    askServer("POST", path, body);
    return true;
  } catch {
    return navigator.sendBeacon(path, JSON.stringify(body));
  }
}

/**
 * Where the LMSs keep one SCO's attempt.
 *
 * @param {object} place
 * @param {Record<string, string | number>} place.place  what the server knows the launch by
 * @param {() => import("../attempt.js").Attempt | null} place.load
 * @param {import("../lms_faults.js").Faults} place.faults
 * @param {(attempt: import("../attempt.js").Attempt) => void} [place.onKept]
 * @returns {import("../strict12.js").Store}
 */
export function serverStore({ place, load, faults, onKept }) {
  // Numbers what is saved, because beacons may overtake one another.
  let saves = 0;
  return {
    load,
    save(attempt) {
      saves += 1;
      const numbered = { ...place, save: saves, attempt };
      try {
        if (faults.leaving === "lost") {
          askServer("POST", "/lms/attempt", numbered);
        } else if (!sendOrBeacon("/lms/attempt", numbered)) {
          return { kept: false, fault: callText("server_not_reached") };
        }
      } catch (error) {
        return { kept: false, fault: callText("lost_on_leaving", { error: String(error) }) };
      }
      onKept?.(attempt);
      return { kept: true };
    },
  };
}
