// SPDX-License-Identifier: Apache-2.0
/**
 * The journal: everything that a learner did, as events that are only ever added. Two stores hold it; what is open
 * is the union of both. Merging is set union, so two tabs, two faces of a course and replays cannot harm it.
 */

import { Durable } from './durable.js';
import { findGaps, fromLine, keyOf, raise, toLine } from './lines.js';
import { Mirror } from './mirror.js';

/** @typedef {import('./types.js').JournalEvent} JournalEvent */
/** @typedef {import('./types.js').NewEvent} NewEvent */
/** @typedef {import('./types.js').Environment} Environment */
/**
 * @typedef {'device' | 'mirror' | 'memory' | 'elsewhere'} Kept  where an event is safe: on the disk; in the weaker store;
 *    nowhere; not on this device by design, the LMS alone keeps it
 */

/** Tells learners apart on one origin; a course's copies opened by file:// have a place of their own. */
export class Journal {
  /**
   * @param {Environment} environment
   * @param {string | null} scope  null: memory only, nothing is carried to another visit
   * @param {string} writer        device and visit
   */
  constructor(environment, scope, writer) {
    this.environment = environment;
    this.scope = scope;
    this.writer = writer;
    this.seq = 0;
    this.clock = 0;
    /** @type {Map<string, JournalEvent>} */
    this.events = new Map();
    this.mirror = new Mirror(scope === null ? null : environment.localStorage, scope || '');
    this.durable = new Durable(scope === null ? null : environment.indexedDB, scope || '');
    /** @type {JournalEvent[]} what the disk has refused so far */
    this.owed = [];
    /** @type {string[]} */
    this.gaps = [];
    /** Something was stored once and is in neither store now. */
    this.damaged = false;
    this.readable = { mirror: false, disk: false };
    /** @type {(event: JournalEvent) => void} called when another tab adds something */
    this.onNews = () => {};
    /** @type {BroadcastChannel | null} */
    this.channel = null;
  }

  /** Reads both stores, heals each from the other, and listens to other tabs. */
  async open() {
    await this.sync();
    if (this.scope === null) return this;
    this.channel = this.environment.channel(`sinau.1|${this.scope}`);
    if (this.channel) this.channel.onmessage = (message) => this.hear(message.data);
    return this;
  }

  /**
   * Takes in what the stores hold; also when a page comes back that could not listen for a while.
   * @returns {Promise<boolean>} whether there was anything new
   */
  async sync() {
    if (this.scope === null) return false;
    const mirrored = this.mirror.read();
    const stored = await this.durable.read();
    const news = mirrored.events.concat(stored.events).filter((event) => this.take(event)).length > 0;
    this.readable = { mirror: mirrored.ok, disk: stored.ok };
    const heads = new Map(mirrored.heads);
    stored.heads.forEach((seq, writer) => raise(heads, writer, seq));
    this.gaps = findGaps(this.events.values(), heads);
    if (mirrored.unplaced && !stored.events.length) this.gaps.push(`?:${mirrored.unplaced}`);
    this.damaged = this.gaps.length > 0;
    if (stored.ok) this.store(this.lacking(stored.events));
    // Only visits that the mirror has never heard of: of others it may keep a part by design (compaction.js).
    if (mirrored.ok) this.spread(this.all().filter((event) => !mirrored.heads.has(event.writer)));
    return news;
  }

  /**
   * Adds an event. The mirror has it when this returns; `kept` says when and where it is safe.
   * @param {NewEvent} news
   * @returns {{event: JournalEvent, kept: Promise<Kept>}}
   */
  append(news) {
    this.seq += 1;
    /** @type {JournalEvent} */
    const event = {
      hash: '', attempt: 0, answer: [], score: 0, nonce: '', ...news, took: duration(news.took),
      writer: this.writer, seq: this.seq, clock: this.clock + 1, wall: this.environment.wall(),
    };
    this.take(event);
    return { event, kept: this.keep([event]) };
  }

  /**
   * Puts events that this journal has taken into both stores, and tells other tabs.
   * @param {JournalEvent[]} events
   * @returns {Promise<Kept>}
   */
  async keep(events) {
    const mirrored = this.spread(events);
    if (this.channel) for (const event of events) this.channel.postMessage([event.writer, toLine(event)]);
    const stored = await this.store(events);
    // What only the disk has: if that is lost one day, the mirror can at least tell.
    if (stored && !mirrored) events.forEach(({ writer, seq }) => this.mirror.note(writer, seq));
    return stored ? 'device' : mirrored ? 'mirror' : 'memory';
  }

  /**
   * @param {JournalEvent[]} events
   * @returns {boolean} whether the mirror has taken all of them
   */
  spread(events) {
    const writers = Array.from(new Set(events.map((event) => event.writer)));
    return writers.map((writer) => this.mirror.write(events.filter((event) => event.writer === writer))).every(Boolean);
  }

  /**
   * Writes to the disk, together with what the disk has refused before.
   * @param {JournalEvent[]} events
   * @returns {Promise<boolean>}
   */
  async store(events) {
    const owed = this.owed.splice(0).concat(events);
    if (!owed.length) return true;
    const stored = await this.durable.write(owed, this.writer, this.seq);
    if (!stored) this.owed.push(...owed);
    return stored;
  }

  /** What this document has added. */
  own() {
    return Array.from(this.events.values()).filter((event) => event.writer === this.writer);
  }

  /** All events, in no particular order. */
  all() {
    return Array.from(this.events.values());
  }

  close() {
    if (this.channel) this.channel.close();
    this.channel = null;
  }

  /**
   * @param {JournalEvent} event
   * @returns {boolean} true when it was not known
   */
  take(event) {
    if (this.events.has(keyOf(event))) return false;
    this.events.set(keyOf(event), event);
    this.clock = Math.max(this.clock, event.clock);
    return true;
  }

  /** @param {unknown} message */
  hear(message) {
    if (!Array.isArray(message)) return;
    const event = fromLine(String(message[0]), String(message[1]));
    if (event && this.take(event)) this.onNews(event);
  }

  /**
   * @param {JournalEvent[]} present
   * @returns {JournalEvent[]} what the union has beyond them
   */
  lacking(present) {
    const known = new Set(present.map(keyOf));
    return this.all().filter((event) => !known.has(keyOf(event)));
  }
}

const DAY_MS = 86400000;

/**
 * @param {number | undefined} took  ms; a clock that jumped makes it absurd
 */
function duration(took) {
  return Math.min(DAY_MS, Math.max(0, took || 0));
}

/**
 * Name of the journal of one learner in one course on this origin.
 * @param {string} course
 * @param {string} place    '' on the web; the folder of a copy that was opened by file://
 * @param {string} learner  '' outside an LMS
 */
export function scopeOf(course, place, learner) {
  return [course, place, learner].map((part) => part.replace(/[%|]/g, (mark) => (mark === '%' ? '%25' : '%7C'))).join('|');
}
