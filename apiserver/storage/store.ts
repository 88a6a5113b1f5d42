import type { JsonObject } from "@bubustack/api/json";
import { withMeta } from "../resources/object.ts";
import type { GroupResource } from "../status.ts";
import { qualified } from "../status.ts";
import type { Change, Window } from "./collection.ts";
import { Collection } from "./collection.ts";
import type { Entry } from "./entry.ts";
import type { Journal } from "./journal.ts";
import { Links } from "./links.ts";
import { Recent } from "./recent.ts";

/** About an hour of a busy laptop, and a bound on memory when objects are large. */
const defaultWindow: Window = { changes: 4096, bytes: 64 * 1024 * 1024 };

/** A change and where it happened. */
export type Written = Change & { readonly resource: GroupResource };

/** The memory of the server: one collection per resource under one logical clock. */
export class Store {
  readonly #collections = new Map<string, Collection>();
  readonly #resources = new Map<Collection, GroupResource>();
  readonly #window: Window;
  readonly #observers: ((written: Written) => void)[] = [];
  readonly #recent = new Recent<Entry>();
  readonly #journal: Journal | undefined;
  readonly links = new Links();
  #version = 1;

  /** With a journal, what it holds is there at once, and each write is in it before it is answered. */
  constructor(window: Window = defaultWindow, journal?: Journal) {
    this.#window = window;
    this.#journal = journal;
    if (journal === undefined) return;
    this.#version = Math.max(journal.version(), 1);
    for (const { resource, key, version, written } of journal.objects()) {
      this.links.follow(resource, undefined, this.collection(resource).load(key, version, written));
    }
  }

  /** The clock: version of the last write. */
  get version(): number {
    return this.#version;
  }

  collection(resource: GroupResource): Collection {
    const name = qualified(resource);
    let found = this.#collections.get(name);
    if (found === undefined) {
      found = new Collection(this.#window, this.#version, this.#recent);
      this.#collections.set(name, found);
      this.#resources.set(found, { group: resource.group, resource: resource.resource });
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
    const version = this.#version + 1;
    const after = collection.entry(key, version, withMeta(object, { resourceVersion: String(version) }));
    this.#journal?.put({ resource, key, version, written: after });
    this.#commit(resource, collection, { version, after, ...(expected === undefined ? {} : { before: expected }) });
    return after;
  }

  /** Removes an object if it still is `expected`; answers it with the version of its removal. */
  remove(resource: GroupResource, expected: Entry): JsonObject | undefined {
    const collection = this.collection(resource);
    const { key, version: seen, object } = expected;
    if (collection.get(key)?.version !== seen) return undefined;
    const version = this.#version + 1;
    const last = collection.entry(key, version, withMeta(object, { resourceVersion: String(version) }));
    this.#journal?.remove({ resource, key, version });
    this.#commit(resource, collection, { version, before: expected, last });
    return last.object;
  }

  /** Everything that is stored, in no order. It must not be written to meanwhile. */
  *all(): Generator<{ readonly resource: GroupResource; readonly entry: Entry }> {
    for (const [collection, resource] of this.#resources)
      for (const entry of collection.values()) yield { resource, entry };
  }

  /** Calls `observer` after each write, in the order of the writes. It must not write itself. */
  observe(observer: (written: Written) => void): void {
    this.#observers.push(observer);
  }

  #commit(resource: GroupResource, collection: Collection, change: Change): void {
    this.#version = change.version;
    this.links.follow(resource, change.before, change.after);
    collection.commit(change);
    for (const observer of this.#observers) observer({ ...change, resource });
  }
}
