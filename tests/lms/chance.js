// SPDX-License-Identifier: Apache-2.0
/** Random calls of SCORM 2004, the same ones for the same seed, from values that make sense, nearly make sense, and make none. */

/** Numbers in [0, 1) that a seed decides. */
export function chance(seed) {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

const REALS = ["0", "1", "80", "100", "-1", "62.5", "0.8", "-0.25", "1.0"];
const RESPONSES = {
  "true-false": ["true", "false"],
  choice: ["a", "a[,]c", "b_1[,]c.d"],
  "fill-in": ["APB Desa", "{lang=id}desa", "a[,]b"],
  "long-fill-in": ["Sebuah paragraf.", "{lang=id}teks"],
  matching: ["1[.]a", "1[.]a[,]2[.]c"],
  performance: ["s1[.]a", "s1[.]3.5[,]s2[.]b"],
  sequencing: ["b[,]a[,]c"],
  likert: ["3", "agree"],
  numeric: ["3.5", "-12"],
  other: ["anything at all"],
};
const PATTERNS = {
  ...RESPONSES,
  "fill-in": ["desa", "{case_matters=false}desa", "{case_matters=true}{order_matters=false}a[,]b", "{order_matters=true}{lang=id}a"],
  "long-fill-in": ["{case_matters=true}teks", "teks"],
  performance: ["{order_matters=false}s1[.]a", "s1[.]1[:]2", "s1[.]b[,]s2[.]c"],
  numeric: ["5[:]5", "-1.5[:]2"],
};
const STATUS = ["completed", "incomplete", "not attempted", "unknown"];
const SUCCESS = ["passed", "failed", "unknown"];
const MEASURE = ["0", "0.5", "1"];
const SCALED = ["0", "0.8", "-0.25", "1"];
const TIMES = ["2026-11-21T17:15:00.00Z", "2026-01-31T00:00:00"];
const SPANS = ["PT0S", "PT1M30S", "PT10H0M0.5S"];

/** Elements that need no other, with values that are right. */
const PLAIN = {
  "cmi.completion_status": STATUS,
  "cmi.success_status": SUCCESS,
  "cmi.exit": ["suspend", "normal", "time-out"],
  "cmi.location": ["asas", "pelajaran-é", "x".repeat(1000)],
  "cmi.suspend_data": ["1.abc", "x".repeat(64000)],
  "cmi.score.scaled": SCALED,
  "cmi.score.raw": REALS,
  "cmi.score.min": REALS,
  "cmi.score.max": REALS,
  "cmi.progress_measure": MEASURE,
  "cmi.session_time": SPANS,
  "cmi.learner_preference.audio_level": ["0", "1", "0.5"],
  "cmi.learner_preference.language": ["id", "en-GB"],
  "cmi.learner_preference.delivery_speed": ["1", "2.5"],
  "cmi.learner_preference.audio_captioning": ["-1", "0", "1"],
  "adl.nav.request": ["continue", "suspendAll", "exitAll", "_none_", "{target=ITEM-1}choice"],
};
const OBJECTIVE = {
  description: ["Bab 1", "{lang=id}Bab 1"],
  success_status: SUCCESS,
  completion_status: STATUS,
  progress_measure: MEASURE,
  "score.scaled": SCALED,
  "score.raw": REALS,
};
const INTERACTION = {
  timestamp: TIMES,
  weighting: REALS,
  result: ["correct", "incorrect", "unanticipated", "neutral", "0.5"],
  latency: SPANS,
  description: ["Siapa?", "{lang=id}Siapa?"],
};
const WRONG = ["", "x", "wrong", "a b", "1e3", "-7", "PT", "é", "[,]", "{lang=}", "x".repeat(70000), 5, null, undefined, true];
const NOWHERE = ["", "cmi", "cmi.exit", "cmi.core.exit", "cmi._version", "cmi.objectives._count", "cmi.interactions._children", "cmi.mode",
  "cmi.interactions.7.id", "cmi.score._count", "adl.data.0.store", "constructor", "cmi.__proto__", "cmi.toString", null, 3];

export class Calls {
  constructor(seed) {
    this.next = chance(seed);
    /** types of the interactions that were begun */
    this.types = [];
    this.objectives = 0;
    this.patterns = [];
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  entry(table) {
    const [name, values] = this.pick(Object.entries(table));
    return [name, this.pick(values)];
  }

  /** One or more values that follow the standard, in an order that does. */
  legal() {
    const kind = this.next();
    if (kind < 0.4) {
      return [this.entry(PLAIN)];
    }
    if (kind < 0.5) {
      const n = this.objectives;
      this.objectives += 1;
      const [part, value] = this.entry(OBJECTIVE);
      return [[`cmi.objectives.${n}.id`, `urn:sinau:o${n}`], [`cmi.objectives.${n}.${part}`, value]];
    }
    return kind < 0.7 || this.types.length === 0 ? this.begin() : this.extend();
  }

  begin() {
    const record = `cmi.interactions.${this.types.length}`;
    const type = this.pick(Object.keys(RESPONSES));
    this.types.push(type);
    this.patterns.push(0);
    return [[`${record}.id`, `q-${this.types.length}`], [`${record}.type`, type]];
  }

  extend() {
    const n = Math.floor(this.next() * this.types.length);
    const [record, type] = [`cmi.interactions.${n}`, this.types[n]];
    const kind = this.next();
    if (kind < 0.3) {
      return [[`${record}.learner_response`, this.pick(RESPONSES[type])]];
    }
    const patterns = PATTERNS[type];
    if (kind < 0.6 && this.patterns[n] < (["true-false", "likert", "numeric", "other"].includes(type) ? 1 : patterns.length)) {
      this.patterns[n] += 1;
      return [[`${record}.correct_responses.${this.patterns[n] - 1}.pattern`, patterns[this.patterns[n] - 1]]];
    }
    const [part, value] = this.entry(INTERACTION);
    return [[`${record}.${part}`, value]];
  }

  /** A call that may be anything: [method, ...arguments]. */
  any() {
    const kind = this.next();
    const [[element, value]] = this.legal();
    if (kind < 0.35) {
      return ["SetValue", element, value];
    }
    if (kind < 0.55) {
      return ["SetValue", this.pick([element, element, this.pick(NOWHERE)]), this.pick(WRONG)];
    }
    if (kind < 0.75) {
      return ["GetValue", this.pick([element, `${element}.0`, `${element}._count`, this.pick(NOWHERE)])];
    }
    if (kind < 0.8) {
      return ["SetValue", element.replace(/\d/, "9"), value];
    }
    const others = [["Commit", ""], ["Commit"], ["Initialize", ""], ["GetErrorString", this.pick(WRONG)], ["GetDiagnostic", ""], ["GetValue"],
      ["SetValue", element, value, value]];
    return kind < 0.99 ? this.pick(others) : ["Terminate", ""];
  }
}
