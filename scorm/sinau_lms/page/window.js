// SPDX-License-Identifier: Apache-2.0
/** The LMS's window: what its buttons and selectors do. */
import { launchMode } from "../launching.js";
import { PROFILES } from "../profiles.js";
import { showContents } from "./contents.js";
import { CallLog } from "./call_log.js";
import { DataModelTable } from "./data_model_table.js";
import { importScormAgain, standardOf } from "./runtime.js";
import { LaunchInFrame } from "./launch_in_frame.js";
import { Sequencer } from "./sequencer.js";
import { findElement, leaves, makeElement, settings, pageText } from "./page_helpers.js";
import { askServer } from "./server_connection.js";

/**
 * @typedef {import("../attempt.js").Attempt} Attempt
 * @typedef {{ launch: number, attempt: Attempt | null, address: string }} Launched
 * @typedef {{ attempts: Record<string, Attempt>, numbers: Record<string, number>, sequencing: string | null }} Kept
 */

const buttonById = (/** @type {string} */ id) => findElement(id, HTMLButtonElement);
const profiles = findElement("profile", HTMLSelectElement);
const runtimes = findElement("runtime", HTMLSelectElement);
const modes = findElement("mode", HTMLSelectElement);
const log = new CallLog();
const model = new DataModelTable();

let kept = fetchKeptAttempts();
/** @type {LaunchInFrame | null} */
let running = null;
/** @type {Sequencer | null} */
let sequencer = null;
/** What SCOs leave behind in the LMS's page until it is loaded anew. @type {import("../strict12.js").WindowSession["state"]} */
let windowSession = "none";
let current = /** @type {import("./page_helpers.js").Node} */ (leaves[0]);
/** When what is kept is read again: what a leaving page sends may arrive a little later than its goodbye. */
const LOOKS_MS = [30, 400];
let looking = false;
/** Launches follow one another, however fast somebody clicks. */
let queue = Promise.resolve();

/** @param {string} key @param {Record<string, string>} [values] @param {"" | "bad"} [tone] */
function showMessage(key, values = {}, tone = "") {
  const place = findElement("say", HTMLElement);
  place.textContent = pageText(key, values);
  place.dataset["tone"] = tone;
  delete place.dataset["refusal"];
}

function chosenProfile() {
  const chosen = PROFILES[profiles.value];
  if (chosen === undefined) {
    throw new Error(`no profile ${profiles.value}`);
  }
  return chosen;
}

/** What decides about the order of activities; null where the chosen LMS does not care. */
function activeSequencer() {
  return chosenProfile().sequences === false ? null : sequencer;
}

/** Whether the chosen LMS has refused to import the package, and so has nothing to launch. It says why. */
function showImportRefusal() {
  const why = settings.refusals[profiles.value] ?? "";
  if (why !== "") {
    const place = findElement("say", HTMLElement);
    place.textContent = why;
    place.dataset["tone"] = "bad";
    place.dataset["refusal"] = "yes";
  }
  return why !== "";
}

/** Brings everything that depends on what is kept and what runs up to date. */
function refreshWindow() {
  const attempt = kept.attempts[current.id];
  const exit = attempt?.values["cmi.core.exit"] ?? attempt?.values["cmi.exit"];
  buttonById("launch").textContent = pageText(attempt === undefined ? "launch" : exit === "suspend" ? "resume" : "relaunch");
  for (const id of ["leave", "kill", "expire"]) {
    buttonById(id).disabled = running === null;
  }
  buttonById("offline").disabled = running === null;
  findElement("attempt-number", HTMLElement).textContent = pageText("attempt_number", { n: kept.numbers[current.id] ?? 1 });
  for (const [id, way] of /** @type {const} */ ([["next", "continue"], ["previous", "previous"]])) {
    buttonById(id).hidden = activeSequencer() === null;
    buttonById(id).disabled = !(activeSequencer()?.mayGo(way) ?? false);
  }
  const state = {
    kept: (/** @type {string} */ id) => kept.attempts[id],
    current: current.id,
    choices: activeSequencer()?.allowedChoices ?? null,
  };
  showContents(state, (node) => void (activeSequencer() === null ? launchItem(node) : requestNavigation("choice", node.id)));
}

/** @param {() => Promise<void>} step */
function runInTurn(step) {
  queue = queue.then(step).catch((error) => {
    showMessage("say_no_file", {}, "bad");
    console.error(error);
  });
  return queue;
}

/** @param {import("./page_helpers.js").Node} node @param {boolean} [renew] */
function launchItem(node, renew = false) {
  if (showImportRefusal()) {
    return queue;
  }
  return runInTurn(async () => {
    await endLaunch();
    const sequenced = activeSequencer();
    const wanted = { sco: node.id, renew, runtime: runtimes.value, profile: profiles.value, title: pageText("frame_title") };
    const mode = launchModeOf(node, renew);
    const answer = /** @type {Launched} */ (askServer("POST", "/lms/launch", { ...wanted, mode, sequencing: sequenced?.state ?? null, session: windowSession }));
    kept = fetchKeptAttempts();
    current = node;
    log.beginLaunch();
    const values = answer.attempt?.values ?? {};
    model.show(values, true);
    running = new LaunchInFrame({ ...answer, onMessage: (message) => handleMessage(message, values, sequenced) });
    showMessage("say_running", { title: node.title, profile: pageText(`profile_${profiles.value}`) });
    refreshWindow();
    await running.start();
  });
}

/**
 * How the chosen LMS opens an item: a new attempt at one of them is not the end of all.
 *
 * @param {import("./page_helpers.js").Node} node @param {boolean} renew
 */
function launchModeOf(node, renew) {
  const attempts = leaves.filter(({ sco }) => sco).map(({ id }) => (renew && id === node.id ? undefined : kept.attempts[id]));
  return launchMode(chosenProfile(), standardOf(settings.edition), attempts, /** @type {import("../launching.js").Wanted} */ (modes.value));
}

/** @returns {Kept} */
function fetchKeptAttempts() {
  return /** @type {Kept} */ (askServer("GET", "/lms/attempts"));
}

/**
 * What the page around the course tells.
 *
 * @param {import("./course_messages.js").Message} message @param {Record<string, string>} values  what the LMS had kept at the launch
 * @param {Sequencer | null} sequenced  what decides about the order in this launch
 */
function handleMessage(message, values, sequenced) {
  switch (message.kind) {
    case "call":
      return log.add(message.call);
    case "violation":
      return log.showViolation(message.violation);
    case "values":
      return model.showInNextFrame(() => message.values);
    case "began":
      return sequenced?.beginSco(values["cmi.exit"] === "suspend" ? values : undefined);
    case "reported":
      return sequenced?.forwardCall(message.method, message.args);
    case "session":
      windowSession = message.state;
      return;
    case "kept":
    case "left":
      return refreshSoon();
  }
}

/** Reads what the LMS keeps: the server's word, not the course's. */
function refreshSoon() {
  if (!looking) {
    looking = true;
    LOOKS_MS.forEach((ms, number) => setTimeout(() => {
      looking = number === 0 ? false : looking;
      kept = fetchKeptAttempts();
      refreshWindow();
    }, ms));
  }
}

async function endLaunch() {
  const ending = running;
  running = null;
  await ending?.leave();
  buttonById("offline").setAttribute("aria-pressed", "false");
  buttonById("offline").textContent = pageText("offline");
}

/** Leaves what runs, and enters the course anew: an LMS loads its page for that. */
function enterCourseAnew() {
  return runInTurn(async () => {
    await endLaunch();
    windowSession = "none";
  });
}

/** How the course is entered. @param {Sequencer} entered @returns {[Parameters<Sequencer["requestNavigation"]>[0], string?]} */
function requestOnEntry(entered) {
  if (entered.wasSuspended) {
    return ["resumeAll"];
  }
  return kept.sequencing === null && !(current.id in kept.attempts) ? ["start"] : ["choice", current.id];
}

/** Asks sequencing, which answers with what to launch. @param {Parameters<Sequencer["requestNavigation"]>[0]} request @param {string} [target] */
async function requestNavigation(request, target) {
  if (showImportRefusal()) {
    return;
  }
  await runInTurn(endLaunch);
  const refusal = activeSequencer()?.requestNavigation(request, target) ?? "";
  if (refusal !== "") {
    findElement("say", HTMLElement).textContent = refusal;
  }
  refreshWindow();
}

async function openSequencer() {
  if (settings.edition === "1.2" || leaves.length < 2) {
    return;
  }
  const hooks = {
    // A SCO may be inside its Terminate: it is let out first.
    onDeliver: (/** @type {string} */ id) => void setTimeout(() => {
      const node = leaves.find((leaf) => leaf.id === id);
      if (node !== undefined) {
        void launchItem(node);
      }
    }),
    onEnd: () => showMessage("say_ended"),
    onState: (/** @type {string} */ state) => void askServer("POST", "/lms/sequencing", { state }),
  };
  sequencer = new Sequencer(await importScormAgain(settings.edition), settings.root, hooks, kept.sequencing);
}

function fillSelectors() {
  for (const name of Object.keys(PROFILES)) {
    profiles.append(makeElement("option", { value: name }, [pageText(`profile_${name}`)]));
  }
  profiles.value = settings.profile;
  const about = () => {
    findElement("about", HTMLElement).textContent = pageText(`about_${profiles.value}`);
  };
  about();
  for (const select of [profiles, runtimes, modes]) {
    select.addEventListener("change", () => {
      about();
      refreshWindow();
      const before = findElement("say", HTMLElement).dataset["refusal"] === "yes";
      if (!showImportRefusal() && (running !== null || before)) {
        showMessage(running === null ? "say_ready" : "say_next_launch");
      }
    });
  }
  const width = findElement("width", HTMLSelectElement);
  width.addEventListener("change", () => {
    findElement("sco-place", HTMLElement).dataset["width"] = width.value;
  });
}

function showEmptyFrame() {
  findElement("sco-place", HTMLElement).replaceChildren(makeElement("p", { class: "empty soft" }, [pageText("empty_frame")]));
  refreshWindow();
}

/** @type {Record<string, () => unknown>} */
const BUTTONS = {
  launch: async () => {
    await enterCourseAnew();
    const sequenced = activeSequencer();
    return sequenced === null ? launchItem(current) : requestNavigation(...requestOnEntry(sequenced));
  },
  renew: async () => {
    await enterCourseAnew();
    return launchItem(current, true);
  },
  next: () => requestNavigation("continue"),
  previous: () => requestNavigation("previous"),
  leave: () => runInTurn(async () => {
    await endLaunch();
    // Who leaves the LMS suspends the course (SN, Suspend All): only a request ends an activity and rolls its results up.
    activeSequencer()?.requestNavigation("suspendAll");
    showMessage("say_left");
    showEmptyFrame();
  }),
  kill: () => {
    running?.kill();
    running = null;
    showMessage("say_killed", {}, "bad");
    showEmptyFrame();
  },
  expire: () => {
    if (running !== null) {
      running.setCommitFault("expired");
      showMessage("say_expired", {}, "bad");
    }
  },
  offline: () => {
    if (running !== null) {
      const lost = buttonById("offline").getAttribute("aria-pressed") !== "true";
      running.setCommitFault(lost ? "refused" : (chosenProfile().faults.commit ?? "kept"));
      buttonById("offline").setAttribute("aria-pressed", String(lost));
      buttonById("offline").textContent = pageText(lost ? "online" : "offline");
      showMessage(lost ? "say_offline" : "say_online", {}, lost ? "bad" : "");
    }
  },
  reset: () => runInTurn(async () => {
    running?.kill();
    running = null;
    askServer("POST", "/lms/reset", {});
    kept = fetchKeptAttempts();
    sequencer = null;
    await openSequencer();
    model.show({}, true);
    showMessage("say_reset");
    showEmptyFrame();
  }),
};

fillSelectors();
await openSequencer();
for (const [id, act] of Object.entries(BUTTONS)) {
  buttonById(id).addEventListener("click", () => void act());
}
refreshWindow();
showImportRefusal();
document.documentElement.dataset["ready"] = "yes";
