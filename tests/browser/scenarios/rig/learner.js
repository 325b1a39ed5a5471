// SPDX-License-Identifier: Apache-2.0
/** What a learner does in the page. Verbs have an aim, as people have: who wants to sit an exam that is not open opens it. */

export class Learner {
  /** @param {import("./visit.js").Visit} visit @param {Record<string, string>} words  of the interface */
  constructor(visit, words) {
    this.visit = visit;
    this.words = words;
  }

  get article() {
    return this.visit.document.querySelector("#sinau-activity article");
  }

  get here() {
    return this.article?.dataset.activity ?? "";
  }

  async open(id) {
    if (this.here === id) return true;
    this.visit.document.querySelector(`[data-activity-link="${id}"]`).click();
    for (let tries = 0; tries < 20 && this.here !== id; tries += 1) await this.visit.rig.clock.advance(20);
    return this.here === id;
  }

  form(question) {
    return this.visit.document.getElementById(`q-${question}`);
  }

  button(word, within = this.article) {
    return Array.from(within.querySelectorAll("button")).find((one) => one.textContent.trim() === this.words[word] && !one.hidden);
  }

  async press(word, within) {
    const button = this.button(word, within);
    if (button) button.click();
    await this.visit.rig.clock.settle();
    return Boolean(button);
  }

  choose(question, given) {
    const form = this.form(question);
    const { window } = this.visit;
    const field = form.querySelector(".answer input");
    if (field) {
      field.value = given[0] ?? "";
      field.dispatchEvent(new window.Event("input", { bubbles: true }));
      field.dispatchEvent(new window.Event("change", { bubbles: true }));
      field.dispatchEvent(new window.Event("blur"));
      return;
    }
    for (const box of form.querySelectorAll("input[name=answer]")) {
      if (box.checked !== given.includes(box.value)) box.click();
    }
  }

  async check(question) {
    await this.press("check_answer", this.form(question));
  }

  /** An attempt that may be answered: the one under way, or a new one. @returns {Promise<"open" | "begun" | "shut">} */
  async begin(id) {
    if (!await this.open(id)) return "shut";
    if (this.article.dataset.stage === "open") return "open";
    if (!await this.press("start") && !await this.press("try_again")) return "shut";
    return "begun";
  }

  async handIn() {
    await this.press("hand_in");
    await this.press("hand_in_anyway");
  }

  async done() {
    const button = () => this.visit.document.querySelector("#sinau-steps .sinau-done");
    // It comes a moment after the page.
    for (let tries = 0; tries < 20 && !button(); tries += 1) await this.visit.rig.clock.advance(100);
    button()?.click();
    await this.visit.rig.clock.settle();
  }

  exit() {
    this.visit.document.getElementById("sinau-exit").click();
  }

  /** Answers of the activity that is shown. */
  read() {
    /** @type {Record<string, string[]>} */
    const shown = {};
    for (const form of this.article.querySelectorAll("form.question")) {
      if (form.hidden || form.offsetParent === null && this.article.dataset.stage === "result") continue;
      const field = form.querySelector(".answer input");
      const chosen = Array.from(form.querySelectorAll("input[name=answer]:checked"), (box) => box.value);
      shown[form.id.slice(2)] = field ? [field.value].filter(Boolean) : chosen;
    }
    return shown;
  }

  /** Whether a question says that its answer is safe here. */
  says(question) {
    const line = this.form(question)?.querySelector(".question-saved");
    return line?.dataset.state === "saved" && line.textContent !== "";
  }

  notices() {
    return Array.from(this.visit.document.querySelectorAll("#sinau-notices p"), (line) => {
      const text = line.textContent;
      return Object.keys(this.words).find((key) => key.startsWith("notice_") && this.words[key] === text)?.slice(7) ?? text;
    });
  }

  line() {
    const line = this.visit.document.getElementById("sinau-saved");
    return { state: line.dataset.state ?? "", text: line.textContent };
  }
}
