// SPDX-License-Identifier: Apache-2.0
import { callText } from "./call_texts.js";

/** Why a call of the API is not answered with "true": the SCORM error code, the rule that was broken, and what was seen. */
export class Refusal extends Error {
  /**
   * @param {number} code  the standard's error code
   * @param {string} rule  name of the rule, the same in every release
   * @param {import("./call_texts.js").CallText} detail
   * @param {import("./call_texts.js").CallText | null} [fault]  set when the failure is the LMS's own and no mistake of the SCO
   */
  constructor(code, rule, detail, fault = null) {
    super(detail.key);
    this.code = code;
    this.rule = rule;
    this.detail = detail;
    this.fault = fault;
  }
}

/**
 * The SCO asked for what nobody has set yet: SCORM 2004 has an error code for it (403), but how else should it find out? ADL's
 * test of SCOs counts such a call as passed, and so do we.
 */
export class UnsetValue extends Refusal {
  /** @param {number} code @param {string} element */
  constructor(code, element) {
    super(code, "unset", callText("no_value", { element }));
  }
}
