// SPDX-License-Identifier: Apache-2.0
/** One launch, seen from the window: the frame with the LMS's page, what that page tells, and the ways in which it ends. */
import { readMessage } from "./course_messages.js";
import { findElement, makeElement, pageText } from "./page_helpers.js";
import { askServer } from "./server_connection.js";

/** How long a page that is told to go may take; ILIAS waits 5 s, and a person here waits less. */
const GOODBYE_MS = 2000;
/** How long the LMS's page may take to be there. */
const START_MS = 10_000;
/**
 * All that a page in a frame may do, but for leading the window away: with `allow-same-origin` the course keeps the storage of its
 * own origin, which is not the window's. Windows that it opens are free, or no PDF would be shown in them; browsers let them
 * navigate who opened them, which is the course again, and not the window around it.
 */
const SANDBOX =
  "allow-popups-to-escape-sandbox allow-same-origin allow-scripts allow-forms allow-modals allow-popups allow-downloads allow-orientation-lock allow-pointer-lock allow-presentation";

/**
 * @typedef {object} Plan
 * @property {number} launch  counted by the server
 * @property {string} address  of the LMS's page
 * @property {(message: import("./course_messages.js").Message) => void} onMessage
 */
export class LaunchInFrame {
  /** @type {Map<string, () => void>} who waits for a message of a kind */
  #awaited = new Map();

  /** @param {Plan} plan */
  constructor(plan) {
    this.plan = plan;
    this.frame = makeElement("iframe", { id: "lms", title: pageText("frame_title"), allow: "fullscreen; autoplay", sandbox: SANDBOX });
    this.origin = new URL(plan.address).origin;
  }

  #hear = (/** @type {MessageEvent} */ event) => {
    const known = event.origin === this.origin && event.source === this.frame.contentWindow;
    const message = known ? readMessage(event.data, this.plan.launch) : null;
    if (message !== null) {
      this.plan.onMessage(message);
      this.#awaited.get(message.kind)?.();
    }
  };

  /** Loads the LMS's page, which makes the API and then loads the course. */
  async start() {
    addEventListener("message", this.#hear);
    this.frame.src = this.plan.address;
    findElement("sco-place", HTMLElement).replaceChildren(this.frame);
    await this.#waitForMessage("ready", START_MS);
  }

  /** What happens to commits from now on. @param {NonNullable<import("../lms_faults.js").Faults["commit"]>} commit */
  setCommitFault(commit) {
    this.#sendMessage({ kind: "commit", commit });
  }

  /** As a learner leaves: the page is told to go, may still save, and then the frame is gone. */
  async leave() {
    this.#sendMessage({ kind: "leave" });
    await this.#waitForMessage("left", GOODBYE_MS);
    this.#removeFrame();
  }

  /** As a crash: nothing that the page still does reaches the LMS. */
  kill() {
    askServer("POST", "/lms/end", { launch: this.plan.launch });
    this.#removeFrame();
  }

  /** @param {Record<string, unknown>} what */
  #sendMessage(what) {
    this.frame.contentWindow?.postMessage(what, this.origin);
  }

  /** @param {string} kind @param {number} ms @returns {Promise<void>} */
  #waitForMessage(kind, ms) {
    return new Promise((done) => {
      this.#awaited.set(kind, done);
      setTimeout(done, ms);
    });
  }

  #removeFrame() {
    removeEventListener("message", this.#hear);
    this.frame.remove();
  }
}
