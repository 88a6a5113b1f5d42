import type { JsonObject } from "@bubustack/api/json";

/**
 * Parsed objects that were read lately, in two generations: when the young one is full it becomes the old one, and what
 * nobody reads of that is forgotten.
 */
export class Recent<Key extends object> {
  readonly #budget: number;
  #young = new Map<Key, JsonObject>();
  #old = new Map<Key, JsonObject>();
  #bytes = 0;
  #written: { readonly key: Key; readonly object: JsonObject } | undefined;

  /** `budget` is the size of the texts of one generation, in bytes. */
  constructor(budget = 2 * 1024 * 1024) {
    this.#budget = budget;
  }

  get(key: Key, size: number, parse: () => JsonObject): JsonObject {
    if (this.#written?.key === key) return this.#written.object;
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const object = this.#old.get(key) ?? parse();
    this.#keep(key, size, object);
    return object;
  }

  /**
   * Keeps what was written last until the next write: it is read at once by whoever follows the write, and seldom later,
   * so that a burst of new objects leaves nothing behind.
   */
  wrote(key: Key, object: JsonObject): void {
    this.#written = { key, object };
  }

  #keep(key: Key, size: number, object: JsonObject): void {
    if (this.#bytes + size > this.#budget && this.#bytes > 0) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#bytes = 0;
    }
    this.#young.set(key, object);
    this.#bytes += size;
  }

  /** Forgets what is not stored any more. */
  drop(key: Key): void {
    this.#young.delete(key);
    this.#old.delete(key);
    if (this.#written?.key === key) this.#written = undefined;
  }
}
