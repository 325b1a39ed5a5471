// SPDX-License-Identifier: Apache-2.0
/** The table of contents: every item with what the LMS has kept of it, and whether the learner may go there. */
import { prerequisitesMet } from "./prerequisites.js";
import { find, leaves, make, settings, word } from "./texts.js";

/**
 * @typedef {Record<string, string>} Values
 * @typedef {object} State
 * @property {(id: string) => import("../attempt.js").Attempt | undefined} kept  what the LMS has of an item, undefined before the first commit
 * @property {string} current  id of the item that is chosen
 * @property {Record<string, string> | null} choices  sequencing's word on each item: "true" or "false"
 */

/** @param {Values | undefined} values @returns {string} one status for the reader, whatever the standard */
export function statusOf(values) {
  if (values === undefined) {
    return "none";
  }
  const success = values["cmi.success_status"] ?? "unknown";
  return values["cmi.core.lesson_status"] ?? (success === "unknown" ? (values["cmi.completion_status"] ?? "unknown") : success);
}

/** @param {Values | undefined} values */
function scoreOf(values) {
  const scaled = values?.["cmi.score.scaled"] ?? "";
  return values?.["cmi.core.score.raw"] || values?.["cmi.score.raw"] || (scaled && String(Math.round(Number(scaled) * 100)));
}

/** @param {import("./texts.js").Node} node @param {State} state */
export function isOpen(node, state) {
  return state.choices === null ? prerequisitesMet(node.prerequisites, (id) => statusOf(state.kept(id)?.values)) : state.choices[node.id] !== "false";
}

/** What the contents show now, and what a click on them does. @type {{ state: State, choose: (node: import("./texts.js").Node) => void } | null} */
let shown = null;
/** The button of each item, with the place for what the LMS has kept of it. @type {Map<string, { button: HTMLElement, says: HTMLElement }>} */
const entries = new Map();

/**
 * The buttons stay the same ones: a click is lost whose button was exchanged between its press and its release.
 *
 * @param {State} state
 * @param {(node: import("./texts.js").Node) => void} choose
 */
export function showContents(state, choose) {
  if (shown === null) {
    find("contents", HTMLElement).replaceChildren(list([settings.root]));
  }
  shown = { state, choose };
  leaves.forEach((node) => show(node, state));
}

/** @param {import("./texts.js").Node[]} nodes @returns {HTMLElement} */
function list(nodes) {
  return make(
    "ol",
    {},
    nodes.map((node) => {
      const own = node.launch === "" ? heading(node) : entry(node);
      return make("li", {}, node.children.length === 0 ? [own] : [own, list(node.children)]);
    }),
  );
}

/** @param {import("./texts.js").Node} node */
function heading(node) {
  return make("span", { class: "heading" }, [node.title]);
}

/** @param {import("./texts.js").Node} node */
function entry(node) {
  const says = make("span", { class: "state" });
  const button = make("button", { class: "entry", type: "button", "data-item": node.id }, [make("span", {}, [node.title]), says]);
  button.addEventListener("click", () => shown !== null && isOpen(node, shown.state) && shown.choose(node));
  entries.set(node.id, { button, says });
  return button;
}

/** @param {import("./texts.js").Node} node @param {State} state */
function show(node, state) {
  const { button, says } = /** @type {{ button: HTMLElement, says: HTMLElement }} */ (entries.get(node.id));
  const { values, done } = state.kept(node.id) ?? {};
  const status = statusOf(values);
  const score = scoreOf(values);
  const open = isOpen(node, state);
  const said = [word(`status_${status}`), score && word("score", { score }), done !== undefined && word(done ? "done" : "to_do"), !open && word("locked"), !node.visible && word("hidden")];
  says.dataset["state"] = status;
  says.textContent = said.filter(Boolean).join(" · ");
  mark(button, "aria-current", node.id === state.current);
  mark(button, "aria-disabled", !open);
}

/** @param {HTMLElement} element @param {string} name @param {boolean} on */
function mark(element, name, on) {
  if (on) {
    element.setAttribute(name, "true");
  } else {
    element.removeAttribute(name);
  }
}
