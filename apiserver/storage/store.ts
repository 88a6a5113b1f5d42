import type { JsonObject } from "@bubustack/api/json";
import { withMeta } from "../resources/object.ts";
import type { GroupResource } from "../status.ts";
import { qualified } from "../status.ts";
import type { Change, Entry, Window } from "./collection.ts";
import { Collection } from "./collection.ts";

/** About an hour of a busy laptop, and a bound on memory when objects are large. */
const defaultWindow: Window = { changes: 4096, bytes: 64 * 1024 * 1024 };

/** A change and where it happened. */
export type Written = Change & { readonly resource: GroupResource };

/** The memory of the server: one collection per resource under one logical clock. */
export class Store {
  readonly #collections = new Map<string, Collection>();
  readonly #window: Window;
  readonly #observers: ((written: Written) => void)[] = [];
  #version = 1;

  constructor(window: Window = defaultWindow) {
    this.#window = window;
  }

  /** The clock: version of the last write. */
  get version(): number {
    return this.#version;
  }

  collection(resource: GroupResource): Collection {
    const name = qualified(resource);
    let found = this.#collections.get(name);
    if (found === undefined) {
      found = new Collection(this.#window, this.#version);
      this.#collections.set(name, found);
    }
    return found;
  }

  /**
   * Writes an object under its key if what is stored there still is `expected` (undefined: nothing); answers the new
   * entry, or undefined when another write came first.
   */
  put(resource: GroupResource, key: string, object: JsonObject, expected: Entry | undefined): Entry | undefined {
    const collection = this.collection(resource);
    if (collection.get(key)?.version !== expected?.version) return undefined;
    const version = ++this.#version;
    const stored = withMeta(object, { resourceVersion: String(version) });
    const after: Entry = { key, object: stored, version, size: JSON.stringify(stored).length };
    this.#commit(resource, collection, { version, after, ...(expected === undefined ? {} : { before: expected }) });
    return after;
  }

  /** Removes an object if it still is `expected`; answers it with the version of its removal. */
  remove(resource: GroupResource, expected: Entry): JsonObject | undefined {
    const collection = this.collection(resource);
    if (collection.get(expected.key)?.version !== expected.version) return undefined;
    const version = ++this.#version;
    this.#commit(resource, collection, { version, before: expected });
    return withMeta(expected.object, { resourceVersion: String(version) });
  }

  /** Calls `observer` after each write, in the order of the writes. It must not write itself. */
  observe(observer: (written: Written) => void): void {
    this.#observers.push(observer);
  }

  #commit(resource: GroupResource, collection: Collection, change: Change): void {
    collection.commit(change);
    for (const observer of this.#observers) observer({ ...change, resource });
  }
}
