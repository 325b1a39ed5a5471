// SPDX-License-Identifier: Apache-2.0
/** The data model as a table, with what the last calls have changed marked. */
import { findElement, foldIfLong, makeElement, pageText } from "./page_helpers.js";

/** How long a change stays marked: long enough to look from the course to the table. */
const MARKED_MS = 4000;

export class DataModelTable {
  /** @type {Record<string, string>} */
  #shown = {};
  /** @type {Map<string, HTMLTableRowElement>} */
  #rows = new Map();
  #waiting = false;

  constructor() {
    this.body = findElement("model-rows", HTMLTableSectionElement);
  }

  /**
   * Calls come by the hundred: the table is made once for each frame of the screen.
   *
   * @param {() => Record<string, string>} values  by element name
   */
  showInNextFrame(values) {
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
        const row = makeElement("tr", { "data-element": name }, [makeElement("th", { scope: "row" }, [name]), makeElement("td", {}, [foldIfLong(value)])]);
        known?.remove();
        this.#rows.set(name, row);
        if (!fresh) {
          markAsChanged(row);
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
function markAsChanged(row) {
  const said = makeElement("span", { class: "changed-word" }, [pageText("new")]);
  row.classList.add("changed");
  row.firstElementChild?.append(said);
  setTimeout(() => {
    row.classList.remove("changed");
    said.remove();
  }, MARKED_MS);
}
