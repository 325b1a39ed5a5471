// SPDX-License-Identifier: Apache-2.0
/**
 * The journal: everything that a learner did, as events that are only ever added. Two stores hold it; what is open
 * is the union of both. Merging is set union, so two tabs, two surfaces of a course and replays cannot harm it.
 */

import { IndexedDbStore } from './indexeddb_store.js';
import { findGaps, fromLine, headsOf, eventKey, timeOrZero, raiseHead, toLine } from './journal_lines.js';
import { MERGED, LocalStorageStore } from './localstorage_store.js';

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
    this.mirror = new LocalStorageStore(scope === null ? null : environment.localStorage, scope || '');
    this.durable = new IndexedDbStore(scope === null ? null : environment.indexedDB, scope || '');
    /** @type {JournalEvent[]} what the disk has refused so far */
    this.unsaved = [];
    /** @type {Map<string, number>} how far each writer is known to have come */
    this.heads = new Map();
    this.unplaced = 0;
    /** @type {string[]} */
    this.gaps = [];
    /** Something was stored once and is in neither store now. */
    this.damaged = false;
    this.readable = { mirror: false, disk: false };
    /** @type {(events: JournalEvent[]) => void} called when another tab adds something */
    this.onNews = () => {};
    /** @type {BroadcastChannel | null} */
    this.channel = null;
  }

  /** Reads both stores, gives each what only the other has, and listens to other tabs. */
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
    stored.heads.forEach((seq, writer) => raiseHead(this.heads, writer, seq));
    this.unplaced = 0;
    this.notice(mirrored.heads, stored.events.length ? 0 : mirrored.unplaced);
    if (stored.ok) this.store(this.lacking(stored.events));
    // Only visits of which localStorage has nothing yet: of others it may keep a part by design (compaction.js).
    if (mirrored.ok) this.mirror.write(this.all().filter((event) => !mirrored.heads.has(event.writer)), MERGED + this.writer);
    return news;
  }

  /**
   * Looks for what is missing.
   * @param {Map<string, number>} heads  how far writers had come, besides what is known of that
   * @param {number} unplaced  damaged lines of nobody knows whom
   */
  notice(heads, unplaced) {
    heads.forEach((seq, writer) => raiseHead(this.heads, writer, seq));
    this.unplaced += unplaced;
    this.gaps = findGaps(this.events.values(), this.heads).concat(this.unplaced ? `?:${this.unplaced}` : []);
    this.damaged = this.gaps.length > 0;
  }

  /**
   * Adds an event. localStorage has it when this returns; `kept` says when and where it is safe.
   * @param {NewEvent} news
   * @returns {{event: JournalEvent, kept: Promise<Kept>}}
   */
  append(news) {
    // A file may have brought events under this visit's own name.
    do this.seq += 1; while (this.events.has(eventKey(this)));
    /** @type {JournalEvent} */
    const event = {
      hash: '', attempt: 0, answer: [], score: 0, nonce: '', ...news, took: plausibleDuration(news.took),
      writer: this.writer, seq: this.seq, clock: this.clock + 1, wall: timeOrZero(this.environment.wall()),
    };
    this.take(event);
    return { event, kept: this.keep([event], this.writer) };
  }

  /**
   * Puts events that this journal has taken into both stores, and tells other tabs.
   * @param {JournalEvent[]} events
   * @param {string} [key]  in localStorage; without it the one for what others have written
   * @returns {Promise<Kept>}
   */
  async keep(events, key = MERGED + this.writer) {
    const mirrored = this.mirror.write(events, key);
    if (this.channel && events.length) {
      const lines = events.map((event) => [event.writer, toLine(event)]);
      this.channel.postMessage(lines.length > 1 ? lines : lines[0]);
    }
    const stored = await this.store(events);
    // What only the disk has: if that is lost one day, localStorage can at least tell.
    if (stored && !mirrored) this.mirror.note(headsOf(events));
    return stored ? 'device' : mirrored ? 'mirror' : 'memory';
  }

  /**
   * Writes to the disk, together with what the disk has refused before.
   * @param {JournalEvent[]} events
   * @returns {Promise<boolean>}
   */
  async store(events) {
    const unsaved = this.unsaved.splice(0).concat(events);
    if (!unsaved.length) return true;
    const stored = await this.durable.write(unsaved, this.writer, this.seq);
    if (!stored) this.unsaved = this.unsaved.concat(unsaved);
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
    if (this.events.has(eventKey(event))) return false;
    this.events.set(eventKey(event), event);
    this.clock = Math.max(this.clock, event.clock);
    return true;
  }

  /** @param {unknown} message  writer and line, or several of such pairs */
  hear(message) {
    if (!Array.isArray(message)) return;
    /** @type {JournalEvent[]} */
    const news = [];
    for (const pair of Array.isArray(message[0]) ? message : [message]) {
      const event = fromLine(String(pair[0]), String(pair[1]));
      if (event && this.take(event)) news.push(event);
    }
    // Once for all of them: each time, the progress of everything is derived anew.
    if (news.length) this.onNews(news);
  }

  /**
   * @param {JournalEvent[]} present
   * @returns {JournalEvent[]} what the union has beyond them
   */
  lacking(present) {
    const known = new Set(present.map(eventKey));
    return this.all().filter((event) => !known.has(eventKey(event)));
  }
}

const DAY_MS = 86400000;

/**
 * @param {number | undefined} took  ms; a clock that jumped makes it absurd
 */
function plausibleDuration(took) {
  return Math.min(DAY_MS, Math.max(0, took || 0));
}

/**
 * Name of the journal of one learner in one course on this origin.
 * @param {string} course
 * @param {string} place    '' on the web; the folder of a copy that was opened by file://
 * @param {string} learner  '' outside an LMS
 * @param {string} [catalogue]  id; without it the name that builds before catalogues had ids have given (storage_migration.js)
 */
export function scopeOf(course, place, learner, catalogue) {
  return (catalogue ? [catalogue] : []).concat(course, place, learner).map((part) => part.replace(/[%|]/g, (mark) => (mark === '%' ? '%25' : '%7C'))).join('|');
}
