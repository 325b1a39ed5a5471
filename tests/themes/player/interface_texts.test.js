// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { WHERES } from "../../../themes/sinau_theme/player/support_code.js";
import { translator } from "../../../themes/sinau_theme/player/interface_texts.js";

const THEME = new URL("../../../themes/sinau_theme/", import.meta.url);
const PARTS = ["page", "player", "views", "view", "assess", "care", "search", "site", "taking"];
const texts = (language, part) => JSON.parse(readFileSync(new URL(`texts/${language}/${part}.json`, THEME), "utf8"));
const read = (language) => Object.fromEntries(PARTS.map((part) => [part, texts(language, part)]));
const flat = (parts) => Object.assign({}, ...Object.values(parts));
const [idParts, enParts] = [read("id"), read("en")];
const [id, en] = [flat(idParts), flat(enParts)];
const holes = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();

test("both languages have the same words with the same places to fill", () => {
  const keys = (parts) => Object.entries(parts).map(([part, words]) => [part, Object.keys(words).sort()]);
  assert.deepEqual(keys(idParts), keys(enParts));
  assert.equal(Object.values(idParts).reduce((sum, words) => sum + Object.keys(words).length, 0), Object.keys(id).length, "each word once");
  for (const key of Object.keys(id)) assert.deepEqual(holes(id[key]), holes(en[key]), key);
});

test("every word that the player asks for is there", () => {
  const folder = new URL("player/", THEME);
  const code = readdirSync(folder).filter((name) => name.endsWith(".js")).map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
  const asked = [...code.matchAll(/\bt\('(\w+)'|\bt\(\w+ \? '(\w+)' : '(\w+)'|key: '(\w+)'/g)].flatMap((found) => found.slice(1).filter(Boolean));
  assert.ok(asked.length > 40);
  for (const key of asked) assert.ok(key in id, key);
  const stems = ["theme_auto", "state_done", "state_begun", "state_failed", "state_locked", "choice_right", "choice_wrong", "choice_missed"];
  const notices = ["no_lms", "review", "session_closed", "session_refused", "practice", "storage_refused", "answers_missing", "attempt_unconfirmed", "attempt_unsent", "state_damaged", "state_newer"];
  for (const key of [...stems, ...notices.map((name) => `notice_${name}`)]) assert.ok(key in id, key);
});

test("of answers that a commit has carried nobody says that they were sent, were not sent or have arrived", () => {
  assert.doesNotMatch(en.notice_attempt_unconfirmed, /sent|reach|receiv|arriv|lost/i);
  assert.doesNotMatch(id.notice_attempt_unconfirmed, /kirim|sampai|terima|hilang/i);
});

test("a script finds its words where they travel with it, or in the page", () => {
  const later = { assess: ["assessment.js", "attempt_bar.js", "assessment_question.js", "assessment_panels.js", "result_page.js"], site: ["site.js", "progress_summaries.js", "course_end.js"], care: ["display_settings.js", "links_beside.js", "my_progress.js", "notices.js"], view: ["view_guard.js"], taking: ["taking_panel.js"] };
  const folder = new URL("player/", THEME);
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".js"))) {
    const code = readFileSync(new URL(name, folder), "utf8");
    const part = Object.keys(later).find((one) => later[one].includes(name));
    // A page of the site has the words of assessments from the beginning.
    const there = { ...idParts.player, ...idParts.views, ...(part ? idParts[part] : {}), ...(part === "site" ? idParts.assess : {}) };
    for (const [, key] of code.matchAll(/\bt\('(\w+)'/g)) assert.ok(key in there, `${name}: ${key}`);
  }
});

test("every word about taking a course is asked for", () => {
  const code = readFileSync(new URL("player/taking_panel.js", THEME), "utf8");
  for (const key of Object.keys(idParts.taking)) assert.ok(code.includes(`'${key}'`) || key.startsWith("take_trouble_"), key);
  for (const why of ["stopped", "network", "changed", "full", "refused"]) assert.ok(`take_trouble_${why}` in idParts.taking, why);
});

test("every word of the panel that is made up of two parts is there", () => {
  const { care } = idParts;
  for (const where of WHERES.filter((one) => one !== "nothing" && one !== "late")) assert.ok(`care_${where}` in care, where);
  for (const why of ["foreign", "damaged", "newer", "course", "learner"]) assert.ok(`care_bad_${why}` in care, why);
});

test("numbers are written as the language writes them, and a missing word shows as itself", () => {
  const t = translator({ points: "{reached} of {points}, {other}" }, "id");
  assert.equal(t("points", { reached: 1.5, points: 2000 }), "1,5 of 2.000, {other}");
  assert.equal(t("nowhere"), "nowhere");
});

test("a value is isolated where it or the sentence is read from right to left", () => {
  const t = translator({ latin: "“{title}” was not loaded ({count}).", arabic: "تعذر تحميل «{title}» ({count})." }, "en");
  assert.equal(t("latin", { title: "Buku kas (2)", count: 3 }), "“Buku kas (2)” was not loaded (3).");
  assert.equal(t("latin", { title: "الدفتر (2)", count: 3 }), "“\u2068الدفتر (2)\u2069” was not loaded (3).");
  assert.equal(t("arabic", { title: "Buku kas (2)", count: 3 }), "تعذر تحميل «\u2068Buku kas (2)\u2069» (3).");
  assert.equal(t("arabic", { title: "Buku kas (2)" }), "تعذر تحميل «\u2068Buku kas (2)\u2069» ({count}).");
});
