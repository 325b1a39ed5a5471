// SPDX-License-Identifier: Apache-2.0
/** Messages of learners: whatever a result is, its message gives it back, also after what messengers do to it; damage is found. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { DIGITS, base62Bytes, base62Text } from "../../../../themes/sinau_theme/player/results/base62.js";
import { findMessages } from "../../../../themes/sinau_theme/player/results/found_messages.js";
import { questionsDigest, toMessage } from "../../../../themes/sinau_theme/player/results/message.js";
import { random } from "../samples.js";

const COUNT = process.env.SINAU_TORTURE ? 20000 : 500;
const SEED = Number(process.env.SINAU_SEED) || 20261128;
const STATE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const TEXTS = ["", "Siti Aminah", "Dëwi «x» 😀", "I Gusti Ngurah\nAgung", "محمد", "SINAU1", "\ufeffx", "__proto__", "x".repeat(300)];

const any = (next, items) => items[next(items.length)];
const times = (count, make) => Array.from({ length: count }, make);

function invented(next) {
  const fields = {};
  for (let left = next(4); left > 0; left -= 1) fields[any(next, ["desa", "kecamatan", "nomor", "a-b"])] = any(next, TEXTS);
  return {
    catalogue: any(next, ["", "k3d9x1"]), course: any(next, ["keuangan-desa", "a"]), version: any(next, ["2026.1", "1", ""]),
    questions: times(8, () => any(next, [..."0123456789abcdef"])).join(""), device: any(next, ["", "abcd1234"]),
    minute: next(5_000_000), done: next(200), total: next(200), score: any(next, [null, 0, 8750, 10000]),
    success: any(next, ["unknown", "passed", "failed"]), state: times(next(500), () => any(next, [...STATE])).join(""),
    name: any(next, TEXTS), fields,
  };
}

/** What messengers, mails and people do to a message. */
const CHANGES = {
  "nothing": (text) => text,
  "text around it": (text) => `Assalamualaikum Bu, ini hasil saya: ${text}. Terima kasih, Sinau 1 kali lagi`,
  "no blank behind it": (text) => `${text}terimakasih`,
  "lines of 60": (text) => text.replace(/(.{60})/g, "$1\n"),
  "lines as quoted in a mail": (text) => text.replace(/(.{60})/g, "$1=\r\n> > "),
  "no-break and zero-width blanks": (text) => text.replace(/(.{7})/g, "$1\u00a0\u200b\u2060"),
  "quotation marks and stars": (text) => `“*${text}*”`,
  "a forwarded message": (text) => `Diteruskan\n[28/11/26 09.15] Budi: ${text}\n[28/11/26 09.16] Budi: sudah ya`,
  "an exported chat": (text) => `28/11/26 09.15 - Budi: Hasil Sinau\n${text}\n28/11/26 09.16 - Siti: <Media tidak disertakan>\n`,
  "direction marks": (text) => `\u200e${text}\u200f`,
};

for (const [name, change] of Object.entries(CHANGES)) {
  test(`a message is read after: ${name}`, () => {
    const next = random(SEED);
    for (let round = 0; round < COUNT / 10; round += 1) {
      const result = invented(next);
      const message = toMessage(result);
      const found = findMessages(change(message));
      assert.equal(found.length, 1, name);
      assert.deepEqual({ ...found[0], at: 0 }, { ok: true, result, at: 0, text: message }, `round ${round}`);
    }
  });
}

test("a message is letters and digits, and short for a usual course", () => {
  const next = random(SEED);
  for (let round = 0; round < COUNT; round += 1) assert.match(toMessage(invented(next)), /^SINAU1[0-9A-Za-z]+$/);
  const usual = {
    catalogue: "k3d9x1abcd", course: "keuangan-desa", version: "2026.1", questions: "0123abcd", device: "abcd1234", minute: 3_600_000,
    done: 10, total: 11, score: 8750, success: "passed", state: "B".repeat(400), name: "Siti Aminah binti Abdullah",
    fields: { desa: "Sukamaju", kecamatan: "Cibeureum", nomor: "3201-0012" },
  };
  assert.ok(toMessage(usual).length < 700, `${toMessage(usual).length}`);
});

test("several messages in one text are all found, and one that is damaged stops no other", () => {
  const next = random(SEED);
  const results = times(50, () => invented(next));
  const messages = results.map(toMessage);
  messages[7] = `${messages[7].slice(0, -3)}`;
  messages[20] = messages[20].slice(0, 30) + (messages[20][30] === "0" ? "1" : "0") + messages[20].slice(31);
  const found = findMessages(messages.join("\nlalu\n"));
  assert.deepEqual(found.filter(({ ok }) => ok).map(({ result }) => result), results.filter((_, at) => at !== 7 && at !== 20));
  assert.equal(found.filter(({ ok }) => !ok).length, 2);
  const text = messages.join(" ");
  for (const { at } of findMessages(text)) assert.equal(text.slice(at, at + 5), "SINAU");
});

test("each change of one character is found, and each cut", () => {
  const next = random(SEED);
  const message = toMessage(invented(next));
  for (let at = 6; at < message.length; at += 1) {
    const other = DIGITS[(DIGITS.indexOf(message[at]) + 1 + next(60)) % 62];
    if (other === message[at]) continue;
    assert.ok(findMessages(message.slice(0, at) + other + message.slice(at + 1)).every(({ ok }) => !ok), `at ${at}`);
  }
  assert.deepEqual(findMessages(message.slice(0, 100)).map(({ why }) => why), ["cut"]);
  assert.deepEqual(findMessages(message.replace("SINAU1", "SINAU2")).map(({ why }) => why), ["newer"]);
});

test("any text is read without an error, in a time that grows with it", () => {
  const next = random(SEED);
  const parts = ["SINAU1", "SINAU", "1", "zzz", "\ud800", "SINAU1000", "SINAU1zzz", "Sinau 1", "\u0000", "SINAU1003AAA"];
  for (let round = 0; round < COUNT; round += 1) {
    for (const one of findMessages(times(next(30), () => any(next, parts)).join(any(next, ["", " "])))) assert.equal(one.ok, false);
  }
  assert.equal(findMessages("SINAU1zzz".repeat(20000)).length, 20000);
});

test("bytes of every length come back, and no other text is taken for bytes", () => {
  const next = random(SEED);
  for (let length = 0; length < 70; length += 1) {
    const bytes = Uint8Array.from(times(length, () => any(next, [0, 255, next(256)])));
    assert.deepEqual(base62Bytes(base62Text(bytes)), bytes);
  }
  for (const text of ["A", "zz", "zzzz", "!!", "zzzzzzzzzzz"]) assert.equal(base62Bytes(text), null, text);
});

test("the digest of a course changes with each question, and not with their order", () => {
  const activities = [{ questions: [{ id: "a", hash: "1" }, { id: "b", hash: "2" }] }, { questions: [{ id: "c", hash: "3" }] }];
  const digest = questionsDigest(activities);
  assert.match(digest, /^[0-9a-f]{8}$/);
  assert.equal(questionsDigest([...activities].reverse()), digest);
  for (const other of [[], [activities[0]], [{ questions: [{ id: "a", hash: "2" }, { id: "b", hash: "2" }] }, activities[1]]]) {
    assert.notEqual(questionsDigest(other), digest);
  }
});
