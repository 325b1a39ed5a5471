// SPDX-License-Identifier: Apache-2.0
/** The table of contents: every item with what the LMS has kept of it, and whether the learner may go there. */
import { prerequisitesMet } from "./prerequisites.js";
import { findElement, leaves, makeElement, settings, pageText } from "./page_helpers.js";

/**
 * @typedef {Record<string, string>} Values
 * @typedef {object} State
 * @property {(id: string) => import("../attempt.js").Attempt | undefined} kept  what the LMS has of an item, undefined before the first commit
 * @property {string} current  id of the item that is chosen
 * @property {Record<string, string> | null} choices  sequencing's word on each item: "true" or "false"
 */

/** @param {Values | undefined} values @returns {string} one status for the reader, whatever the standard */
export function scoStatusOf(values) {
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

/** @param {import("./page_helpers.js").Node} node @param {State} state */
export function mayLaunchItem(node, state) {
  return state.choices === null ? prerequisitesMet(node.prerequisites, (id) => scoStatusOf(state.kept(id)?.values)) : state.choices[node.id] !== "false";
}

/** What the contents show now, and what a click on them does. @type {{ state: State, choose: (node: import("./page_helpers.js").Node) => void } | null} */
let shown = null;
/** The button of each item, with the place for what the LMS has kept of it. @type {Map<string, { button: HTMLElement, says: HTMLElement }>} */
const entries = new Map();

/**
 * The buttons stay the same ones: a click is lost whose button was exchanged between its press and its release.
 *
 * @param {State} state
 * @param {(node: import("./page_helpers.js").Node) => void} choose
 */
export function showContents(state, choose) {
  if (shown === null) {
    findElement("contents", HTMLElement).replaceChildren(makeContentsList([settings.root]));
  }
  shown = { state, choose };
  leaves.forEach((node) => updateEntry(node, state));
}

/** @param {import("./page_helpers.js").Node[]} nodes @returns {HTMLElement} */
function makeContentsList(nodes) {
  return makeElement(
    "ol",
    {},
    nodes.map((node) => {
      const own = node.launch === "" ? makeHeading(node) : makeEntry(node);
      return makeElement("li", {}, node.children.length === 0 ? [own] : [own, makeContentsList(node.children)]);
    }),
  );
}

/** @param {import("./page_helpers.js").Node} node */
function makeHeading(node) {
  return makeElement("span", { class: "heading" }, [node.title]);
}

/** @param {import("./page_helpers.js").Node} node */
function makeEntry(node) {
  const says = makeElement("span", { class: "state" });
  const button = makeElement("button", { class: "entry", type: "button", "data-item": node.id }, [makeElement("span", {}, [node.title]), says]);
  button.addEventListener("click", () => shown !== null && mayLaunchItem(node, shown.state) && shown.choose(node));
  entries.set(node.id, { button, says });
  return button;
}

/** @param {import("./page_helpers.js").Node} node @param {State} state */
function updateEntry(node, state) {
  const { button, says } = /** @type {{ button: HTMLElement, says: HTMLElement }} */ (entries.get(node.id));
  const { values, done } = state.kept(node.id) ?? {};
  const status = scoStatusOf(values);
  const score = scoreOf(values);
  const open = mayLaunchItem(node, state);
  const said = [pageText(`status_${status}`), score && pageText("score", { score }), done !== undefined && pageText(done ? "done" : "to_do"), !open && pageText("locked"), !node.visible && pageText("hidden")];
  says.dataset["state"] = status;
  says.textContent = said.filter(Boolean).join(" · ");
  setOrRemoveAttribute(button, "aria-current", node.id === state.current);
  setOrRemoveAttribute(button, "aria-disabled", !open);
}

/** @param {HTMLElement} element @param {string} name @param {boolean} on */
function setOrRemoveAttribute(element, name, on) {
  if (on) {
    element.setAttribute(name, "true");
  } else {
    element.removeAttribute(name);
  }
}
