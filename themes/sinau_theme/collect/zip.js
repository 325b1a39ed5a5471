// SPDX-License-Identifier: Apache-2.0
/**
 * Reads a zip that may come from anywhere: an exported chat, or a package of a course. Only what is asked for is unpacked, and no more
 * than `MOST_BYTES` of one file. ZIP: PKWARE's APPNOTE 6.3.10; what it names in numbers is read, nothing is believed.
 */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const MOST_COMMENT = 65535;
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_ENTRIES = 20000;
const [STORED, DEFLATED] = [0, 8];

/** @typedef {{name: string, method: number, packed: number, size: number, at: number}} ZipEntry */

/**
 * @param {Uint8Array} bytes
 * @returns {ZipEntry[] | null} null: it is no zip that can be read
 */
export function zipEntries(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let end = bytes.length - END_BYTES; end >= 0 && end >= bytes.length - END_BYTES - MOST_COMMENT; end -= 1) {
    if (view.getUint32(end, true) === END) {
      try {
        return readDirectory(bytes, view, view.getUint32(end + 16, true), view.getUint16(end + 10, true));
      } catch (error) {
        // It points out of the file.
        return null;
      }
    }
  }
  return null;
}

/**
 * @param {Uint8Array} bytes
 * @param {DataView} view
 * @param {number} begin
 * @param {number} count
 */
function readDirectory(bytes, view, begin, count) {
  /** @type {ZipEntry[]} */
  const found = [];
  let at = begin;
  for (let left = Math.min(count, MOST_ENTRIES); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) return found;
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    found.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), at: view.getUint32(at + 42, true),
    });
    at += 46 + name + extra + comment;
  }
  return found;
}

/**
 * @param {Uint8Array} bytes
 * @param {ZipEntry} entry
 * @returns {Promise<string | null>} its text (UTF-8); null: it cannot be unpacked here
 */
export async function textOfEntry(bytes, entry) {
  const content = await bytesOfEntry(bytes, entry);
  return content && new TextDecoder().decode(content);
}

/**
 * @param {Uint8Array} bytes
 * @param {ZipEntry} entry
 * @returns {Promise<Uint8Array | null>} null: it cannot be unpacked here
 */
export async function bytesOfEntry(bytes, { at, method, packed, size }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (view.getUint32(at, true) !== LOCAL || size > MOST_BYTES) return null;
    const begin = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const data = bytes.subarray(begin, begin + packed);
    if (data.length < packed) return null;
    return method === STORED ? data : method === DEFLATED ? await inflate(data) : null;
  } catch (error) {
    return null;
  }
}

/**
 * @param {Uint8Array} data
 * @returns {Promise<Uint8Array | null>} null: more than can be taken
 * @throws {Error} it is damaged, or this browser is too old
 */
async function inflate(data) {
  const stream = new Blob([/** @type {BlobPart} */ (data)]).stream().pipeThrough(new (/** @type {any} */ (window).DecompressionStream)('deflate-raw'));
  const reader = stream.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
