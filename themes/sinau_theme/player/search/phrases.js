// SPDX-License-Identifier: Apache-2.0
/** Puts pages first that have the query as it was written. sinau/search/pairs.py says what the buckets are. */

import { tokens } from './tokens.js';

/** @typedef {import('./index.js').SearchIndex} SearchIndex */
/** @typedef {import('./index.js').Found} Found */
/** @typedef {import('./ranking.js').Ranked} Ranked */
/** @typedef {import('./ranking.js').Scores} Scores */

/** So many pages with a phrase are looked for; so many scripts with texts are read for them at a time, and at most. */
const ENOUGH = 5;
const AT_A_TIME = 5;
const MOST_BLOCKS = 10;
/** Of a root that stands in more passages the index has only the best (sinau/search/index.py). */
const MOST_POSTINGS = 1500;
const [BASIS, PRIME, FACTOR] = [0x811c9dc5, 16777619, 31];

/**
 * @param {string} word
 * @returns {number}
 */
function hashOf(word) {
  return Array.from(word).reduce((value, char) => Math.imul(value ^ (char.codePointAt(0) || 0), PRIME), BASIS);
}

/**
 * @param {string} first
 * @param {string} second
 * @param {number} buckets  a power of two
 * @returns {number} the bucket of two words that stand beside each other
 */
export function bucketOf(first, second, buckets) {
  return (Math.imul(hashOf(first), FACTOR) + hashOf(second)) & (buckets - 1);
}

/**
 * @param {SearchIndex} index
 * @param {string[]} words  two or more
 * @param {Scores} scores
 * @param {Ranked[]} ranked
 * @returns {Promise<Ranked[]>} the same pages, those first of which a passage has the words beside each other
 */
export async function pagesWithPhrase(index, words, scores, ranked) {
  const possible = await possiblePassages(index, words, scores);
  /** @type {Map<number, {passage: number, level: number}>} */
  const pages = new Map();
  const blocks = [...new Set(possible.map((passage) => index.blockOf(passage)))].slice(0, MOST_BLOCKS);
  for (let at = 0; at < blocks.length && pages.size < ENOUGH; at += AT_A_TIME) {
    const read = blocks.slice(at, at + AT_A_TIME);
    const some = possible.filter((passage) => read.includes(index.blockOf(passage)));
    const texts = await Promise.all(some.map((passage) => index.readPassage(passage)));
    some.forEach((passage, place) => {
      const [page, level] = [index.pageOf(passage), matchLevel(texts[place], words)];
      const known = pages.get(page);
      if (level && (!known || known.level < level)) pages.set(page, { passage, level });
    });
  }
  const levelOf = (/** @type {Ranked} */ { page }) => pages.get(page)?.level || 0;
  return ranked.map((one) => ({ ...one, passage: pages.get(one.page)?.passage ?? one.passage }))
    .sort((a, b) => levelOf(b) - levelOf(a));
}

/**
 * @param {SearchIndex} index
 * @param {string[]} words
 * @param {Scores} scores
 * @returns {Promise<number[]>} passages that may have the words beside each other, the best first
 */
async function possiblePassages(index, words, scores) {
  const { buckets } = index.start;
  // Of a long query the two ends are enough.
  const pairs = [...new Set([0, words.length - 2])].map((at) => bucketOf(words[at], words[at + 1], buckets));
  const lists = buckets ? await Promise.all(pairs.map((bucket) => index.bucket(bucket))) : scores.map((list) => [...list.keys()]);
  const [first, ...others] = lists.map((list) => new Set(list));
  const whole = scores.filter((list) => list.size < MOST_POSTINGS);
  const scoreOf = (/** @type {number} */ passage) => scores.reduce((sum, list) => sum + (list.get(passage) || 0), 0);
  return [...first].filter((passage) => [...others, ...whole].every((other) => other.has(passage)))
    .map((passage) => ({ passage, score: scoreOf(passage) }))
    .sort((a, b) => b.score - a.score || a.passage - b.passage)
    .map(({ passage }) => passage);
}

/**
 * @param {Found} found
 * @param {string[]} words
 * @returns {number} 3: the words stand in a heading as they were written, 2: in the text, 0: nowhere
 */
export function matchLevel({ title, heading, text }, words) {
  const sought = ` ${words.join(' ')} `;
  const has = (/** @type {string} */ one) => ` ${tokens(one).join(' ')} `.includes(sought);
  if (has(title) || has(heading)) return 3;
  return has(text) ? 2 : 0;
}
