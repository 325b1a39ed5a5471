// SPDX-License-Identifier: Apache-2.0
/** The LMS's window: what its buttons and selectors do. */
import { launchMode } from "../launching.js";
import { PROFILES } from "../profiles.js";
import { showContents } from "./contents.js";
import { Log } from "./log.js";
import { DataModelTable } from "./data_model_table.js";
import { scormAgain, standardOf } from "./runtime.js";
import { LaunchInFrame } from "./launch_in_frame.js";
import { Sequencer } from "./sequencer.js";
import { find, leaves, make, settings, word } from "./texts.js";
import { ask } from "./server_connection.js";

/**
 * @typedef {import("../attempt.js").Attempt} Attempt
 * @typedef {{ launch: number, attempt: Attempt | null, address: string }} Launched
 * @typedef {{ attempts: Record<string, Attempt>, numbers: Record<string, number>, sequencing: string | null }} Kept
 */

const button = (/** @type {string} */ id) => find(id, HTMLButtonElement);
const profiles = find("profile", HTMLSelectElement);
const runtimes = find("runtime", HTMLSelectElement);
const modes = find("mode", HTMLSelectElement);
const log = new Log();
const model = new DataModelTable();

let kept = readKept();
/** @type {LaunchInFrame | null} */
let running = null;
/** @type {Sequencer | null} */
let sequencer = null;
/** What SCOs leave behind in the LMS's page until it is loaded anew. @type {import("../strict12.js").WindowSession["state"]} */
let windowSession = "none";
let current = /** @type {import("./texts.js").Node} */ (leaves[0]);
/** When what is kept is read again: what a leaving page sends may arrive a little later than its goodbye. */
const LOOKS_MS = [30, 400];
let looking = false;
/** Launches follow one another, however fast somebody clicks. */
let queue = Promise.resolve();

/** @param {string} key @param {Record<string, string>} [values] @param {"" | "bad"} [tone] */
function say(key, values = {}, tone = "") {
  const place = find("say", HTMLElement);
  place.textContent = word(key, values);
  place.dataset["tone"] = tone;
  delete place.dataset["refusal"];
}

function profile() {
  const chosen = PROFILES[profiles.value];
  if (chosen === undefined) {
    throw new Error(`no profile ${profiles.value}`);
  }
  return chosen;
}

/** What decides about the order of activities; null where the chosen LMS does not care. */
function sequencing() {
  return profile().sequences === false ? null : sequencer;
}

/** Whether the chosen LMS has refused to import the package, and so has nothing to launch. It says why. */
function refused() {
  const why = settings.refusals[profiles.value] ?? "";
  if (why !== "") {
    const place = find("say", HTMLElement);
    place.textContent = why;
    place.dataset["tone"] = "bad";
    place.dataset["refusal"] = "yes";
  }
  return why !== "";
}

/** Brings everything that depends on what is kept and what runs up to date. */
function refresh() {
  const attempt = kept.attempts[current.id];
  const exit = attempt?.values["cmi.core.exit"] ?? attempt?.values["cmi.exit"];
  button("launch").textContent = word(attempt === undefined ? "launch" : exit === "suspend" ? "resume" : "relaunch");
  for (const id of ["leave", "kill", "expire"]) {
    button(id).disabled = running === null;
  }
  button("offline").disabled = running === null;
  find("attempt-number", HTMLElement).textContent = word("attempt_number", { n: kept.numbers[current.id] ?? 1 });
  for (const [id, way] of /** @type {const} */ ([["next", "continue"], ["previous", "previous"]])) {
    button(id).hidden = sequencing() === null;
    button(id).disabled = !(sequencing()?.canGo(way) ?? false);
  }
  const state = {
    kept: (/** @type {string} */ id) => kept.attempts[id],
    current: current.id,
    choices: sequencing()?.choices ?? null,
  };
  showContents(state, (node) => void (sequencing() === null ? launch(node) : go("choice", node.id)));
}

/** @param {() => Promise<void>} step */
function inTurn(step) {
  queue = queue.then(step).catch((error) => {
    say("say_no_file", {}, "bad");
    console.error(error);
  });
  return queue;
}

/** @param {import("./texts.js").Node} node @param {boolean} [renew] */
function launch(node, renew = false) {
  if (refused()) {
    return queue;
  }
  return inTurn(async () => {
    await end();
    const sequenced = sequencing();
    const wanted = { sco: node.id, renew, runtime: runtimes.value, profile: profiles.value, title: word("frame_title") };
    const mode = modeOf(node, renew);
    const answer = /** @type {Launched} */ (ask("POST", "/lms/launch", { ...wanted, mode, sequencing: sequenced?.state ?? null, session: windowSession }));
    kept = readKept();
    current = node;
    log.begin();
    const values = answer.attempt?.values ?? {};
    model.show(values, true);
    running = new LaunchInFrame({ ...answer, onMessage: (message) => hear(message, values, sequenced) });
    say("say_running", { title: node.title, profile: word(`profile_${profiles.value}`) });
    refresh();
    await running.start();
  });
}

/**
 * How the chosen LMS opens an item: a new attempt at one of them is not the end of all.
 *
 * @param {import("./texts.js").Node} node @param {boolean} renew
 */
function modeOf(node, renew) {
  const attempts = leaves.filter(({ sco }) => sco).map(({ id }) => (renew && id === node.id ? undefined : kept.attempts[id]));
  return launchMode(profile(), standardOf(settings.edition), attempts, /** @type {import("../launching.js").Wanted} */ (modes.value));
}

/** @returns {Kept} */
function readKept() {
  return /** @type {Kept} */ (ask("GET", "/lms/attempts"));
}

/**
 * What the page around the course tells.
 *
 * @param {import("./messages.js").Message} message @param {Record<string, string>} values  what the LMS had kept at the launch
 * @param {Sequencer | null} sequenced  what decides about the order in this launch
 */
function hear(message, values, sequenced) {
  switch (message.kind) {
    case "call":
      return log.add(message.call);
    case "violation":
      return log.blame(message.violation);
    case "values":
      return model.soon(() => message.values);
    case "began":
      return sequenced?.begin(values["cmi.exit"] === "suspend" ? values : undefined);
    case "reported":
      return sequenced?.reported(message.method, message.args);
    case "session":
      windowSession = message.state;
      return;
    case "kept":
    case "left":
      return lookSoon();
  }
}

/** Reads what the LMS keeps: the server's word, not the course's. */
function lookSoon() {
  if (!looking) {
    looking = true;
    LOOKS_MS.forEach((ms, number) => setTimeout(() => {
      looking = number === 0 ? false : looking;
      kept = readKept();
      refresh();
    }, ms));
  }
}

async function end() {
  const ending = running;
  running = null;
  await ending?.leave();
  button("offline").setAttribute("aria-pressed", "false");
  button("offline").textContent = word("offline");
}

/** Leaves what runs, and enters the course anew: an LMS loads its page for that. */
function enterAnew() {
  return inTurn(async () => {
    await end();
    windowSession = "none";
  });
}

/** How the course is entered. @param {Sequencer} entered @returns {[Parameters<Sequencer["ask"]>[0], string?]} */
function entrance(entered) {
  if (entered.suspended) {
    return ["resumeAll"];
  }
  return kept.sequencing === null && !(current.id in kept.attempts) ? ["start"] : ["choice", current.id];
}

/** Asks sequencing, which answers with what to launch. @param {Parameters<Sequencer["ask"]>[0]} request @param {string} [target] */
async function go(request, target) {
  if (refused()) {
    return;
  }
  await inTurn(end);
  const refusal = sequencing()?.ask(request, target) ?? "";
  if (refusal !== "") {
    find("say", HTMLElement).textContent = refusal;
  }
  refresh();
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
        void launch(node);
      }
    }),
    onEnd: () => say("say_ended"),
    onState: (/** @type {string} */ state) => void ask("POST", "/lms/sequencing", { state }),
  };
  sequencer = new Sequencer(await scormAgain(settings.edition), settings.root, hooks, kept.sequencing);
}

function fillSelectors() {
  for (const name of Object.keys(PROFILES)) {
    profiles.append(make("option", { value: name }, [word(`profile_${name}`)]));
  }
  profiles.value = settings.profile;
  const about = () => {
    find("about", HTMLElement).textContent = word(`about_${profiles.value}`);
  };
  about();
  for (const select of [profiles, runtimes, modes]) {
    select.addEventListener("change", () => {
      about();
      refresh();
      const before = find("say", HTMLElement).dataset["refusal"] === "yes";
      if (!refused() && (running !== null || before)) {
        say(running === null ? "say_ready" : "say_next_launch");
      }
    });
  }
  const width = find("width", HTMLSelectElement);
  width.addEventListener("change", () => {
    find("sco-place", HTMLElement).dataset["width"] = width.value;
  });
}

function left() {
  find("sco-place", HTMLElement).replaceChildren(make("p", { class: "empty soft" }, [word("empty_frame")]));
  refresh();
}

/** @type {Record<string, () => unknown>} */
const BUTTONS = {
  launch: async () => {
    await enterAnew();
    const sequenced = sequencing();
    return sequenced === null ? launch(current) : go(...entrance(sequenced));
  },
  renew: async () => {
    await enterAnew();
    return launch(current, true);
  },
  next: () => go("continue"),
  previous: () => go("previous"),
  leave: () => inTurn(async () => {
    await end();
    // Who leaves the LMS suspends the course (SN, Suspend All): only a request ends an activity and rolls its results up.
    sequencing()?.ask("suspendAll");
    say("say_left");
    left();
  }),
  kill: () => {
    running?.kill();
    running = null;
    say("say_killed", {}, "bad");
    left();
  },
  expire: () => {
    if (running !== null) {
      running.fault("expired");
      say("say_expired", {}, "bad");
    }
  },
  offline: () => {
    if (running !== null) {
      const lost = button("offline").getAttribute("aria-pressed") !== "true";
      running.fault(lost ? "refused" : (profile().faults.commit ?? "kept"));
      button("offline").setAttribute("aria-pressed", String(lost));
      button("offline").textContent = word(lost ? "online" : "offline");
      say(lost ? "say_offline" : "say_online", {}, lost ? "bad" : "");
    }
  },
  reset: () => inTurn(async () => {
    running?.kill();
    running = null;
    ask("POST", "/lms/reset", {});
    kept = readKept();
    sequencer = null;
    await openSequencer();
    model.show({}, true);
    say("say_reset");
    left();
  }),
};

fillSelectors();
await openSequencer();
for (const [id, act] of Object.entries(BUTTONS)) {
  button(id).addEventListener("click", () => void act());
}
refresh();
refused();
document.documentElement.dataset["ready"] = "yes";
