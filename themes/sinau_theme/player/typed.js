// SPDX-License-Identifier: Apache-2.0
/** Numbers as learners write them, and as they are kept: `-1500.5`, whatever the language. Pure. */

const BLANKS = /[\s\u00a0\u2007\u2009\u202f]+/g;
/** What a browser can count with exactly. */
const MOST_DIGITS = 15;

/**
 * @param {string} text
 * @param {string} decimal  the language's decimal mark; the other one of . and , parts thousands
 * @param {string} unit     may stand before or after the number; ''
 * @returns {string | null} null: it is not a number
 */
export function readNumber(text, decimal, unit) {
  const thousands = decimal === ',' ? '.' : ',';
  let rest = text.normalize('NFKC').replace(BLANKS, '').replace(/[\u2212\u2013]/g, '-').toLowerCase();
  const sign = unit.normalize('NFKC').replace(BLANKS, '').toLowerCase();
  if (sign && rest.endsWith(sign)) rest = rest.slice(0, -sign.length);
  else if (sign && rest.startsWith(sign)) rest = rest.slice(sign.length);
  const match = new RegExp(`^([+-]?)(\\d+|\\d{1,3}(?:\\${thousands}\\d{3})+)?(?:\\${decimal}(\\d+))?$`).exec(rest);
  if (!match || (!match[2] && !match[3])) return null;
  const whole = (match[2] || '').split(thousands).join('').replace(/^0+(?=\d)/, '') || '0';
  const part = (match[3] || '').replace(/0+$/, '');
  if (whole.length + part.length > MOST_DIGITS) return null;
  const number = part ? `${whole}.${part}` : whole;
  return match[1] === '-' && number !== '0' ? `-${number}` : number;
}

/**
 * @param {string} number   as it is kept
 * @param {string} decimal
 */
export function showNumber(number, decimal) {
  return number.replace('.', decimal);
}
