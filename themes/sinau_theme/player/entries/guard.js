// SPDX-License-Identifier: Apache-2.0
/** Runs in front of a type's view, so that a course without such questions does not carry it. */

import { addStyle } from '../added_styles.js';
import { guardedMaker, STYLE } from '../view_guard.js';

const { sinau } = /** @type {any} */ (window);
// Several views may come, each with this in front of it.
if (!sinau.guards) {
  const view = sinau.view.bind(sinau);
  sinau.guards = true;
  sinau.view = (/** @type {string} */ type, /** @type {import('../types.js').MakeView} */ make) => view(type, guardedMaker(make));
  addStyle(STYLE);
}
