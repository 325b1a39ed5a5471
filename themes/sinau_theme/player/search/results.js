// SPDX-License-Identifier: Apache-2.0
/** Reads the passages of the best pages, those first that have the query as it was written, and cuts out what to show. */

import { matchLevel, pagesWithPhrase } from './phrases.js';
import { rankedPages, distinctiveTerms, scoresOf } from './ranking.js';
import { rootCandidates } from './roots.js';
import { isWritten, termsOf } from './terms.js';
import { tokensWithPlaces, tokens } from './tokens.js';

/** @typedef {import('./index.js').SearchIndex} SearchIndex */
/** @typedef {import('./index.js').Found} Found */
/** @typedef {{text: string, hit: boolean}} Cut */
/** @typedef {Found & {cuts: Cut[]}} Result */

/** So many passages are read at a time. */
export const AT_A_TIME = 5;
/** Characters that are shown of a passage. */
const SHOWN = 180;

export class Search {
  /**
   * @param {SearchIndex} index
   * @param {string} query
   */
  constructor(index, query) {
    this.index = index;
    this.query = query;
    this.words = tokens(query);
    /** @type {import('./terms.js').Term[]} */
    this.terms = [];
    /** @type {import('./ranking.js').Ranked[]} */
    this.ranked = [];
    this.read = 0;
  }

  /** Finds pages; reads some only where there may be pages with the query as it was written. */
  async findPages() {
    const { index, words } = this;
    const terms = await termsOf(index, this.query);
    this.terms = distinctiveTerms(index, terms);
    if (!this.terms.length) return;
    const scores = await scoresOf(index, this.terms);
    this.ranked = rankedPages(index, scores);
    if (words.length > 1 && terms.every(isWritten)) this.ranked = await pagesWithPhrase(index, words, scores, this.ranked);
  }

  /**
   * @returns {Promise<Result[]>} the next few pages, those with the query as it was written first
   */
  async nextResults() {
    const some = this.ranked.slice(this.read, this.read + AT_A_TIME);
    const found = await Promise.all(some.map(({ passage }) => this.index.readPassage(passage)));
    this.read += some.length;
    const rated = found.map((one, place) => ({ one, place, rate: this.words.length > 1 ? matchLevel(one, this.words) : 0 }));
    rated.sort((a, b) => b.rate - a.rate || a.place - b.place);
    return rated.map(({ one }) => ({ ...one, cuts: bestExcerpt(one.text, this.makeTermFinder()) }));
  }

  /**
   * @returns {(word: string) => number} which of the words sought a word stands for; -1: none
   */
  makeTermFinder() {
    const { terms, index: { start } } = this;
    const names = terms.map(({ word, alternatives }) => new Set([word, ...alternatives.map(({ roots }) => roots.map(({ name }) => name)).reduce((all, some) => all.concat(some), [])]));
    /** @type {Map<string, number>} */
    const known = new Map();
    return (word) => {
      let hit = known.get(word);
      if (hit === undefined) {
        const possible = rootCandidates(word, start.languages);
        hit = names.findIndex((some) => possible.some((name) => some.has(name)));
        known.set(word, hit);
      }
      return hit;
    };
  }
}

/**
 * @param {string} text
 * @param {(word: string) => number} hits
 * @returns {Cut[]} the part of the text with most of what is sought
 */
export function bestExcerpt(text, hits) {
  const words = tokensWithPlaces(text);
  const found = words.map(({ word, start, end }) => ({ hit: hits(word), start, end })).filter(({ hit }) => hit >= 0);
  let [from, most] = [0, 0];
  found.forEach(({ start }, first) => {
    const inside = found.slice(first).filter(({ end }) => end <= start + SHOWN);
    const worth = inside.length + 5 * new Set(inside.map(({ hit }) => hit)).size;
    if (worth > most) [from, most] = [start, worth];
  });
  from = from < 40 ? 0 : sentenceStart(text, from);
  let to = Math.min(text.length, from + SHOWN);
  if (to < text.length) to = text.lastIndexOf(' ', to) > from ? text.lastIndexOf(' ', to) : to;
  /** @type {Cut[]} */
  const cuts = [];
  const add = (/** @type {string} */ some, /** @type {boolean} */ hit) => { if (some) cuts.push({ text: some, hit }); };
  let at = from;
  for (const { start, end } of found) {
    if (start < at || end > to) continue;
    add(text.slice(at, start), false);
    add(text.slice(start, end), true);
    at = end;
  }
  add(text.slice(at, to), false);
  if (from > 0 && cuts.length) cuts.unshift({ text: '… ', hit: false });
  if (to < text.length) cuts.push({ text: ' …', hit: false });
  return cuts;
}

/**
 * @param {string} text
 * @param {number} place
 * @returns {number} where the sentence begins, or a word some way before the place
 */
function sentenceStart(text, place) {
  const near = text.slice(Math.max(0, place - 60), place);
  const stop = Math.max(near.lastIndexOf('. '), near.lastIndexOf('? '));
  if (stop >= 0) return place - near.length + stop + 2;
  const blank = near.slice(-30).indexOf(' ');
  return blank < 0 ? place : place - Math.min(30, near.length) + blank + 1;
}
