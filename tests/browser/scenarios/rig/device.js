// SPDX-License-Identifier: Apache-2.0
/** What a device keeps and lends to a page: its own storage, disk, channels and clock. All devices live in one real browser. */

let devices = 0;

export class Device {
  /** @param {string} name */
  constructor(name) {
    devices += 1;
    this.name = name;
    this.prefix = `${devices}.`;
    /** @type {Map<string, string>} */
    this.stored = new Map();
    /** @type {Set<Channel>} */
    this.channels = new Set();
    /** @type {Set<string>} */
    this.databases = new Set();
  }

  get localStorage() {
    const { stored } = this;
    return {
      get length() { return stored.size; },
      key: (index) => Array.from(stored.keys())[index] ?? null,
      getItem: (key) => stored.get(String(key)) ?? null,
      setItem: (key, value) => { stored.set(String(key), String(value)); },
      removeItem: (key) => { stored.delete(String(key)); },
    };
  }

  /** Loses everything, as a browser does whose history is cleared. */
  async forget() {
    this.stored.clear();
    await Promise.all(Array.from(this.databases, (name) => new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = request.onerror = request.onblocked = () => resolve(null);
    })));
  }
}

/** Tabs of one device hear one another, in the order spoken. */
class Channel {
  constructor(visit, name) {
    this.visit = visit;
    this.name = name;
    this.onmessage = null;
    visit.device.channels.add(this);
  }

  postMessage(data) {
    const copy = structuredClone(data);
    for (const other of this.visit.device.channels) {
      if (other === this || other.name !== this.name) continue;
      this.visit.rig.clock.later(other.visit, () => other.onmessage?.({ data: copy }), 1);
    }
  }

  close() {
    this.visit.device.channels.delete(this);
  }
}

/**
 * Dresses a page's window before its first script.
 * @param {any} window  of the SCO
 * @param {import("./visit.js").Visit} visit
 */
export function lend(window, visit) {
  const { device, rig: { clock } } = visit;
  const give = (name, value) => Object.defineProperty(window, name, { value, configurable: true, writable: true });
  give("localStorage", device.localStorage);
  give("indexedDB", disk(window, visit));
  give("BroadcastChannel", class extends Channel { constructor(name) { super(visit, name); } });
  const guarded = (act, rest) => () => {
    try { act(...rest); } catch (error) { visit.fail(`uncaught in a timer: ${error && error.stack}`); }
  };
  give("setTimeout", (act, ms, ...rest) => clock.later(visit, guarded(act, rest), ms));
  give("setInterval", (act, ms, ...rest) => clock.later(visit, guarded(act, rest), ms, Math.max(1, ms)));
  give("clearTimeout", (id) => clock.cancel(id));
  give("clearInterval", (id) => clock.cancel(id));
  give("close", () => {});
  window.performance.now = () => clock.now() - visit.origin;
  const RealDate = window.Date;
  const wall = () => Math.floor(clock.now() + clock.wall);
  give("Date", class extends RealDate {
    constructor(...given) { if (given.length) super(...given); else super(wall()); }
    static now() { return wall(); }
  });
  for (const name of ["alert", "confirm", "prompt"]) give(name, (text) => visit.fail(`a dialog: ${text}`));
  const { document } = window;
  Object.defineProperty(document, "visibilityState", { get: () => (visit.hidden ? "hidden" : "visible"), configurable: true });
  Object.defineProperty(document, "hidden", { get: () => visit.hidden, configurable: true });
  window.addEventListener("error", (event) => visit.fail(`uncaught: ${event.message} ${event.error && event.error.stack}`));
  window.addEventListener("unhandledrejection", (event) => visit.fail(`rejected: ${event.reason && (event.reason.stack || event.reason)}`));
  // Who is killed hears nothing any more.
  for (const name of ["pagehide", "visibilitychange", "freeze"]) {
    window.addEventListener(name, (event) => { if (visit.killed) event.stopImmediatePropagation(); }, true);
  }
  new window.MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) {
        if (node.localName === "script" && node.src && !node.defer) awaited(visit, node, `script ${node.src}`, ["load", "error"]);
      }
    }
  }).observe(document, { childList: true, subtree: true });
}

/** Waits for the real world before the clock goes on. */
function awaited(visit, target, what, events) {
  const token = { what };
  visit.pending.add(token);
  for (const event of events) target.addEventListener(event, () => visit.pending.delete(token));
}

function disk(window, visit) {
  const real = window.indexedDB;
  const { device } = visit;
  const begin = window.IDBDatabase.prototype.transaction;
  window.IDBDatabase.prototype.transaction = function transaction(...given) {
    const made = begin.apply(this, given);
    awaited(visit, made, "a transaction", ["complete", "abort", "error"]);
    return made;
  };
  return {
    open(name, version) {
      if (visit.disk === "refused") throw new window.DOMException("refused", "SecurityError");
      device.databases.add(device.prefix + name);
      const request = real.open(device.prefix + name, version);
      awaited(visit, request, "the disk", ["success", "error", "blocked"]);
      return request;
    },
  };
}
