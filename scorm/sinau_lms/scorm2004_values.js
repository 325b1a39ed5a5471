// SPDX-License-Identifier: Apache-2.0
/** The values of one SCORM 2004 session: reading and writing them by the rights, order, indices and forms of the standard. */
import { Refusal, UnsetValue } from "./refusal_errors.js";
import { callText } from "./call_texts.js";
import { entryCount, requireStringElement, shortenedForMessage, requireStringValue } from "./element_names.js";
import { PATTERNS_DIFFER, Responses2004 } from "./responses2004.js";
import { ERRORS } from "./scorm2004_errors.js";
import { DEFAULTS, LARGEST, placeOfElement, elementsNeededBefore } from "./scorm2004_model.js";

const ARGUMENT = 201;

const REAL = /^-?\d+(\.\d+)?$/;

/** Numbers between bounds: a number outside them is out of range (407), what is no number is of another type (406). */
/** @type {[RegExp, number, number][]} */
const RANGES = [
  [/score\.scaled$/, -1, 1],
  [/progress_measure$/, 0, 1],
  [/(audio_level|delivery_speed)$/, 0, Infinity],
];

/** Names that must not stand twice among their neighbours (RTE, cmi.objectives and cmi.interactions). */
const UNIQUE = ["cmi.objectives.n.id", "cmi.interactions.n.objectives.n.id"];

export class Scorm2004Values {
  /**
   * @param {Record<string, RegExp>} forms  form of a value, by element name with n for each index
   * @param {Responses2004} responses
   * @param {import("./scorm2004_model.js").Edition} edition
   */
  constructor(forms, responses, edition) {
    this.forms = forms;
    this.responses = responses;
    this.edition = edition;
    /** @type {Record<string, string>} */
    this.all = {};
  }

  /**
   * The answer of GetValue, before the LMS has weighed statuses against its thresholds.
   *
   * @param {unknown} element
   * @returns {string}
   * @throws {Refusal} 301, 401 or 405; Unset (403)
   */
  get(element) {
    const name = requireStringElement(element, ARGUMENT);
    const place = placeOfElement(name, this.edition);
    switch (place.kind) {
      case "none":
        throw new Refusal(place.error, "element", place.why);
      case "valid":
        // An LMS says so as long as it has not tried the request (SN, request_valid), and nothing here sequences.
        return "unknown";
      case "keyword":
        this.#entriesMustExist(place.indices);
        return place.value;
      case "count":
        this.#entriesMustExist(place.indices);
        return String(entryCount(this.all, place.array));
      case "leaf":
        return this.#readLeaf(name, place);
    }
  }

  /** @param {string} name @param {import("./scorm2004_model.js").Leaf} place @returns {string} */
  #readLeaf(name, place) {
    if (place.access === "w") {
      throw new Refusal(ERRORS.WRITE_ONLY, "access", callText("cannot_read", { element: name }));
    }
    this.#entriesMustExist(place.indices);
    const value = this.all[name] ?? DEFAULTS[place.name];
    if (value === undefined) {
      throw new UnsetValue(ERRORS.NOT_SET, name);
    }
    return value;
  }

  /**
   * The value that SetValue would store: nothing is changed yet, so that what is done can be held against what stands.
   *
   * @param {unknown} element
   * @param {unknown} value
   * @returns {{ name: string, value: string }}
   * @throws {Refusal} 201, 351, 401, 404, 406, 407 or 408
   */
  valueToStore(element, value) {
    const name = requireStringElement(element, ARGUMENT);
    const place = placeOfElement(name, this.edition);
    if (place.kind === "none") {
      // GetValue's general failure: an empty name here, or a keyword that its parent does not have.
      const general = place.error === ERRORS.GET_FAILURE ? (name === "" ? ERRORS.SET_FAILURE : ERRORS.READ_ONLY) : place.error;
      throw new Refusal(general, "element", place.why);
    }
    if (place.kind !== "leaf") {
      throw new Refusal(ERRORS.READ_ONLY, "keyword", callText("keyword", { element: name }));
    }
    if (place.access === "r") {
      throw new Refusal(ERRORS.READ_ONLY, "access", callText("cannot_write", { element: name }));
    }
    const text = requireStringValue(value, name, ERRORS.TYPE);
    this.#mustBeNextIndex(name, place);
    for (const needed of elementsNeededBefore(name, place.name)) {
      if (this.all[needed] === undefined) {
        throw new Refusal(ERRORS.DEPENDENCY, "order", callText("needs_first", { element: name, needed }));
      }
    }
    this.#valueMustMatchForm(name, place.name, text);
    this.#idMustBeUniqueAndFixed(name, place, text);
    return { name, value: text };
  }

  /** @param {import("./element_names.js").Index[]} indices */
  #entriesMustExist(indices) {
    for (const { array, index } of indices) {
      const count = entryCount(this.all, array);
      if (index >= count) {
        throw new Refusal(ERRORS.GET_FAILURE, "index", callText("no_entry", { array, count, index }));
      }
    }
  }

  /**
   * New entries are added one after the other: n = _count.
   *
   * @param {string} element @param {import("./scorm2004_model.js").Leaf} place
   */
  #mustBeNextIndex(element, place) {
    for (const { array, index } of place.indices) {
      const count = entryCount(this.all, array);
      const most = this.#mostEntries(array);
      // What an LMS itself lists (adl.data) has the length that the manifest gave it.
      if (index > count || (index === count && array === "adl.data")) {
        throw new Refusal(ERRORS.SET_FAILURE, "index", callText("next_index", { array, index, next: count }));
      }
      if (index >= most) {
        throw new Refusal(ERRORS.SET_FAILURE, "limit", callText("most_entries", { element, most }));
      }
    }
  }

  /** @param {string} array @returns {number} */
  #mostEntries(array) {
    const record = /^(cmi\.interactions\.\d+)\.correct_responses$/.exec(array)?.[1];
    const type = record === undefined ? undefined : this.all[`${record}.type`];
    return type === undefined ? LARGEST[array.replace(/\.\d+/g, ".n")] ?? Infinity : this.responses.mostPatterns(type);
  }

  /** @param {string} element @param {string} name  with n for indices @param {string} value */
  #valueMustMatchForm(element, name, value) {
    const bounds = RANGES.find(([names]) => names.test(name));
    if (bounds !== undefined && REAL.test(value) && (Number(value) < bounds[1] || Number(value) > bounds[2])) {
      throw new Refusal(ERRORS.RANGE, `range ${name}`, outOfRangeText(element, value, bounds[1], bounds[2]));
    }
    const wrong = this.#faultOfValue(element, name, value);
    if (wrong !== null) {
      const rule = name === "cmi.exit" && value === "logout" ? "exit-logout" : `value ${name}`;
      throw new Refusal(ERRORS.TYPE, rule, callText("wrong_value", { element, value: shortenedForMessage(value), wrong }));
    }
  }

  /** @param {string} element @param {string} name @param {string} value @returns {import("./call_texts.js").CallText | null} */
  #faultOfValue(element, name, value) {
    if (/^cmi\.interactions\.n\.(learner_response|correct_responses\.n\.pattern)$/.test(name)) {
      const record = /** @type {RegExpExecArray} */ (/^cmi\.interactions\.\d+/.exec(element))[0];
      return this.responses.faultOf(this.all[`${record}.type`], value, name.endsWith("pattern"));
    }
    const form = this.forms[name];
    if (form === undefined) {
      throw new Error(`strict_rules.json has no rule for ${name}`);
    }
    if (!form.test(value)) {
      return callText("matches_not", { form: form.source });
    }
    if (name === "adl.nav.request" && this.edition === "3rd" && value.endsWith("jump")) {
      return callText("jump_of_4th");
    }
    return name.endsWith(".timestamp") && !isExistingDate(value) ? callText("no_such_time") : null;
  }

  /** @param {string} element @param {import("./scorm2004_model.js").Leaf} place @param {string} value */
  #idMustBeUniqueAndFixed(element, place, value) {
    const old = this.all[element];
    if (place.name === "cmi.objectives.n.id" && old !== undefined && old !== value) {
      throw new Refusal(ERRORS.SET_FAILURE, "id-fixed", callText("id_stays", { element, old }));
    }
    const innermost = place.indices.at(-1);
    if (innermost === undefined) {
      return;
    }
    const record = /^cmi\.interactions\.\d+/.exec(element)?.[0];
    const unique = place.name.endsWith(".pattern")
      ? PATTERNS_DIFFER.includes(this.all[`${record}.type`] ?? "")
      : UNIQUE.includes(place.name);
    const leaf = element.slice(element.lastIndexOf("."));
    for (let index = 0; unique && index < entryCount(this.all, innermost.array); index += 1) {
      const neighbour = `${innermost.array}.${index}${leaf}`;
      if (neighbour !== element && this.all[neighbour] === value) {
        throw new Refusal(ERRORS.SET_FAILURE, "not-unique", callText("not_unique", { element, value: shortenedForMessage(value), neighbour }));
      }
    }
  }
}

/** @param {string} element @param {string} value @param {number} least @param {number} most  may be Infinity */
function outOfRangeText(element, value, least, most) {
  const values = { element, value: shortenedForMessage(value), least };
  return most === Infinity ? callText("too_small", values) : callText("out_of_range", { ...values, most });
}

/** @param {string} time  of the form YYYY-MM-DDThh:mm:ss and more @returns {boolean} */
function isExistingDate(time) {
  const [year, month, day, hour, minute, second] = time.split(/[-T:.Z]/).map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
}
