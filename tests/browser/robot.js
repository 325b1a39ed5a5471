// SPDX-License-Identifier: Apache-2.0
/**
 * A tireless learner inside the page: answers questions as fast as the page says "saved", and tells the test of each of them at
 * once, because the page may be dead a moment later. It reads and presses what a person would, nothing of the player's own code.
 *
 * `window.sinauSaw(report)` is the test's; a report has arrived there when its promise is fulfilled.
 */
(() => {
  const LETTERS = "abcd";
  const SILENCE_MS = 2000;
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const article = () => document.querySelector("article.activity");
  const formOf = (id) => document.getElementById(`q-${id}`);
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const line = () => document.querySelector("#sinau-saved, [data-sinau-saved]");
  /** @type {(report: object) => Promise<void>} */
  const tell = (report) => window.sinauSaw(report);

  /** Fulfilled as soon as `holds`; looks again after every change of the document. */
  const until = (holds) => new Promise((resolve) => {
    if (holds()) { resolve(); return; }
    const observer = new MutationObserver(() => {
      if (!holds()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  });

  /** Whatever takes longer than a learner should be left in doubt has to be said. */
  const heard = async (id, called) => {
    const mark = formOf(id).querySelector(".question-saved");
    const due = setTimeout(() => {
      const told = mark.dataset.state === "unsaved" || line().dataset.state === "warn";
      if (!told) tell({ kind: "silent", id, state: mark.dataset.state, line: line().textContent });
    }, SILENCE_MS);
    await until(() => called.includes(mark.dataset.state));
    clearTimeout(due);
  };

  /** What a question says in the n-th round: each of four rounds something else, so that an older answer shows. */
  const saying = (id, round) => (id[0] === "w" ? `n${round}` : LETTERS[round % 4]);

  const answer = (id, text) => {
    const form = formOf(id);
    const retry = all(".question-actions button", form).find((button) => !button.hidden && button.type === "button"
      && button.previousElementSibling?.classList.contains("question-check"));
    if (retry) retry.click();
    const field = form.querySelector(".answer input");
    if (field) {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    } else {
      form.querySelector(`input[value="${text}"]`).click();
    }
    form.querySelector(".question-check").click();
  };

  window.robot = {
    /** What a learner sees of a lesson's or an open attempt's answers: question -> choice or words, '' for none. */
    shown: () => Object.fromEntries(all("form.question", article()).map((form) => {
      const field = form.querySelector(".answer input");
      const taken = all("input[name=answer]:checked", form).map((input) => input.value).join();
      return [form.id.slice(2), field ? field.value : taken];
    })),

    /** The exam as it is shown: its stage, and the best score that its page names (per cent; null: none). */
    exam: () => {
      const numbers = all(".sinau-score, .sinau-score + p", article()).map((p) => /\d+(?:\.\d+)?/.exec(p.textContent)).filter(Boolean);
      return { stage: article().dataset.stage, score: numbers.length ? Math.max(...numbers.map(Number)) : null };
    },

    /** Goes to an activity by the menu, where the document has one. */
    async open(id) {
      const there = () => article()?.dataset.activity === id && all("form.question .question-saved", article()).length > 0;
      await until(() => article());
      // The player goes where the learner was, a moment after it has opened; a person reads for longer.
      for (let seen = 0; seen < 3; seen = there() ? seen + 1 : 0) {
        if (article()?.dataset.activity !== id) document.querySelector(`[data-activity-link="${id}"]`).click();
        await until(there);
        await pause(30);
      }
    },

    /**
     * Answers for ever. `lanes` questions are under way at the same time, each waiting until it is called saved.
     * @param {{rounds: Record<string, number>, lanes: number, called: string[]}} task  rounds: how often each was answered
     */
    async ask({ rounds, lanes, called }) {
      const ids = Object.keys(rounds);
      const lane = async (own) => {
        for (let turn = 0; ; turn += 1) {
          const id = own[turn % own.length];
          const round = rounds[id] + 1;
          const begun = performance.now();
          const saved = formOf(id).querySelector(".question-saved");
          answer(id, saying(id, round));
          if (saved.dataset.state !== "saving") throw new Error(`${id} is ${saved.dataset.state} before anything can be saved`);
          await heard(id, called);
          await tell({ kind: "saved", id, round, ms: performance.now() - begun });
          rounds[id] = round;
        }
      };
      await Promise.all(Array.from({ length: lanes }, (_, number) => lane(ids.filter((_, at) => at % lanes === number))));
    },

    /**
     * Sits attempt after attempt.
     * @param {{words: Record<string, string>, chance: number, called: string[]}} task  chance: of a right answer, 0..1
     */
    async sit({ words, right, called, seed }) {
      let state = seed >>> 0 || 1;
      const random = (n) => {
        state ^= state << 13; state ^= state >>> 17; state ^= state << 5; state >>>= 0;
        return state % n;
      };
      const press = (word) => all("article.activity button").find((button) => button.textContent === words[word] && !button.hidden);
      const safe = [words.saved_here, words.status_pending, words.status_sent, words.status_failing, words.status_mirror];
      for (;;) {
        if (article().dataset.stage !== "open") {
          await until(() => press("start") || press("try_again"));
          await tell({ kind: "started" });
          (press("start") || press("try_again")).click();
        }
        for (const form of all("form.question", article())) {
          const id = form.id.slice(2);
          const choice = random(3) ? right[id] : LETTERS[random(4)];
          const input = form.querySelector(`input[value="${choice}"]`);
          if (input.checked) continue;
          await tell({ kind: "choosing", id, choice });
          input.click();
          await heard(id, called);
          await tell({ kind: "chosen", id, choice });
        }
        if (all("form.question", article()).some((form) => !form.querySelector("input:checked"))) throw new Error("the exam lost an answer");
        await tell({ kind: "handing" });
        press("hand_in").click();
        await until(() => article().dataset.stage !== "open" && safe.some((text) => line().textContent.includes(text)));
        await tell({ kind: "score", score: window.robot.exam().score });
        await pause(random(20));
      }
    },
  };
})();
