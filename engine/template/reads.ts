import type { Place, Places, Segment } from "./places.ts";
import { computed, leadsTo, maxPlaces } from "./places.ts";

/** One read of the scope that a template may do. */
export interface Reference {
  /** The root; undefined where it is known only at run time, or where the whole scope is read. */
  readonly root: string | undefined;
  /** Keys below the root; undefined stands for a key that is known only at run time. */
  readonly path: readonly Segment[];
  /** Offset of the operand; `positionAt` makes line and column of it. */
  readonly at: number;
  /** False where this is one of several places that the value may come from. */
  readonly certain: boolean;
  /** True where the template foresees that there is nothing: in a condition, a `default`, `exists`, `hasKey` … */
  readonly guarded: boolean;
  /** True where only presence, size or type matters, and what is below is not read. */
  readonly presence: boolean;
}

/** Most nodes that are looked at. */
const budget = 50_000;

/** Collects what is read, and knows what the conditions around have asked for. */
export class Reads {
  readonly found: Reference[] = [];
  /** Set where something was followed more than once, so that reads may be there twice. */
  repeated = false;
  /** Paths that a condition around has asked for: they, and what leads to them, are foreseen to be missing. */
  readonly #asked: (readonly Segment[])[] = [];
  #left = budget;

  /** Notes that the values at these places are read. */
  read(places: Places, at: number, presence = false): void {
    const certain = places.length === 1;
    for (const place of places) this.found.push(this.#reference(place, at, certain, presence));
  }

  /** Notes that conditions look at these places: whether something is there. */
  ask(places: Places, at: number): void {
    for (const { keys } of places)
      this.found.push(this.#reference({ keys, guarded: true }, at, places.length === 1, true));
  }

  /** Stops following a value: all of it counts as read here. */
  give(places: Places, at: number): Places {
    this.read(places, at);
    return computed;
  }

  /** Everything that was found, each once; what was uncertain in one round is uncertain. */
  all(): readonly Reference[] {
    if (!this.repeated) return this.found;
    const all = new Map<string, Reference>();
    for (const reference of this.found) {
      const { root, path, at, guarded, presence } = reference;
      const key = JSON.stringify([root ?? null, path.map((each) => each ?? null), at, guarded, presence]);
      const before = all.get(key);
      if (before === undefined || before.certain) all.set(key, reference);
    }
    return [...all.values()];
  }

  /** The places, unless there are too many to follow. */
  bounded(places: Places, at: number): Places {
    return places.length > maxPlaces ? this.give(places, at) : places;
  }

  /** What was found since `mark` and is guarded counts as asked for, until `forget`. */
  remember(mark: number): void {
    for (let i = mark; i < this.found.length; i++) {
      const reference = this.found[i];
      if (reference?.guarded === true) this.#asked.push([reference.root, ...reference.path]);
    }
  }

  get asked(): number {
    return this.#asked.length;
  }

  forget(mark: number): void {
    this.#asked.length = mark;
  }

  /** Counts a step; where none is left, everything counts as read, once. */
  spend(at: number): boolean {
    this.#left--;
    if (this.#left === 0) this.found.push(this.#reference({ keys: [], guarded: false }, at, false, false));
    return this.#left > 0;
  }

  #reference({ keys, guarded }: Place, at: number, certain: boolean, presence: boolean): Reference {
    const root = keys[0];
    return {
      root: root === undefined ? undefined : String(root),
      path: keys.length < 2 ? none : keys.slice(1),
      at,
      certain,
      guarded: guarded || this.#asked.some((asked) => leadsTo(keys, asked)),
      presence,
    };
  }
}

const none: readonly never[] = Object.freeze([]);
