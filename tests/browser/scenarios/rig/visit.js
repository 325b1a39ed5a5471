// SPDX-License-Identifier: Apache-2.0
/** One launch: an LMS's window with its run-time, the course in a frame in it, and the ways in which a learner leaves. */
import { callText } from "/play/call_texts.js";
import { exposeApi } from "/play/lms_faults.js";
import { modeAndCreditAtLaunch } from "/play/launching.js";
import { PROFILES, applyProfile, setWindowGlobals } from "/play/profiles.js";
import { ScormAgainLms } from "/play/scorm_again.js";
import { StrictScorm12 } from "/play/strict12.js";
import { StrictScorm2004 } from "/play/strict2004.js";
import { lend } from "./device.js";

/** What is around the course in the page; `beyond` of the profiles does the other origin. */
const NAMES = { scorm12: ["API", "API_1484_11"], scorm2004: ["API_1484_11", "API"] };

export class Visit {
  /** @param {import("./rig.js").Rig} rig @param {import("./device.js").Device} device @param {any} step */
  constructor(rig, device, step) {
    Object.assign(this, { rig, device, step, pending: new Set(), calls: [], violations: [], errors: [] });
    this.disk = step.disk;
    this.origin = rig.clock.mono;
    this.epoch = 0;
    this.returned = 0;
    this.hidden = this.frozen = this.killed = this.leaving = this.gone = false;
  }

  fail(text) {
    if (!this.killed) this.errors.push(text);
  }

  async open() {
    const { rig, step } = this;
    rig.clock.owners.add(this);
    this.gave = rig.lms.attempt?.values["cmi.suspend_data"] ?? "";
    this.frame = document.createElement("iframe");
    document.body.append(this.frame);
    const window = /** @type {any} */ (this.frame.contentWindow);
    const { api, faults } = this.runtime();
    this.faults = faults;
    this.spoken = (step.wrap ?? []).reduce((inner, name) => WRAPS[name](inner, this), api);
    setWindowGlobals(window, PROFILES[rig.spec.profile]);
    this.place(window, this.spoken, faults);
    let around = window;
    for (let level = 0; level < (step.levels ?? 0); level += 1) around = framed(around).contentWindow;
    this.sco = framed(around);
    const token = { what: "the course" };
    this.pending.add(token);
    this.sco.onload = () => this.pending.delete(token);
    this.sco.src = `/content/${rig.spec.package}/index.html`;
    await rig.clock.settle();
  }

  runtime() {
    const { rig, step } = this;
    const { spec, clock } = rig;
    const manner = PROFILES[spec.profile];
    this.launched = modeAndCreditAtLaunch(manner, spec.standard, [rig.lms.attempt]);
    const make = (store, options) => {
      if (spec.runtime === "scorm-again") return new ScormAgainLms(rig.again, store, options);
      const Strict = spec.standard === "scorm12" ? StrictScorm12 : StrictScorm2004;
      return new Strict(rig.rules[spec.standard], store, options);
    };
    return applyProfile(manner, spec.standard, (store, options) => {
      this.lms = make(store, options);
      return this.lms.api;
    }, this.store(), {
      assignment: { ...spec.assignment, ...this.launched, ...step.assignment },
      lowering: spec.lowering,
      now: () => clock.mono,
      onCall: (call) => this.calls.push({ ...call, args: call.args.map(String) }),
      onViolation: (violation) => this.violations.push(violation),
      faults: { ...rig.faults, ...step.faults },
    });
  }

  /** The LMS's server. A killed browser sends nothing, and some LMSs hear nothing of a page that goes away. */
  store() {
    const { lms } = this.rig;
    return {
      load: () => lms.attempt,
      save: (attempt) => {
        if (this.killed) return { kept: false, fault: callText("killed") };
        if (this.leaving && this.faults.leaving === "lost") return { kept: false, fault: callText("lost_on_leaving") };
        lms.attempt = structuredClone(attempt);
        return { kept: true };
      },
    };
  }

  /** Puts the API where this LMS has it. @param {any} window @param {any} api @param {any} faults */
  place(window, api, faults) {
    const [own, other] = NAMES[this.rig.spec.standard];
    if (this.step.both) {
      // Another standard's API beside it, and one more of the same behind it: neither is the one to talk to. Where the right one
      // is not there yet, or not in the chain of windows, nobody can know that of the second.
      window[other] = this.trap();
      if (faults.api !== "late" && faults.api !== "beyond") /** @type {any} */ (globalThis)[own] = this.trap();
    }
    if (faults.api !== "beyond") {
      exposeApi(window, api, faults);
      return;
    }
    // The opener is the top window's, and climbing ends at a portal.
    exposeApi(globalThis, api, faults);
  }

  trap() {
    return new Proxy({}, { get: (_, method) => () => { this.fail(`another API was called: ${String(method)}`); return "true"; } });
  }

  /** @param {any} window  of the SCO, before its first script */
  applyProfile(window) {
    if (this.returned) this.forgetPage();
    this.window = window;
    lend(window, this);
  }

  get document() {
    return this.window.document;
  }

  async hide() {
    this.hidden = true;
    this.document.dispatchEvent(new this.window.Event("visibilitychange", { bubbles: true }));
    await this.rig.clock.settle();
  }

  async show() {
    this.hidden = false;
    this.document.dispatchEvent(new this.window.Event("visibilitychange", { bubbles: true }));
    await this.rig.clock.settle();
  }

  async freeze() {
    if (!this.hidden) await this.hide();
    this.document.dispatchEvent(new this.window.Event("freeze"));
    await this.rig.clock.settle();
    this.frozen = true;
  }

  async thaw() {
    this.frozen = false;
    this.document.dispatchEvent(new this.window.Event("resume"));
    await this.show();
  }

  /** Into the back/forward cache: the document stays as it is and its timers stand still. */
  async cache() {
    await this.hide();
    this.window.dispatchEvent(new this.window.PageTransitionEvent("pagehide", { persisted: true }));
    await this.rig.clock.settle();
    this.frozen = true;
  }

  async uncache() {
    this.frozen = false;
    this.hidden = false;
    this.window.dispatchEvent(new this.window.PageTransitionEvent("pageshow", { persisted: true }));
    await this.show();
  }

  /** The frame went elsewhere, and the browser's Back brings the course again, in the same window of the same LMS. */
  async back() {
    this.leaving = true;
    await this.again();
  }

  /** The frame died without an event and is loaded again. */
  async crash() {
    this.killed = true;
    await this.again();
  }

  async again() {
    this.returned += 1;
    this.token = { what: "the course, once more" };
    this.pending.add(this.token);
    this.sco.onload = () => this.pending.delete(this.token);
    this.sco.contentWindow.location.reload();
    await this.rig.clock.settle();
  }

  /** What belonged to the document that is gone. */
  forgetPage() {
    this.killed = this.leaving = false;
    for (const channel of Array.from(this.device.channels)) if (channel.visit === this) channel.close();
    this.pending.clear();
    this.pending.add(this.token);
    this.rig.clock.drop(this);
    this.rig.clock.owners.add(this);
  }

  /** @param {{ killed?: boolean }} [how] */
  leave({ killed = false } = {}) {
    if (this.gone) return;
    this.killed = killed;
    this.leaving = true;
    this.last = this.sent();
    this.frame.remove();
    this.gone = true;
    for (const channel of Array.from(this.device.channels)) if (channel.visit === this) channel.close();
    this.pending.clear();
    this.rig.clock.drop(this);
  }

  /** The last state that the LMS took. */
  sent() {
    const call = this.calls.findLast(({ args, result }) => args[0] === "cmi.suspend_data" && args.length === 2 && result === "true");
    return call ? call.args[1] : null;
  }
}

/** @param {any} window @returns {HTMLIFrameElement} */
function framed(window) {
  const frame = window.document.createElement("iframe");
  window.document.body.append(frame);
  return frame;
}

const getting = (api, change) => {
  const method = "LMSGetValue" in api ? "LMSGetValue" : "GetValue";
  return { ...api, [method]: (element) => change(element, () => api[method](element)) };
};
const every = (api, change) => Object.fromEntries(Object.entries(api).map(([method, act]) =>
  [method, (...given) => (/GetValue|GetLastError|GetErrorString|GetDiagnostic/.test(method) ? act(...given) : change(act(...given)))]));

/** Ways of answering that no profile has. @type {Record<string, (api: any, visit: Visit) => any>} */
const WRAPS = {
  countless: (api) => getting(api, (element, ask) => (element.endsWith("._count") ? "" : ask())),
  numbers: (api) => getting(api, (element, ask) => (element.endsWith("._count") ? Number(ask()) : ask())),
  modeless: (api) => getting(api, (element, ask) => (/mode|credit|status/.test(element) ? "" : ask())),
  nulls: (api) => getting(api, (_, ask) => ask() || null),
  booleans: (api) => every(api, (result) => result === "true"),
  // Some LMSs throw from the moment on at which their own frame is gone.
  dying: (api, visit) => Object.fromEntries(Object.entries(api).map(([method, act]) => [method, (...given) => {
    if (visit.faults.dead) throw new Error("the LMS's frame is gone");
    return act(...given);
  }])),
};
