// SPDX-License-Identifier: Apache-2.0
/** The words of scenarios, each as the deed that it stands for. steps.py says what they mean. */

import { PROFILES } from "/play/profiles.js";

/** @typedef {import("./rig.js").Rig} Rig */

/** @type {Record<string, (rig: Rig, step: any) => unknown>} */
export const STEPS = {
  async enter(rig, step) {
    await rig.enter(step);
    // A learner waits until the page has found its LMS, or begins at once.
    if (!step.quick) await rig.clock.advance(step.patience ?? 4000);
  },
  tab(rig, { number }) {
    rig.current = number;
  },
  leave(rig, { how }) {
    rig.visit.leave({ killed: how === "kill" });
  },
  page(rig, { act }) {
    return rig.visit[act]();
  },
  async open(rig, { activity }) {
    await rig.learner.open(activity);
  },
  async answer(rig, { activity, question, given, check = true }) {
    const { learner } = rig;
    if (!await learner.open(activity)) return;
    learner.choose(question, given);
    if (!check) return;
    await learner.check(question);
    rig.gave(question, activity, given);
  },
  async done(rig, { activity }) {
    if (await rig.learner.open(activity)) await rig.learner.done();
  },
  async sit(rig, { activity, given }) {
    const begun = await rig.learner.begin(activity);
    if (begun === "shut") return;
    // A new attempt begins with empty questions.
    if (begun === "begun") rig.ledger = rig.ledger.filter((entry) => entry.activity !== activity);
    for (const [question, answer] of Object.entries(given)) {
      if (rig.learner.form(question)?.hidden !== false) continue;
      rig.learner.choose(question, answer);
      rig.gave(question, activity, answer);
      await rig.clock.settle();
    }
  },
  async hand(rig, { activity }) {
    if (await rig.learner.open(activity)) await rig.learner.handIn();
  },
  exit(rig) {
    rig.learner.exit();
  },
  async press(rig, { word }) {
    await rig.learner.press(word, rig.visit.document.body);
  },
  wait() {},
  clock(rig, { jump }) {
    rig.clock.wall += jump;
  },
  faults(rig, { faults }) {
    Object.assign(rig.faults, faults);
    if (rig.visit && !rig.visit.gone) Object.assign(rig.visit.faults, faults);
  },
  /** Ends what `faults` began: the profile's own stand again. */
  heal(rig) {
    rig.faults = {};
    if (rig.visit && !rig.visit.gone) {
      for (const name of Object.keys(rig.visit.faults)) delete rig.visit.faults[name];
      Object.assign(rig.visit.faults, PROFILES[rig.spec.profile].faults);
    }
  },
  lms(rig, { act, name, most, text }) {
    const { lms } = rig;
    if (act === "remember") lms.remembered[name] = structuredClone(lms.attempt);
    else rig.tampered = true;
    if (act === "restore") lms.attempt = structuredClone(lms.remembered[name]);
    if (act === "reset") lms.attempt = null;
    const values = lms.attempt?.values;
    const state = values?.["cmi.suspend_data"];
    if (!state) return;
    if (act === "wipe") delete values["cmi.suspend_data"];
    if (act === "grade") Object.assign(values, rig.spec.standard === "scorm12" ? { "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "90" }
      : { "cmi.completion_status": "completed", "cmi.success_status": "passed", "cmi.progress_measure": "1", "cmi.score.raw": "90", "cmi.score.scaled": "0.9" });
    if (act === "cut") values["cmi.suspend_data"] = state.slice(0, most);
    if (act === "damage") values["cmi.suspend_data"] = state.slice(0, 9) + (state[9] === "x" ? "y" : "x") + state.slice(10);
    if (act === "write") values["cmi.suspend_data"] = text;
    if (act === "newer") values["cmi.suspend_data"] = `9${state.slice(1)}`;
    if (act === "older") values["cmi.suspend_data"] = `A${state.slice(1)}`;
  },
  forget(rig, { device }) {
    return rig.device(device).forget();
  },
  appear(rig) {
    rig.visit.place(rig.visit.frame.contentWindow, rig.visit.spoken, { api: "present" });
  },
  /** Looks at everything that was answered. */
  async audit(rig, step) {
    const { learner } = rig;
    if (learner.notices().some((one) => one.startsWith("attempt_un"))) await learner.press("practise", rig.visit.document.body);
    step.practised = learner.notices().includes("practice");
    const found = {};
    for (const activity of step.activities) {
      if (await learner.open(activity)) found[activity] = { stage: learner.article.dataset.stage ?? "", shown: learner.read() };
    }
    rig.visit.audit = { found, practised: step.practised };
  },
};
