// SPDX-License-Identifier: Apache-2.0
/** Tables as text that spreadsheets open rightly, and back (RFC 4180; quotation marks, any of the usual separators). */

/** Where the decimal mark is a comma, spreadsheets expect semicolons. */
const COMMAS = /** @type {const} */ (['id', 'de', 'fr', 'es', 'pt', 'nl', 'it', 'ru', 'tr', 'vi']);
const BYTE_ORDER_MARK = '\ufeff';
/** The wide ones are taken for the same where Chinese and Japanese are written. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
/** Shown as they are; from 12 digits on, spreadsheets round them. */
const PLAIN_NUMBER = /^(0|[1-9]\d{0,10})$/;
/** What a spreadsheet makes a number or a time of: 0032, 3201123456780001, 12-01, 1/2, 08.15, 5E3. */
const LIKE_A_NUMBER = /^[+-]?\d[\d\s.,:/()%+-]*(e[+-]?\d+)?$/i;
const MONTHS = 'jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agu(?:stus)?|agt|aug(?:ust)?|sept?(?:ember)?'
  + '|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|des(?:ember)?|dec(?:ember)?';
/** 2 Mei, Mar-26 */
const LIKE_A_DAY = new RegExp(`^(\\d{1,4}[\\s/.-]+)?(${MONTHS})([\\s/.-]+\\d{1,4})*$`, 'i');

/** @typedef {',' | '.'} DecimalMark  of the region that a spreadsheet is set to */
/** @typedef {string | number | {day: string}} Cell  a day as YYYY-MM-DD, which spreadsheets of all regions read */

/**
 * @param {string} language
 * @returns {DecimalMark}
 */
export function decimalMarkIn(language) {
  return COMMAS.some((one) => language === one || language.startsWith(`${one}-`)) ? ',' : '.';
}

/**
 * @param {Cell[][]} rows
 * @param {DecimalMark} decimal
 * @returns {string} with the separator that spreadsheets of the region expect
 */
export function toCsv(rows, decimal) {
  const separator = decimal === ',' ? ';' : ',';
  const lines = rows.map((row) => row.map((cell) => csvCell(cell, decimal)).join(separator));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/**
 * @param {Cell} cell
 * @param {DecimalMark} decimal
 */
function csvCell(cell, decimal) {
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  const text = typeof cell === 'string' ? asText(cell) : cell.day;
  return /["\r\n\t;,]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/**
 * @param {string} text
 * @returns {string} what a spreadsheet shows as `text`. A formula that is nothing but a text is the one way to keep a number's zeros and
 *   digits; where it could be anything else, an apostrophe makes a spreadsheet run nothing
 */
function asText(text) {
  if (PLAIN_NUMBER.test(text)) return text;
  if (LIKE_A_NUMBER.test(text) || (/\d/.test(text) && LIKE_A_DAY.test(text))) return `="${text}"`;
  return FORMULA.test(text) ? `'${text}` : text;
}

/** @param {string} text  of a cell @returns {string} as it was before `asText` */
function fromCell(text) {
  const [, formula] = /^="([^"]*)"$/.exec(text) || [];
  if (formula !== undefined) return formula;
  return text.charAt(0) === "'" && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
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
  const endCell = () => { row.push(fromCell(cell.trim())); cell = ''; };
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
