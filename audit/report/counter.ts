import type { Count, Counts } from "./evidence.ts";

/** Counts names in bounded memory: what is new beyond the bound is counted together. */
export class Counter {
  readonly #counts = new Map<string, number>();
  readonly #most: number;
  #others = 0;

  constructor(most = 10_000) {
    this.#most = most;
  }

  add(name: string, count = 1): void {
    const before = this.#counts.get(name);
    if (before === undefined && this.#counts.size >= this.#most) this.#others += count;
    else this.#counts.set(name, (before ?? 0) + count);
  }

  get(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  /** The most frequent, by count and then by name; the others as one number. */
  top(most: number): Counts {
    const all: Count[] = [...this.#counts].map(([name, count]) => ({ name, count }));
    all.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
    const rest = all.slice(most).reduce((sum, { count }) => sum + count, 0);
    return { top: all.slice(0, most), others: rest + this.#others };
  }
}
