/** Keys in order, so that pages and namespaces are ranges. */
export class Sorted {
  readonly #keys: string[] = [];

  add(key: string): void {
    const index = this.#from(key);
    if (this.#keys[index] === key) return;
    if (index === this.#keys.length) this.#keys.push(key);
    else this.#keys.splice(index, 0, key);
  }

  remove(key: string): void {
    const index = this.#from(key);
    if (this.#keys[index] === key) this.#keys.splice(index, 1);
  }

  /** The keys that start with a prefix and stand after a key, in order. The keys must not change meanwhile. */
  *range(prefix: string, after = ""): Generator<string> {
    const start = after > prefix ? after : prefix;
    for (let index = this.#from(start); index < this.#keys.length; index++) {
      const key = this.#keys[index] ?? "";
      if (key === after && after !== "") continue;
      if (!key.startsWith(prefix)) return;
      yield key;
    }
  }

  /** Where a key stands, or would stand. */
  #from(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    // Most new keys come last.
    if (high > 0 && (this.#keys[high - 1] ?? "") < key) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? "") < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
