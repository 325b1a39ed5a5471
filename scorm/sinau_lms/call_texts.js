// SPDX-License-Identifier: Apache-2.0
/**
 * What the LMSs tell people about a call, as data: the key of a text with its values. The wording is texts/<language>/calls.json.
 *
 * The LMSs know no language. Whoever makes one may give it `say`, which turns what it tells into the reader's words: for the log, and
 * for GetDiagnostic, whose answer is the LMS's own text. GetErrorString answers in the standard's words in every language.
 *
 * @typedef {keyof typeof import("./texts/en/calls.json")} Key
 * @typedef {{ key: Key, values: Values }} CallText
 * @typedef {Record<string, string | number | CallText>} Values  by placeholder
 * @typedef {(text: CallText) => string} Say
 */

/** @param {Key} key @param {Values} [values] @returns {CallText} */
export function callText(key, values = {}) {
  return { key, values };
}

/** Letters that are read from right to left. */
const TO_THE_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * A text with its placeholders filled. A value that may be read in another direction than its sentence is put between two signs of
 * Unicode (UAX 9, isolates), as on all pages (`sinau/texts/isolating.py`).
 *
 * @param {Record<string, string>} strings  texts of a language, by key
 * @param {string} key
 * @param {Values} [values]
 * @returns {string} the key where the language has no such text
 */
export function fillText(strings, key, values = {}) {
  return (strings[key] ?? key).replace(/\{(\w+)\}/g, (_, name, _at, sentence) => {
    const value = values[name] ?? "";
    if (typeof value === "object") {
      return fillText(strings, value.key, value.values);
    }
    return typeof value === "string" && TO_THE_LEFT.test(sentence + value) ? `\u2068${value}\u2069` : String(value);
  });
}

/**
 * What is told where nobody has given any texts: its key, and the values after it.
 *
 * @type {Say}
 */
export function keyWithValues({ key, values }) {
  return [key, ...Object.values(values).map((value) => (typeof value === "object" ? keyWithValues(value) : String(value)))].join(" ");
}
