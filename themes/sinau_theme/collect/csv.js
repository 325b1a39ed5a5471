// SPDX-License-Identifier: Apache-2.0
/** Tables as text that spreadsheets open rightly, and back (RFC 4180; quotation marks, any of the usual separators). */

/** Where the decimal mark is a comma, spreadsheets expect semicolons. */
const SEMICOLONS = /** @type {const} */ (['id', 'de', 'fr', 'es', 'pt', 'nl', 'it', 'ru', 'tr', 'vi']);
const BYTE_ORDER_MARK = '\ufeff';

/**
 * @param {(string | number)[][]} rows
 * @param {string} language
 * @returns {string} numbers as the language writes them
 */
export function toCsv(rows, language) {
  const separator = SEMICOLONS.some((one) => language === one || language.startsWith(`${one}-`)) ? ';' : ',';
  const lines = rows.map((row) => row.map((cell) => csvCell(cell, separator)).join(separator));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/**
 * @param {string | number} cell
 * @param {string} separator
 */
function csvCell(cell, separator) {
  if (typeof cell === 'number') return String(cell).replace('.', separator === ';' ? ',' : '.');
  // A spreadsheet would take it for a formula and run it.
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /["\r\n\t;,]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/**
 * @param {string} text
 * @returns {string[][]} rows that are not empty
 */
export function fromCsv(text) {
  const clean = text.replace(/^\ufeff/, '');
  const [first] = clean.split(/\r?\n/, 1);
  const said = /^sep=(.)$/i.exec(first);
  const body = said ? clean.slice(first.length).replace(/^\r?\n/, '') : clean;
  const [head] = body.split(/\r?\n/, 1);
  const separator = said ? said[1] : ['\t', ';', ','].sort((one, other) => head.split(other).length - head.split(one).length)[0];
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  let cell = '';
  let inside = false;
  const endCell = () => { row.push(cell.trim()); cell = ''; };
  const endRow = () => { endCell(); if (row.some(Boolean)) rows.push(row); row = []; };
  for (let at = 0; at < body.length; at += 1) {
    const character = body[at];
    if (inside) {
      if (character !== '"') cell += character;
      else if (body[at + 1] === '"') { cell += '"'; at += 1; } else inside = false;
    } else if (character === '"' && !cell.trim()) { inside = true; cell = ''; } else if (character === separator) endCell();
    else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  endRow();
  return rows;
}
