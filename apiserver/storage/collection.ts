import type { JsonObject } from "@bubustack/api/json";
import { expired } from "../status.ts";
import type { Written } from "./entry.ts";
import { Entry, outlineOf, written } from "./entry.ts";
import { Recent } from "./recent.ts";
import { Sorted } from "./sorted.ts";

/** What one write did. `after` is absent when the object was removed. */
export interface Change {
  readonly version: number;
  readonly before?: Entry;
  readonly after?: Entry;
  /** A removed object, with the version of its removal. */
  readonly last?: Entry;
}

/** How much of the past a collection keeps, for watchers that fall behind and lists that continue. */
export interface Window {
  readonly changes: number;
  /** Sum of the sizes of the objects that the changes hold. */
  readonly bytes: number;
}

/** Part of a collection: the keys with a prefix, after one of them. */
export interface Range {
  /** `namespace/`; empty for all. */
  readonly prefix: string;
  readonly after?: string;
}

/** All objects of one resource, and the recent changes. */
export class Collection {
  readonly #entries = new Map<string, Entry>();
  readonly #keys = new Sorted();
  readonly #window: Window;
  readonly #recent: Recent<Entry>;
  #fields: readonly string[] = [];
  #typed = false;
  #history: Change[] = [];
  #bytes = 0;
  #compacted: number;
  readonly #listeners = new Set<() => void>();

  constructor(window: Window, now: number, recent = new Recent<Entry>()) {
    this.#window = window;
    this.#compacted = now;
    this.#recent = recent;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Changes up to this version are forgotten. */
  get compacted(): number {
    return this.#compacted;
  }

  get(key: string): Entry | undefined {
    return this.#entries.get(key);
  }

  /** All entries, in no order. */
  values(): IterableIterator<Entry> {
    return this.#entries.values();
  }

  /** An object as it is stored at a version; it does not stand here before it is committed. */
  entry(key: string, version: number, object: JsonObject): Entry {
    const made = this.#entry(key, version, written(object, this.#typed), object);
    this.#recent.wrote(made, object);
    return made;
  }

  /** Takes an entry as it was kept elsewhere: no change, and nobody hears of it. */
  load(key: string, version: number, given: Written): Entry {
    const entry = this.#entry(key, version, given, JSON.parse(given.bytes.toString("utf8")));
    this.#entries.set(key, entry);
    this.#keys.add(key);
    return entry;
  }

  /**
   * Which fields entries are selected by besides metadata. Where they change, the past is forgotten: what was not looked
   * for then cannot be told now.
   */
  selectBy(fields: readonly string[], now: number): void {
    if (fields.length === this.#fields.length && fields.every((field) => this.#fields.includes(field))) return;
    this.#fields = fields;
    for (const { key, version, bytes, typeLength, object } of [...this.#entries.values()])
      this.#entries.set(key, this.#entry(key, version, { bytes, typeLength }, object));
    this.#history = [];
    this.#bytes = 0;
    this.#compacted = now;
    this.#ring();
  }

  /** Its kind is a built-in one. */
  type(): void {
    this.#typed = true;
  }

  /** Records a change and wakes those who listen. */
  commit(change: Change): void {
    const { before, after } = change;
    if (after !== undefined) {
      this.#entries.set(after.key, after);
      if (before === undefined) this.#keys.add(after.key);
    } else if (before !== undefined) {
      this.#entries.delete(before.key);
      this.#keys.remove(before.key);
    }
    if (before !== undefined) this.#recent.drop(before);
    this.#history.push(change);
    this.#bytes += cost(change);
    this.#compact();
    this.#ring();
  }

  /** Replaces an object without a new version: how a schema's new defaults reach what was stored before. */
  restate(entry: Entry, object: JsonObject): void {
    this.#recent.drop(entry);
    this.#entries.set(entry.key, this.entry(entry.key, entry.version, object));
  }

  /** The changes after a version, oldest first, at most `limit`; 410 when some of them are forgotten. */
  since(version: number, limit: number): readonly Change[] {
    if (version < this.#compacted) throw expired(`too old resource version: ${version} (${this.#compacted})`);
    let low = 0;
    let high = this.#history.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#history[middle]?.version ?? 0) <= version) low = middle + 1;
      else high = middle;
    }
    return this.#history.slice(low, low + limit);
  }

  /** The entries of a range in order of their keys. The collection must not change meanwhile. */
  *range({ prefix, after = "" }: Range): Generator<Entry> {
    for (const key of this.#keys.range(prefix, after)) {
      const entry = this.#entries.get(key);
      if (entry !== undefined) yield entry;
    }
  }

  /** The entries of a range as they were at a version: the present, with the later changes undone. */
  *rangeAt(range: Range, version: number): Generator<Entry> {
    const undone = new Map<string, Entry | undefined>();
    for (const { before, after } of this.since(version, Number.POSITIVE_INFINITY)) {
      const key = after?.key ?? before?.key ?? "";
      if (!undone.has(key)) undone.set(key, before);
    }
    const { prefix, after: from = "" } = range;
    const gone = [...undone.keys()].filter((key) => key.startsWith(prefix) && key > from && !this.#entries.has(key));
    const waiting = gone.toSorted().toReversed();
    const past = function* (until?: string): Generator<Entry> {
      for (let key = waiting.at(-1); key !== undefined && (until === undefined || key < until); key = waiting.at(-1)) {
        waiting.pop();
        const entry = undone.get(key);
        if (entry !== undefined) yield entry;
      }
    };
    for (const entry of this.range(range)) {
      yield* past(entry.key);
      if (!undone.has(entry.key)) yield entry;
      else {
        const before = undone.get(entry.key);
        if (before !== undefined) yield before;
      }
    }
    yield* past();
  }

  /** Calls `listener` after each change until the returned function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #entry(key: string, version: number, given: Written, object: JsonObject): Entry {
    return new Entry(key, version, given, outlineOf(object, this.#fields), this.#recent);
  }

  #ring(): void {
    for (const listener of this.#listeners) listener();
  }

  #compact(): void {
    if (this.#history.length <= this.#window.changes && this.#bytes <= this.#window.bytes) return;
    // A quarter more than needed is dropped, so that the copy below happens seldom.
    let drop = 0;
    while (
      drop < this.#history.length - 1 &&
      (this.#history.length - drop > this.#window.changes * 0.75 || this.#bytes > this.#window.bytes * 0.75)
    ) {
      const change = this.#history[drop++];
      if (change === undefined) break;
      this.#bytes -= cost(change);
      this.#compacted = change.version;
    }
    this.#history = this.#history.slice(drop);
  }
}

function cost({ before, after, last }: Change): number {
  return ((after ?? before)?.size ?? 0) + (last?.size ?? 0);
}
