// SPDX-License-Identifier: Apache-2.0
/**
 * The data model of SCORM 1.2 (Run-Time Environment 3.4) as a table: which elements there are, who may read and write them,
 * and which rule of strict_rules.json their values follow.
 *
 * @typedef {"r" | "w" | "rw"} Access  the SCO's right
 *
 * @typedef {{ kind: "leaf", name: string, access: Access, indices: import("./element_names.js").Index[] }} Leaf
 * @typedef {{ kind: "keyword", value: string }} Keyword
 * @typedef {{ kind: "count", array: string, indices: import("./element_names.js").Index[] }} Count
 * @typedef {{ kind: "none", error: number, why: import("./call_texts.js").CallText }} None
 * @typedef {Leaf | Keyword | Count | None} Place
 */
import { callText } from "./call_texts.js";
import { indicesIn, withoutIndices } from "./element_names.js";
import { ERRORS } from "./scorm12_errors.js";

/** @type {Record<string, Access>} */
const LEAVES = {
  "cmi.core.student_id": "r",
  "cmi.core.student_name": "r",
  "cmi.core.lesson_location": "rw",
  "cmi.core.credit": "r",
  "cmi.core.lesson_status": "rw",
  "cmi.core.entry": "r",
  "cmi.core.score.raw": "rw",
  "cmi.core.score.min": "rw",
  "cmi.core.score.max": "rw",
  "cmi.core.total_time": "r",
  "cmi.core.lesson_mode": "r",
  "cmi.core.exit": "w",
  "cmi.core.session_time": "w",
  "cmi.suspend_data": "rw",
  "cmi.launch_data": "r",
  "cmi.comments": "rw",
  "cmi.comments_from_lms": "r",
  "cmi.objectives.n.id": "rw",
  "cmi.objectives.n.score.raw": "rw",
  "cmi.objectives.n.score.min": "rw",
  "cmi.objectives.n.score.max": "rw",
  "cmi.objectives.n.status": "rw",
  "cmi.student_data.mastery_score": "r",
  "cmi.student_data.max_time_allowed": "r",
  "cmi.student_data.time_limit_action": "r",
  "cmi.student_preference.audio": "rw",
  "cmi.student_preference.language": "rw",
  "cmi.student_preference.speed": "rw",
  "cmi.student_preference.text": "rw",
  "cmi.interactions.n.id": "w",
  "cmi.interactions.n.objectives.n.id": "w",
  "cmi.interactions.n.time": "w",
  "cmi.interactions.n.type": "w",
  "cmi.interactions.n.correct_responses.n.pattern": "w",
  "cmi.interactions.n.weighting": "w",
  "cmi.interactions.n.student_response": "w",
  "cmi.interactions.n.result": "w",
  "cmi.interactions.n.latency": "w",
};

/** What `_children` answers; an interaction's lists have no `_children` of their own (RTE 3.4.7). */
/** @type {Record<string, string>} */
const CHILDREN = {
  "cmi.core":
    "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time",
  "cmi.core.score": "raw,min,max",
  "cmi.objectives": "id,score,status",
  "cmi.objectives.n.score": "raw,min,max",
  "cmi.student_data": "mastery_score,max_time_allowed,time_limit_action",
  "cmi.student_preference": "audio,language,speed,text",
  "cmi.interactions": "id,objectives,time,type,correct_responses,weighting,student_response,result,latency",
};

const ARRAYS = [
  "cmi.objectives",
  "cmi.interactions",
  "cmi.interactions.n.objectives",
  "cmi.interactions.n.correct_responses",
];

const VERSION = "3.4";

/**
 * Where a data model name leads.
 *
 * @param {string} element  e.g. "cmi.interactions.0.objectives.1.id"
 * @returns {Place}
 */
export function placeOfElement(element) {
  if (!/^cmi(\.[a-z_]+|\.(0|[1-9]\d{0,4}))+$/.test(element)) {
    return noPlace(ERRORS.INVALID_ARGUMENT, callText("no_name", { element }));
  }
  if (element === "cmi._version") {
    return { kind: "keyword", value: VERSION };
  }
  const name = withoutIndices(element);
  const access = LEAVES[name];
  if (access !== undefined) {
    return { kind: "leaf", name, access, indices: indicesIn(element) };
  }
  const parent = name.slice(0, name.lastIndexOf("."));
  if (name.endsWith("._children")) {
    return placeOfChildrenKeyword(parent);
  }
  if (name.endsWith("._count")) {
    return ARRAYS.includes(parent)
      ? { kind: "count", array: element.slice(0, element.lastIndexOf(".")), indices: indicesIn(element) }
      : noPlace(ERRORS.NO_COUNT, callText("no_array", { element: parent }));
  }
  return noPlace(ERRORS.NOT_IMPLEMENTED, callText("no_element_12", { element: name }));
}

/** @param {string} parent @returns {Place} */
function placeOfChildrenKeyword(parent) {
  const children = CHILDREN[parent];
  return children === undefined
    ? noPlace(ERRORS.NO_CHILDREN, callText("no_children", { element: parent }))
    : { kind: "keyword", value: children };
}

/** @param {number} error @param {import("./call_texts.js").CallText} why @returns {None} */
function noPlace(error, why) {
  return { kind: "none", error, why };
}
