// SPDX-License-Identifier: Apache-2.0
/**
 * Failures of an LMS, to be asked for: what a course does then is as much a promise as what it does in good weather.
 *
 * @typedef {object} Faults  may be changed while a session runs
 * @property {"kept" | "refused" | "throws" | "lost" | "expired"} [commit]  how LMSCommit and LMSFinish end:
 *   refused: "false" and 101; throws: an exception; lost: "true", yet nothing is stored (Chamilo 2.0.3 did that);
 *   expired: as refused, and nothing can be stored any more in this session
 * @property {"answered" | "empty"} [get]  empty: LMSGetValue answers "" for all but state and place, as Open edX does
 * @property {"present" | "late" | "absent"} [api]
 * @property {number} [lateMs]  when a late API appears
 * @property {"kept" | "lost"} [leaving]  lost: what is sent while the page goes away never arrives, as with synchronous requests
 */

/** What Open edX's SCORM block really answers; its other answers are lost in a callback. */
const ANSWERED_BY_OPEN_EDX = ["cmi.suspend_data", "cmi.core.lesson_location", "cmi.core.student_id", "cmi.core.student_name"];

/**
 * A store that fails when it is told to.
 *
 * @param {import("./strict.js").Store} store
 * @param {Faults} faults
 * @returns {import("./strict.js").Store}
 */
export function faultyStore(store, faults) {
  return {
    load: () => store.load(),
    save(attempt) {
      switch (faults.commit ?? "kept") {
        case "refused":
        case "expired":
          return { kept: false, fault: `commit ${faults.commit}` };
        case "lost":
          return { kept: true, fault: "commit lost" };
        case "throws":
          throw new Error("the LMS threw this on purpose");
        default:
          return store.save(attempt);
      }
    },
  };
}

/**
 * An API that answers LMSGetValue as sparsely as Open edX.
 *
 * @template {{ LMSGetValue: (element: string) => string }} T
 * @param {T} api
 * @returns {T}
 */
export function sparseApi(api) {
  const full = api.LMSGetValue;
  return { ...api, LMSGetValue: (element) => (ANSWERED_BY_OPEN_EDX.includes(element) ? full(element) : (full(element), "")) };
}

/**
 * Puts the API where a SCO looks for it: at once, late or never.
 *
 * @param {{ API?: object }} where  the LMS's window
 * @param {object} api
 * @param {Faults} faults
 */
export function exposeApi(where, api, faults) {
  const expose = () => {
    where.API = api;
  };
  if (faults.api === "late") {
    setTimeout(expose, faults.lateMs ?? 3000);
  } else if (faults.api !== "absent") {
    expose();
  }
}
