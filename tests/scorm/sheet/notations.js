// SPDX-License-Identifier: Apache-2.0
/** How each standard writes an answer of a kind that few courses have. */
import { rareAnswerNotations as notations12 } from "../../../scorm/sinau_scorm/tracking/rare_answers12.js";
import { rareAnswerNotations as notations2004 } from "../../../scorm/sinau_scorm/tracking/rare_answers2004.js";

export const response = (standard, kind, given) =>
  (standard === "1.2" ? notations12 : notations2004)[kind]({ kind, given, right: [] }).response;
