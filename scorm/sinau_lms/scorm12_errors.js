// SPDX-License-Identifier: Apache-2.0
/** The error codes of the SCORM 1.2 API (Run-Time Environment 3.3.4). */

export const ERRORS = {
  NONE: 0,
  GENERAL: 101,
  INVALID_ARGUMENT: 201,
  NO_CHILDREN: 202,
  NO_COUNT: 203,
  NOT_INITIALIZED: 301,
  NOT_IMPLEMENTED: 401,
  KEYWORD: 402,
  READ_ONLY: 403,
  WRITE_ONLY: 404,
  TYPE: 405,
};

/** @type {Record<string, string>} */
const STRINGS = {
  0: "No error",
  101: "General exception",
  201: "Invalid argument error",
  202: "Element cannot have children",
  203: "Element not an array - cannot have count",
  301: "Not initialized",
  401: "Not implemented error",
  402: "Invalid set value, element is a keyword",
  403: "Element is read only",
  404: "Element is write only",
  405: "Incorrect data type",
};

/**
 * The text of LMSGetErrorString; empty for a code that SCORM 1.2 does not have.
 *
 * @param {string} code
 * @returns {string}
 */
export function errorString(code) {
  return STRINGS[code] ?? "";
}
