// SPDX-License-Identifier: Apache-2.0
/** Gives the figures of invented courses to test_items.py. */
import { readFileSync } from "node:fs";

import { answersByLearner, itemFigures, objectiveFigures } from "../../../themes/sinau_theme/collect/item_statistics.js";
import { runAtOnce } from "../../../themes/sinau_theme/collect/time_slices.js";

const figuresOf = ({ questions, learners }) => {
  const course = {
    id: "c", objectives: [{ id: "a" }, { id: "b" }],
    activities: [{ id: "l", kind: "lesson", title: "L", questions: questions.map((one) => ({ ...one, hash: "h" })) }],
  };
  const rows = learners.map((answers) => ({ courses: new Map([["c", {
    answers: new Map(Object.entries(answers).map(([id, [score, answer]]) => [id, { score, answer, earlier: false, hash: "h" }])),
  }]]) }));
  const answers = runAtOnce(answersByLearner(course, rows));
  const items = runAtOnce(itemFigures(course, answers)).map(({ question, count, difficulty, discrimination, few, taken }) =>
    [question.id, { count, difficulty, discrimination, few, taken: Object.fromEntries(taken) }]);
  const objectives = runAtOnce(objectiveFigures(course, answers)).map(({ id, count, share }) => [id, { count, share }]);
  return { items: Object.fromEntries(items), objectives: Object.fromEntries(objectives) };
};

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(figuresOf)));
