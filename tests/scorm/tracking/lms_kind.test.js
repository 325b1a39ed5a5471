// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";

import { isMoodle } from "../../../scorm/sinau_scorm/tracking/lms_kind.js";

const top = (more = {}) => {
  const window = Object.defineProperties({ opener: null }, Object.getOwnPropertyDescriptors(more));
  window.parent = window;
  window.top = window;
  return window;
};
const at = (pathname) => ({ location: { pathname } });
const inside = (lms, more = {}) => ({ parent: lms, top: lms, opener: null, ...more });
/** A window of another origin: whatever is touched throws. */
const foreign = () => new Proxy({}, { get: () => { throw new Error("SecurityError"); } });

test("Moodle is known by the address of the package's files, which needs no look into another window", () => {
  for (const address of [
    "/pluginfile.php/27/mod_scorm/content/3/index.html",
    "/moodle/pluginfile.php/1893/mod_scorm/content/12/course/p1.html",
    "/pluginfile.php/27/mod_scorm/imsmanifest/1/index.html",
    "/pluginfile.php%2F27%2Fmod_scorm%2Fcontent%2F3%2Findex.html",
  ]) {
    assert.equal(isMoodle(inside(foreign(), at(address))), true, address);
    assert.equal(isMoodle(top({ ...at(address), opener: foreign() })), true, address);
  }
});

test("Moodle is known by its page around the course: in the same window, or in the one that opened it", () => {
  const pages = [
    { M: { mod_scorm: { init() {} } } }, { M: { scorm_api: {} } }, at("/mod/scorm/player.php"), at("/lms/mod/scorm/player.php"),
  ];
  for (const page of pages) {
    const packaged = at("/packages/7/index.html");
    assert.equal(isMoodle(inside(top(page), packaged)), true);
    assert.equal(isMoodle(inside(inside(top(page)), packaged)), true, "a frame between them");
    assert.equal(isMoodle(top({ ...packaged, opener: top(page) })), true, "a window of its own");
    assert.equal(isMoodle(inside(top({ opener: top(page) }), packaged)), true, "a frame in a window of its own");
  }
});

test("no other LMS is taken for Moodle, and a window that may not be touched ends nothing", () => {
  for (const page of [
    {}, { API: {} }, { M: {} }, { M: null }, { M: { cfg: { wwwroot: "https://moodle.example" } } }, { M: "text" },
    at("/scorm/player.php"), at("/mod/scorm/"), at("/ilias.php"), at("/pluginfile.php/27/mod_resource/content/3/index.html"),
    at("/scorm/mod_scorm/content/1/index.html"), { location: null }, { get location() { throw new Error("SecurityError"); } },
  ]) {
    assert.equal(isMoodle(inside(top(page), at("/packages/7/index.html"))), false, Object.keys(page).join());
    assert.equal(isMoodle(top(page)), false);
  }
  assert.equal(isMoodle(inside(foreign(), at("/packages/7/index.html"))), false);
  assert.equal(isMoodle(foreign()), false);
  assert.equal(isMoodle(undefined), false);
  assert.equal(isMoodle({ parent: null, top: null, get opener() { throw new Error("SecurityError"); } }), false);
});
