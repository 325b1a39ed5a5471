// SPDX-License-Identifier: Apache-2.0
/** The error codes of the SCORM 2004 API (Run-Time Environment, 4th Edition; the same in the 3rd). */

export const ERRORS = {
  NONE: 0,
  ALREADY_INITIALIZED: 103,
  INSTANCE_TERMINATED: 104,
  TERMINATION_FAILURE: 111,
  TERMINATE_BEFORE: 112,
  TERMINATE_AFTER: 113,
  GET_BEFORE: 122,
  GET_AFTER: 123,
  SET_BEFORE: 132,
  SET_AFTER: 133,
  COMMIT_BEFORE: 142,
  COMMIT_AFTER: 143,
  GET_FAILURE: 301,
  SET_FAILURE: 351,
  COMMIT_FAILURE: 391,
  UNDEFINED: 401,
  NOT_SET: 403,
  READ_ONLY: 404,
  WRITE_ONLY: 405,
  TYPE: 406,
  RANGE: 407,
  DEPENDENCY: 408,
};

/** @type {Record<string, string>} */
const STRINGS = {
  0: "No Error",
  101: "General Exception",
  102: "General Initialization Failure",
  103: "Already Initialized",
  104: "Content Instance Terminated",
  111: "General Termination Failure",
  112: "Termination Before Initialization",
  113: "Termination After Termination",
  122: "Retrieve Data Before Initialization",
  123: "Retrieve Data After Termination",
  132: "Store Data Before Initialization",
  133: "Store Data After Termination",
  142: "Commit Before Initialization",
  143: "Commit After Termination",
  201: "General Argument Error",
  301: "General Get Failure",
  351: "General Set Failure",
  391: "General Commit Failure",
  401: "Undefined Data Model Element",
  402: "Unimplemented Data Model Element",
  403: "Data Model Element Value Not Initialized",
  404: "Data Model Element Is Read Only",
  405: "Data Model Element Is Write Only",
  406: "Data Model Element Type Mismatch",
  407: "Data Model Element Value Out Of Range",
  408: "Data Model Dependency Not Established",
};

/**
 * The text of GetErrorString; empty for a code that SCORM 2004 does not have.
 *
 * @param {string} code
 * @returns {string}
 */
export function errorString(code) {
  return STRINGS[code] ?? "";
}
