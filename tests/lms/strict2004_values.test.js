// SPDX-License-Identifier: Apache-2.0
// SCORM 2004: every value rule of strict_rules.json, both ways, and the grammar of responses and patterns.
import assert from "node:assert/strict";
import { test } from "node:test";

import { RULES } from "./helpers.js";
import { begin, does, needs, refuses } from "./helpers2004.js";

const x = (length) => "x".repeat(length);
const REAL = { good: ["0", "7", "-3", "62.5", "99999", "1.1234567"], bad: ["", ".5", "5.", "1e2", "62,5", "1.12345678", " 50", "NaN", "100000"] };
const SCALED = { good: ["0", "1", "-1", "0.8", "-0.5", "1.0"], bad: ["", ".5", "1e-7", "0,5", "0.12345678"], outside: ["1.1", "-2", "100"] };
const MEASURE = { good: ["0", "1", "0.25", "1.0"], bad: ["", "50%", ".5", "0.12345678"], outside: ["1.01", "-0.1", "75"] };
const SPAN = { good: ["PT0S", "PT1M30S", "PT10H0M0.5S", "PT10.55S", "PT5H1S"], bad: ["", "P", "PT", "PT10.555S", "00:01:00", "PT1H", "1M", "PT-1S"] };
const TIME = {
  good: ["2026-11-21T17:15:00.00Z", "2026-11-21T17:15:00", "2028-02-29T00:00:00"],
  bad: ["", "2026-11-21T17:15:00Z", "2026-11-21T17:15:00.123Z", "1969-12-31T23:59:59", "2039-01-01T00:00:00", "2026-13-01T00:00:00",
    "2026-02-29T00:00:00", "2026-11-00T00:00:00", "2026-11-21T24:00:00", "2026-11-21T17:60:00", "2026-11-21", "kemarin"],
};
const ID = { good: ["asas-1", "urn:sinau:asas-1", "q_1", x(250)], bad: ["", "has blank", "é", x(251), "a{b}", "tab\t"] };
const STATUS = { good: ["completed", "incomplete", "not attempted", "unknown"], bad: ["", "passed", "Completed", "browsed"] };
const SUCCESS = { good: ["passed", "failed", "unknown"], bad: ["", "completed", "Passed"] };
const LANG_250 = { good: ["", "Siapa?", "{lang=id}Siapa?", x(250)], bad: [x(251), "{lang=}x", "{bahasa=id}x"] };
const LEVEL = { good: ["0", "1", "0.5", "999"], bad: ["", "loud", "1000"], outside: ["-1"] };

/** Element to write, with the values that are in and out of its rule; `outside` are numbers of the type, but out of range. */
const CASES = {
  "cmi.completion_status": STATUS,
  "cmi.success_status": SUCCESS,
  "cmi.exit": { good: ["suspend", "time-out", "normal", ""], bad: ["logout", "Suspend", "exit"] },
  "cmi.location": { good: ["", "asas", "pelajaran-é", x(1000)], bad: [x(1001)] },
  "cmi.suspend_data": { good: ["", "1.abc", x(64000)], bad: [x(64001), "é", "a\tb"] },
  "cmi.score.scaled": SCALED,
  "cmi.score.raw": REAL,
  "cmi.score.min": REAL,
  "cmi.score.max": REAL,
  "cmi.progress_measure": MEASURE,
  "cmi.session_time": SPAN,
  "cmi.objectives.0.id": ID,
  "cmi.objectives.0.completion_status": STATUS,
  "cmi.objectives.0.success_status": SUCCESS,
  "cmi.objectives.0.score.scaled": SCALED,
  "cmi.objectives.0.score.raw": REAL,
  "cmi.objectives.0.score.min": REAL,
  "cmi.objectives.0.score.max": REAL,
  "cmi.objectives.0.progress_measure": MEASURE,
  "cmi.objectives.0.description": LANG_250,
  "cmi.interactions.0.id": ID,
  "cmi.interactions.0.objectives.0.id": ID,
  "cmi.interactions.0.timestamp": TIME,
  "cmi.interactions.0.type": {
    good: ["true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert", "numeric", "other"],
    bad: ["", "multiple", "Choice"],
  },
  "cmi.interactions.0.weighting": REAL,
  "cmi.interactions.0.result": { good: ["correct", "incorrect", "unanticipated", "neutral", "0.5", "-1"], bad: ["", "wrong", "10000", "0.12345678"] },
  "cmi.interactions.0.latency": SPAN,
  "cmi.interactions.0.description": LANG_250,
  "cmi.learner_preference.audio_level": LEVEL,
  "cmi.learner_preference.language": { good: ["", "id", "id-ID"], bad: ["bahasa indonesia", "1d"] },
  "cmi.learner_preference.delivery_speed": LEVEL,
  "cmi.learner_preference.audio_captioning": { good: ["-1", "0", "1"], bad: ["2", "", "on"] },
  "cmi.comments_from_learner.0.comment": { good: ["", "Bagus", "{lang=id}Bagus", x(4000)], bad: [x(4001), "{x}"] },
  "cmi.comments_from_learner.0.location": { good: ["", "asas", x(250)], bad: [x(251)] },
  "cmi.comments_from_learner.0.timestamp": TIME,
  "adl.nav.request": {
    good: ["continue", "previous", "exit", "exitAll", "abandon", "abandonAll", "suspendAll", "_none_", "{target=ITEM-1}choice", "{target=a}jump"],
    bad: ["", "next", "choice", "{target=}choice", "{target=a}exit", "start"],
  },
  "adl.data.0.store": { good: ["", "x", x(64000)], bad: [x(64001), "é"] },
};

for (const [element, { good, bad, outside = [] }] of Object.entries(CASES)) {
  test(`${element} takes what its rule says and nothing else`, () => {
    const session = () => {
      const started = begin({ lowering: "allowed", assignment: { data: ["urn:x"] } });
      does(started.api, ...needs(element));
      return started;
    };
    for (const value of good) {
      const { lms, api } = session();
      does(api, [element, value]);
      assert.equal(lms.values[element], value);
      assert.deepEqual(lms.violations, []);
    }
    const { lms } = session();
    for (const value of bad) {
      const rule = refuses(lms, 406, "SetValue", element, value);
      const logout = element === "cmi.exit" && value === "logout";
      assert.equal(rule, logout ? "exit-logout" : `value ${element.replace(/\.\d+/g, ".n")}`);
    }
    for (const value of outside) {
      assert.equal(refuses(lms, 407, "SetValue", element, value), `range ${element.replace(/\.\d+/g, ".n")}`);
    }
  });
}

test("every rule of the file has its cases above", () => {
  const tried = Object.keys(CASES).map((element) => element.replace(/\.\d+/g, ".n"));
  assert.deepEqual(tried.sort(), Object.keys(RULES.scorm2004.elements).sort());
});

const list = (count, of = (n) => `c${n}`) => Array.from({ length: count }, (_, n) => of(n)).join("[,]");

/** By type: values for both sides, for the learner's response only, and for the pattern only. */
const RESPONSES = {
  "true-false": { good: ["true", "false"], bad: ["", "t", "True", "1"] },
  choice: { good: ["a", "a[,]c", "", list(36)], bad: ["a,c", "a[,]", "a b", "a[,]a", "choice-1", list(37)] },
  "fill-in": {
    good: ["", "APB Desa", "{lang=id}desa", "a[,]b", "{lang=id}a[,]{lang=en}b", x(250), list(10)],
    bad: [x(251), list(11), "{lang=}a", "{lang=a b}c"],
    pattern: {
      good: ["{case_matters=false}desa", "{case_matters=true}{order_matters=false}a[,]b", "{order_matters=true}{lang=id}a", `{case_matters=true}${x(250)}`],
      bad: ["{case_matters=yes}desa", "{case_matters=true}{case_matters=true}a", `{order_matters=true}${x(251)}`],
    },
  },
  "long-fill-in": {
    good: ["", "a[,]b", "{lang=id}teks", x(4000), list(11)],
    bad: [x(4001), "{lang=}a"],
    pattern: { good: ["{case_matters=true}teks", "{case_matters=false}{lang=id}teks"], bad: ["{order_matters=true}teks", "{case_matters=1}x"] },
  },
  matching: { good: ["1[.]a", "1[.]a[,]2[.]c", list(36, (n) => `s${n}[.]t`)], bad: ["", "1.a", "1[.]", "1[.]a[,]", "a", list(37, (n) => `s${n}[.]t`)] },
  performance: {
    good: ["s1[.]a", "s1[.]3.5[,]s2[.]", "s1[.]"],
    bad: ["", "s1", "s1[.]a b", list(126, (n) => `s${n}[.]a`)],
    response: { good: [], bad: ["s1[.]1[:]2"] },
    pattern: { good: ["{order_matters=false}s1[.]a", "s1[.]1[:]2", "{order_matters=true}s1[.]-1[:]2[,]s2[.]b"], bad: ["{case_matters=true}s1[.]a", "s1[.]3[:]2"] },
  },
  sequencing: { good: ["b[,]a[,]c", "a[,]a"], bad: ["", "b,a", "b[,]", list(37)] },
  likert: { good: ["3", "agree"], bad: ["", "very much", "a[,]b"] },
  numeric: {
    good: [],
    bad: ["", "3,5", "1e3", "100000"],
    response: { good: ["3.5", "-12", "0"], bad: ["3[:]4"] },
    pattern: { good: ["5[:]5", "-1.5[:]2", "1[:]2"], bad: ["5", "[:]5", "5[:]", "5[:]4", "1[:]2[:]3"] },
  },
  other: { good: ["", "anything [,] {at=all}", x(4000)], bad: [x(4001)] },
};

test("every type of interaction has its cases", () => {
  assert.deepEqual(Object.keys(RESPONSES).sort(), Object.keys(RULES.scorm2004.responses).sort());
});

for (const [type, { good, bad, response = { good: [], bad: [] }, pattern = { good: [], bad: [] } }] of Object.entries(RESPONSES)) {
  for (const [element, own] of [["cmi.interactions.0.learner_response", response], ["cmi.interactions.0.correct_responses.0.pattern", pattern]]) {
    test(`${element} of type ${type}`, () => {
      for (const value of [...good, ...own.good]) {
        const { lms, api } = begin();
        does(api, ...needs(element, type), [element, value]);
        assert.equal(api.GetValue(element), value);
        assert.deepEqual(lms.violations, []);
      }
      const { lms, api } = begin();
      does(api, ...needs(element, type));
      for (const value of [...bad, ...own.bad]) {
        refuses(lms, 406, "SetValue", element, value);
      }
    });
  }
}

test("as many correct responses as the type can have, and no two the same", () => {
  const most = { "true-false": 1, choice: 10, "fill-in": 5, "long-fill-in": 5, matching: 5, performance: 5, sequencing: 5, likert: 1, numeric: 1, other: 1 };
  const nth = { "true-false": () => "true", matching: (n) => `a[.]t${n}`, performance: (n) => `a[.]t${n}`, numeric: (n) => `${n}[:]${n}` };
  for (const [type, count] of Object.entries(most)) {
    const { lms, api } = begin();
    const of = nth[type] ?? ((n) => `c${n}`);
    does(api, ...needs("cmi.interactions.0.result", type));
    for (let n = 0; n < count; n += 1) {
      does(api, [`cmi.interactions.0.correct_responses.${n}.pattern`, of(n)]);
    }
    assert.equal(refuses(lms, 351, "SetValue", `cmi.interactions.0.correct_responses.${count}.pattern`, of(count)), "limit", type);
    if (["choice", "sequencing", "matching"].includes(type)) {
      assert.equal(refuses(lms, 351, "SetValue", "cmi.interactions.0.correct_responses.1.pattern", of(0)), "not-unique", type);
    }
  }
});

test("a response made of separators is refused at once", () => {
  for (const type of Object.keys(RESPONSES)) {
    const { lms, api } = begin();
    does(api, ...needs("cmi.interactions.0.result", type));
    const start = performance.now();
    for (const separator of ["[,]", "[.]", "[:]", "a[.]b[,]", "{lang=id}"]) {
      refuses(lms, 406, "SetValue", "cmi.interactions.0.learner_response", separator.repeat(4000));
    }
    assert.equal(performance.now() - start < 1000, true, type);
  }
});
