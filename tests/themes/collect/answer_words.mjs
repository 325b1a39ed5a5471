// SPDX-License-Identifier: Apache-2.0
/** Says answers in words, for test_answer_words.py: pairs of a question and an answer, as JSON. */
import { readFileSync } from "node:fs";

import { answerInWords } from "../../../themes/sinau_theme/collect/answer_words.js";

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(([question, answer]) => answerInWords(question, answer))));
