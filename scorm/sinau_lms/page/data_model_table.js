// SPDX-License-Identifier: Apache-2.0
/** The data model as a table, with what the last calls have changed marked. */
import { find, folded, make, word } from "./texts.js";

/** How long a change stays marked: long enough to look from the course to the table. */
const MARKED_MS = 4000;

export class DataModelTable {
  /** @type {Record<string, string>} */
  #shown = {};
  /** @type {Map<string, HTMLTableRowElement>} */
  #rows = new Map();
  #waiting = false;

  constructor() {
    this.body = find("model-rows", HTMLTableSectionElement);
  }

  /**
   * Calls come by the hundred: the table is made once for each frame of the screen.
   *
   * @param {() => Record<string, string>} values  by element name
   */
  soon(values) {
    if (!this.#waiting) {
      this.#waiting = true;
      setTimeout(() => {
        this.#waiting = false;
        this.show(values());
      }, 50);
    }
  }

  /** @param {Record<string, string>} values @param {boolean} [fresh]  nothing is marked: another attempt begins */
  show(values, fresh = false) {
    const names = Object.keys(values).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
    for (const [name, row] of this.#rows) {
      if (!(name in values)) {
        row.remove();
        this.#rows.delete(name);
      }
    }
    names.forEach((name, index) => {
      const known = this.#rows.get(name);
      const value = values[name] ?? "";
      if (known === undefined || this.#shown[name] !== value) {
        const row = make("tr", { "data-element": name }, [make("th", { scope: "row" }, [name]), make("td", {}, [folded(value)])]);
        known?.remove();
        this.#rows.set(name, row);
        if (!fresh) {
          mark(row);
        }
      }
      const row = /** @type {HTMLTableRowElement} */ (this.#rows.get(name));
      if (this.body.children[index] !== row) {
        this.body.insertBefore(row, this.body.children[index] ?? null);
      }
    });
    this.#shown = { ...values };
  }
}

/** Said with a word as well as with a colour. @param {HTMLTableRowElement} row */
function mark(row) {
  const said = make("span", { class: "changed-word" }, [word("new")]);
  row.classList.add("changed");
  row.firstElementChild?.append(said);
  setTimeout(() => {
    row.classList.remove("changed");
    said.remove();
  }, MARKED_MS);
}
