// SPDX-License-Identifier: Apache-2.0
/**
 * Takes in whatever is given: pasted text, progress files, exported chats (text and zip), another supervisor's collection, packages of
 * courses. Of a chat only messages of ours are kept. One input that cannot be read stops no other; it is listed with the reason.
 */

import { fromText } from '../player/progress_file.js';
import { messagesIn } from '../player/results/found_messages.js';
import { textsOfChat } from './chats.js';
import { fromJson } from './entries.js';
import { withWording } from './package_wording.js';
import { inSlices } from './slices.js';
import { headOf } from './snapshots.js';
import { entriesOf, textOfEntry } from './zip.js';

/** @typedef {import('./entries.js').Entry} Entry */
/** @typedef {import('../player/types.js').Course} Course */
/**
 * @typedef {'cut' | 'damaged' | 'newer' | 'nothing' | 'file_damaged' | 'file_newer' | 'zip' | 'zip_empty' | 'too_large' | 'unreadable' | 'partly'} Reason
 *   each is the key of a text of the page
 *
 * @typedef {object} Taken
 * @property {Entry[]} entries
 * @property {Course[]} courses  of packages: with them messages of their versions can be read
 * @property {{source: string, reason: Reason, excerpt: string}[]} refused  `source`: name of the file, '' for pasted text
 */

const MOST_BYTES = 200 * 1024 * 1024;
const EXCERPT = 60;
const TEXT_FILE = /\.(txt|json|csv|md|html?)$/i;

/**
 * @param {string} text
 * @param {string} source
 * @returns {Generator<void, Taken, void>}
 */
export function* takeText(text, source) {
  /** @param {Reason} reason @param {string} [excerpt] @returns {Taken} */
  const refuse = (reason, excerpt = '') => ({ entries: [], courses: [], refused: [{ source, reason, excerpt }] });
  if (/^\s*\ufeff?sinau-progress /.test(text)) return takeFile(text.replace(/^\s+/, ''), source);
  if (/^\s*\ufeff?\{/.test(text)) {
    const read = fromJson(text.replace(/^\s*\ufeff?/, ''));
    if (read.ok) {
      const refused = read.left ? [{ source, reason: /** @type {const} */ ('partly'), excerpt: String(read.left) }] : [];
      return { entries: read.entries, courses: [], refused };
    }
    if (read.why === 'newer') return refuse('file_newer');
  }
  const searched = textsOfChat(text);
  /** @type {Taken} */
  const taken = { entries: [], courses: [], refused: [] };
  for (const one of messagesIn(searched)) {
    if (one.ok) taken.entries.push({ kind: 'message', text: one.text });
    else taken.refused.push({ source, reason: one.why, excerpt: searched.slice(one.at, one.at + EXCERPT) });
    yield;
  }
  return taken.entries.length || taken.refused.length ? taken : refuse('nothing', text.trim().slice(0, EXCERPT));
}

/**
 * @param {string} text  begins like a progress file
 * @param {string} source
 * @returns {Taken}
 */
function takeFile(text, source) {
  const head = headOf(text);
  const read = head ? fromText(text, head.course, head.catalogue) : null;
  if (read && read.ok) return { entries: [{ kind: 'file', text }], courses: [], refused: [] };
  const reason = read && !read.ok && read.why === 'newer' ? 'file_newer' : 'file_damaged';
  return { entries: [], courses: [], refused: [{ source, reason, excerpt: text.slice(0, EXCERPT) }] };
}

/**
 * @param {string} name
 * @param {Blob} file
 * @returns {Promise<Taken>}
 */
export async function takeBlob(name, file) {
  /** @param {Reason} reason @returns {Taken} */
  const refuse = (reason) => ({ entries: [], courses: [], refused: [{ source: name, reason, excerpt: '' }] });
  if (file.size > MOST_BYTES) return refuse('too_large');
  try {
    const bytes = new Uint8Array(await new Response(file).arrayBuffer());
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return await takeZip(bytes, name);
    return await inSlices(takeText(decodeText(bytes), name)) || refuse('unreadable');
  } catch (error) {
    return refuse('unreadable');
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {string} name
 * @returns {Promise<Taken>}
 */
async function takeZip(bytes, name) {
  const entries = entriesOf(bytes);
  /** @type {Taken} */
  const all = { entries: [], courses: [], refused: [] };
  if (!entries) return { ...all, refused: [{ source: name, reason: 'zip', excerpt: '' }] };
  const pages = entries.filter((entry) => /\.html$/i.test(entry.name) && !entry.name.includes('/media/'));
  for (const entry of pages) {
    const course = courseIn(await textOfEntry(bytes, entry) || '')
      || await outlineBeside(bytes, entries, entry.name);
    if (course) all.courses.push(course);
  }
  if (all.courses.length) return { ...all, courses: await withWording(all.courses, bytes, entries) };
  for (const entry of entries.filter((one) => TEXT_FILE.test(one.name))) {
    const text = await textOfEntry(bytes, entry);
    const source = `${name}: ${entry.name}`;
    const taken = text === null ? null : await inSlices(takeText(text, source));
    all.entries = all.entries.concat(taken ? taken.entries : []);
    all.refused = all.refused.concat(taken ? taken.refused : [{ source, reason: 'zip', excerpt: '' }]);
  }
  if (!all.entries.length && !all.refused.length) all.refused.push({ source: name, reason: 'zip_empty', excerpt: '' });
  return all;
}

/**
 * @param {string} page  of the player
 * @returns {Course | null} that stands in it
 */
export function courseIn(page) {
  const [, json] = /<script type="application\/json" id="sinau-(?:course|inside)">([^<]*)<\/script>/.exec(page) || [];
  return json ? courseOf(json) : null;
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
  return json ? courseOf(json) : null;
}

/**
 * @param {string} json
 * @returns {Course | null}
 */
function courseOf(json) {
  try {
    const course = JSON.parse(json);
    const whole = course && typeof course.id === 'string' && Array.isArray(course.activities)
      && course.activities.every((/** @type {any} */ one) => one && typeof one.id === 'string' && Array.isArray(one.questions));
    return whole ? course : null;
  } catch (error) {
    return null;
  }
}

/** @param {Uint8Array} bytes  of a text: UTF-8, or UTF-16 as old programs save it */
function decodeText(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
