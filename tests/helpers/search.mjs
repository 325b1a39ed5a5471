// SPDX-License-Identifier: Apache-2.0
/** Searches in the parts of an index as a browser does, and tells what was found and which parts were wanted. */

import { SearchIndex } from "../../themes/sinau_theme/player/search/index.js";
import { Search } from "../../themes/sinau_theme/player/search/results.js";

/**
 * @param {Record<string, any>} parts
 * @param {string[]} queries
 * @returns {Promise<{addresses: string[], anchors: string[], shown: string[], hits: string[][], index: string[], texts: string[]}[]>}
 *   for each query what the first results are, and the names of the parts that finding and showing them took
 */
export function searched(parts, queries) {
  return Promise.all(queries.map(async (query) => {
    const wanted = [];
    const index = new SearchIndex(parts.start, async (name) => {
      wanted.push(name);
      return parts[name];
    });
    const search = new Search(index, query);
    await search.findPages();
    const before = wanted.length;
    const found = await search.nextResults();
    return {
      addresses: found.map((one) => one.address),
      anchors: found.map((one) => one.anchor),
      shown: found.map((one) => one.cuts.map((cut) => cut.text).join("")),
      hits: found.map((one) => one.cuts.filter((cut) => cut.hit).map((cut) => cut.text)),
      index: wanted.slice(0, before),
      texts: wanted.slice(before),
    };
  }));
}
