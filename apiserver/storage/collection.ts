import type { JsonObject } from "@bubustack/api/json";
import { expired } from "../status.ts";

/** One stored object at one version. */
export interface Entry {
  /** `namespace/name`. */
  readonly key: string;
  readonly object: JsonObject;
  /** The clock's value at the write that produced it. */
  readonly version: number;
  /** Length of the object's JSON text, for the budget of the history. */
  readonly size: number;
}

/** What one write did. `after` is absent when the object was removed. */
export interface Change {
  readonly version: number;
  readonly before?: Entry;
  readonly after?: Entry;
}

/** How much of the past a collection keeps, for watchers that fall behind and lists that continue. */
export interface Window {
  readonly changes: number;
  /** Sum of the sizes of the objects that the changes hold. */
  readonly bytes: number;
}

/** All objects of one resource, and the recent changes. */
export class Collection {
  readonly #entries = new Map<string, Entry>();
  readonly #window: Window;
  #history: Change[] = [];
  #bytes = 0;
  #compacted: number;
  readonly #listeners = new Set<() => void>();

  constructor(window: Window, now: number) {
    this.#window = window;
    this.#compacted = now;
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

  /** Records a change and wakes those who listen. */
  commit(change: Change): void {
    const key = change.after?.key ?? change.before?.key ?? "";
    if (change.after === undefined) this.#entries.delete(key);
    else this.#entries.set(key, change.after);
    this.#history.push(change);
    this.#bytes += cost(change);
    this.#compact();
    for (const listener of this.#listeners) listener();
  }

  /** Replaces an object without a new version: how a schema's new defaults reach what was stored before. */
  restate(entry: Entry, object: JsonObject): void {
    this.#entries.set(entry.key, { ...entry, object });
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

  /** The entries as they were at a version: the present, with the later changes undone. */
  at(version: number): Map<string, Entry> {
    const entries = new Map(this.#entries);
    for (const change of this.since(version, Number.POSITIVE_INFINITY).toReversed()) {
      const key = change.after?.key ?? change.before?.key ?? "";
      if (change.before === undefined) entries.delete(key);
      else entries.set(key, change.before);
    }
    return entries;
  }

  /** Calls `listener` after each change until the returned function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
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

function cost({ before, after }: Change): number {
  return (after ?? before)?.size ?? 0;
}
