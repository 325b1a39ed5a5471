// SPDX-License-Identifier: Apache-2.0
/**
 * Responses and correct response patterns of SCORM 2004 (Run-Time Environment, cmi.interactions): what a regular expression cannot say
 * about them, and the prefixes that only patterns have.
 */
import { callText } from "./call_texts.js";

/** @type {Record<string, string[]>} prefixes of a pattern as a whole, by interaction type, in the order of the standard */
const PREFIXES = {
  "fill-in": ["case_matters", "order_matters"],
  "long-fill-in": ["case_matters"],
  performance: ["order_matters"],
};

/** How many patterns every LMS takes; one where a second could not be right as well. */
/** @type {Record<string, number>} */
const MOST_PATTERNS = {
  "true-false": 1,
  choice: 10,
  "fill-in": 5,
  "long-fill-in": 5,
  matching: 5,
  performance: 5,
  sequencing: 5,
  likert: 1,
  numeric: 1,
  other: 1,
};

/** What every LMS takes of a fill-in. */
const FILL_IN_PARTS = 10;
const FILL_IN_CHARACTERS = 250;

const LANG = /^\{lang=[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\}/;

/** A prefix by its look, whether or not the type knows it. */
const PREFIX = /^\{(case_matters|order_matters)=([^}]*)\}/;

export class Responses2004 {
  /**
   * @param {Record<string, RegExp>} responses  form of a response, by interaction type
   * @param {Record<string, RegExp>} patterns  form of a pattern without its prefixes, where it differs
   */
  constructor(responses, patterns) {
    this.responses = responses;
    this.patterns = patterns;
  }

  /**
   * @param {string} type @param {string} value @param {boolean} pattern  a correct response, not the learner's
   * @returns {import("./call_texts.js").CallText | null} what is wrong with it
   */
  faultOf(type, value, pattern) {
    const form = (pattern ? this.patterns[type] : undefined) ?? this.responses[type];
    if (form === undefined) {
      return callText("no_type", { type });
    }
    const body = pattern ? withoutPrefixes(type, value) : value;
    if (body === null) {
      return callText("no_such_prefix", { type });
    }
    const records = type.endsWith("fill-in") ? withoutLanguages(type, body) : body;
    if (records === null) {
      return callText("language_form", { form: "{lang=xx}" });
    }
    // The form cannot tell a separator from the text around it, and would try every way to do so.
    const parts = type === "fill-in" ? records.split("[,]") : [];
    if (parts.length > FILL_IN_PARTS || parts.some((part) => part.length > FILL_IN_CHARACTERS)) {
      return callText("fill_in_parts", { parts: FILL_IN_PARTS, characters: FILL_IN_CHARACTERS });
    }
    return form.test(records) ? faultBeyondFormat(type, records, pattern) : callText("matches_not", { form: form.source });
  }

  /** @param {string} type @returns {number} */
  mostPatterns(type) {
    return MOST_PATTERNS[type] ?? 1;
  }
}

/** The same pattern twice says nothing new, where a pattern is the whole answer. */
export const PATTERNS_DIFFER = ["choice", "sequencing", "matching"];

/** @param {string} type @param {string} pattern @returns {string | null} null for a prefix that is wrong here */
function withoutPrefixes(type, pattern) {
  const known = PREFIXES[type];
  if (known === undefined) {
    return pattern;
  }
  const seen = new Set();
  let rest = pattern;
  for (let found = PREFIX.exec(rest); found !== null; found = PREFIX.exec(rest)) {
    const [prefix, name, value] = found;
    if (!known.includes(name) || seen.has(name) || !["true", "false"].includes(value)) {
      return null;
    }
    seen.add(name);
    rest = rest.slice(prefix.length);
  }
  return rest;
}

/** @param {string} type @param {string} text @returns {string | null} null for a language that is none */
function withoutLanguages(type, text) {
  // Only the parts of a fill-in are separated; a long one is a single text, whatever stands in it.
  const parts = type === "fill-in" ? text.split("[,]") : [text];
  const bare = parts.map((part) => part.replace(LANG, ""));
  return bare.some((part) => part.startsWith("{lang=")) ? null : bare.join("[,]");
}

/** @param {string} type @param {string} value @param {boolean} pattern @returns {import("./call_texts.js").CallText | null} */
function faultBeyondFormat(type, value, pattern) {
  const parts = value.split("[,]");
  if (type === "choice" && new Set(parts).size < parts.length) {
    return callText("choice_twice");
  }
  if (pattern && (type === "numeric" || type === "performance")) {
    const ranges = parts.map((part) => part.split("[.]").at(-1) ?? "").filter((answer) => answer.includes("[:]"));
    const inverted = ranges.some((range) => Number(range.split("[:]")[0]) > Number(range.split("[:]")[1]));
    return inverted ? callText("range_inverted") : null;
  }
  return null;
}
