// SPDX-License-Identifier: Apache-2.0
/**
 * Whether Moodle marks the activity as done, with its condition "passed or completed", from what a SCO of SCORM 1.2 commits.
 *
 * Seen in Moodle 4.4dev (2023-11): its page sends what has changed, the score before the status, and its server looks at the
 * condition again only when a score is stored, or a status in the place of another that already met it. So a pass that is
 * stored together with its score, or after it, leaves the activity to do. Releases before and after look at the new status.
 */

const STATUS = "cmi.core.lesson_status";
const RAW = "cmi.core.score.raw";
const MEETS = ["passed", "completed"];
/** What a SCO that was never written to has; Moodle stores nothing of it. */
const NOTHING = "not attempted";

/**
 * A store whose attempts say whether the activity is done.
 *
 * @param {import("./strict12.js").Store} store
 * @returns {import("./strict12.js").Store}
 */
export function storeWithCompletion(store) {
  // Not asked for again when something is stored: a page that goes away cannot ask.
  /** @type {import("./attempt.js").Attempt | null} */
  let last = null;
  return {
    load() {
      last = store.load();
      return last;
    },
    save(attempt) {
      const marked = { ...attempt, done: isActivityDone(last, attempt) };
      const result = store.save(marked);
      last = result.kept ? marked : last;
      return result;
    },
  };
}

/**
 * @param {import("./attempt.js").Attempt | null} before  what was stored last
 * @param {import("./attempt.js").Attempt} after  what is stored now
 */
function isActivityDone(before, after) {
  const [old, now] = [before, after].map((attempt) => attempt?.values[STATUS] ?? NOTHING);
  const scored = (after.values[RAW] ?? "") !== "" && Number(after.values[RAW]) !== Number(before?.values[RAW] ?? NaN);
  const byScore = scored && MEETS.includes(old);
  const byStatus = now !== old && MEETS.includes(old === NOTHING ? now : old) && MEETS.includes(now);
  return before?.done === true || byScore || byStatus;
}
