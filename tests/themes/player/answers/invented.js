// SPDX-License-Identifier: Apache-2.0
/** Invented questions of every shape, with rules and answers, and what the browser's code makes of them. */
import { BitReader, BitWriter } from "../../../../themes/sinau_theme/player/bit_text.js";
import { rareKinds } from "../../../../themes/sinau_theme/player/answers/rare_kinds.js";
import { addKinds, kindOf } from "../../../../themes/sinau_theme/player/answers/kinds.js";
import { putValue, takeValue } from "../../../../themes/sinau_theme/player/answers/packing.js";
import { readShape } from "../../../../themes/sinau_theme/player/answers/shape.js";
import { scoreAnswer } from "../../../../themes/sinau_theme/player/scoring.js";
import { encodeState } from "../../../../themes/sinau_theme/player/packed_state.js";
import { random } from "../samples.js";

addKinds(rareKinds);

// For tests that call it from Python: with every kind of answer there.
export { scoreAnswer };

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const WORDS = ["kas", "Kas  Umum", "70", "APB Desa", "café", "cafe\u0301", "漢字漢字漢字", "😀😀😀😀", "a,b", "x".repeat(30), "{lang=en}x", "a[,]b[.]c[:]d", " ", "one\ntwo\u2028three", "kas; umum"];
const MARK_BITS = 5;

const letters = (n) => [...LETTERS.slice(0, n)];
const some = (next, n) => letters(n).filter(() => next(2));
const one = (next, items) => items[next(items.length)];
const fill = (n, make) => Array.from({ length: n }, (_, at) => make(at));

function mixed(next, items) {
  const rest = items.slice();
  return fill(items.length, () => rest.splice(next(rest.length), 1)[0]);
}

/** What scores an answer of this shape. */
export function anyRule(next, shape) {
  const { kind, n, m, parts } = shape;
  switch (kind) {
    case "one": return { correct: [one(next, letters(n))] };
    case "some": return { correct: [...new Set(some(next, n).concat(LETTERS[next(n)]))], partial: next(2) === 1 };
    case "truth": return { correct: [one(next, ["true", "false"])] };
    case "words": return { correct: fill(1 + next(7), () => one(next, WORDS)), exact: next(2) === 1 };
    case "number": return numbers(next);
    case "order": return { correct: mixed(next, letters(n)), partial: next(3) > 0 };
    case "pairs": return { correct: fill(n, (at) => `${LETTERS[at]}.${one(next, letters(m))}`), partial: next(2) === 1, table: next(2) === 1 };
    case "gaps": return { correct: [], partial: next(3) > 0, gaps: parts.map((part) => ({ ...anyRule(next, part), ...(part.kind === "words" || next(2) ? {} : { labels: { a: "Kas, umum", b: "[,]" } }) })) };
    case "drawn": return { correct: [], variants: fill(n, () => anyRule(next, parts[0])) };
    case "path": return anyGraph(next, parts);
    default: return { correct: [] };
  }
}

function numbers(next) {
  const ranges = fill(1 + next(2), () => { const low = next(2000) / 2; return [low, low + next(3)]; });
  return { correct: ranges.map(([low]) => String(low)), ranges };
}

/** A situation at each depth for each of two ways; each choice leads on or to an end. */
function anyGraph(next, parts) {
  const situations = {};
  const ends = { bad: 0, half: 0.5, good: 1 };
  parts.forEach(({ n }, depth) => {
    for (const way of ["x", "y"]) {
      situations[`${way}${depth}`] = Object.fromEntries(letters(1 + next(n)).map((id) =>
        [id, depth + 1 < parts.length && next(3) ? one(next, [`x${depth + 1}`, `y${depth + 1}`]) : one(next, ["bad", "half", "good", "nowhere"])]));
    }
  });
  return { correct: [], start: "x0", situations, ends };
}

/** An answer to it: often right or nearly so. `wide` asks for one that takes many bits. */
export function anyAnswer(next, shape, rule, wide = false) {
  const { kind, n, m, parts } = shape;
  const right = !wide && next(3) === 0;
  switch (kind) {
    case "one": return right ? rule.correct : [wide ? LETTERS[n - 1] : one(next, letters(n))];
    case "some": return wide ? letters(n) : right ? rule.correct : some(next, n);
    case "truth": return [one(next, ["true", "false"])];
    case "words": return [wide ? "漢".repeat(9) : right ? one(next, rule.correct) : one(next, WORDS)];
    case "number": {
      const number = wide ? "123456789012345678901234567890" : right && rule.ranges?.length ? String(rule.ranges[0][0]) : String(next(4000) / 4);
      return next(9) || wide ? [number, `${number} kg`] : ["", "about"];
    }
    case "order": return right ? rule.correct.slice() : next(2) ? moved(next, rule.correct.length ? rule.correct : letters(n)) : mixed(next, letters(n));
    case "pairs": return mixed(next, fill(n, (at) => (right ? rule.correct[at] : next(4) || wide ? `${LETTERS[at]}.${wide ? LETTERS[m - 1] : one(next, letters(m))}` : null)).filter(Boolean));
    case "gaps": return parts.map((part, at) => (wide || next(5) ? anyAnswer(next, part, rule.gaps[at], wide)[0] ?? "" : ""));
    case "drawn": {
      const at = wide ? n - 1 : next(n);
      return [`v${at + 1}`, ...anyAnswer(next, parts[0], rule.variants[at] ?? { correct: [] }, wide)];
    }
    case "path": return anyWay(next, parts, rule, wide);
    default: return [wide ? "漢".repeat(500) : one(next, WORDS).repeat(1 + next(30))];
  }
}

/** One item put elsewhere. */
function moved(next, items) {
  const rest = items.slice();
  const [item] = rest.splice(next(rest.length), 1);
  rest.splice(next(items.length), 0, item);
  return rest;
}

function anyWay(next, parts, { situations }, wide) {
  if (wide) return parts.map(({ n }) => LETTERS[n - 1]);
  const answer = [];
  let place = "x0";
  while (situations[place] && (next(8) || !answer.length)) {
    const choice = one(next, Object.keys(situations[place]));
    answer.push(next(4) ? `${place}.${choice}` : choice);
    place = situations[place][choice];
  }
  return answer;
}

/** Rules and answers to a question of this shape, each with its score. */
export function scored(code, rounds, seed) {
  const next = random(seed);
  const shape = readShape(code);
  return fill(rounds, () => {
    const rule = anyRule(next, shape);
    const answer = anyAnswer(next, shape, rule);
    return { rule, answer, score: scoreAnswer({ shape: code, rule }, answer), given: kindOf(shape).isGiven(shape, answer) };
  });
}

/**
 * Answers through the state of an LMS and back.
 * @returns {{widest: number, wrong: unknown[]}} the most bits of a slot; answers that did not come back, or not their score
 */
export function kept(code, mostBits, rounds, seed) {
  const next = random(seed);
  const shape = readShape(code);
  const kind = kindOf(shape);
  const wrong = [];
  let widest = 0;
  for (let round = 0; round < rounds; round += 1) {
    const rule = anyRule(next, shape);
    const answer = anyAnswer(next, shape, rule, round % 7 === 0);
    const score = kind.score(shape, rule, answer);
    const value = kind.valueOf(shape, answer, mostBits - MARK_BITS, score);
    if (!value) {
      if (kind.isGiven(shape, answer)) wrong.push([answer, "no value"]);
      continue;
    }
    const out = new BitWriter();
    const put = putValue(out, value, mostBits - MARK_BITS);
    widest = Math.max(widest, out.bits.length + MARK_BITS);
    const back = put && kind.answerOf(shape, takeValue(new BitReader(out.toString())));
    if (!back || !kind.same(shape, answer, back.answer, back.cut)) wrong.push([answer, back]);
    // Scored anew where all of it is there, and told where not.
    const told = !back ? NaN : back.cut ? (back.score ?? (score >= 1 ? 1 : 0)) : kind.score(shape, rule, back.answer);
    if (Math.abs(told - score) > 0.005 && !(back.cut && shape.kind !== "gaps")) wrong.push([answer, back, score]);
  }
  return { widest, wrong: wrong.slice(0, 3) };
}

/** Whether a question of another shape shows every answer, and has room for each. */
export function changed(oldCode, newCode, oldBits, newBits, rounds, seed) {
  const next = random(seed);
  const [before, after] = [readShape(oldCode), readShape(newCode)];
  let [shown, fits] = [true, true];
  for (let round = 0; round < rounds; round += 1) {
    const rule = anyRule(next, before);
    const value = kindOf(before).valueOf(before, anyAnswer(next, before, rule, round < 20), oldBits - MARK_BITS, 0.5);
    if (!value) continue;
    shown &&= kindOf(after).answerOf(after, value) !== null;
    fits &&= putValue(new BitWriter(), value, newBits - MARK_BITS);
  }
  return { shown, fits };
}

/** Characters of a course's state in which every question has an answer that takes many bits and every assessment is open. */
export function fullest(course, seed) {
  const next = random(seed);
  const state = { nonce: "______", clock: 2 ** 20, interactions: 2 ** 16, activities: new Map(), answers: new Map() };
  for (const activity of course.activities) {
    state.activities.set(activity.index, { done: true, handed: 1000, open: true, elapsed: 60000, score: 1 });
    for (const question of activity.questions) {
      const shape = readShape(question.shape);
      const answer = anyAnswer(next, shape, anyRule(next, shape), true);
      const value = kindOf(shape).valueOf(shape, answer, question.most_bits - MARK_BITS, 0.5);
      state.answers.set(question.index, { ...value, correct: true, tag: 15 });
    }
  }
  return encodeState(course, state).length;
}
