// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";

import { findApi, isCutOff } from "../../../scorm/sinau_scorm/tracking/find_api.js";

const API = { name: "the LMS" };
const top = (more = {}) => {
  const window = { ...more };
  window.parent = window;
  window.top = window;
  return window;
};
/** A window of another origin: whatever is touched throws. */
const foreign = () => new Proxy({}, { get: () => { throw new Error("SecurityError"); } });

test("finds the API in the window itself, in a parent, in an opener", () => {
  const lms = top({ API });
  const frame = { parent: lms, top: lms };
  assert.equal(findApi(lms, "API"), API);
  assert.equal(findApi({ parent: frame, top: lms }, "API"), API);
  assert.equal(findApi(top({ opener: frame }), "API"), API);
  const popup = top({ opener: lms });
  assert.equal(findApi({ parent: popup, top: popup }, "API"), API, "the opener of the top window");
});

test("a window of another origin on the way does not end the course", () => {
  const popup = top({ opener: top({ API }) });
  const inside = { parent: foreign(), top: popup };
  assert.equal(findApi(inside, "API"), API);
  assert.equal(findApi({ parent: foreign(), top: foreign(), get opener() { throw new Error("SecurityError"); } }, "API"), null);
});

test("gives up on windows that never end, and takes no API of another version", () => {
  let depth = 0;
  const endless = () => ({ get parent() { depth += 1; return endless(); }, top: null, opener: null });
  assert.equal(findApi(endless(), "API"), null);
  assert.ok(depth < 2000);
  assert.equal(findApi(top({ API_1484_11: API }), "API"), null);
});

test("cut off is a frame around and behind which there is nothing but other origins", () => {
  /** As browsers have it: a foreign window's parent, top and opener may be read, nothing else. */
  const shut = (more = {}) => {
    const window = new Proxy(more, { get: (own, key) => {
      if (key === "parent") return own.parent ?? window;
      if (key === "opener" || key === "top") return own[key] ?? null;
      throw new Error("SecurityError");
    } });
    return window;
  };
  const open = top({ origin: "https://lms.example" });
  assert.equal(isCutOff(top()), false, "not in a frame");
  assert.equal(isCutOff({ parent: open, top: open }), false);
  assert.equal(isCutOff({ parent: shut(), top: shut() }), true);
  assert.equal(isCutOff({ parent: shut({ parent: shut() }), top: shut(), opener: null }), true);
  assert.equal(isCutOff({ parent: shut({ parent: open }), top: open }), false, "the LMS behind a portal");
  assert.equal(isCutOff({ parent: shut(), top: shut(), opener: open }), false, "the LMS behind a window of its own");
  assert.equal(isCutOff({ parent: shut(), top: shut({ opener: open }) }), false);
  assert.equal(isCutOff({ parent: shut(), top: shut({ opener: shut() }), opener: shut() }), true);
  assert.equal(isCutOff({ parent: foreign(), top: foreign(), get opener() { throw new Error("SecurityError"); } }), true);
});
