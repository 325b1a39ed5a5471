// SPDX-License-Identifier: Apache-2.0
/**
 * Takes in whatever is given: pasted text, progress files, exported chats (text and zip), another supervisor's collection, packages of
 * courses. Of a chat only messages of ours are kept. One input that cannot be read stops no other; it is listed with the reason.
 */

import { readProgressFile } from '../player/progress_file.js';
import { messagesIn } from '../player/results/found_messages.js';
import { textsOfChat } from './chats.js';
import { collectionFromJson, isCourse } from './collection.js';
import { withWording, withWordingOf } from './package_wording.js';
import { runInSlices } from './time_slices.js';
import { progressFileHead } from './snapshots.js';
import { bytesOfEntry, zipEntries, textOfEntry } from './zip.js';

/** @typedef {import('./collection.js').Entry} Entry */
/** @typedef {import('../player/types.js').Course} Course */
/**
 * @typedef {'cut' | 'damaged' | 'newer' | 'nothing' | 'file_damaged' | 'file_newer' | 'zip' | 'zip_empty' | 'too_large' | 'unreadable' | 'partly'
 *   | 'own_table'} Reason  each is the key of a text of the page
 *
 * @typedef {object} Taken
 * @property {Entry[]} entries
 * @property {Course[]} courses  of packages: with them messages of their versions can be read
 * @property {import('./collection.js').Own[]} own  of collections that supervisors keep for themselves
 * @property {{source: string, reason: Reason, excerpt: string}[]} refused  `source`: name of the file, '' for pasted text
 */

const MOST_BYTES = 200 * 1024 * 1024;
const EXCERPT = 60;
const TEXT_FILE = /\.(txt|json|csv|md|html?)$/i;
/** What systems put into folders and zips for themselves. */
const OF_THE_SYSTEM = /(^|\/)(\.[^/]*|__MACOSX\/.*|thumbs\.db|desktop\.ini)$/i;
const INSIDE = 'id="sinau-inside"';
/** So many bytes show whether a file is text. */
const BEGINNING = 4096;

/** @returns {Taken} */
export function nothingTaken() {
  return { entries: [], courses: [], own: [], refused: [] };
}

/**
 * @param {Taken[]} all
 * @returns {Taken}
 */
export function allTaken(all) {
  const sum = nothingTaken();
  for (const { entries, courses, own, refused } of all) {
    sum.entries = sum.entries.concat(entries);
    sum.courses = sum.courses.concat(courses);
    sum.own = sum.own.concat(own);
    sum.refused = sum.refused.concat(refused);
  }
  return sum;
}

/**
 * @param {string} source
 * @param {Reason} reason
 * @param {string} [excerpt]
 * @returns {Taken}
 */
export function refusedInput(source, reason, excerpt = '') {
  return { ...nothingTaken(), refused: [{ source, reason, excerpt }] };
}

/**
 * @param {string} text
 * @param {string} source
 * @returns {Generator<void, Taken, void>}
 */
export function* takeText(text, source) {
  if (/^\s*\ufeff?sinau-progress /.test(text)) return takeProgressFile(text.replace(/^\s+/, ''), source);
  if (/^\s*\ufeff?\{/.test(text)) {
    const read = collectionFromJson(text.replace(/^\s*\ufeff?/, ''));
    if (read.ok) {
      const { entries, own, left } = read;
      const refused = left ? [{ source, reason: /** @type {const} */ ('partly'), excerpt: String(left) }] : [];
      return { entries, courses: own ? own.courses : [], own: own ? [own] : [], refused };
    }
    if (read.why === 'newer') return refusedInput(source, 'file_newer');
    if (read.why === 'table') return refusedInput(source, 'own_table');
  }
  const searched = textsOfChat(text);
  const taken = nothingTaken();
  for (const one of messagesIn(searched)) {
    if (one.ok) taken.entries.push({ kind: 'message', text: one.text });
    else taken.refused.push({ source, reason: one.why, excerpt: searched.slice(one.at, one.at + EXCERPT) });
    yield;
  }
  return taken.entries.length || taken.refused.length ? taken : refusedInput(source, 'nothing', text.trim().slice(0, EXCERPT));
}

/**
 * @param {string} text  begins like a progress file
 * @param {string} source
 * @returns {Taken}
 */
function takeProgressFile(text, source) {
  const head = progressFileHead(text);
  const read = head ? readProgressFile(text, head.course, head.catalogue) : null;
  if (read && read.ok) return { ...nothingTaken(), entries: [{ kind: 'file', text }] };
  return refusedInput(source, read && !read.ok && read.why === 'newer' ? 'file_newer' : 'file_damaged', text.slice(0, EXCERPT));
}

/**
 * @param {string} name  with its folders
 * @param {Blob} file
 * @returns {Promise<Taken>}
 */
export async function takeAnyFile(name, file) {
  if (OF_THE_SYSTEM.test(name)) return nothingTaken();
  if (file.size > MOST_BYTES) return refusedInput(name, 'too_large');
  try {
    // In a folder there are films, too: they are not read to their end.
    if (isNoText(await bytesOf(file.slice(0, BEGINNING)))) return refusedInput(name, 'nothing');
    const bytes = await bytesOf(file);
    if (isZip(bytes)) return await takeZip(bytes, name, false);
    const text = decodeText(bytes);
    // A course in one file is a package, too.
    const course = text.includes(INSIDE) ? courseInPage(text) : null;
    if (course) return { ...nothingTaken(), courses: withWordingOf([course], [text]) };
    return await runInSlices(takeText(text, name)) || refusedInput(name, 'unreadable');
  } catch (error) {
    return refusedInput(name, 'unreadable');
  }
}

/** @param {Blob} blob */
async function bytesOf(blob) {
  return new Uint8Array(await new Response(blob).arrayBuffer());
}

/** @param {Uint8Array} bytes */
function isZip(bytes) {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** @param {Uint8Array} beginning  of a file */
function isNoText(beginning) {
  const wide = (beginning[0] === 0xff && beginning[1] === 0xfe) || (beginning[0] === 0xfe && beginning[1] === 0xff);
  return !wide && !isZip(beginning) && beginning.includes(0);
}

/**
 * @param {Uint8Array} bytes
 * @param {string} name
 * @param {boolean} inner  it stands in a zip itself, as exported chats do in a folder that was downloaded whole
 * @returns {Promise<Taken>}
 */
async function takeZip(bytes, name, inner) {
  const entries = zipEntries(bytes);
  if (!entries) return refusedInput(name, 'zip');
  /** @type {Course[]} */
  const courses = [];
  const pages = entries.filter((entry) => /\.html$/i.test(entry.name) && !entry.name.includes('/media/'));
  for (const entry of pages) {
    const course = courseInPage(await textOfEntry(bytes, entry) || '')
      || await outlineBeside(bytes, entries, entry.name);
    if (course) courses.push(course);
  }
  if (courses.length) return { ...nothingTaken(), courses: await withWording(courses, bytes, entries) };
  /** @type {Taken[]} */
  const all = [];
  for (const entry of entries.filter((one) => !OF_THE_SYSTEM.test(one.name))) {
    const source = `${name}: ${entry.name}`;
    if (/\.zip$/i.test(entry.name)) {
      const within = inner ? null : await bytesOfEntry(bytes, entry);
      all.push(within ? await takeZip(within, source, true) : refusedInput(source, 'zip'));
    } else if (TEXT_FILE.test(entry.name)) {
      const content = await bytesOfEntry(bytes, entry);
      all.push(content && await runInSlices(takeText(decodeText(content), source)) || refusedInput(source, 'zip'));
    }
  }
  return all.length ? allTaken(all) : refusedInput(name, 'zip_empty');
}

/**
 * @param {string} page  of the player
 * @returns {Course | null} that stands in it
 */
export function courseInPage(page) {
  const [, json] = /<script type="application\/json" id="sinau-(?:course|inside)">([^<]*)<\/script>/.exec(page) || [];
  return json ? courseFromJson(json) : null;
}

/**
 * @param {Uint8Array} bytes
 * @param {import('./zip.js').ZipEntry[]} entries
 * @param {string} page
 */
async function outlineBeside(bytes, entries, page) {
  const folder = page.replace(/[^/]*$/, '');
  const beside = entries.find(({ name }) => name.startsWith(`${folder}outline`) && name.endsWith('.js'));
  const script = beside && await textOfEntry(bytes, beside);
  const [, json] = /sinau\.outline\((\{[^]*\})\)/.exec(script || '') || [];
  return json ? courseFromJson(json) : null;
}

/**
 * @param {string} json
 * @returns {Course | null}
 */
function courseFromJson(json) {
  try {
    const course = JSON.parse(json);
    return isCourse(course) ? course : null;
  } catch (error) {
    return null;
  }
}

/**
 * @param {Uint8Array} bytes  of a text: UTF-8, or UTF-16 as old programs save it
 * @param {string} [otherwise]  how to read what is not UTF-8
 */
export function decodeText(bytes, otherwise = 'utf-8') {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    return new TextDecoder(otherwise).decode(bytes);
  }
}
