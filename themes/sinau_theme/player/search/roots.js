// SPDX-License-Identifier: Apache-2.0
/** What the root of a word may be; sinau/search/roots.py does the same, and says after which rules. */

const SHORTEST = 4;
const SHORTEST_BARE = 3;
const PARTICLES = ['nya', 'lah', 'kah', 'ku', 'mu'];
const SUFFIXES = ['kan', 'an', 'i'];
/** @type {[string, string[]][]} */
const NASAL = [
  ['meng', ['', 'k']], ['peng', ['', 'k']], ['meny', ['s']], ['peny', ['s']], ['mem', ['', 'p']], ['pem', ['', 'p']],
  ['men', ['', 't']], ['pen', ['', 't']], ['me', ['']], ['pe', ['']],
];
const PLAIN = ['di', 'ke', 'se', 'ber', 'ter', 'per', 'be', 'te'];
const ENGLISH = 's es ed ing er ers ly d ment ments al ion ions ation ations'.split(' ');
const WITH_E = 'ed ing er ers es ation ations ion ions al'.split(' ');

/**
 * @param {string} word
 * @param {string} end
 */
const withoutEnd = (word, end) => word.slice(0, word.length - end.length);

/**
 * @param {string} word
 * @param {number} [shortest]  so many letters are left
 * @returns {string[]} it without a prefix
 */
export function withoutPrefix(word, shortest = SHORTEST) {
  const found = [];
  for (const [prefix, beginnings] of NASAL) {
    if (!word.startsWith(prefix)) continue;
    const rest = word.slice(prefix.length);
    for (const beginning of beginnings) {
      if ((!beginning || /^[aiueo]/.test(rest)) && beginning.length + rest.length >= shortest) found.push(beginning + rest);
    }
  }
  if (word === 'belajar' || word === 'pelajar') found.push('ajar');
  for (const prefix of PLAIN) {
    if (word.startsWith(prefix) && word.length - prefix.length >= shortest) found.push(word.slice(prefix.length));
  }
  return found;
}

/**
 * @param {string} word
 * @returns {Set<string>}
 */
function indonesianCandidates(word) {
  const bare = new Set([word]);
  for (let time = 0; time < 2; time += 1) {
    for (const one of [...bare]) {
      PARTICLES.forEach((end) => { if (one.endsWith(end) && one.length - end.length >= SHORTEST_BARE) bare.add(withoutEnd(one, end)); });
    }
  }
  const found = new Set(bare);
  for (const one of bare) {
    SUFFIXES.forEach((end) => { if (one.endsWith(end) && one.length - end.length >= SHORTEST) found.add(withoutEnd(one, end)); });
  }
  let stems = [...found];
  for (let time = 0; time < 2; time += 1) {
    stems = stems.reduce((/** @type {string[]} */ all, one) => all.concat(withoutPrefix(one)), []);
    stems.forEach((one) => found.add(one));
  }
  return found;
}

/**
 * @param {string} word
 * @returns {Set<string>}
 */
function englishCandidates(word) {
  const found = new Set([word]);
  for (let time = 0; time < 2; time += 1) {
    for (const one of [...found]) {
      for (const end of ENGLISH) {
        if (!one.endsWith(end)) continue;
        const rest = withoutEnd(one, end);
        const last = rest.slice(-1);
        if (rest.length < SHORTEST_BARE || !/[aiueoy]/.test(rest) || (end === 's' && /[su]/.test(last))) continue;
        found.add(rest);
        if (WITH_E.includes(end)) found.add(`${rest}e`);
        if (last === rest.slice(-2, -1) && ['ed', 'ing', 'er', 'ers'].includes(end)) found.add(rest.slice(0, -1));
      }
      for (const end of ['ies', 'ied', 'ier']) {
        if (one.endsWith(end) && one.length > end.length + 2) found.add(`${withoutEnd(one, end)}y`);
      }
    }
  }
  return found;
}

/** @type {Record<string, (word: string) => Set<string>>} */
const RULES = { id: indonesianCandidates, ms: indonesianCandidates, en: englishCandidates };

/**
 * @param {string} word
 * @param {string[]} languages  those in which it may be
 * @returns {string[]} what its root may be, itself first, longer ones before shorter ones
 */
export function rootCandidates(word, languages) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const language of languages) {
    const rule = RULES[language.split('-')[0]];
    if (rule && /^[a-z]+$/.test(word)) rule(word).forEach((one) => found.add(one));
  }
  found.delete(word);
  return [word, ...[...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))];
}
