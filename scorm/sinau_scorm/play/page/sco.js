// SPDX-License-Identifier: Apache-2.0
/** One launch: the frame with the SCO, the API it finds, and the ways in which it ends. */
import { conceal, makeRuntime } from "./runtime.js";
import { REQUEST_VALID } from "./sequencer.js";
import { find, make, settings, word } from "./texts.js";
import { serverStore } from "./wire.js";

/** How long a page that is told to go may take; ILIAS waits 5 s, and a person here waits less. */
const GOODBYE_MS = 2000;

/**
 * @typedef {import("../attempt.js").Attempt} Attempt
 * @typedef {import("./runtime.js").Api} Api
 *
 * @typedef {object} Plan
 * @property {import("./texts.js").Node} node
 * @property {number} launch  counted by the server
 * @property {Attempt | null} attempt  what the LMS has kept
 * @property {string} judge
 * @property {string} personality
 * @property {import("../strict.js").Options} options
 * @property {import("./sequencer.js").Sequencer | null} sequencer
 * @property {(attempt: Attempt) => void} onKept
 */
export class Sco {
  #dead = false;

  /** @param {Plan} plan */
  constructor(plan) {
    this.plan = plan;
    /** what goes wrong; may be changed while the SCO runs @type {import("../faults.js").Faults} */
    this.faults = {};
    /** @type {import("./runtime.js").Judge | null} */
    this.judge = null;
    this.frame = make("iframe", { id: "sco", title: word("frame_title"), allow: "fullscreen; autoplay" });
  }

  /** Makes the API and loads the page. */
  async start() {
    const { node, launch, attempt, judge, personality, options, onKept } = this.plan;
    const { edition } = settings;
    const store = serverStore({ sco: node.id, launch, load: () => attempt, faults: this.faults, onKept });
    const heard = (/** @type {Api} */ api) => this.#heard(api);
    const runtime = await makeRuntime({ edition, judge, personality, store, faults: this.faults, options, heard });
    this.judge = runtime.judge;
    this.frame.src = node.launch;
    find("sco-place", HTMLElement).replaceChildren(this.frame);
  }

  /** The judge's API, silent after the frame was killed, and in a sequenced course heard by the sequencer. @param {Api} api */
  #heard(api) {
    return Object.fromEntries(
      Object.entries(api).map(([method, call]) => [
        method,
        (/** @type {unknown[]} */ ...args) => {
          if (this.#dead) {
            return method.endsWith("GetValue") ? "" : "false";
          }
          const answer = call(...args);
          return this.plan.sequencer === null ? answer : this.#sequenced(this.plan.sequencer, method, args, answer);
        },
      ]),
    );
  }

  /** @param {import("./sequencer.js").Sequencer} sequencer @param {string} method @param {unknown[]} args @param {string} answer */
  #sequenced(sequencer, method, args, answer) {
    if (method === "GetValue" && String(args[0]).startsWith(REQUEST_VALID)) {
      return sequencer.valid(String(args[0]));
    }
    if (answer === "true" && method === "Initialize") {
      const values = this.plan.attempt?.values;
      sequencer.begin(values?.["cmi.exit"] === "suspend" ? values : undefined);
    } else if (answer === "true") {
      sequencer.told(method, args);
    }
    return answer;
  }

  /** As a learner leaves: the page is told to go, may still save, and then the frame is gone. */
  async leave() {
    await new Promise((done) => {
      this.frame.addEventListener("load", done, { once: true });
      setTimeout(done, GOODBYE_MS);
      this.frame.src = "about:blank";
    });
    this.#gone();
  }

  /** As a crash: nothing that the page still does reaches the LMS. */
  kill() {
    this.#gone();
  }

  #gone() {
    this.#dead = true;
    conceal();
    this.frame.remove();
  }
}
