// SPDX-License-Identifier: Apache-2.0
/** Prints what invented learners hand on, for tests in a browser: messages, a progress file, and the collection of another supervisor. */
import { addEntries, messageEntry, collectionToJson } from "../../../themes/sinau_theme/collect/collection.js";
import { random } from "../player/samples.js";
import { doings, progressFile, resultAfter } from "./collected.js";

const next = random(20261128);
const NAMES = ["Siti Aminah", "Budi", "Made", "Ni Wayan Sari", "Joko", "Dewi"];
const results = NAMES.map((name, at) => resultAfter(doings(next, `dev${at}`, 20), { device: `dev${at}`, name, fields: { nomor: `003${at}`, desa: "Sukamaju" } }));
const collection = new Map();
addEntries(collection, results.slice(4).map(messageEntry));
process.stdout.write(JSON.stringify({
  messages: results.slice(0, 4).map((one) => messageEntry(one).text),
  file: progressFile(doings(next, "filea", 20), { name: "Agus", fields: { nomor: "0099", desa: "Cibeureum" } }),
  collection: collectionToJson(collection, "Kecamatan lain"),
}));
