// SPDX-License-Identifier: Apache-2.0
/**
 * Random orders of what may happen: a new version arrives, the learner takes it or not, pages are opened and stay open, the network goes, the
 * browser ends the worker. A course that was taken never fails to open, and no page gets files of another version than its own.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { build, Device, Host, page } from "./world.js";

const ORDERS = process.env.SINAU_TORTURE ? 3000 : 60;
const STEPS = 40;
const LESSONS = 4;

/** A generator of numbers in 0..1 that gives the same for the same seed (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Version `n` of the site: most lessons change, some stay; pictures change under names that stay. */
function version(n) {
  const script = `assets/sinau/site.${String(n).padStart(8, "0")}.js`;
  const care = `assets/sinau/care.${String(n >> 1).padStart(8, "0")}.js`;
  const groups = [{ "desa/index.html": page(`home ${n}`, script, care) }];
  for (let lesson = 1; lesson <= LESSONS; lesson += 1) {
    const picture = `desa/media/${lesson}.svg`;
    groups.push({ [`desa/${lesson}.html`]: page(`lesson ${lesson} of ${n}`, script, care, picture), [picture]: `picture ${lesson} ${(n + lesson) >> 1}` });
  }
  const light = [{ "light/desa/index.html": page(`light ${n}`, "light/desa/lesson-1.js", "light/desa/player.js") },
    { "light/desa/lesson-1.js": `light lesson ${n}`, "light/desa/player.js": `player ${n >> 1}` }];
  return build({ desa: groups }, { "index.html": page(`front ${n}`, script), [script]: `script ${n}`, [care]: `care ${n >> 1}` }, { "light/desa": light });
}

const PAGES = { desa: ["desa/index.html", ...Array.from({ length: LESSONS }, (_, n) => `desa/${n + 1}.html`)], "light/desa": ["light/desa/"] };

class Order {
  constructor(seed) {
    this.random = numbers(seed);
    this.versions = [version(0)];
    this.host = new Host(this.versions[0]);
    this.device = new Device(this.host);
    this.open = [];
    this.log = [];
    this.background = [];
  }

  one(things) {
    return things[Math.floor(this.random() * things.length)];
  }

  async there(name) {
    return (await this.device.standing(name)).there;
  }

  async step() {
    const name = this.one(["desa", "desa", "light/desa"]);
    const [what] = this.one([["lesson"], ["lesson"], ["lesson"], ["late"], ["late"], ["version"], ["take"], ["take"], ["takeHalf"], ["stop"], ["network"], ["restart"], ["close"], ["day"], ["remove"]]
      .filter(([one]) => one !== "remove" || this.random() < 0.2));
    this.log.push(`${what} ${name}`);
    await this[what](name);
    await this.late();
  }

  async lesson(name) {
    if (!(await this.there(name))) return;
    const path = this.one(PAGES[name]);
    const { id, status, text } = await this.device.open(path);
    this.device.update();
    assert.equal(status, 200, path);
    const file = path.endsWith("/") ? `${path}index.html` : path;
    const whose = this.versions.filter(({ files }) => files[file] === text);
    assert.ok(whose.length > 0, `${path}: a page of no version`);
    this.open.push({ id, text, whose, name });
    if (this.open.length > 6) this.close();
  }

  /** A page that has been open for a while asks for something. */
  async late() {
    if (!this.open.length) return;
    const { id, text, whose } = this.one(this.open);
    const need = this.one(text.split("|").slice(1));
    const answer = await this.device.load(id, need);
    assert.equal(answer.status, 200, need);
    assert.ok(whose.some(({ files }) => files[need] === answer.text), `${need}: of another version than its page`);
  }

  version() {
    this.versions.push(version(this.versions.length));
    this.host.site = this.versions[this.versions.length - 1];
  }

  async take(name) {
    await this.device.ask("take", name);
  }

  /** The learner goes on while the course is being taken; a new version may arrive in the middle. */
  async takeHalf(name) {
    const after = Math.floor(this.random() * 12);
    let count = 0;
    const what = this.one(["version", "network", "restart", "lesson"]);
    this.log.push(`  in the middle: ${what}`);
    this.device.onFetch = async () => {
      count += 1;
      if (count === after) {
        this.device.onFetch = () => {};
        await this[what](name);
      }
    };
    await this.device.ask("take", name);
    this.device.onFetch = () => {};
  }

  async stop(name) {
    await this.device.ask("stop", name);
  }

  network() {
    this.device.online = !this.device.online;
  }

  restart() {
    this.device.update();
    this.device.start();
  }

  close() {
    const [gone] = this.open.splice(Math.floor(this.random() * this.open.length), 1);
    if (gone) this.device.close(gone.id);
  }

  day() {
    this.device.time += 30 * 60 * 60 * 1000;
  }

  async remove(name) {
    for (const one of this.open.filter((each) => each.name === name)) this.device.close(one.id);
    this.open = this.open.filter((each) => each.name !== name);
    await this.device.ask("remove", name);
  }
}

test(`${ORDERS} random orders of new versions and opened lessons: nothing fails to load`, async () => {
  let loads = 0;
  let updates = 0;
  for (let seed = 1; seed <= ORDERS; seed += 1) {
    const order = new Order(seed);
    await order.take("desa");
    await order.take("light/desa");
    try {
      for (let step = 0; step < STEPS; step += 1) await order.step();
    } catch (error) {
      error.message = `seed ${seed}: ${error.message}\n${order.log.join("\n")}`;
      throw error;
    }
    loads += order.device.count;
    updates += order.versions.length;
  }
  assert.ok(loads > ORDERS * 3 && updates > ORDERS * 2, "the orders are about something");
});
