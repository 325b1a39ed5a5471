// SPDX-License-Identifier: Apache-2.0
/** Plays scenarios: reads their steps, keeps what the LMS and the devices hold between visits, and writes down what was seen. */
import { concealApi } from "/play/lms_faults.js";
import { Clock } from "./clock.js";
import { Device } from "./device.js";
import { Learner } from "./learner.js";
import { STEPS } from "./steps.js";
import { Visit } from "./visit.js";

const KEPT = /^cmi\.(core\.(lesson_status|score\..*|exit|session_time|lesson_location)|completion_status|success_status|score\..*|progress_measure|exit|session_time|location|suspend_data)$/;
const LASTING_MS = 2100;

const rules = await (await fetch("/play/strict_rules.json")).json();
const again = {
  scorm12: (await import("/scorm-again/scorm12.js")).Scorm12API,
  scorm2004: (await import("/scorm-again/scorm2004.js")).Scorm2004API,
};

export class Rig {
  constructor(spec) {
    this.spec = spec;
    this.rules = rules;
    this.again = again[spec.standard];
    this.clock = new Clock();
    this.lms = { attempt: null, remembered: {} };
    /** Faults that a scenario asks for; a profile's own stand behind them. */
    this.faults = {};
    this.devices = new Map();
    this.visits = [];
    this.epoch = 0;
    /** Whether the scenario has changed what the LMS holds since the last visit. */
    this.tampered = false;
    this.ledger = [];
    this.snapshots = [];
  }

  device(name) {
    if (!this.devices.has(name)) this.devices.set(name, new Device(name));
    return this.devices.get(name);
  }

  get visit() {
    return this.visits[this.current];
  }

  get learner() {
    return new Learner(this.visit, this.spec.words);
  }

  async enter(step) {
    const visit = new Visit(this, this.device(step.device ?? "phone"), step);
    this.visits.push(visit);
    this.current = this.visits.length - 1;
    await visit.open();
    if (visit.gave === "" && !this.visits.some((other) => other !== visit && !other.gone)) this.epoch += 1;
    visit.epoch = this.epoch;
    visit.tampered = this.tampered;
    this.tampered = false;
  }

  applyProfile(window) {
    this.visits.find((visit) => visit.sco?.contentWindow === window).applyProfile(window);
  }

  /** Writes an answer down. */
  gave(question, activity, given) {
    const { visit } = this;
    this.ledger.push({
      question, activity, given, visit: this.current, epoch: visit.epoch, device: visit.device.name, claimed: false, sent: false,
    });
  }

  /** What the page says of the answers given in it. */
  look() {
    const { learner } = this;
    for (const entry of this.ledger) {
      if (entry.visit === this.current && learner.here === entry.activity && !entry.claimed) entry.claimed = learner.says(entry.question);
    }
  }

  snapshot(index, step) {
    const { visit, learner, lms } = this;
    if (!visit || visit.gone || !visit.document.getElementById("sinau-saved")) {
      this.snapshots.push({ index, visit: this.current ?? -1, gone: true, kept: this.kept() });
      return;
    }
    const line = learner.line();
    const sent = visit.sent();
    const stored = lms.attempt?.values["cmi.suspend_data"] ?? null;
    if (line.state === "ok" && sent !== null && sent === stored) {
      for (const entry of this.ledger) if (entry.visit === this.current) entry.sent = true;
    }
    this.snapshots.push({
      index, visit: this.current, gone: false, at: this.clock.mono, quick: Boolean(step.quick), line, notices: learner.notices(),
      here: learner.here, stage: learner.article?.dataset.stage ?? "", text: learner.article?.textContent ?? "",
      shown: learner.article ? learner.read() : {}, sent, stored, kept: this.kept(), frozen: visit.frozen,
      buttons: Array.from(learner.article?.querySelectorAll("button") ?? [], (one) => one.textContent.trim()),
      ticks: Array.from(visit.document.querySelectorAll("#sinau-menu [data-state=done]"), (link) => link.dataset.activityLink),
    });
  }

  kept() {
    return Object.fromEntries(Object.entries(this.lms.attempt?.values ?? {}).filter(([element]) => KEPT.test(element)));
  }

  async play() {
    const { spec, clock } = this;
    for (const [index, step] of spec.steps.entries()) {
      try {
        await STEPS[step.verb](this, step);
      } catch (error) {
        throw new Error(`step ${index} (${step.verb}): ${error.stack}`);
      }
      if (this.visit && !this.visit.gone && !this.visit.frozen) this.look();
      if (!step.quick) await clock.advance(step.wait ?? LASTING_MS);
      if (this.visit && !this.visit.gone && !this.visit.frozen) this.look();
      this.snapshot(index, step);
    }
  }

  record() {
    return {
      visits: this.visits.map(({ calls, violations, errors, device, epoch, gave, last, killed, tampered, step, origin, returned, launched, audit = null }) =>
        ({ calls, violations, errors, device: device.name, epoch, gave, last, killed, tampered, step, origin, returned, launched, audit })),
      snapshots: this.snapshots, ledger: this.ledger, values: this.lms.attempt?.values ?? {}, done: this.lms.attempt?.done ?? null, end: this.clock.mono,
    };
  }

  async clean() {
    for (const visit of this.visits) visit.leave({ killed: true });
    concealApi(globalThis);
    for (const name of ["API", "API_1484_11"]) Reflect.deleteProperty(globalThis, name);
    for (const device of this.devices.values()) await device.forget();
  }
}

/** What of the top window an LMS's faults touch, told how late it is by the scenario's clock. */
function clocked() {
  const nobody = { pending: new Set(), frozen: false };
  performance.now = () => rig().clock.now();
  window.setTimeout = /** @type {any} */ ((act, ms) => rig().clock.later(nobody, act, ms));
  window.clearTimeout = /** @type {any} */ ((id) => rig().clock.cancel(id));
}

/** @returns {Rig} */
const rig = () => /** @type {any} */ (window).rig;

clocked();
Object.assign(window, {
  async play(spec) {
    const playing = new Rig(spec);
    Object.assign(window, { rig: playing });
    let failure = null;
    try {
      await playing.play();
    } catch (error) {
      failure = String(error && error.stack || error);
    }
    const record = { ...playing.record(), failure };
    await playing.clean();
    return record;
  },
});
document.documentElement.dataset.ready = "yes";
