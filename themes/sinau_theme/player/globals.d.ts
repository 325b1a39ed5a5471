// SPDX-License-Identifier: Apache-2.0
/** What the script of a question type's view finds in the page. What a view is stands in types.js. */
declare const sinau: { view(type: string, make: import('./types.js').MakeView): void };
