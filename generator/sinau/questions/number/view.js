// SPDX-License-Identifier: Apache-2.0
/**
 * Numbers as learners write them, and as they are kept: `-1500.5`, whatever the language. A unit may stand before or after the number; with
 * another one there is no answer, and the learner is told.
 */
sinau.view('number', ({ t, alike, plain }) => {
  /** What a browser can count with exactly. */
  const MOST_DIGITS = 15;
  /** Digits of the Arabic, Persian, Javanese and Balinese scripts: the last four bits of each are its value. */
  const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\ua9d0-\ua9d9\u1b50-\u1b59]/g;
  /** Words for thousands and more: so many places. @type {[string, number][]} */
  const PLACES = [
    ['ribu', 3], ['rb', 3], ['juta', 6], ['jt', 6], ['miliar', 9], ['milyar', 9], ['triliun', 12], ['trilyun', 12],
    ['thousand', 3], ['million', 6], ['billion', 9], ['trillion', 12],
  ];

  /** @param {HTMLFormElement} form */
  const field = (form) => /** @type {HTMLInputElement} */ (form.querySelector('.answer input'));

  /**
   * @param {string} number   as it is kept
   * @param {string} decimal
   */
  const show = (number, decimal) => number.replace('.', decimal);

  /**
   * @param {string} digits   with the language's marks, without a sign
   * @param {string} decimal  the other one of . and , parts thousands
   * @param {number} places   to move the decimal mark by
   * @returns {string} '': it is no number
   */
  const readDigits = (digits, decimal, places) => {
    const thousands = decimal === ',' ? '.' : ',';
    // A group of thousands never begins with 0: in `0.500` the mark is meant for another one.
    const found = new RegExp(`^(\\d+|[1-9]\\d{0,2}(?:\\${thousands}\\d{3})+)?(?:\\${decimal}(\\d+))?$`).exec(digits);
    if (!found) return '';
    const whole = (found[1] || '').split(thousands).join('');
    const part = (found[2] || '').padEnd(places, '0');
    const before = (whole + part.slice(0, places)).replace(/^0+(?=\d)/, '') || '0';
    const behind = part.slice(places).replace(/0+$/, '');
    if (before.length + behind.length > MOST_DIGITS) return '';
    return behind ? `${before}.${behind}` : before;
  };

  /**
   * @param {string} text
   * @param {{decimal?: string, unit?: string, units?: string[]}} rule
   * @returns {{kept: string, other: string}}  '' where there is none: the number as it is kept, and what stands by it and is not its unit
   */
  const parse = (text, { decimal = '.', unit = '', units = [alike(unit)] }) => {
    const none = { kept: '', other: '' };
    const written = text.replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 15))
      .replace(/\u066b/g, decimal).replace(/\u066c/g, decimal === ',' ? '.' : ',').replace(/\u066a/g, '%');
    const known = units.filter(Boolean);
    let rest = alike(written);
    let sign = '';
    const takeSign = () => {
      rest = rest.replace(/^(?:[+-]|minus)/, (found) => {
        sign += found === '+' ? found : '-';
        return '';
      });
    };
    takeSign();
    const head = known.filter((one) => rest.startsWith(one))[0] || '';
    rest = rest.slice(head.length);
    takeSign();
    // What stands behind a price as a sign that nothing follows: `1.500.000,-`.
    const found = /^(\D*?)([.,]?\d(?:[\d.,]*\d)?)(?:[.,][-=]*)?(\D.*)?$/.exec(rest);
    // Blanks part thousands, too, and so no group begins with 0.
    if (!found || sign.length > 1 || /^\D*0\d* +\d/.test(alike(written, true))) return none;
    const [, before, digits, behind = ''] = found;
    // Where thousands or more are the unit they say nothing about the number.
    const large = known.some((one) => PLACES.some(([word]) => one.indexOf(word) >= 0)) ? undefined
      : PLACES.filter(([word]) => behind.startsWith(word))[0];
    const after = known.indexOf(behind) < 0 && large ? behind.slice(large[0].length) : behind;
    const number = readDigits(digits, decimal, large && after !== behind ? large[1] : 0);
    if (!number) return none;
    if (!before && (!after || known.indexOf(after) >= 0)) return { kept: sign === '-' && number !== '0' ? `-${number}` : number, other: '' };
    // In the learner's own words. What has more digits is another number, not a unit.
    const told = /^([^\d.,+-]*)[^\d]*\d(?:[\d.,\s]*\d)?[.,]?[-=]*(.*)$/.exec(text.normalize('NFKC')) || [];
    const other = (before ? told[1] : told[2]) || '';
    return { kept: '', other: /^[^\d\s][^\d]*\d?$/.test(other.trim()) ? other.trim() : '' };
  };

  return {
    ...plain,

    arrange(form, question, seed) {
      field(form).disabled = false;
      plain.arrange(form, question, seed);
    },

    read(form, { rule }) {
      const text = field(form).value.trim();
      return text ? [parse(text, rule).kept, text] : [];
    },

    write(form, question, [kept = '', typed]) {
      plain.write(form, question, [typed || show(kept, question.rule.decimal || '.')]);
    },

    refuse(form, { rule }) {
      const { example = '', unit = '' } = rule;
      const { other } = parse(field(form).value, rule);
      return t(other ? (unit ? 'other_unit' : 'no_unit') : 'not_a_number', { example, unit, other });
    },
  };
});
