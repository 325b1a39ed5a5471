// SPDX-License-Identifier: Apache-2.0
/** Style that comes with a script: adopted where the browser can, written into the page where it cannot, and once in any case. */
import assert from "node:assert/strict";
import { test } from "node:test";

const written = [];
globalThis.window = globalThis;
globalThis.document = {
  adoptedStyleSheets: Object.freeze([]), head: { append: (element) => written.push(element.textContent) }, createElement: () => ({}),
};
const { addStyle: adopt } = await import("../../../themes/sinau_theme/player/added_styles.js");

test("an old browser finds it in the page", () => {
  adopt("a { color: red }");
  adopt("a { color: red }");
  assert.deepEqual(written, ["a { color: red }"]);
});

test("any other one adopts it beside what is there, and nothing is written into the page", () => {
  globalThis.CSSStyleSheet = class {
    replaceSync(text) {
      this.text = text;
    }
  };
  adopt("b { color: blue }");
  adopt("c { color: green }");
  adopt("b { color: blue }");
  assert.deepEqual(document.adoptedStyleSheets.map(({ text }) => text), ["b { color: blue }", "c { color: green }"]);
  assert.equal(written.length, 1);
});
