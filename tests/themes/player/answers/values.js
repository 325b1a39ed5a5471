// SPDX-License-Identifier: Apache-2.0
/** Random values of every form of packed answers, and what comes back of them. */
import { isDeepStrictEqual } from "node:util";

import { packForm, unpackForm } from "../../../../themes/sinau_theme/player/answers/packed_forms.js";
import { isFormOfVersion1, putValue, takeValue } from "../../../../themes/sinau_theme/player/answers/packing.js";
import { readShape } from "../../../../themes/sinau_theme/player/answers/shape.js";
import { BitReader, BitWriter } from "../../../../themes/sinau_theme/player/bit_text.js";
import { random } from "../samples.js";

const MARK_BITS = 5;
const LETTERS = ["a", "é", "ж", "漢", "😀", " "];

/** A text of some length in bytes; longer ones are to be cut. */
function words(next, most) {
  let text = "";
  for (let left = 1 + next(most); left > 0; left -= 1) text += LETTERS[next(LETTERS.length)];
  return text;
}

/** What is left of a text in so many bytes, by whole characters. */
function beginning(text, bytes) {
  let kept = "";
  for (const letter of text) {
    if (Buffer.byteLength(kept + letter) > bytes) return { text: kept, cut: true };
    kept += letter;
  }
  return { text: kept };
}

const more = (next) => ({ score: next(101), hints: next(4), tries: next(4) });

/** A value of a shape, and what is expected back. */
function anyValue(next, { kind, n, m, parts }, bytes = 24) {
  const extra = next(2) ? { more: more(next) } : {};
  switch (kind) {
    case "one": return same({ mask: 2 ** next(n) });
    case "truth": return same({ mask: 2 ** next(2) });
    case "some": return same({ mask: 1 + next(2 ** n - 1) });
    case "words": case "number": {
      const text = words(next, 40);
      const { text: kept, cut } = beginning(text, bytes);
      return [{ mask: 0, text }, { mask: 0, text: kept, ...(cut ? { cut } : {}) }];
    }
    case "text": {
      const long = words(next, 2 * n);
      const { text: kept, cut } = beginning(long, n);
      return [{ long }, { long: kept, ...(cut ? { cut } : {}) }];
    }
    case "order": {
      const rest = Array.from({ length: n }, (_, item) => item);
      return same({ order: Array.from({ length: n }, () => rest.splice(next(rest.length), 1)[0]), ...extra });
    }
    case "pairs": return same({ pairs: Array.from({ length: n }, () => next(m + 1)), width: Math.ceil(Math.log2(m + 1)), ...extra });
    case "drawn": {
      const variant = next(n);
      const [drawn, back] = anyValue(next, parts[0]);
      return [{ variant, drawn }, { variant, drawn: back }];
    }
    default: {
      const found = parts.map((part) => (next(5) ? anyValue(next, part, 12) : [null, null]));
      return [{ list: found.map(([one]) => one), ...extra }, { list: found.map(([, one]) => one), ...extra }];
    }
  }
}

const same = (value) => [value, value];

/**
 * Packs random values of a shape.
 * @returns {{widest: number, wrong: unknown[], plain: boolean}} the most bits of a slot; values that did not come back as expected
 */
export function tried(code, mostBits, rounds, seed) {
  const next = random(seed);
  let widest = 0;
  const wrong = [];
  for (let round = 0; round < rounds; round += 1) {
    const [value, expected] = anyValue(next, readShape(code));
    const out = new BitWriter();
    const packed = packForm(value, mostBits - MARK_BITS);
    const put = packed && putValue(out, packed, mostBits - MARK_BITS);
    out.push(21, 5); // what follows has to be found at its place
    const bits = new BitReader(out.toString());
    // Once more, as a version does that does not know the form.
    const kept = takeValue(bits);
    const again = new BitWriter();
    const whole = kept && putValue(again, kept, mostBits - MARK_BITS) && again.bits.join() === out.bits.slice(0, -5).join();
    const back = kept && unpackForm(kept);
    if (!put || !whole || bits.take(5) !== 21 || !isDeepStrictEqual(back, expected)) wrong.push([value, back]);
    widest = Math.max(widest, out.bits.length);
  }
  return { widest, wrong: wrong.slice(0, 3), plain: isFormOfVersion1(packForm(anyValue(next, readShape(code))[0], mostBits - MARK_BITS)) };
}
