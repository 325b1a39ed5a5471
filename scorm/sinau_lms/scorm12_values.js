// SPDX-License-Identifier: Apache-2.0
/** The values of one SCORM 1.2 session: reading and writing them by the rights, indices and forms of the standard. */
import { callText } from "./call_texts.js";
import { entryCount, requireStringElement, shortenedForMessage, requireStringValue } from "./element_names.js";
import { ERRORS } from "./scorm12_errors.js";
import { Refusal } from "./refusal_errors.js";
import { placeOfElement } from "./scorm12_model.js";

/** Responses are at most 255 characters long whatever their type (RTE 3.4.7). */
const ANY_RESPONSE = /^[\s\S]{0,255}$/;

export class Scorm12Values {
  /**
   * @param {Record<string, RegExp>} forms  form of a value, by element name with n for each index
   * @param {Record<string, RegExp>} responses  form of a response, by interaction type
   */
  constructor(forms, responses) {
    this.forms = forms;
    this.responses = responses;
    /** @type {Record<string, string>} */
    this.all = {};
  }

  /**
   * The answer of LMSGetValue.
   *
   * @param {unknown} element
   * @returns {string}
   * @throws {Refusal} 201, 202, 203, 401 or 404
   */
  get(element) {
    const name = requireStringElement(element, ERRORS.INVALID_ARGUMENT);
    const place = placeOfElement(name);
    switch (place.kind) {
      case "none":
        throw new Refusal(place.error, "element", place.why);
      case "keyword":
        return place.value;
      case "count":
        this.#entriesMustExist(place.indices);
        return String(entryCount(this.all, place.array));
      case "leaf":
        if (place.access === "w") {
          throw new Refusal(ERRORS.WRITE_ONLY, "access", callText("cannot_read", { element: name }));
        }
        this.#entriesMustExist(place.indices);
        return this.all[name] ?? "";
    }
  }

  /**
   * The value that LMSSetValue would store: nothing is changed yet, so that what is done can be held against what stands.
   *
   * @param {unknown} element
   * @param {unknown} value
   * @returns {{ name: string, value: string }}
   * @throws {Refusal} 201, 202, 203, 401, 402, 403 or 405
   */
  valueToStore(element, value) {
    const name = requireStringElement(element, ERRORS.INVALID_ARGUMENT);
    const place = placeOfElement(name);
    if (place.kind === "none") {
      throw new Refusal(place.error, "element", place.why);
    }
    if (place.kind !== "leaf") {
      throw new Refusal(ERRORS.KEYWORD, "keyword", callText("keyword", { element: name }));
    }
    if (place.access === "r") {
      throw new Refusal(ERRORS.READ_ONLY, "access", callText("cannot_write", { element: name }));
    }
    const text = requireStringValue(value, name, ERRORS.TYPE);
    this.#mustBeNextIndex(place.indices);
    // An LMS appends comments (RTE 3.4.2), so it is the sum that has to fit.
    const whole = name === "cmi.comments" ? (this.all[name] ?? "") + text : text;
    this.#valueMustMatchForm(name, place.name, whole);
    return { name, value: whole };
  }

  /** @param {import("./element_names.js").Index[]} indices */
  #entriesMustExist(indices) {
    for (const { array, index } of indices) {
      if (index >= entryCount(this.all, array)) {
        throw new Refusal(ERRORS.INVALID_ARGUMENT, "index", callText("no_entry", { array, count: entryCount(this.all, array), index }));
      }
    }
  }

  /** New entries are added one after the other: n = _count (RTE 3.4). @param {import("./element_names.js").Index[]} indices */
  #mustBeNextIndex(indices) {
    for (const { array, index } of indices) {
      if (index > entryCount(this.all, array)) {
        throw new Refusal(ERRORS.INVALID_ARGUMENT, "index", callText("next_index", { array, index, next: entryCount(this.all, array) }));
      }
    }
  }

  /** @param {string} element @param {string} name  with n for indices @param {string} value */
  #valueMustMatchForm(element, name, value) {
    const form = this.#formOfValue(element, name);
    if (!form.test(value)) {
      const rule = name === "cmi.core.exit" && value === "logout" ? "exit-logout" : `value ${name}`;
      throw new Refusal(ERRORS.TYPE, rule, callText("other_form", { element, value: shortenedForMessage(value), form: form.source }));
    }
  }

  /** @param {string} element @param {string} name @returns {RegExp} */
  #formOfValue(element, name) {
    if (/^cmi\.interactions\.n\.(student_response|correct_responses\.n\.pattern)$/.test(name)) {
      const record = /** @type {RegExpExecArray} */ (/^cmi\.interactions\.\d+/.exec(element))[0];
      const type = this.all[`${record}.type`];
      const response = type === undefined ? undefined : this.responses[type];
      return response === undefined ? ANY_RESPONSE : new RegExp(`^(?=[\\s\\S]{0,255}$)(?:${response.source})`);
    }
    const form = this.forms[name];
    if (form === undefined) {
      throw new Error(`strict_rules.json has no rule for ${name}`);
    }
    return form;
  }
}
