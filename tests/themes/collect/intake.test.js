// SPDX-License-Identifier: Apache-2.0
/** Forty kinds of input that is damaged, hostile or not ours: none stops the rest, and each is told with a reason. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";

import { decimalMarkIn, fromCsv, toCsv } from "../../../themes/sinau_theme/collect/csv.js";
import { addEntries, collectionToJson } from "../../../themes/sinau_theme/collect/collection.js";
import { courseInPage, takeAnyFile, takeText } from "../../../themes/sinau_theme/collect/intake.js";
import { readParticipants } from "../../../themes/sinau_theme/collect/participants.js";
import { runAtOnce } from "../../../themes/sinau_theme/collect/time_slices.js";
import { resultTable } from "../../../themes/sinau_theme/collect/pass_on.js";
import { toMessage } from "../../../themes/sinau_theme/player/results/message.js";
import { random } from "../player/samples.js";
import { COURSE, doings, FIELDS, progressFile, resultAfter } from "./collected.js";

globalThis.window = globalThis;
const next = random(20261128);
const EVENTS = doings(next, "deva", 20);
const RESULT = resultAfter(EVENTS, { device: "deva", name: "Siti" });
const MESSAGE = toMessage(RESULT);

function zip(files, { method = 8, change = (bytes) => bytes } = {}) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [title, content] = [Buffer.from(name), Buffer.from(text)];
    const data = method === 8 ? deflateRawSync(content) : content;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, title, data);
    directory.push(entry, title);
    at += 30 + title.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(at, 16);
  return change(Buffer.concat([...parts, ...directory, end]));
}

const CHAT = `28/11/26 09.15 - Pesan dan panggilan dienkripsi secara end-to-end.\n28/11/26 09.16 - Siti: Hasil Sinau\n${MESSAGE}\n28/11/26 09.17 - Budi: ok`;
const collection = new Map();
addEntries(collection, runAtOnce(takeText(MESSAGE, "")).entries);

/** What is given, and what comes of it: how many entries, and the reasons. */
const INPUTS = {
  "nothing": ["", 0, ["nothing"]],
  "words": ["Selamat pagi, Bu.", 0, ["nothing"]],
  "a message": [MESSAGE, 1, []],
  "two messages": [`${MESSAGE}\n${toMessage({ ...RESULT, name: "Budi" })}`, 2, []],
  "the same message twice": [`${MESSAGE}\n${MESSAGE}`, 2, []],
  "a cut message": [MESSAGE.slice(0, -5), 0, ["cut"]],
  "a changed message": [MESSAGE.slice(0, -1) + (MESSAGE.endsWith("0") ? "1" : "0"), 0, ["damaged"]],
  "a message of a later version": [MESSAGE.replace("SINAU1", "SINAU7"), 0, ["newer"]],
  "only the mark": ["SINAU1", 0, ["cut"]],
  "the mark with a length": ["SINAU1zzz", 0, ["cut"]],
  "a good one behind a bad one": [`SINAU1zz ${MESSAGE}`, 1, ["cut"]],
  "a chat of WhatsApp": [CHAT, 1, []],
  "a chat of an iPhone": [`\u200e[28/11/26 09.16.20] Siti: ${MESSAGE}\r\n[28/11/26 09.17.00] Budi: ok`, 1, []],
  "a chat with dates of America": [`11/28/26, 9:16 AM - Siti: ${MESSAGE}\n11/28/26, 9:17 AM - Budi: ok`, 1, []],
  "a chat of Telegram": [JSON.stringify({ name: "Desa", messages: [{ id: 1, from: "Siti", text: `Hasil\n${MESSAGE}` }, { id: 2, text: [{ type: "bold", text: "x" }] }] }), 1, []],
  "a chat of Telegram as a page": [`<html><div class="text">Hasil<br>${MESSAGE}</div></html>`, 1, []],
  "a mail": [`> ${MESSAGE.replace(/(.{70})/g, "$1\n> ")}`, 1, []],
  "a page of the web": ["<!doctype html><script>alert(1)</script>", 0, ["nothing"]],
  "a progress file": [progressFile(EVENTS), 1, []],
  "a progress file with a mark before it": [`\ufeff${progressFile(EVENTS)}`, 1, []],
  "a cut progress file": [progressFile(EVENTS).slice(0, 900), 1, []],
  "a progress file without a line": [progressFile([]), 1, []],
  "a progress file of a later version": [progressFile(EVENTS).replace("sinau-progress 1", "sinau-progress 9"), 0, ["file_newer"]],
  "a progress file whose head is damaged": ["sinau-progress 1 {\nx", 0, ["file_damaged"]],
  "a progress file that nothing is left of": [progressFile(EVENTS).split("\n").map((line, at) => (at ? `${line}x` : line)).join("\n"), 0, ["file_damaged"]],
  "a collection": [collectionToJson(collection, "x"), 1, []],
  "a collection with rubbish in it": [JSON.stringify({ sinau: "collection", format: 1, entries: [null, 5, { kind: "message" }, { kind: "message", text: MESSAGE }, { kind: "x", text: "" }] }), 1, ["partly"]],
  "a collection of a later version": [JSON.stringify({ sinau: "collection", format: 2, entries: [] }), 0, ["file_newer"]],
  "JSON that is none": ["{ \"a\": ", 0, ["nothing"]],
  "JSON of another program": ["{\"a\": 1}", 0, ["nothing"]],
  "a prototype": ["{\"__proto__\": {\"entries\": []}, \"sinau\": \"collection\", \"format\": 1}", 0, ["nothing"]],
  "deep JSON": ["{\"a\":".repeat(5000), 0, ["nothing"]],
  "a list of participants": ["Nama;Nomor\nSiti;1\n", 0, ["nothing"]],
  "control characters": ["\u0000\u0001SINAU1\u0000", 0, ["cut"]],
};
const FILES = {
  "a message in a file": [Buffer.from(MESSAGE), 1, []],
  "a file of UTF-16": [Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(MESSAGE, "utf16le")]), 1, []],
  "bytes": [Buffer.from([0xff, 0x00, 0x9f, 0x92]), 0, ["nothing"]],
  "an empty file": [Buffer.alloc(0), 0, ["nothing"]],
  "a picture": [Buffer.from("\x89PNG\r\n\x1a\n....", "latin1"), 0, ["nothing"]],
  "an exported chat as a zip": [zip({ "WhatsApp Chat.txt": CHAT, "foto.jpg": "x" }), 1, []],
  "a zip that stores": [zip({ "chat.txt": CHAT }, { method: 0 }), 1, []],
  "a zip of progress files": [zip({ "a.txt": progressFile(EVENTS), "b/c.txt": progressFile(EVENTS.slice(3)) }), 2, []],
  "a zip with nothing of ours": [zip({ "a.jpg": "x" }), 0, ["zip_empty"]],
  "an empty zip": [zip({}), 0, ["zip_empty"]],
  "a cut zip": [zip({ "chat.txt": CHAT }).subarray(0, 60), 0, ["zip"]],
  "a zip that points out of itself": [zip({ "chat.txt": CHAT }, { change: (bytes) => { bytes.writeUInt32LE(0xfffffff0, bytes.length - 6); return bytes; } }), 0, ["zip"]],
  "a zip whose stream is damaged": [zip({ "chat.txt": CHAT }, { change: (bytes) => { bytes.fill(0xff, 40, 60); return bytes; } }), 0, ["zip"]],
  "a zip of an unknown method": [zip({ "chat.txt": CHAT }, { method: 99 }), 0, ["zip"]],
  "a folder that was downloaded as a zip, with chats in it": [zip({ "Desa/chat.zip": zip({ "chat.txt": CHAT }), "Desa/rusak.zip": "x", "Desa/dua.zip": zip({ "a.zip": zip({ "chat.txt": CHAT }) }), "__MACOSX/._chat.txt": "\0" }), 1, ["zip", "zip"]],
  "a film": [Buffer.concat([Buffer.from("ftyp"), Buffer.alloc(9000)]), 0, ["nothing"]],
  "our own table": [Buffer.from(JSON.stringify({ sinau: "results", format: 1, learners: [] })), 0, ["own_table"]],
  "a collection that a supervisor keeps": [Buffer.from(collectionToJson(collection, "x", { secret: "rahasia0rahasia0rahasia0ab", participants: [], courses: [] })), 1, []],
  "a zip with a good and a bad file": [zip({ "a.txt": "tidak ada", "b.txt": MESSAGE }), 1, ["nothing"]],
};

for (const [name, [text, entries, reasons]] of Object.entries(INPUTS)) {
  test(`text: ${name}`, () => {
    const taken = runAtOnce(takeText(text, ""));
    assert.deepEqual([taken.entries.length, taken.refused.map(({ reason }) => reason)], [entries, reasons]);
  });
}

for (const [name, [bytes, entries, reasons]] of Object.entries(FILES)) {
  test(`file: ${name}`, async () => {
    const taken = await takeAnyFile("x", new Blob([bytes]));
    assert.deepEqual([taken.entries.length, taken.refused.map(({ reason }) => reason)], [entries, reasons]);
  });
}

test("what systems put into folders is no input", async () => {
  for (const name of ["Desa/.DS_Store", "Thumbs.db", "Desa/desktop.ini", "__MACOSX/Desa/._a.txt"]) assert.deepEqual((await takeAnyFile(name, new Blob(["x"]))).refused, []);
  assert.equal((await takeAnyFile("Desa/a.txt", new Blob(["x"]))).refused[0].source, "Desa/a.txt");
});

test("a package brings its course, small or with an outline of its own", async () => {
  const page = (json) => `<html><script type="application/json" id="sinau-course">${json}</script></html>`;
  assert.deepEqual((await takeAnyFile("p.zip", new Blob([zip({ "index.html": page(JSON.stringify(COURSE)) })]))).courses, [COURSE]);
  const large = { "index.html": "<html></html>", "outline.js": `sinau.outline(${JSON.stringify(COURSE)});\n` };
  assert.deepEqual((await takeAnyFile("p.zip", new Blob([zip(large)]))).courses, [COURSE]);
  const inside = page(JSON.stringify(COURSE)).replace("sinau-course", "sinau-inside");
  assert.deepEqual((await takeAnyFile("kursus.html", new Blob([inside]))).courses, [COURSE]);
  assert.equal(courseInPage(page("{\"id\": 5}")), null);
  assert.equal(courseInPage(page("{\"id\": \"a\", \"activities\": [{\"id\": 1}]}")), null);
});

/** The same two lines as messengers export them, in four forms of dates and in two formats of Telegram; `\n` stands in the message as well. */
const EXPORTS = {
  "WhatsApp on Android, Indonesian": (text) => `28/11/26 09.15 - Siti: ${text}\n28/11/26 09.16 - Budi: ok`,
  "WhatsApp on an iPhone": (text) => `\u200e[28/11/26 09.15.20] Siti: ${text}\r\n\u200e[28/11/26 09.16.02] Budi: ok`,
  "WhatsApp, American": (text) => `11/28/26, 9:15\u202fAM - Siti: ${text}\n11/28/26, 9:16\u202fAM - Budi: ok`,
  "WhatsApp, German": (text) => `28.11.26, 09:15 - Siti: ${text}\n28.11.26, 09:16 - Budi: ok`,
  "WhatsApp, by ISO 8601": (text) => `2026-11-28, 09:15 - Siti: ${text}\n2026-11-28, 09:16 - Budi: ok`,
  "Telegram as JSON": (text) => JSON.stringify({ name: "Desa", id: 7, messages: [
    { id: 1, date: "2026-11-28T09:15:00", from: "Siti", text: ["Hasil ", { type: "bold", text: "Sinau" }, `\n${text}`], text_entities: [{ type: "plain", text: "x" }] }, { id: 2, text: "ok" }] }),
  "Telegram as a page": (text) => `<!DOCTYPE html><html><head><style>a1 {}</style></head><body><div class="text">Hasil<br>${text.replace(/\n/g, "<br>")}</div><div class="from_name">Budi&nbsp;2</div></body></html>`,
};
for (const [name, exported] of Object.entries(EXPORTS)) {
  test(`an exported chat: ${name}`, () => {
    const broken = MESSAGE.replace(/(.{64})/g, "$1\n");
    for (const text of [MESSAGE, broken, `${MESSAGE}\n${broken}`]) {
      const { entries, refused } = runAtOnce(takeText(exported(text), "chat"));
      assert.deepEqual([entries.map((one) => one.text), refused], [Array.from(text.matchAll(/SINAU/g), () => MESSAGE), []]);
    }
  });
}

test("a message in a chat is kept, and nothing else of the chat", () => {
  const text = JSON.stringify(runAtOnce(takeText(CHAT, "")).entries);
  for (const word of ["Budi", "enkripsi", "09.16"]) assert.ok(!text.includes(word));
});

/** What people write, and how it stands in the table (a full cell of it, before separators are quoted). */
const CELLS = {
  "3201": "3201", "0": "0", "99999999999": "99999999999",
  "0032": "=\"0032\"", "3201123456780001": "=\"3201123456780001\"", "32-01": "=\"32-01\"", "12-01": "=\"12-01\"", "1/2": "=\"1/2\"", "08.15": "=\"08.15\"",
  "5E3": "=\"5E3\"", "+62 812-3456": "=\"+62 812-3456\"", "-5": "=\"-5\"", "2 Mei": "=\"2 Mei\"", "Mar-26": "=\"Mar-26\"", "50%": "=\"50%\"",
  "Maret": "Maret", "Desa 3": "Desa 3", "RT 05": "RT 05", "P-0032": "P-0032", "Mei Lestari": "Mei Lestari",
  "=1+1": "'=1+1", "=cmd|' /C calc'!A0": "'=cmd|' /C calc'!A0", "+1+cmd": "'+1+cmd", "-a": "'-a", "@SUM(1)": "'@SUM(1)", "\uff1d1": "'\uff1d1", "-1+1|x": "'-1+1|x",
};

test("tables open in a spreadsheet of both regions as they were, and run nothing", () => {
  for (const [text, cell] of Object.entries(CELLS)) {
    for (const [decimal, separator] of [[",", ";"], [".", ","]]) {
      const quoted = /["\t;,]/.test(cell) ? `"${cell.replace(/"/g, "\"\"")}"` : cell;
      assert.equal(toCsv([[text, "x"]], decimal), `\ufeff${quoted}${separator}x\r\n`);
      assert.deepEqual(fromCsv(toCsv([["a", "b"], [text, "x"]], decimal)), [["a", "b"], [text, "x"]]);
    }
  }
  assert.equal(toCsv([["Nama", "Nilai"], ["Budi; \"B\"\n", 87.5], [" =1", { day: "2026-11-28" }]], ","), "\ufeffNama;Nilai\r\n\"Budi; \"\"B\"\"\n\";87,5\r\n' =1;2026-11-28\r\n");
  assert.equal(toCsv([["a", 87.5]], "."), "\ufeffa,87.5\r\n");
  assert.deepEqual([decimalMarkIn("id"), decimalMarkIn("id-ID"), decimalMarkIn("en")], [",", ",", "."]);
  assert.deepEqual(fromCsv("sep=;\na;b\n\n;;\n"), [["a", "b"]]);
  assert.deepEqual(fromCsv("a\tb,c\n1\t2\n"), [["a", "b,c"], ["1", "2"]]);
});

test("a list of participants is understood by its headings", () => {
  const read = readParticipants("No;Nama Lengkap;Nomor Peserta;DESA\n1;Siti;3201;Sukamaju\n2;;;\n3;Budi;;Cibeureum\n4;BUDI;;cibeureum\n5;Siti A.;32-01;\n", FIELDS);
  assert.deepEqual(read, { ok: true, unnamed: 1, participants: [
    { name: "Siti", number: "3201", fields: { nomor: "3201", desa: "Sukamaju" } }, { name: "Budi", number: "", fields: { nomor: "", desa: "Cibeureum" } },
  ] });
  assert.deepEqual(readParticipants("a,b\n1,2\n", FIELDS), { ok: false, why: "no_name", headings: ["a", "b"] });
  assert.equal(readParticipants("Nama;Kursus;Status\nSiti;K;lulus\n", FIELDS, ["Kursus", "Status"]).why, "own_table");
});

test("the table of results has a line for each learner and course", () => {
  const t = (key) => key;
  const row = { key: "k", name: "Siti", fields: { desa: "Sukamaju" }, noticed: ["too_fast"], expected: true, courses: new Map([["sample", {
    course: "sample", title: "Sample", status: "passed", done: 4, total: 4, score: 0.875, minute: 5, snapshots: [], answers: new Map(),
  }]]) };
  const table = runAtOnce(resultTable([row], FIELDS, [{ id: "sample", title: "Sample" }, { id: "lain", title: "Lain" }], t));
  assert.deepEqual(table.slice(1), [
    ["Siti", "", "Sukamaju", "Sample", "collect_passed", 4, 4, 87.5, { day: "2020-01-01" }, "noticed_too_fast"],
    ["Siti", "", "Sukamaju", "Lain", "collect_absent", "", "", "", "", "noticed_too_fast"],
  ]);
});
