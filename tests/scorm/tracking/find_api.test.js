// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";

import { findApi } from "../../../scorm/sinau_scorm/tracking/find_api.js";

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
