// SPDX-License-Identifier: Apache-2.0
/**
 * The data model of SCORM 2004 (Run-Time Environment; navigation: Sequencing and Navigation) as a table: which elements
 * there are, who may read and write them, what each begins with, and what has to be there before it.
 *
 * @typedef {"3rd" | "4th"} Edition
 * @typedef {"r" | "w" | "rw"} Access  the SCO's right
 * @typedef {import("./element_names.js").Index} Index
 *
 * @typedef {{ kind: "leaf", name: string, access: Access, indices: Index[] }} Leaf
 * @typedef {{ kind: "keyword", value: string, indices: Index[] }} Keyword
 * @typedef {{ kind: "count", array: string, indices: Index[] }} Count
 * @typedef {{ kind: "valid", request: string }} Valid  adl.nav.request_valid
 * @typedef {{ kind: "none", error: number, why: import("./call_texts.js").CallText }} None  `error` is GetValue's
 * @typedef {Leaf | Keyword | Count | Valid | None} Place
 */
import { callText } from "./call_texts.js";
import { indicesIn, withoutIndices } from "./element_names.js";
import { ERRORS } from "./scorm2004_errors.js";

/** @type {Record<string, Access>} */
const LEAVES = {
  "cmi.comments_from_learner.n.comment": "rw",
  "cmi.comments_from_learner.n.location": "rw",
  "cmi.comments_from_learner.n.timestamp": "rw",
  "cmi.comments_from_lms.n.comment": "r",
  "cmi.comments_from_lms.n.location": "r",
  "cmi.comments_from_lms.n.timestamp": "r",
  "cmi.completion_status": "rw",
  "cmi.completion_threshold": "r",
  "cmi.credit": "r",
  "cmi.entry": "r",
  "cmi.exit": "w",
  "cmi.interactions.n.id": "rw",
  "cmi.interactions.n.type": "rw",
  "cmi.interactions.n.objectives.n.id": "rw",
  "cmi.interactions.n.timestamp": "rw",
  "cmi.interactions.n.correct_responses.n.pattern": "rw",
  "cmi.interactions.n.weighting": "rw",
  "cmi.interactions.n.learner_response": "rw",
  "cmi.interactions.n.result": "rw",
  "cmi.interactions.n.latency": "rw",
  "cmi.interactions.n.description": "rw",
  "cmi.launch_data": "r",
  "cmi.learner_id": "r",
  "cmi.learner_name": "r",
  "cmi.learner_preference.audio_level": "rw",
  "cmi.learner_preference.language": "rw",
  "cmi.learner_preference.delivery_speed": "rw",
  "cmi.learner_preference.audio_captioning": "rw",
  "cmi.location": "rw",
  "cmi.max_time_allowed": "r",
  "cmi.mode": "r",
  "cmi.objectives.n.id": "rw",
  "cmi.objectives.n.score.scaled": "rw",
  "cmi.objectives.n.score.raw": "rw",
  "cmi.objectives.n.score.min": "rw",
  "cmi.objectives.n.score.max": "rw",
  "cmi.objectives.n.success_status": "rw",
  "cmi.objectives.n.completion_status": "rw",
  "cmi.objectives.n.progress_measure": "rw",
  "cmi.objectives.n.description": "rw",
  "cmi.progress_measure": "rw",
  "cmi.scaled_passing_score": "r",
  "cmi.score.scaled": "rw",
  "cmi.score.raw": "rw",
  "cmi.score.min": "rw",
  "cmi.score.max": "rw",
  "cmi.session_time": "w",
  "cmi.success_status": "rw",
  "cmi.suspend_data": "rw",
  "cmi.time_limit_action": "r",
  "cmi.total_time": "r",
  "adl.nav.request": "rw",
};

/** Shared data came with the 4th Edition (RTE, adl.data), and only for what adlcp:map of the manifest names. */
/** @type {Record<string, Access>} */
const LEAVES_OF_4TH = { "adl.data.n.id": "r", "adl.data.n.store": "rw" };

/** @type {Record<string, string>} */
const CHILDREN = {
  "cmi.comments_from_learner": "comment,location,timestamp",
  "cmi.comments_from_lms": "comment,location,timestamp",
  "cmi.interactions":
    "id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description",
  "cmi.learner_preference": "audio_level,language,delivery_speed,audio_captioning",
  "cmi.objectives": "id,score,success_status,completion_status,progress_measure,description",
  "cmi.objectives.n.score": "scaled,raw,min,max",
  "cmi.score": "scaled,raw,min,max",
  "adl.data": "id,store",
};

/**
 * How many entries every LMS has to take (the smallest permitted maximum of the RTE); more than that may be dropped unseen. The
 * LMS's own arrays are not the SCO's to extend.
 *
 * @type {Record<string, number>}
 */
export const LARGEST = {
  "cmi.comments_from_learner": 250,
  "cmi.interactions": 250,
  "cmi.interactions.n.objectives": 10,
  "cmi.interactions.n.correct_responses": 10,
  "cmi.objectives": 100,
};

const ARRAYS = [...Object.keys(LARGEST), "cmi.comments_from_lms", "adl.data"];

/** What GetValue answers before anyone has set it; whatever is not here has no value yet (403). */
/** @type {Record<string, string>} */
export const DEFAULTS = {
  "cmi.completion_status": "unknown",
  "cmi.success_status": "unknown",
  "cmi.learner_preference.audio_level": "1",
  "cmi.learner_preference.language": "",
  "cmi.learner_preference.delivery_speed": "1",
  "cmi.learner_preference.audio_captioning": "0",
  "cmi.objectives.n.success_status": "unknown",
  "cmi.objectives.n.completion_status": "unknown",
  "adl.nav.request": "_none_",
};

const VERSION = "1.0";

/** The 4th Edition lets an SCO ask about every request; the 3rd about those that move on. */
const VALID = { "3rd": ["continue", "previous"], "4th": ["continue", "previous", "exit", "exitAll", "abandon", "abandonAll", "suspendAll"] };

const TARGETED = { "3rd": /^choice\.\{target=[^{}]+\}$/, "4th": /^(choice|jump)\.\{target=[^{}]+\}$/ };

/**
 * Where a data model name leads.
 *
 * @param {string} element  e.g. "cmi.interactions.0.objectives.1.id"
 * @param {Edition} edition
 * @returns {Place}
 */
export function placeOfElement(element, edition) {
  const requested = /^adl\.nav\.request_valid\.(.+)$/.exec(element)?.[1];
  if (requested !== undefined && (VALID[edition].includes(requested) || TARGETED[edition].test(requested))) {
    return { kind: "valid", request: requested };
  }
  if (element === "") {
    return noPlace(ERRORS.GET_FAILURE, callText("element_empty"));
  }
  const ofThe4th = element.startsWith("adl.data.");
  if (!/^(cmi|adl)(\.[a-z_]+|\.(0|[1-9]\d{0,4}))+$/.test(element) || (ofThe4th && edition === "3rd")) {
    return noPlace(ERRORS.UNDEFINED, callText(`no_element_${edition}`, { element }));
  }
  if (element === "cmi._version") {
    return { kind: "keyword", value: VERSION, indices: [] };
  }
  const name = withoutIndices(element);
  const access = LEAVES[name] ?? LEAVES_OF_4TH[name];
  if (access !== undefined) {
    return { kind: "leaf", name, access, indices: indicesIn(element) };
  }
  const keyword = /^(.+)\.(_children|_count|_version)$/.exec(name);
  return keyword === null ? noPlace(ERRORS.UNDEFINED, callText("no_element_2004", { element: name })) : placeOfKeyword(element, keyword[1], keyword[2]);
}

/** @param {string} element @param {string} parent  with n for indices @param {string} keyword @returns {Place} */
function placeOfKeyword(element, parent, keyword) {
  const indices = indicesIn(element);
  const children = CHILDREN[parent];
  if (keyword === "_children" && children !== undefined) {
    return { kind: "keyword", value: children, indices };
  }
  if (keyword === "_count" && ARRAYS.includes(parent)) {
    return { kind: "count", array: element.slice(0, element.lastIndexOf(".")), indices };
  }
  if (isElementName(parent)) {
    // The parent exists and has no such keyword: General Get Failure (RTE, error 301).
    return noPlace(ERRORS.GET_FAILURE, callText("no_keyword", { element: parent, keyword }));
  }
  return noPlace(ERRORS.UNDEFINED, callText("no_element_2004", { element: parent }));
}

/** @param {string} name @returns {boolean} */
function isElementName(name) {
  return [...Object.keys(LEAVES), ...Object.keys(LEAVES_OF_4TH)].some((leaf) => leaf === name || leaf.startsWith(`${name}.`));
}

/**
 * What has to be set before an element of an array entry (RTE, cmi.objectives and cmi.interactions; for the rest of an interaction ADL's test of
 * LMSs and our strictness need the type as well, which a response cannot be read without).
 *
 * @param {string} element @param {string} name  with n for indices
 * @returns {string[]}
 */
export function elementsNeededBefore(element, name) {
  const entry = /^cmi\.(objectives|interactions)\.\d+/.exec(element)?.[0];
  if (entry === undefined || /^cmi\.(objectives|interactions)\.n\.id$/.test(name)) {
    return [];
  }
  return name.startsWith("cmi.objectives.") || name === "cmi.interactions.n.type"
    ? [`${entry}.id`]
    : [`${entry}.id`, `${entry}.type`];
}

/** @param {number} error @param {import("./call_texts.js").CallText} why @returns {None} */
function noPlace(error, why) {
  return { kind: "none", error, why };
}
