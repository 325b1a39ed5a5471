// SPDX-License-Identifier: Apache-2.0
/**
 * Sequencing and navigation of SCORM 2004, by scorm-again: which activity comes next, which are open, what is rolled up.
 *
 * It sees of a SCO what our LMS let through. Both know the data model; the LMS answers the SCO, and scorm-again decides by what
 * it was told. Only what the learner may ask for next (adl.nav.request_valid) comes from here.
 *
 * @typedef {{ id: string }} Activity
 * @typedef {object} ScormAgain2004
 * @property {(request: string, target?: string) => boolean} processNavigationRequest
 * @property {() => void} reset
 * @property {() => string} serializeSequencingState
 * @property {(state: string) => boolean} deserializeSequencingState
 * @property {(values: Record<string, string>, path: string) => void} loadFromFlattenedJSON
 * @property {(parameter: string) => string} Initialize
 * @property {(parameter: string) => string} Terminate
 * @property {(element: string) => string} GetValue
 * @property {(element: string, value: string) => string} SetValue
 *
 * @typedef {object} Hooks
 * @property {(id: string) => void} onDeliver  sequencing asks for this activity to be shown
 * @property {() => void} onEnd  the course has ended
 * @property {(state: string) => void} onState  to be kept
 */
import { pageText } from "./page_helpers.js";

/** Elements that tell what the learner may ask for next (RTE 4.4.1). */
export const REQUEST_VALID = "adl.nav.request_valid.";

/** @typedef {{ continue: boolean, previous: boolean, choice: Record<string, string> }} Validity */

/** @param {import("./page_helpers.js").Node} node @returns {Record<string, unknown>} scorm-again's ActivitySettings */
function settingsOfActivity(node) {
  const tree = { id: node.id, title: node.title, isVisible: node.visible, ...node.sequencing };
  return node.children.length === 0 ? tree : { ...tree, children: node.children.map(settingsOfActivity) };
}

export class Sequencer {
  #running = false;
  /** @type {Validity} */
  #validity = { continue: false, previous: false, choice: {} };
  /** activity that a request has delivered and that is not shown yet */
  #delivered = "";

  /**
   * @param {new (settings: Record<string, unknown>) => ScormAgain2004} Scorm2004API
   * @param {import("./page_helpers.js").Node} root
   * @param {Hooks} hooks
   * @param {string | null} state  what `onState` was given last, null at the first visit
   */
  constructor(Scorm2004API, root, hooks, state) {
    this.hooks = hooks;
    this.inner = new Scorm2004API({
      autocommit: false,
      logLevel: 5,
      httpService: { processHttpRequest: () => ({ result: "true", errorCode: 0 }), updateSettings: () => undefined },
      sequencing: {
        activityTree: settingsOfActivity(root),
        logLevel: "error",
        eventListeners: {
          onActivityDelivery: (/** @type {Activity} */ { id }) => {
            this.#delivered = id;
          },
          onNavigationValidityUpdate: (/** @type {Validity} */ validity) => {
            this.#validity = validity;
          },
          onSequencingSessionEnd: () => this.hooks.onEnd(),
        },
      },
    });
    if (state !== null) {
      this.inner.deserializeSequencingState(state);
      this.#delivered = "";
    }
  }

  /** Whether the course was suspended when it was left, so that it goes on where that was. */
  get wasSuspended() {
    return JSON.parse(this.inner.serializeSequencingState()).sequencing?.suspendedActivity != null;
  }

  /** Where sequencing stands, to go on from. */
  get state() {
    return this.inner.serializeSequencingState();
  }

  get allowedChoices() {
    return this.#validity.choice;
  }

  /** @param {"continue" | "previous"} way */
  mayGo(way) {
    return this.#validity[way];
  }

  /**
   * What the learner asks of the LMS. The activity that it leads to is delivered through `onDeliver`.
   *
   * @param {"start" | "resumeAll" | "continue" | "previous" | "choice" | "suspendAll" | "exitAll"} request
   * @param {string} [target]
   * @returns {string} what to tell the learner where sequencing refuses; else empty
   */
  requestNavigation(request, target) {
    this.endSco();
    this.#delivered = "";
    const allowed = this.inner.processNavigationRequest(request, target);
    const state = this.inner.serializeSequencingState();
    this.hooks.onState(state);
    if (allowed && this.#delivered === "" && (request === "choice" || request === "resumeAll")) {
      // scorm-again says nothing when it delivers the activity that it delivered last.
      this.#delivered = JSON.parse(state).sequencing?.currentActivity ?? "";
    }
    this.#deliver();
    return allowed ? "" : pageText("say_blocked");
  }

  /**
   * The SCO that was delivered begins.
   *
   * @param {Record<string, string> | undefined} values  what the LMS has kept of it
   */
  beginSco(values) {
    this.inner.reset();
    if (values !== undefined) {
      this.inner.loadFromFlattenedJSON(values, "");
    }
    this.#running = this.inner.Initialize("") === "true";
  }

  /**
   * A call that the LMS has let through.
   *
   * @param {string} method @param {unknown[]} args
   */
  forwardCall(method, args) {
    if (method === "SetValue" && this.#running) {
      this.inner.SetValue(String(args[0]), String(args[1]));
    } else if (method === "Terminate") {
      this.endSco();
      this.#deliver();
    }
  }

  /** @param {string} element  adl.nav.request_valid... @returns {string} */
  answerRequestValid(element) {
    return this.inner.GetValue(element);
  }

  /** The SCO has ended, by itself or because its frame is gone. */
  endSco() {
    if (this.#running) {
      this.#running = false;
      this.inner.Terminate("");
      this.hooks.onState(this.inner.serializeSequencingState());
    }
  }

  #deliver() {
    if (this.#delivered !== "") {
      const id = this.#delivered;
      this.#delivered = "";
      this.hooks.onDeliver(id);
    }
  }
}
