// SPDX-License-Identifier: Apache-2.0
/**
 * `adlcp:prerequisites` of SCORM 1.2 (CAM 2.3, aicc_script): an expression over items, as Moodle and ILIAS read it.
 *
 * `A & B`, `A | B`, `~A`, `( )`, `A = "passed"`, `A <> "failed"`; an item alone is met when it is completed or passed.
 */
const TOKEN = /\s*(<>|[&|~()=]|"[^"]*"|[^\s&|~()=<>"]+)/y;
const DONE = ["completed", "passed"];
/** AICC shortens statuses to their first letter. */
const LETTERS = /** @type {Record<string, string>} */ ({ c: "completed", p: "passed", f: "failed", i: "incomplete", b: "browsed", n: "not attempted" });

/**
 * Whether an item may be launched. What cannot be read locks nothing: a typing mistake must not keep a learner out.
 *
 * @param {string} expression
 * @param {(id: string) => string} statusOf
 */
export function prerequisitesMet(expression, statusOf) {
  if (expression.trim() === "") {
    return true;
  }
  try {
    return new ExpressionReader(expressionTokens(expression), statusOf).isMet();
  } catch (error) {
    if (error instanceof SyntaxError) {
      return true;
    }
    throw error;
  }
}

/** @param {string} expression @returns {string[]} */
function expressionTokens(expression) {
  const text = expression.trim();
  const found = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) {
      throw new SyntaxError(expression);
    }
    found.push(/** @type {string} */ (match[1]));
  }
  return found;
}

class ExpressionReader {
  /** @param {string[]} left @param {(id: string) => string} statusOf */
  constructor(left, statusOf) {
    this.left = left;
    this.statusOf = statusOf;
  }

  isMet() {
    const met = this.readOr();
    if (this.left.length > 0) {
      throw new SyntaxError(this.left[0]);
    }
    return met;
  }

  /** @returns {boolean} */
  readOr() {
    let met = this.readAnd();
    while (this.takeTokenIf("|")) {
      met = this.readAnd() || met;
    }
    return met;
  }

  /** @returns {boolean} */
  readAnd() {
    let met = this.readTerm();
    while (this.takeTokenIf("&")) {
      met = this.readTerm() && met;
    }
    return met;
  }

  /** @returns {boolean} */
  readTerm() {
    if (this.takeTokenIf("~")) {
      return !this.readTerm();
    }
    if (this.takeTokenIf("(")) {
      const met = this.readOr();
      if (!this.takeTokenIf(")")) {
        throw new SyntaxError("(");
      }
      return met;
    }
    const status = this.statusOf(this.readName());
    if (this.takeTokenIf("=")) {
      return status === this.readStatus();
    }
    return this.takeTokenIf("<>") ? status !== this.readStatus() : DONE.includes(status);
  }

  readName() {
    const name = this.left.shift();
    if (name === undefined || /^[&|~()=]$|^<>$/.test(name)) {
      throw new SyntaxError(name);
    }
    return name.replace(/^"|"$/g, "");
  }

  readStatus() {
    const written = this.readName().toLowerCase();
    return LETTERS[written] ?? written;
  }

  /** @param {string} token */
  takeTokenIf(token) {
    if (this.left[0] !== token) {
      return false;
    }
    this.left.shift();
    return true;
  }
}
