// SPDX-License-Identifier: Apache-2.0
/** The view of numbers on as much of a page as it touches: one field. */
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

import { comparableText } from "../../../themes/sinau_theme/player/answers/alike.js";
import { plainControls } from "../../../themes/sinau_theme/player/controls.js";

const CODE = readFileSync(new URL("../../../generator/sinau/questions/number/view.js", import.meta.url), "utf8");
let make;
runInNewContext(CODE, { sinau: { view: (type, made) => { make = made; } } });

/** @param {object} rule  of the question */
export function ask(rule) {
  const field = { type: "text", value: "", disabled: true, parentElement: { append() {} } };
  const form = { querySelector: () => field, querySelectorAll: () => [field] };
  const question = { type: "number", shape: "number24", rule: { correct: [], ...rule } };
  const t = (key, { example, other }) => [key, example, other];
  const plain = plainControls({ t, shuffle: (items) => items });
  const view = make({ t, alike: comparableText, plain });
  view.arrange(form, question, "");
  const typed = (text) => { field.value = text; };
  return {
    field,
    answer(text) { typed(text); return [...view.read(form, question)]; },
    refuse(text) { typed(text); return view.refuse(form, question); },
    write(answer) { view.write(form, question, answer); return field.value; },
  };
}

/**
 * @param {string} text
 * @param {object} rule
 * @returns {string} the number as it is kept; '' for none
 */
export function read(text, rule) {
  return ask(rule).answer(text)[0] || "";
}
