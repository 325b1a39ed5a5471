// SPDX-License-Identifier: Apache-2.0
/** The table of contents: every item with what the LMS has kept of it, and whether the learner may go there. */
import { prerequisitesMet } from "./prerequisites.js";
import { find, make, settings, word } from "./texts.js";

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

/**
 * @param {State} state
 * @param {(node: import("./texts.js").Node) => void} choose
 */
export function showContents(state, choose) {
  const focused = document.activeElement?.getAttribute("data-item");
  find("contents", HTMLElement).replaceChildren(list([settings.root], state, choose));
  if (focused) {
    document.querySelector(`[data-item="${CSS.escape(focused)}"]`)?.scrollIntoView({ block: "nearest" });
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-item="${CSS.escape(focused)}"]`))?.focus();
  }
}

/** @param {import("./texts.js").Node[]} nodes @param {State} state @param {(node: import("./texts.js").Node) => void} choose @returns {HTMLElement} */
function list(nodes, state, choose) {
  return make(
    "ol",
    {},
    nodes.map((node) => {
      const own = node.launch === "" ? heading(node) : entry(node, state, choose);
      return make("li", {}, node.children.length === 0 ? [own] : [own, list(node.children, state, choose)]);
    }),
  );
}

/** @param {import("./texts.js").Node} node */
function heading(node) {
  return make("span", { class: "heading" }, [node.title]);
}

/** @param {import("./texts.js").Node} node @param {State} state @param {(node: import("./texts.js").Node) => void} choose */
function entry(node, state, choose) {
  const { values, done } = state.kept(node.id) ?? {};
  const status = statusOf(values);
  const score = scoreOf(values);
  const open = isOpen(node, state);
  const said = [word(`status_${status}`), score && word("score", { score }), done !== undefined && word(done ? "done" : "to_do"), !open && word("locked"), !node.visible && word("hidden")];
  const button = make("button", { class: "entry", type: "button", "data-item": node.id }, [
    make("span", {}, [node.title]),
    make("span", { class: "state", "data-state": status }, [said.filter(Boolean).join(" · ")]),
  ]);
  if (node.id === state.current) {
    button.setAttribute("aria-current", "true");
  }
  if (!open) {
    button.setAttribute("aria-disabled", "true");
  }
  button.addEventListener("click", () => open && choose(node));
  return button;
}
