// SPDX-License-Identifier: Apache-2.0
/**
 * A host, a device and its pages for the worker's code. The device imitates what real browsers do: storage with a quota that is refused by
 * QuotaExceededError, private windows that keep nothing, files that the browser removes, fetches that are aborted, the browser's own cache of
 * answers, pages whose client ids change with every page.
 */
import { createHash, webcrypto } from "node:crypto";

import { PageRequests } from "../../../themes/sinau_theme/worker/page_requests.js";
import { Serving } from "../../../themes/sinau_theme/worker/serving.js";
import { DeviceStore } from "../../../themes/sinau_theme/worker/store.js";

const PARTS = ["index.html", "assets", "desa", "lain", "light"];
const NO_NETWORK = { page: "<h1>Tidak ada jaringan</h1><!--there-->", courses: "<ul><!--courses--></ul>" };
export const SCOPE = "https://desa.example/kursus/";

const digest = (text) => createHash("sha256").update(text).digest("hex").slice(0, 32);
const entry = (files, path) => [path, Buffer.byteLength(files[path]), digest(files[path])];

/** A build of a site: files of courses by group, shared ones, and what the build would make of them. */
export function build(courses, shared, light = {}) {
  const files = { ...shared };
  const add = (value) => {
    const text = JSON.stringify(value);
    return [text, digest(text).slice(0, 12)];
  };
  const [sharedText, sharedDigest] = add({ format: 1, groups: [Object.keys(shared).map((path) => entry(shared, path))] });
  const sharedPath = `assets/offline/shared.${sharedDigest}.json`;
  files[sharedPath] = sharedText;
  const lists = {};
  const put = (name, groups, more) => {
    const own = Object.assign({}, ...groups);
    Object.assign(files, own);
    const home = Object.keys(groups[0])[0];
    const [text, version] = add({
      format: 1, name, title: `Title of ${name}`, language: "id", home, ...more,
      groups: groups.map((group) => Object.keys(group).map((path) => entry(own, path))),
    });
    const path = `assets/offline/${name.replace("/", "-")}.${version}.json`;
    files[path] = text;
    const all = { ...own, ...(more.shared ? shared : {}) };
    lists[name] = [path, Object.values(all).reduce((sum, one) => sum + Buffer.byteLength(one), 0)];
  };
  for (const [name, groups] of Object.entries(courses)) put(name, groups, { shared: sharedPath });
  for (const [name, groups] of Object.entries(light)) put(name, groups, { aliases: { [`${name}/satu.html`]: `${name}/index.html` } });
  return { files, lists };
}

/** A page of a course whose text names the script that it needs later. */
export const page = (text, ...needs) => `<!doctype html>${text}|${needs.join("|")}`;

/** A host that has one build at a time, as it is after `rsync --delete`. */
export class Host {
  constructor(site) {
    this.site = site;
    this.up = true;
    this.asked = [];
    this.altered = {};
    this.status = {};
    this.redirects = {};
  }

  answer(path) {
    this.asked.push(path);
    if (this.status[path]) return new Response("trouble", { status: this.status[path] });
    const there = this.redirects[path] || path;
    const text = this.altered[there] ?? this.site.files[there];
    if (text === undefined) return new Response("not found", { status: 404 });
    return new Response(text, { headers: { "Content-Type": there.endsWith(".html") ? "text/html" : "text/javascript" } });
  }
}

class QuotaExceededError extends Error {
  name = "QuotaExceededError";
}

/** The Cache storage of a device, with bytes and limits. */
export class FakeCaches {
  constructor() {
    this.parts = new Map();
    this.quota = Infinity;
    this.refused = false;
    this.broken = false;
  }

  get usage() {
    let sum = 0;
    for (const part of this.parts.values()) for (const { bytes } of part.values()) sum += bytes.byteLength;
    return sum;
  }

  async open(name) {
    if (this.refused) throw Object.assign(new Error("insecure"), { name: "SecurityError" });
    await null;
    if (!this.parts.has(name)) this.parts.set(name, new Map());
    const part = this.parts.get(name);
    const address = (request) => (typeof request === "string" ? request : request.url);
    return {
      match: async (request) => {
        await null;
        if (this.broken) throw new Error("internal error");
        const found = part.get(address(request));
        return found && new Response(found.bytes, { headers: found.headers });
      },
      put: async (request, response) => {
        const bytes = await response.arrayBuffer();
        const before = part.get(address(request))?.bytes.byteLength || 0;
        if (this.usage - before + bytes.byteLength > this.quota) throw new QuotaExceededError("quota");
        part.set(address(request), { bytes, headers: [...response.headers] });
      },
      keys: async () => [...part.keys()].map((url) => ({ url })),
      delete: async (request) => part.delete(address(request)),
    };
  }

  /** What the browser does when storage runs out, and whoever clears it by hand. */
  lose(pattern) {
    for (const part of this.parts.values()) for (const key of [...part.keys()]) if (pattern.test(key)) part.delete(key);
  }
}

/** A device with its pages. `worker` is the worker that is active; `update` is what the browser does after a page was opened. */
export class Device {
  constructor(host) {
    this.host = host;
    this.caches = new FakeCaches();
    this.pages = new Map();
    this.count = 0;
    this.told = [];
    this.httpCache = new Map();
    this.aborted = 0;
    this.looked = 0;
    this.online = true;
    this.hanging = new Set();
    this.time = 1_000_000;
    this.onFetch = () => {};
    this.estimated = true;
    this.update();
  }

  exclusive = async (name, work) => {
    this.locks ||= new Map();
    const now = (this.locks.get(name) || Promise.resolve()).then(work);
    this.locks.set(name, now.catch(() => {}));
    return now;
  };

  fetch = async (address, settings = {}) => {
    const url = typeof address === "string" ? address : address.url;
    const { signal, cache = "default" } = settings;
    const path = decodeURIComponent(url.slice(SCOPE.length).split(/[?#]/)[0]);
    await this.onFetch(path);
    if (this.hanging.has(path)) {
      await new Promise((_, reject) => {
        signal.addEventListener("abort", () => {
          this.aborted += 1;
          reject(Object.assign(new Error("aborted"), { name: "AbortError" }));
        });
      });
    }
    if (signal?.aborted) throw Object.assign(new Error("aborted"), { name: "AbortError" });
    if (cache === "default" && this.httpCache.has(path)) return this.httpCache.get(path).clone();
    if (!this.online || !this.host.up) throw new TypeError("Failed to fetch");
    const answer = this.host.answer(path === "" ? "index.html" : path);
    // Hosts let browsers keep what is named by its content, and nothing else.
    if (answer.ok && path.startsWith("assets/")) this.httpCache.set(path, answer.clone());
    return answer;
  };

  /** The browser fetches sw.js, and has what it finds take over. */
  update() {
    if (!this.online || !this.host.up) return;
    this.start({ lists: this.host.site.lists, parts: PARTS, noNetwork: NO_NETWORK });
  }

  /** Also what happens when a browser has ended the worker and needs it again: it remembers nothing. */
  start(site = this.worker.site) {
    const store = new DeviceStore(this.caches, SCOPE, this.exclusive);
    const means = {
      fetch: this.fetch,
      sha256: (bytes) => webcrypto.subtle.digest("SHA-256", bytes),
      estimate: async () => (this.estimated ? { quota: this.caches.quota, usage: this.caches.usage } : {}),
      pause: async () => {},
      now: () => this.time,
    };
    const desk = new PageRequests(store, site, means, {
      pages: async () => [...this.pages].map(([id, { url }]) => ({ id, url })),
      tell: (standing) => this.told.push(standing),
      look: () => { this.looked += 1; },
    });
    this.worker = { site, store, desk, serving: new Serving(store, site, this.fetch, means.now, () => new Promise(() => {})) };
  }

  ask(sinau, name) {
    return this.worker.desk.answerPage({ sinau, name });
  }

  standing(name) {
    return this.worker.desk.standing(name);
  }

  async request(path, mode, client = "", opening = "", headers = {}) {
    const request = { url: SCOPE + path.split("/").map(encodeURIComponent).join("/"), method: "GET", mode, headers: new Headers(headers) };
    if (!this.worker.serving.wants(request)) return this.fetch(request.url);
    return this.worker.serving.answer(request, client, opening);
  }

  /** Opens a page as a browser does; returns its id, status and text. */
  async open(path) {
    this.count += 1;
    const id = `page-${this.count}`;
    let answer = await this.request(path, "navigate", "", id);
    if (answer.status === 302) {
      const next = answer.headers.get("location").slice(SCOPE.length);
      answer = await this.request(decodeURIComponent(next), "navigate", "", id);
    }
    const text = await answer.text();
    this.pages.set(id, { url: SCOPE + path, text });
    return { id, status: answer.status, text, type: answer.headers.get("content-type") };
  }

  /** What a page asks for while it is open. */
  async load(id, path, headers = {}) {
    const answer = await this.request(path, "no-cors", id, "", headers);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  }

  close(id) {
    this.pages.delete(id);
  }
}
