// SPDX-License-Identifier: Apache-2.0
/** Learners and what they hand on, invented: for the tests of the collection. */
import { encodeState } from "../../../themes/sinau_theme/player/packed_state.js";
import { packedStateOf } from "../../../themes/sinau_theme/player/packed_progress.js";
import { scoreAttempt } from "../../../themes/sinau_theme/player/course_requirements.js";
import { checksum, toLine } from "../../../themes/sinau_theme/player/journal_lines.js";
import { computeProgress } from "../../../themes/sinau_theme/player/progress.js";
import { questionsDigest } from "../../../themes/sinau_theme/player/results/message.js";
import { course } from "../player/samples.js";

export const FIELDS = [
  { id: "nomor", label: "Nomor peserta", required: true, role: "learner" },
  { id: "desa", label: "Desa", required: true, role: "group" },
];
export const COURSE = { ...course({ objectives: [{ id: "tertib" }, { id: "terbuka" }] }) };
COURSE.activities[0].questions[0].objective = "tertib";
COURSE.activities[3].questions[0].objective = "terbuka";
COURSE.activities[3].questions[1].objective = "tertib";

/** Everything that a learner does on one device, one event after another. */
export function doings(next, device, count) {
  const events = [];
  const letters = "abcd";
  for (let clock = 1; clock <= count; clock += 1) {
    const activity = COURSE.activities[next(COURSE.activities.length)];
    const common = { hash: "", attempt: 0, answer: [], score: 0, nonce: "", writer: `${device}.v`, seq: clock, clock, wall: 1.79e12 + clock * 60000, took: 5000 };
    const exam = COURSE.activities[3];
    if (activity.kind === "lesson" && activity.questions.length) {
      const question = activity.questions[next(activity.questions.length)];
      events.push({ ...common, kind: "answer", id: question.id, hash: question.hash, answer: [letters[next(4)]], score: next(2) });
    } else if (activity.kind === "lesson") events.push({ ...common, kind: "done", id: activity.id });
    else if (!events.some(({ kind, id }) => kind === "start" && id === exam.id)) events.push({ ...common, kind: "start", id: exam.id, attempt: 1 });
    else if (next(2)) {
      const question = exam.questions[next(2)];
      events.push({ ...common, kind: "answer", id: question.id, hash: question.hash, attempt: 1, answer: [letters[next(4)]], score: next(2) });
    } else if (!events.some(({ kind }) => kind === "submit")) {
      const answers = new Map(events.filter(({ kind, attempt }) => kind === "answer" && attempt).map(({ id, answer, score }) => [id, { answer, score, earlier: false }]));
      events.push({ ...common, kind: "submit", id: exam.id, attempt: 1, score: scoreAttempt(exam, answers) });
    }
  }
  return events;
}

/** What is handed on after `events`. */
export function resultAfter(events, more) {
  const progress = computeProgress(COURSE, events, "");
  return {
    catalogue: "", course: COURSE.id, version: COURSE.version, questions: questionsDigest(COURSE.activities), device: "d", minute: 3_000_000,
    done: progress.done, total: progress.total, score: progress.score === null ? null : Math.round(progress.score * 10000),
    success: progress.success, state: encodeState(COURSE, packedStateOf(COURSE, progress, { nonce: "", interactions: 0 })), name: "", fields: {}, ...more,
  };
}

/** A progress file as the player saves it; `head` is added to its first line. */
export function progressFile(events, head = {}) {
  const lines = events.map((event) => `${event.writer} ${toLine(event)}`);
  const about = { course: COURSE.id, title: "Sample", version: COURSE.version, learner: "local:", name: "Siti", saved: "2026-11-28T00:00:00Z", count: events.length };
  const text = [`sinau-progress 1 ${JSON.stringify({ ...about, ...head })}`, ...lines].join("\n");
  return `${text}\nend ${checksum(text)}\n`;
}

export function shuffled(next, items) {
  const left = items.slice();
  const found = [];
  while (left.length) found.push(left.splice(next(left.length), 1)[0]);
  return found;
}
