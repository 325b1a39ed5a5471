// SPDX-License-Identifier: Apache-2.0
/** Files that were chosen or dropped, with those in folders: each under the name with its folders. */

/** @typedef {{name: string, file: File | null}} Given  null: it cannot be read */

/** Folders in folders; a link can lead in a circle. */
const DEEPEST = 20;

/**
 * @param {Iterable<File>} files  of a field
 * @returns {Given[]}
 */
export function givenIn(files) {
  return Array.from(files, (file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/**
 * @param {DataTransfer} transfer  empty as soon as the event is over
 * @returns {Promise<Given[]>}
 */
export function droppedIn(transfer) {
  const entries = Array.from(transfer.items || [], (item) => (item.kind === 'file' && item.webkitGetAsEntry ? item.webkitGetAsEntry() : null));
  const folders = entries.filter((entry) => entry && entry.isDirectory);
  // Where there is no folder nothing has to be asked, and a browser without entries has files at least.
  if (!folders.length) return Promise.resolve(givenIn(transfer.files));
  return Promise.all(entries.map((entry) => (entry ? within(entry, 0) : []))).then((all) => flat(all));
}

/**
 * @param {FileSystemEntry} entry
 * @param {number} depth
 * @returns {Promise<Given[]>}
 */
async function within(entry, depth) {
  const name = entry.fullPath.replace(/^\//, '');
  try {
    if (entry.isFile) return [{ name, file: await fileOf(/** @type {FileSystemFileEntry} */ (entry)) }];
    if (depth === DEEPEST) return [{ name, file: null }];
    return flat(await Promise.all((await childrenOf(/** @type {FileSystemDirectoryEntry} */ (entry))).map((child) => within(child, depth + 1))));
  } catch (error) {
    return [{ name, file: null }];
  }
}

/**
 * @param {FileSystemFileEntry} entry
 * @returns {Promise<File>}
 */
function fileOf(entry) {
  return new Promise((resolve, reject) => { entry.file(resolve, reject); });
}

/**
 * @param {FileSystemDirectoryEntry} folder
 * @returns {Promise<FileSystemEntry[]>}
 */
async function childrenOf(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const found = [];
  // Browsers give a hundred at a time.
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (!some.length) return found;
    found.push(...some);
  }
}

/**
 * @template T
 * @param {T[][]} lists
 * @returns {T[]}
 */
function flat(lists) {
  return lists.reduce((sum, one) => sum.concat(one), []);
}
