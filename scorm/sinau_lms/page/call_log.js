// SPDX-License-Identifier: Apache-2.0
/** The live log: every call with its answer, its error and the rule that it breaks. */
import { findElement, foldIfLong, makeElement, settings, pageText } from "./page_helpers.js";

/** A page that shows ten thousand rows is slow, and what is older was read or will be cleared. */
const MOST = 2000;
const SECONDS = new Intl.NumberFormat(settings.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false });

/** @typedef {Omit<import("../strict12.js").Call, "args"> & { args: string[] }} Row  a call whose arguments are written as a script writes them */

export class CallLog {
  #calls = 0;
  #problems = 0;
  /** breaches that were told before their call was @type {import("../strict12.js").Violation[]} */
  #early = [];
  /** @type {Map<number, HTMLTableRowElement>} rows of this launch by the number of their call */
  #byNumber = new Map();

  constructor() {
    this.rows = findElement("log-rows", HTMLTableSectionElement);
    this.scroll = findElement("log-scroll", HTMLElement);
    const only = findElement("only-problems", HTMLInputElement);
    const filter = () => this.rows.closest("table")?.classList.toggle("only-problems", only.checked);
    only.addEventListener("change", filter);
    filter();
    findElement("clear-log", HTMLButtonElement).addEventListener("click", () => this.clear());
  }

  clear() {
    this.rows.replaceChildren();
    this.#calls = 0;
    this.#problems = 0;
    this.#showCounts();
  }

  /** A new launch counts its calls from 1. */
  beginLaunch() {
    this.#byNumber.clear();
    this.#early = [];
  }

  /** @param {Row} call */
  add(call) {
    const atEnd = this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < 40;
    const row = makeElement("tr", { "data-method": call.method }, [
      makeElement("td", {}, [String(call.n)]),
      makeElement("td", {}, [SECONDS.format(call.at / 1000)]),
      makeElement("td", {}, [foldIfLong(`${call.method}(${call.args.join(", ")})`)]),
      makeElement("td", {}, [foldIfLong(call.result)]),
      makeElement("td", {}, [call.error === 0 ? "" : `${call.error} `]),
    ]);
    this.rows.append(row);
    this.#byNumber.set(call.n, row);
    this.#calls += 1;
    if (call.fault !== undefined) {
      row.className = "asked";
      row.lastElementChild?.append(makeElement("b", {}, [`${pageText("fault")}: ${call.fault} `]));
    }
    for (const early of this.#early.splice(0)) {
      this.showViolation(early);
    }
    if (this.rows.children.length > MOST) {
      this.rows.firstElementChild?.remove();
    }
    this.#showCounts();
    if (atEnd) {
      this.scroll.scrollTop = this.scroll.scrollHeight;
    }
  }

  /** @param {import("../strict12.js").Violation} violation */
  showViolation(violation) {
    const row = this.#byNumber.get(violation.call);
    if (row === undefined) {
      this.#early.push(violation);
      return;
    }
    if (!row.classList.contains("problem")) {
      this.#problems += 1;
    }
    row.className = "problem";
    row.lastElementChild?.append(makeElement("b", {}, [`${pageText("rule")}: `, makeElement("code", {}, [violation.rule])]), ` ${violation.detail} `);
    this.#showCounts();
  }

  #showCounts() {
    const said = this.#calls === 0 ? pageText("log_none") : pageText("log_count", { calls: this.#calls, problems: this.#problems });
    findElement("log-count", HTMLElement).textContent = said;
  }
}
