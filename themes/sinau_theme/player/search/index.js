// SPDX-License-Identifier: Apache-2.0
/** Reads what sinau/search/files.py has written, a part at a time and each part once. */

/**
 * @typedef {object} Start
 * @property {string[]} roots        the first root of each script with roots
 * @property {string[]} words        the first word of each script with words that do not begin as their root does
 * @property {number} passages       how many there are
 * @property {string} pages          how many each page has
 * @property {string} blocks         how many each script with texts has
 * @property {string[]} languages
 * @property {number} buckets        how many buckets of pairs of words there are; 0: none
 * @property {[string, string][]} related  what is sought, and what is written for it
 */
/**
 * @typedef {object} Root
 * @property {string} name
 * @property {number} spread    in about how many passages it stands (log 2)
 * @property {number} file      of its postings
 * @property {number} place     in that file
 */
/** @typedef {{passage: number, level: number}} Posting */
/** @typedef {(name: string) => Promise<any>} FetchPart  a part by its name; rejects when it cannot be had now */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./';
const MORE = 32;
/** So many buckets stand in a part. */
const IN_PART = 32;

/**
 * @param {string} text  in letters
 * @returns {number[]}
 */
export function numbersFromLetters(text) {
  const found = [];
  let value = 0;
  let weight = 1;
  for (const letter of text) {
    const digit = LETTERS.indexOf(letter);
    value += (digit % MORE) * weight;
    weight *= MORE;
    if (digit < MORE) {
      found.push(value);
      value = 0;
      weight = 1;
    }
  }
  return found;
}

/**
 * @param {number[]} counts
 * @returns {number[]} where each begins, and where the last one ends
 */
export function startPositions(counts) {
  const found = [0];
  counts.forEach((count, place) => found.push(found[place] + count));
  return found;
}

/**
 * @param {string} text
 * @returns {Posting[]}
 */
export function readPostings(text) {
  const levels = text.replace(/[^0-9]+/, '');
  return readGaps(text.slice(0, text.length - levels.length)).map((passage, place) => ({ passage, level: Number(levels[place]) }));
}

/**
 * @param {string} text
 * @returns {number[]} passages
 */
export function readGaps(text) {
  let passage = -1;
  return numbersFromLetters(text).map((gap) => {
    passage += gap + 1;
    return passage;
  });
}

/**
 * @param {string} text
 * @returns {string[]} names in order, each of which has its beginning in common with the one before
 */
function readNames(text) {
  let before = '';
  return (text.match(/[A-Z][^A-Z]*/g) || []).map((written) => {
    before = before.slice(0, written.charCodeAt(0) - 65) + written.slice(1);
    return before;
  });
}

/**
 * @param {[string, string, number, ...number[]]} part
 * @returns {Root[]}
 */
export function readRoots([text, spread, first, ...counts]) {
  const ends = startPositions(counts);
  let file = 0;
  return readNames(text).map((name, at) => {
    while (at >= ends[file + 1]) file += 1;
    return { name, spread: Number(spread[at]), file: first + file, place: at - ends[file] };
  });
}

export class SearchIndex {
  /**
   * @param {Start} start
   * @param {FetchPart} fetchPart
   */
  constructor(start, fetchPart) {
    this.start = start;
    this.fetchPart = fetchPart;
    /** Where the passages of each page begin. */
    this.pages = startPositions(numbersFromLetters(start.pages));
    /** Where those in each script with texts begin. */
    this.blocks = startPositions(numbersFromLetters(start.blocks));
    /** @type {Map<string, Promise<any>>} */
    this.known = new Map();
  }

  /**
   * @template T
   * @param {string} name
   * @param {(part: any) => T} read
   * @returns {Promise<T>}
   */
  part(name, read) {
    const known = this.known.get(name);
    if (known) return known;
    const found = this.fetchPart(name).then(read);
    this.known.set(name, found);
    found.catch(() => this.known.delete(name));
    return found;
  }

  /**
   * @template T
   * @param {string[]} firsts  with which the scripts begin
   * @param {string} kind
   * @param {string} from
   * @param {string} to
   * @param {(part: any) => T[]} read
   * @returns {Promise<T[]>} what is in all scripts from that of the first name to that of the last one
   */
  async readRange(firsts, kind, from, to, read) {
    const shard = (/** @type {string} */ name) => Math.max(0, firsts.filter((first) => first <= name).length - 1);
    const wanted = [];
    for (let one = shard(from); one <= shard(to) && one < firsts.length; one += 1) wanted.push(this.part(`${kind}${one}`, read));
    return (await Promise.all(wanted)).reduce((all, some) => all.concat(some), []);
  }

  /**
   * @param {string} from
   * @param {string} [to]
   * @returns {Promise<Root[]>} the roots that are near these names, or between them
   */
  roots(from, to = from) {
    return this.readRange(this.start.roots, 'r', from, to, readRoots);
  }

  /**
   * @param {string} from
   * @param {string} [to]
   * @returns {Promise<string[]>} the words near these names which do not begin as their root does, or between them
   */
  words(from, to = from) {
    return this.readRange(this.start.words, 'w', from, to, readNames);
  }

  /**
   * @param {string} name
   * @returns {Promise<Root | undefined>}
   */
  async exactRoot(name) {
    return (await this.roots(name)).find((root) => root.name === name);
  }

  /**
   * @param {Root} root
   * @returns {Promise<Posting[]>}
   */
  async postings({ file, place }) {
    const lists = await this.part(`p${file}`, (text) => text.match(/[^0-9]+[0-9]+/g) || []);
    return readPostings(lists[place]);
  }

  /**
   * @param {number} bucket
   * @returns {Promise<number[]>} its passages
   */
  async bucket(bucket) {
    const lists = await this.part(`b${Math.floor(bucket / IN_PART)}`, (text) => text.split('0'));
    return readGaps(lists[bucket % IN_PART]);
  }

  /**
   * @param {number} passage
   * @returns {number} its page
   */
  pageOf(passage) {
    return lastStartBefore(this.pages, passage);
  }

  /**
   * @param {number} passage
   * @returns {number} the script with its text
   */
  blockOf(passage) {
    return lastStartBefore(this.blocks, passage);
  }

  /**
   * @typedef {{number: number, title: string, address: string, course: string, language: string, anchor: string, heading: string, text: string}} Found
   * @param {number} passage
   * @returns {Promise<Found>}
   */
  async readPassage(passage) {
    const block = this.blockOf(passage);
    const [heads, texts] = await this.part(`t${block}`, (part) => part);
    const [anchor, heading, text] = texts[passage - this.blocks[block]];
    const page = this.pageOf(passage);
    const [, title, address, course, language] = heads.find((/** @type {any[]} */ head) => head[0] === page);
    return { number: passage, title, address, course, language, anchor, heading, text };
  }
}

/**
 * @param {number[]} starts  in order
 * @param {number} value
 * @returns {number} the last place where it begins at or before the value
 */
function lastStartBefore(starts, value) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= value) low = middle; else high = middle - 1;
  }
  return low;
}
