// SPDX-License-Identifier: Apache-2.0
/**
 * How Moodle's app counts interactions (its code was read, it was not run): it keeps a count that an id at that place raises, answers
 * 201 to a place beyond it, and begins a launch with a count that is too small when more than ten are stored (18 give 16).
 */

const PLACE = /^cmi\.interactions\.(\d+)\./;
const BEYOND = "201";

/**
 * @param {Record<string, (...values: string[]) => unknown>} api
 * @param {number} stored  interactions of earlier launches
 */
export function asMoodleApp(api, stored) {
  const prefix = "LMSInitialize" in api ? "LMS" : "";
  let count = stored > 10 ? stored - 2 : stored;
  let refused = false;
  const plain = (method) => (...values) => {
    refused = false;
    return api[prefix + method](...values);
  };
  const set = (element, value) => {
    const place = Number(PLACE.exec(element)?.[1] ?? "-1");
    refused = place > count;
    if (refused) return "false";
    if (place === count) count += 1;
    return api[`${prefix}SetValue`](element, value);
  };
  return {
    ...api,
    [`${prefix}SetValue`]: set,
    [`${prefix}GetValue`]: (element) => (element === "cmi.interactions._count" ? String(count) : plain("GetValue")(element)),
    [`${prefix}Commit`]: plain("Commit"),
    [`${prefix}GetLastError`]: () => (refused ? BEYOND : api[`${prefix}GetLastError`]()),
  };
}
