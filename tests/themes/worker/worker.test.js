// SPDX-License-Identifier: Apache-2.0
/** The site's worker: a course is taken as a whole or not at all, and opens from the device in the version that was taken. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { build, Device, Host, page, SCOPE } from "./world.js";

/** A course in version `n`, beside another one that stays as it is. */
function site(n, more = {}) {
  const own = `assets/sinau/course-desa.0000000${n}.js`;
  const script = `assets/sinau/site.aaaaaaa${n}.js`;
  const course = [
    { "desa/index.html": page(`home ${n}`, script, own), [own]: `outline ${n}` },
    { "desa/satu.html": page(`one ${n}`, script, own, "desa/media/gambar satu.svg"), "desa/media/gambar satu.svg": `picture ${n}` },
    { "desa/dua.html": page("two", script), ...more },
  ];
  const other = [{ "lain/index.html": page("other home", script) }, { "lain/satu.html": page("other one") }];
  const shared = { "index.html": page(`front ${n}`, script), [script]: `script ${n}`, "assets/sinau/care.12345678.js": "care" };
  const light = { "light/desa": [{ "light/desa/index.html": page(`light ${n}`, "light/desa/lesson-satu.js"), "light/desa/lesson-satu.js": `light one ${n}` }] };
  return build({ desa: course, lain: other }, shared, light);
}

const PAGES = ["desa/index.html", "desa/satu.html", "desa/dua.html"];

async function taken(n = 1, more = {}) {
  const host = new Host(site(n, more));
  const device = new Device(host);
  await device.ask("take", "desa");
  return { host, device };
}

test("before anything is taken nothing is fetched and nothing is kept", async () => {
  const host = new Host(site(1));
  const device = new Device(host);
  await device.open("desa/satu.html");
  assert.deepEqual(host.asked, ["desa/satu.html"]);
  await device.ask("ask", "desa");
  assert.deepEqual(host.asked, ["desa/satu.html"]);
  assert.equal(device.caches.usage, 0);
  assert.equal(device.told.at(-1).bytes, host.site.lists.desa[1]);
  assert.equal(device.told.at(-1).there, false);
});

test("a course that was taken opens without network, in full, with what it shares with others", async () => {
  const { host, device } = await taken();
  const standing = await device.standing("desa");
  assert.deepEqual([standing.there, standing.wanted, standing.running, standing.trouble], [true, false, false, ""]);
  host.up = false;
  device.httpCache.clear();
  device.start();
  for (const path of PAGES) {
    const { id, status, text } = await device.open(path);
    assert.equal(status, 200, path);
    for (const need of text.split("|").slice(1).filter(Boolean)) assert.equal((await device.load(id, need)).status, 200, need);
  }
  assert.equal((await device.open("index.html")).text, host.site.files["index.html"]);
  assert.equal((await device.open("")).text, host.site.files["index.html"]);
});

test("each file is fetched once, and progress is told in lessons and bytes until all is there", async () => {
  const { host, device } = await taken();
  assert.equal(new Set(host.asked).size, host.asked.length);
  const seen = device.told.filter(({ progress }) => progress).map(({ progress }) => progress);
  assert.deepEqual([...new Set(seen.map(({ lesson }) => lesson))], [0, 1, 2]);
  assert.ok(seen.every(({ done, total, lessons }, place) => done <= total && lessons === 2 && (place === 0 || done >= seen[place - 1].done)));
  assert.equal(seen.at(-1).done, seen.at(-1).total);
});

test("addresses as hosts write them lead to one page, and relative addresses in it stay right", async () => {
  const { host, device } = await taken();
  host.up = false;
  for (const path of ["desa/satu", "desa/satu.html", "desa/satu/", "desa/", "desa", "desa/index.html"]) {
    const { status, text } = await device.open(path);
    assert.equal(status, 200, path);
    assert.ok(text.includes(path.startsWith("desa/satu") ? "one 1" : "home 1"), path);
  }
  const answer = await device.request("desa", "navigate", "", "page-x");
  assert.equal(answer.headers.get("location"), `${SCOPE}desa/index.html`);
});

test("what was not taken is told of without network, with the courses that are there", async () => {
  const { host, device } = await taken();
  host.up = false;
  const { status, text } = await device.open("lain/satu.html");
  assert.equal(status, 503);
  assert.ok(text.includes("Tidak ada jaringan"));
  assert.ok(text.includes(`href="${SCOPE}desa/index.html"`));
  await assert.rejects(device.load("page-1", "lain/media/film.mp4"));
});

test("what else is on the host is left to the browser, with network and without", async () => {
  const { host, device } = await taken();
  host.site.files["moodle/mod/scorm/player.html"] = "an LMS";
  assert.equal((await device.open("moodle/mod/scorm/player.html")).text, "an LMS");
  host.up = false;
  const answer = await device.request("moodle/mod/scorm/player.html", "navigate", "", "page-x");
  assert.equal(answer.type, "error");
});

test("an interrupted taking goes on where it was", async () => {
  const host = new Host(site(1));
  const device = new Device(host);
  let count = 0;
  device.onFetch = () => { count += 1; if (count > 6) device.online = false; };
  await device.ask("take", "desa");
  const { there, wanted, trouble } = await device.standing("desa");
  assert.deepEqual([there, wanted, trouble], [false, true, "network"]);
  const before = host.asked.length;
  assert.ok(before > 2 && before < Object.keys(host.site.files).length);
  device.onFetch = () => {};
  device.online = true;
  device.httpCache.clear();
  device.start();
  await device.ask("take", "desa");
  assert.equal((await device.standing("desa")).there, true);
  assert.equal(new Set(host.asked).size, host.asked.length, "nothing was fetched again");
});

test("lessons that have come already open without network though the course is not whole", async () => {
  const host = new Host(site(1));
  const device = new Device(host);
  device.onFetch = (path) => { if (path === "desa/dua.html") device.online = false; };
  await device.ask("take", "desa");
  device.httpCache.clear();
  const { id, status, text } = await device.open("desa/satu.html");
  assert.equal(status, 200);
  assert.ok(text.includes("one 1"));
  assert.equal((await device.load(id, "assets/sinau/site.aaaaaaa1.js")).text, "script 1");
  assert.equal((await device.open("desa/dua.html")).status, 503);
});

test("a learner stops the taking: fetches end at once, and it goes on only when asked", async () => {
  const host = new Host(site(1));
  const device = new Device(host);
  device.hanging.add("desa/satu.html");
  const taking = device.ask("take", "desa");
  while (!host.asked.includes("desa/media/gambar satu.svg")) await new Promise(setImmediate);
  await device.ask("stop", "desa");
  await taking;
  assert.equal(device.aborted, 1);
  const { wanted, running, trouble } = await device.standing("desa");
  assert.deepEqual([wanted, running, trouble], [true, false, "stopped"]);
  device.hanging.clear();
  await device.ask("take", "desa");
  assert.equal((await device.standing("desa")).there, true);
});

test("two pages that take at once take once", async () => {
  const host = new Host(site(1));
  const device = new Device(host);
  await Promise.all([device.ask("take", "desa"), device.ask("take", "desa"), device.ask("take", "lain")]);
  assert.equal((await device.standing("lain")).there, true);
  assert.equal(new Set(host.asked.filter((path) => path.startsWith("desa/"))).size, host.asked.filter((path) => path.startsWith("desa/")).length);
});

test("a file that is not what the list says is asked for past all caches, and never kept", async () => {
  const host = new Host(site(1));
  const device = new Device(host);
  device.httpCache.set("assets/sinau/care.12345678.js", new Response("a hotel's page to sign in"));
  await device.ask("take", "desa");
  assert.equal((await device.standing("desa")).there, true);
  host.up = false;
  assert.equal((await device.load("x", "assets/sinau/care.12345678.js")).text, "care");

  host.up = true;
  host.altered["lain/satu.html"] = "something that the host has put in";
  await device.ask("take", "lain");
  const { there, trouble } = await device.standing("lain");
  assert.deepEqual([there, trouble], [false, "changed"]);
  assert.equal(device.looked, 1, "the browser looks whether there is a new version");
});

test("a host that is overburdened for a moment is asked again; one that lacks a file has another version", async () => {
  const host = new Host(site(1));
  const device = new Device(host);
  host.status["desa/satu.html"] = 503;
  let times = 0;
  device.onFetch = (path) => { if (path === "desa/satu.html" && (times += 1) === 3) delete host.status[path]; };
  await device.ask("take", "desa");
  assert.equal((await device.standing("desa")).there, true);
  delete host.site.files["lain/satu.html"];
  await device.ask("take", "lain");
  assert.equal((await device.standing("lain")).trouble, "changed");
});

test("without room nothing is fetched; where the browser does not tell, what has come stays and counts", async () => {
  const host = new Host(site(1, { "desa/media/rekaman.mp3": "x".repeat(9000) }));
  const device = new Device(host);
  device.caches.quota = 8000;
  await device.ask("take", "desa");
  const before = await device.standing("desa");
  assert.equal(before.trouble, "full");
  assert.ok(host.asked.every((path) => path.endsWith(".json")));

  device.estimated = false;
  await device.ask("take", "desa");
  const full = await device.standing("desa");
  assert.deepEqual([full.there, full.trouble], [false, "full"]);
  assert.ok(full.missing > 0);
  device.caches.quota = Infinity;
  await device.ask("take", "desa");
  assert.equal((await device.standing("desa")).there, true);
});

test("storage in which not even the reason has room tells it all the same", async () => {
  const device = new Device(new Host(site(1)));
  device.caches.quota = 10;
  await device.ask("take", "desa");
  assert.equal(device.told.at(-1).trouble, "full");
});

test("an update without room leaves the version that is there", async () => {
  const { host, device } = await taken();
  host.site = site(2, { "desa/media/rekaman.mp3": "x".repeat(5000) });
  device.update();
  device.caches.quota = device.caches.usage + 3000;
  device.estimated = false;
  await device.ask("take", "desa");
  assert.equal((await device.standing("desa")).trouble, "full");
  host.up = false;
  for (const path of PAGES) assert.equal((await device.open(path)).text, site(1).files[path]);
});

test("a browser that keeps nothing says so, and pages come from the network as before", async () => {
  const host = new Host(site(1));
  const device = new Device(host);
  device.caches.refused = true;
  await device.ask("take", "desa");
  assert.equal((await device.standing("desa")).trouble, "refused");
  assert.equal((await device.open("desa/satu.html")).status, 200);
});

test("storage that fails or was cleared makes nothing worse than no worker", async () => {
  const { device } = await taken();
  device.httpCache.clear();
  device.caches.broken = true;
  assert.equal((await device.open("desa/satu.html")).status, 200);
  device.caches.broken = false;
  device.caches.lose(/files/);
  device.caches.parts.get(`sinau|${SCOPE}|files`).clear();
  const { id, status } = await device.open("desa/satu.html");
  assert.equal(status, 200);
  assert.equal((await device.load(id, "desa/media/gambar satu.svg")).text, "picture 1");
});

test("a new version waits for the learner, costs what changed, and pages keep the version that they began with", async () => {
  const { host, device } = await taken();
  const old = await device.open("desa/satu.html");
  const light = site(1);
  host.site = site(2);
  device.update();
  await device.ask("ask", "desa");
  const offered = device.told.at(-1);
  assert.equal(offered.newer, true);
  const changed = Object.entries(host.site.files).filter(([path, text]) => !path.startsWith("assets/offline") && !path.startsWith("li")
    && !path.startsWith("lain") && light.files[path] !== text).map(([, text]) => text.length);
  assert.equal(offered.changed, changed.reduce((sum, one) => sum + one, 0));
  assert.equal((await device.open("desa/satu.html")).text, light.files["desa/satu.html"], "until then nothing changes");

  host.asked = [];
  await device.ask("take", "desa");
  assert.equal(host.asked.includes("assets/sinau/care.12345678.js"), false, "what is the same is not fetched again");
  assert.equal((await device.open("desa/satu.html")).text, host.site.files["desa/satu.html"]);
  for (const need of old.text.split("|").slice(1)) assert.equal((await device.load(old.id, need)).text, light.files[need], need);
});

test("old versions go when no page needs them, and a page of which nothing is known holds them", async () => {
  const { host, device } = await taken();
  const old = await device.open("desa/satu.html");
  for (const n of [2, 3, 4]) {
    host.site = site(n);
    device.update();
    await device.ask("take", "desa");
    device.time += 2 * 24 * 60 * 60 * 1000;
  }
  assert.equal((await device.load(old.id, "desa/media/gambar satu.svg")).text, "picture 1");
  device.close(old.id);
  device.pages.set("unknown", { url: SCOPE });
  const count = async () => (await device.worker.store.fileKeys()).size;
  await device.worker.desk.deleteUnneeded();
  const all = await count();
  device.close("unknown");
  await device.worker.desk.deleteUnneeded();
  assert.ok((await count()) < all);
  const { current, old: kept } = (await device.worker.store.uses()).desa;
  assert.equal(kept.length, 1, "the one before stays for a release");
  assert.equal(current, host.site.lists.desa[0]);
  assert.equal(Object.keys(await device.worker.store.clients()).length, 0);
});

test("removing a course leaves what another one needs, and answers what it can from the network", async () => {
  const { host, device } = await taken();
  await device.ask("take", "lain");
  await device.ask("remove", "desa");
  assert.equal((await device.standing("desa")).there, false);
  host.up = false;
  device.httpCache.clear();
  assert.equal((await device.open("lain/index.html")).status, 200);
  assert.equal((await device.load("x", "assets/sinau/site.aaaaaaa1.js")).text, "script 1");
  assert.equal((await device.open("desa/satu.html")).status, 503);
  await device.ask("remove", "lain");
  assert.equal((await device.worker.store.fileKeys()).size, 0);
});

test("a course that was removed while it is being taken does not come back", async () => {
  const host = new Host(site(1));
  const device = new Device(host);
  device.hanging.add("desa/dua.html");
  const taking = device.ask("take", "desa");
  while (!host.asked.includes("desa/satu.html")) await new Promise(setImmediate);
  await device.ask("remove", "desa");
  await taking;
  const { there, wanted } = await device.standing("desa");
  assert.deepEqual([there, wanted], [false, false]);
  assert.equal((await device.worker.store.fileKeys()).size, 0);
});

test("the light edition is taken by itself, and a page of it gets the lessons of its own version", async () => {
  const host = new Host(site(1));
  const device = new Device(host);
  await device.ask("take", "light/desa");
  assert.ok(host.asked.every((path) => path.startsWith("light/desa/") || path.startsWith("assets/offline/light-desa")));
  const old = await device.open("light/desa/");
  host.site = site(2);
  device.update();
  await device.ask("take", "light/desa");
  assert.equal((await device.load(old.id, "light/desa/lesson-satu.js")).text, "light one 1");
  host.up = false;
  assert.equal((await device.open("light/desa/satu.html")).text, host.site.files["light/desa/index.html"], "one document stands for all");
  const fresh = await device.open("light/desa/");
  assert.equal((await device.load(fresh.id, "light/desa/lesson-satu.js")).text, "light one 2");
});

test("the front page is shown as it is on the host, and from the device where that does not answer", async () => {
  const { host, device } = await taken();
  host.site = site(2);
  assert.ok((await device.open("index.html")).text.includes("front 2"));
  host.status["index.html"] = 502;
  assert.ok((await device.open("index.html")).text.includes("front 1"));
  device.worker.serving.pause = async () => {};
  host.status = {};
  device.onFetch = () => new Promise(() => {});
  assert.ok((await device.open("index.html")).text.includes("front 1"), "a network that hangs is not waited for");
});

test("sound and film are given in the parts that players ask for", async () => {
  const { host, device } = await taken(1, { "desa/media/rekaman.mp3": "0123456789" });
  host.up = false;
  for (const [range, part, told] of [
    ["bytes=0-", "0123456789", "bytes 0-9/10"], ["bytes=2-4", "234", "bytes 2-4/10"], ["bytes=-3", "789", "bytes 7-9/10"], ["bytes=8-99", "89", "bytes 8-9/10"],
  ]) {
    const { status, text, headers } = await device.load("x", "desa/media/rekaman.mp3", { range });
    assert.deepEqual([status, text, headers.get("content-range")], [206, part, told]);
  }
  assert.equal((await device.load("x", "desa/media/rekaman.mp3", { range: "bytes=10-" })).status, 416);
  assert.equal((await device.load("x", "desa/media/rekaman.mp3", { range: "lines=1-2" })).text, "0123456789");
});

test("a page that came by a redirect is kept as a page of its own", async () => {
  const host = new Host(site(1));
  const device = new Device(host);
  const fetch = device.fetch;
  device.worker.desk.means.fetch = async (address, settings) => {
    const answer = await fetch(address, settings);
    Object.defineProperty(answer, "redirected", { value: true });
    return answer;
  };
  await device.ask("take", "desa");
  host.up = false;
  assert.equal((await device.request("desa/satu.html", "navigate", "", "p")).redirected, false);
});

test("downloads, other methods and other places are none of the worker's business", () => {
  const { serving } = new Device(new Host(site(1))).worker;
  assert.equal(serving.wants({ method: "GET", url: `${SCOPE}downloads/kursus.zip` }), false);
  assert.equal(serving.wants({ method: "POST", url: `${SCOPE}desa/index.html` }), false);
  assert.equal(serving.wants({ method: "GET", url: "https://desa.example/lain/index.html" }), false);
  assert.equal(serving.wants({ method: "GET", url: `${SCOPE}desa/index.html` }), true);
});

test("two sites on one host keep apart what they have", async () => {
  const { device } = await taken();
  assert.deepEqual([...device.caches.parts.keys()].sort(), [`sinau|${SCOPE}|files`, `sinau|${SCOPE}|lists`]);
});

test("a course that the catalogue has no more still opens", async () => {
  const { host, device } = await taken();
  const next = site(2);
  delete next.lists.desa;
  host.site = next;
  device.update();
  await device.ask("ask", "desa");
  assert.deepEqual([device.told.at(-1).there, device.told.at(-1).bytes], [true, 0]);
  host.up = false;
  assert.equal((await device.open("desa/satu.html")).status, 200);
  await device.worker.desk.deleteUnneeded();
  assert.equal((await device.open("desa/satu.html")).status, 200);
});
