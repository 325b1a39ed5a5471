// SPDX-License-Identifier: Apache-2.0
/** What is sought: for each word of the query the roots that may be meant, also where it is unfinished or mistyped. */

import { rootCandidates, withoutPrefix } from './roots.js';
import { tokens } from './tokens.js';

/** @typedef {import('./index.js').SearchIndex} SearchIndex */
/** @typedef {import('./index.js').Root} Root */
/**
 * @typedef {object} Alternative  roots of which a passage has all
 * @property {Root[]} roots
 * @property {number} weight  how sure it is that they are meant, at most 1
 */
/** @typedef {{word: string, alternatives: Alternative[]}} Term */

/** So many letters are enough to seek by, and so many of roots that begin with them. */
const SHORTEST = 3;
const MOST_BEGINNINGS = 3;
/** So many words that begin so are looked at, and so many letters of an ending. */
const MOST_WORDS = 6;
const ENDING = 3;
/** A word with a mistake has at least as many letters. */
const SHORTEST_MISTYPED = 4;
const [SURE, LIKELY, BEGUN, MISTYPED, RELATED] = [1, 0.7, 0.7, 0.6, 0.9];

/**
 * @param {string} query
 * @returns {boolean} whether there is enough to seek by
 */
export function isSearchable(query) {
  return tokens(query).some((word) => word.length >= SHORTEST || /[^a-z]/.test(word));
}

/**
 * @param {Term} term
 * @returns {boolean} whether pages may have its word as it was typed
 */
export function isWritten({ alternatives }) {
  return alternatives.some(({ weight }) => weight === SURE);
}

/**
 * @param {SearchIndex} index
 * @param {string} query
 * @returns {Promise<Term[]>} one for each word
 */
export async function termsOf(index, query) {
  const words = tokens(query);
  const open = /[\p{L}\p{N}]$/u.test(query);
  const terms = await Promise.all(words.map(async (word, place) => (
    { word, alternatives: await alternativesFor(index, word, open && place === words.length - 1) })));
  await Promise.all([addJoinedWords(index, terms), addSynonyms(index, terms)]);
  return terms;
}

/**
 * @param {SearchIndex} index
 * @param {string} word
 * @param {boolean} open  it may go on
 * @returns {Promise<Alternative[]>}
 */
async function alternativesFor(index, word, open) {
  const exact = await rootsOf(index, word);
  if (exact.length) return exact.map((root, place) => ({ roots: [root], weight: place ? LIKELY : SURE }));
  const begun = await rootsBeginningWith(index, word, open);
  if (begun.length) return begun.map((root) => ({ roots: [root], weight: BEGUN }));
  return (await rootsOfMistyped(index, word)).map((root) => ({ roots: [root], weight: MISTYPED }));
}

/**
 * @param {SearchIndex} index
 * @param {string} word
 * @returns {Promise<Root[]>} the roots that it leads to, the longest first
 */
async function rootsOf(index, word) {
  const found = await Promise.all(rootCandidates(word, index.start.languages).map((name) => index.exactRoot(name)));
  return /** @type {Root[]} */ (found.filter(Boolean));
}

/**
 * @param {SearchIndex} index
 * @param {string[]} words
 * @returns {Promise<Root[]>} the roots to which they lead first, those in most passages first
 */
async function firstRoots(index, words) {
  const found = await Promise.all(words.slice(0, MOST_WORDS).map((word) => rootsOf(index, word)));
  return /** @type {Root[]} */ (found.map((roots) => roots[0]).filter(Boolean));
}

/**
 * @param {SearchIndex} index
 * @param {string} word
 * @param {boolean} open
 * @returns {Promise<Root[]>} the roots that go on after it, those in most passages first; if it may go on also those that it goes on after
 */
async function rootsBeginningWith(index, word, open) {
  for (const name of [word, ...(open ? withoutPrefix(word, SHORTEST) : [])]) {
    if (name.length >= SHORTEST) {
      const [roots, words] = await Promise.all([index.roots(name), index.words(name)]);
      const found = roots.filter((root) => root.name.startsWith(name) || (open && isUnfinishedEnding(name, root.name)));
      const more = await firstRoots(index, words.filter((one) => one.startsWith(name)));
      if (found.length || more.length) return [...new Set([...found, ...more])].sort(byFrequency).slice(0, MOST_BEGINNINGS);
    }
  }
  return [];
}

/**
 * @param {string} word
 * @param {string} root
 * @returns {boolean} whether the word may be the root with an ending that is not whole
 */
function isUnfinishedEnding(word, root) {
  return root.length >= SHORTEST_MISTYPED && word.startsWith(root) && word.length <= root.length + ENDING;
}

/**
 * @param {SearchIndex} index
 * @param {string} word
 * @returns {Promise<Root[]>} the root that differs least, with the same first letter
 */
async function rootsOfMistyped(index, word) {
  for (const name of rootCandidates(word, index.start.languages)) {
    if (name.length < SHORTEST_MISTYPED || /[0-9]/.test(name)) continue;
    const [from, to] = [name[0], `${name[0]}\uffff`];
    const [roots, words] = await Promise.all([index.roots(from, to), index.words(from, to)]);
    const near = roots.filter((root) => root.name.length >= SHORTEST_MISTYPED && differsByOneLetter(name, root.name));
    const more = await firstRoots(index, words.filter((one) => differsByOneLetter(name, one)));
    if (near.length || more.length) return [...near, ...more].sort(byFrequency).slice(0, 1);
  }
  return [];
}

/**
 * @param {Root} a
 * @param {Root} b
 */
function byFrequency(a, b) {
  return b.spread - a.spread || a.name.length - b.name.length || (a.name < b.name ? -1 : 1);
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {boolean} whether one letter too many, too few, another or two exchanged make one of the other, behind the same first letter
 */
export function differsByOneLetter(a, b) {
  if (a[0] !== b[0] || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [x, y] = [a.slice(at), b.slice(at)];
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1)
    || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
}

/**
 * Adds names that are written in one word or in two.
 * @param {SearchIndex} index
 * @param {Term[]} terms
 */
async function addJoinedWords(index, terms) {
  await Promise.all(terms.slice(1).map(async (second, place) => {
    const first = terms[place];
    const root = await index.exactRoot(first.word + second.word);
    if (root) [first, second].forEach((term) => term.alternatives.unshift({ roots: [root], weight: SURE }));
  }));
}

/**
 * Adds what is written for what is sought.
 * @param {SearchIndex} index
 * @param {Term[]} terms
 */
async function addSynonyms(index, terms) {
  const line = ` ${terms.map((term) => term.word).join(' ')} `;
  await Promise.all(index.start.related.map(async ([sought, written]) => {
    const before = line.indexOf(` ${sought} `);
    if (before < 0) return;
    const first = line.slice(0, before).split(' ').length - 1;
    const found = await Promise.all(written.split(' ').map((word) => rootsOf(index, word)));
    if (!found.every((roots) => roots.length)) return;
    const alternative = { roots: found.map((roots) => roots[0]), weight: RELATED };
    terms.slice(first, first + sought.split(' ').length).forEach((term) => term.alternatives.push(alternative));
  }));
}
