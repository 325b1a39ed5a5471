// SPDX-License-Identifier: Apache-2.0
/** The live log: every call with its answer, its error and the rule that it breaks. */
import { find, folded, make, settings, word } from "./texts.js";

/** A page that shows ten thousand rows is slow, and what is older was read or will be cleared. */
const MOST = 2000;
const SECONDS = new Intl.NumberFormat(settings.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false });

/** @typedef {Omit<import("../strict12.js").Call, "args"> & { args: string[] }} Row  a call whose arguments are written as a script writes them */

export class Log {
  #calls = 0;
  #problems = 0;
  /** breaches that were told before their call was @type {import("../strict12.js").Violation[]} */
  #early = [];
  /** @type {Map<number, HTMLTableRowElement>} rows of this launch by the number of their call */
  #byNumber = new Map();

  constructor() {
    this.rows = find("log-rows", HTMLTableSectionElement);
    this.scroll = find("log-scroll", HTMLElement);
    const only = find("only-problems", HTMLInputElement);
    const filter = () => this.rows.closest("table")?.classList.toggle("only-problems", only.checked);
    only.addEventListener("change", filter);
    filter();
    find("clear-log", HTMLButtonElement).addEventListener("click", () => this.clear());
  }

  clear() {
    this.rows.replaceChildren();
    this.#calls = 0;
    this.#problems = 0;
    this.#count();
  }

  /** A new launch counts its calls from 1. */
  begin() {
    this.#byNumber.clear();
    this.#early = [];
  }

  /** @param {Row} call */
  add(call) {
    const atEnd = this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < 40;
    const row = make("tr", { "data-method": call.method }, [
      make("td", {}, [String(call.n)]),
      make("td", {}, [SECONDS.format(call.at / 1000)]),
      make("td", {}, [folded(`${call.method}(${call.args.join(", ")})`)]),
      make("td", {}, [folded(call.result)]),
      make("td", {}, [call.error === 0 ? "" : `${call.error} `]),
    ]);
    this.rows.append(row);
    this.#byNumber.set(call.n, row);
    this.#calls += 1;
    if (call.fault !== undefined) {
      row.className = "asked";
      row.lastElementChild?.append(make("b", {}, [`${word("fault")}: ${call.fault} `]));
    }
    for (const early of this.#early.splice(0)) {
      this.blame(early);
    }
    if (this.rows.children.length > MOST) {
      this.rows.firstElementChild?.remove();
    }
    this.#count();
    if (atEnd) {
      this.scroll.scrollTop = this.scroll.scrollHeight;
    }
  }

  /** @param {import("../strict12.js").Violation} violation */
  blame(violation) {
    const row = this.#byNumber.get(violation.call);
    if (row === undefined) {
      this.#early.push(violation);
      return;
    }
    if (!row.classList.contains("problem")) {
      this.#problems += 1;
    }
    row.className = "problem";
    row.lastElementChild?.append(make("b", {}, [`${word("rule")}: `, make("code", {}, [violation.rule])]), ` ${violation.detail} `);
    this.#count();
  }

  #count() {
    const said = this.#calls === 0 ? word("log_none") : word("log_count", { calls: this.#calls, problems: this.#problems });
    find("log-count", HTMLElement).textContent = said;
  }
}
