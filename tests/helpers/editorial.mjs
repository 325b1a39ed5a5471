// SPDX-License-Identifier: Apache-2.0
/**
 * Learns in one version of a course and goes on in another: `node editorial.mjs < {"courses": [...], "paths": [[0, 2], ...]}`.
 *
 * A path names the versions that a learner opens, one after the other; every question is answered in the first of them. Prints,
 * for each path, the questions whose answers count in the last version: on the device that was used all the time, on one that
 * learns without an LMS, and from what the LMS alone has kept.
 */
import { readFileSync } from "node:fs";
import { IDBFactory } from "fake-indexeddb";

import { lmsPart } from "../../themes/sinau_theme/player/lms_part.js";
import * as equipment from "../../themes/sinau_theme/player/assessment_equipment.js";
import { Study } from "../../themes/sinau_theme/player/study.js";
import { FakeStorage, browser } from "../themes/player/samples.js";

const GIVEN = { one: ["a"], some: ["a"], truth: ["true"], words: ["APB Desa"], number: ["70", "70"] };

function fakeLms(connected = true) {
  const kept = { state: "", location: "" };
  return {
    kept,
    tracking: () => ({
      name: "fake", expected: true, lms: lmsPart, interaction: () => true, pause() {}, close() {}, phase: () => "sent", watch() {},
      open: async () => ({ connected, writable: true, learner: "ani", interactions: 0, ...kept }),
      report: ({ state, location }) => Object.assign(kept, { state, location }),
    }),
  };
}

const device = () => ({ indexedDB: new IDBFactory(), localStorage: new FakeStorage() });

async function open(course, lms, stores) {
  const study = new Study(course, lms.tracking(), browser(stores));
  study.assessmentCodeArrived(equipment);
  await study.open();
  study.refresh(true);
  await Promise.resolve();
  return study;
}

async function learn(course, lms, stores) {
  const study = await open(course, lms, stores);
  for (const activity of course.activities) {
    const attempt = activity.kind === "lesson" ? {} : { attempt: 1 };
    if (attempt.attempt) study.record({ kind: "start", id: activity.id, attempt: 1 });
    for (const { id, hash, shape } of activity.questions) {
      study.record({ kind: "answer", id, hash, ...attempt, answer: GIVEN[/[a-z]+/.exec(shape)[0]], score: 1 });
    }
  }
  await Promise.resolve();
}

function counted(study) {
  const found = [];
  for (const activity of study.course.activities) {
    const { answers } = study.progressOf(activity.id);
    for (const { id } of activity.questions) {
      if (answers.has(id) && !answers.get(id).earlier) found.push(id);
    }
  }
  return found;
}

async function walk(courses, [first, ...later]) {
  const [lms, alone, none, stores, local] = [fakeLms(), fakeLms(), fakeLms(false), device(), device()];
  await learn(courses[first], lms, stores);
  await learn(courses[first], none, local);
  Object.assign(alone.kept, lms.kept);
  let found = null;
  for (const version of later) {
    found = {
      device: counted(await open(courses[version], lms, stores)),
      journal: counted(await open(courses[version], none, local)),
      lms: counted(await open(courses[version], alone, device())),
    };
  }
  return found;
}

const { courses, paths } = JSON.parse(readFileSync(0, "utf8"));
const results = [];
for (const path of paths) results.push(await walk(courses, path));
process.stdout.write(JSON.stringify(results));
