// SPDX-License-Identifier: Apache-2.0
/** Which pages fit best, by what the index alone knows; their texts are read afterwards. */

/** @typedef {import('./index.js').SearchIndex} SearchIndex */
/** @typedef {import('./index.js').Posting} Posting */
/** @typedef {import('./terms.js').Term} Term */
/** @typedef {{page: number, passage: number, score: number}} Ranked  a page and its best passage */

/** Words that stand nearly everywhere say little and cost most: beside others they are not looked at from this many passages on. */
const MANY = 300;
const COMMON = 5;
/** How much each further word in the same passage counts, and how much other passages of the page do. */
const TOGETHER = 0.35;
const PAGE = 0.4;
const OTHERS = 0.15;

/**
 * @param {SearchIndex} index
 * @param {Term[]} terms
 * @returns {Term[]} those that tell pages apart
 */
export function distinctiveTerms(index, terms) {
  const { passages } = index.start;
  const known = terms.filter((term) => term.alternatives.length);
  if (passages < MANY) return known;
  const rare = known.filter(({ alternatives }) => alternatives.some(({ roots }) => 2 ** roots[0].spread < passages / COMMON));
  return rare.length ? rare : known.slice(0, 1);
}

/**
 * @param {SearchIndex} index
 * @param {Term} term
 * @returns {Promise<Map<number, number>>} how well each passage fits
 */
async function scoresOfPassages(index, term) {
  /** @type {Map<number, number>} */
  const best = new Map();
  await Promise.all(term.alternatives.map(async ({ roots, weight }) => {
    const lists = await Promise.all(roots.map((root) => index.postings(root)));
    /** @type {Map<number, {sum: number, count: number}>} */
    const sums = new Map();
    lists.forEach((list, place) => {
      const rarity = Math.log(1 + index.start.passages / 2 ** roots[place].spread);
      list.forEach(({ passage, level }) => {
        const { sum, count } = sums.get(passage) || { sum: 0, count: 0 };
        sums.set(passage, { sum: sum + level * rarity, count: count + 1 });
      });
    });
    sums.forEach(({ sum, count }, passage) => {
      const score = count === roots.length ? (weight * sum) / count : 0;
      if (score > (best.get(passage) || 0)) best.set(passage, score);
    });
  }));
  return best;
}

/** @typedef {Map<number, number>[]} Scores  for each word how well each passage fits it */

/**
 * @param {SearchIndex} index
 * @param {Term[]} terms
 * @returns {Promise<Scores>}
 */
export function scoresOf(index, terms) {
  return Promise.all(terms.map((term) => scoresOfPassages(index, term)));
}

/**
 * @param {SearchIndex} index
 * @param {Scores} lists
 * @returns {Ranked[]} the best first
 */
export function rankedPages(index, lists) {
  /** @type {Map<number, {passages: Map<number, number[]>}>} */
  const pages = new Map();
  lists.forEach((list, place) => list.forEach((score, passage) => {
    const page = index.pageOf(passage);
    const entry = pages.get(page) || { passages: new Map() };
    pages.set(page, entry);
    const scores = entry.passages.get(passage) || lists.map(() => 0);
    scores[place] = score;
    entry.passages.set(passage, scores);
  }));
  const ranked = [...pages].map(([page, { passages }]) => rankOfPage(page, passages, lists.length));
  return ranked.sort((a, b) => b.score - a.score || a.page - b.page);
}

/**
 * @param {number} page
 * @param {Map<number, number[]>} passages  for each passage how well it fits each word
 * @param {number} count
 * @returns {Ranked}
 */
function rankOfPage(page, passages, count) {
  let best = { passage: 0, score: -1 };
  const tops = Array.from({ length: count }, () => 0);
  const sums = [...tops];
  passages.forEach((scores, passage) => {
    const sum = scores.reduce((all, one) => all + one, 0);
    const score = sum * (1 + TOGETHER * (scores.filter(Boolean).length - 1));
    if (score > best.score) best = { passage, score };
    scores.forEach((one, place) => {
      tops[place] = Math.max(tops[place], one);
      sums[place] += one;
    });
  });
  const whole = tops.reduce((all, top, place) => all + top + Math.min(top * 2, OTHERS * (sums[place] - top)), 0);
  const coverage = tops.filter(Boolean).length / count;
  return { page, passage: best.passage, score: (best.score + PAGE * whole) * coverage * coverage };
}
