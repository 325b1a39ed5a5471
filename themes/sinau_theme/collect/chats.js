// SPDX-License-Identifier: Apache-2.0
/** What people wrote in an exported chat, without what the export put around it: a message that goes over several lines is in pieces there. */

/** As deep as exports go; whatever is deeper is no chat. */
const DEEPEST = 12;
/** Entities of HTML that hold letters or digits, and stand for none. */
const ENTITY = /&(?:[a-z]+|#\d+|#x[0-9a-f]+);/gi;

/**
 * @param {string} text  of a file, or pasted
 * @returns {string} the texts of a chat that Telegram exports as JSON or as pages; everything else as it is
 */
export function textsOfChat(text) {
  if (/^\s*\ufeff?[{[]/.test(text)) {
    const value = parsedJson(text.replace(/^\s*\ufeff?/, ''));
    return value === undefined ? text : textsIn(value, 0).join('\n');
  }
  if (!/^\s*\ufeff?<(?:!doctype|html|head|body|div|meta)\b/i.test(text)) return text;
  return text.replace(/<(script|style)\b[^]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ').replace(ENTITY, ' ');
}

/**
 * @param {any} value
 * @param {number} depth
 * @returns {string[]}
 */
function textsIn(value, depth) {
  if (typeof value === 'string') return [value];
  if (!value || typeof value !== 'object' || depth > DEEPEST) return [];
  // Telegram cuts a text into parts where it sees an address or a number, and says the same once more in other words.
  if (!Array.isArray(value) && 'text' in value) return [textsIn(value.text, depth + 1).join('')];
  /** @type {string[]} */
  const found = [];
  for (const one of Object.values(value)) for (const text of textsIn(one, depth + 1)) found.push(text);
  return found;
}

/**
 * @param {string} text
 * @returns {unknown} undefined: it is no JSON
 */
function parsedJson(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return undefined;
  }
}
