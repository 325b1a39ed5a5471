// SPDX-License-Identifier: Apache-2.0
/**
 * A learner in a hurry: does a whole activity in one go, by what stands on the page and nothing of the player's own code. A step is
 * over when the page itself says that what was done is saved.
 */
(() => {
  const PATIENCE_MS = 15000;
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const article = () => document.querySelector("#sinau-activity article.activity");
  const form = (id) => document.getElementById(`q-${id}`);
  const press = (text, within = article()) => {
    const button = all("button", within).find((one) => one.textContent.trim() === text && !one.hidden && !one.disabled);
    if (button) button.click();
    return Boolean(button);
  };

  /** Fulfilled as soon as `holds`; looks again after every change of the document. */
  const until = (holds, what) => new Promise((resolve, reject) => {
    if (holds()) { resolve(); return; }
    const observer = new MutationObserver(() => { if (holds()) { done(); resolve(); } });
    const late = setTimeout(() => { done(); reject(new Error(`not within ${PATIENCE_MS} ms: ${what}`)); }, PATIENCE_MS);
    const done = () => { observer.disconnect(); clearTimeout(late); };
    observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  });

  const given = (id) => {
    const field = form(id).querySelector(".answer input");
    return field ? [field.value].filter(Boolean) : all("input[name=answer]:checked", form(id)).map((box) => box.value).sort();
  };

  const answer = (id, wanted) => {
    const field = form(id).querySelector(".answer input");
    if (!field) {
      all("input[name=answer]", form(id)).forEach((box) => { if (box.checked !== wanted.includes(box.value)) box.click(); });
      return;
    }
    field.value = wanted.join("");
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  };
  const safe = (id) => form(id)?.querySelector(".question-saved")?.dataset.state === "saved";

  window.quick = {
    /** Goes to an activity; its questions as [id, sealed key]. */
    async open(id) {
      await until(() => article(), "an activity");
      if (article()?.dataset.activity !== id) document.querySelector(`[data-activity-link="${id}"]`).click();
      await until(() => article()?.dataset.activity === id && (article().dataset.kind === "lesson" || article().dataset.stage), id);
      return all("form.question", article()).map((one) => [one.id.slice(2), one.dataset.question]);
    },

    /** What is ticked and written in the activity that is shown. */
    shown: () => Object.fromEntries(all("form.question", article()).map((one) => [one.id.slice(2), given(one.id.slice(2))])),

    /** Answers a lesson's questions, has each checked, and goes on if it is to be `done`. */
    async learn({ answers, words, done }) {
      for (const [id, wanted] of Object.entries(answers)) {
        // Done on an earlier visit.
        if (given(id).join() === wanted.join() && !press(words.check_answer, form(id))) continue;
        answer(id, wanted);
        press(words.check_answer, form(id));
        await until(() => safe(id), `${id} saved`);
      }
      if (!done) return;
      // It comes a moment after the page.
      await until(() => document.querySelector("#sinau-steps .sinau-done"), "the way on");
      document.querySelector("#sinau-steps .sinau-done").click();
    },

    /** Fulfilled when nothing waits to be sent. */
    settle: () => until(() => (document.querySelector("#sinau-saved")?.dataset.state ?? "wait") !== "wait", "saved"),

    /** Sits an assessment; `hand`: hands it in, and waits for the result. */
    async sit({ answers, words, hand }) {
      if (article().dataset.stage !== "open") {
        await until(() => press(words.start) || press(words.try_again), "a button to begin with");
        await until(() => article()?.dataset.stage === "open", "an open attempt");
      }
      for (const [id, wanted] of Object.entries(answers)) {
        if (form(id).hidden) continue;
        answer(id, wanted);
        await until(() => safe(id), `${id} saved`);
      }
      if (!hand) return null;
      press(words.hand_in);
      press(words.hand_in_anyway);
      await until(() => article() && article().dataset.stage !== "open", "a result");
      const verdict = article().querySelector(".sinau-verdict");
      return verdict && verdict.dataset.passed !== undefined ? verdict.dataset.passed === "true" : null;
    },
  };
})();
