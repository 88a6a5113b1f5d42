import type { Block, StepFact } from "./block.ts";

/**
 * How a step stands to the one that reads it:
 * - `before`: it has ended by then, through `needs` or because its block has;
 * - `unordered`: nothing says which of them is first;
 * - `after`: it waits for the reader, is part of it, or the reader is part of it;
 * - `later`: its block starts when the reader's has ended;
 * - `itself`.
 */
export type Relation = "before" | "unordered" | "after" | "later" | "itself";

/** Finds steps by the names that templates use, and says how they stand to each other. */
export class StepLookup {
  readonly #blocks: readonly Block[];
  readonly #byName = new Map<string, StepFact>();
  /** `steps.fetch_feed` is `steps["fetch-feed"]`: dashes cannot stand in a field name. */
  #byAlias: ReadonlyMap<string, StepFact> | undefined;

  constructor(blocks: readonly Block[], steps: readonly StepFact[]) {
    this.#blocks = blocks;
    for (const fact of steps) {
      const { name } = fact.step;
      if (name !== "" && !this.#byName.has(name)) this.#byName.set(name, fact);
    }
  }

  /** The step of a name, or of its form with `_` in place of `-`; branches count too. */
  find(name: string): StepFact | undefined {
    const found = this.#byName.get(name);
    if (found !== undefined || !name.includes("_")) return found;
    this.#byAlias ??= new Map([...this.#byName].map(([of, fact]) => [of.replaceAll("-", "_"), fact]));
    return this.#byAlias.get(name);
  }

  /** Every name that there is. */
  names(): Iterable<string> {
    return this.#byName.keys();
  }

  /** How `other` stands to `reader`. */
  relation(reader: StepFact, other: StepFact): Relation {
    if (reader === other) return "itself";
    if (reader.block === other.block) return order(reader, other);
    const meeting = meet(reader, other);
    return meeting === undefined ? this.#byBlock(outermost(reader), outermost(other)) : order(...meeting);
  }

  /** Steps of different lists: the lists run one after the other. */
  #byBlock(reader: StepFact, other: StepFact): Relation {
    return this.#blocks.indexOf(other.block) < this.#blocks.indexOf(reader.block) ? "before" : "later";
  }
}

/** The steps of one block that hold the two, or are them. */
function meet(reader: StepFact, other: StepFact): readonly [StepFact, StepFact] | undefined {
  const around = [...holders(reader)];
  for (const theirs of holders(other)) {
    const ours = around.find(({ block }) => block === theirs.block);
    if (ours !== undefined) return [ours, theirs];
  }
  return undefined;
}

/** The step, the parallel step that it is a branch of, and so on outwards. */
function* holders(fact: StepFact): Generator<StepFact> {
  for (let at: StepFact | undefined = fact; at !== undefined; at = at.block.parent) yield at;
}

function outermost(fact: StepFact): StepFact {
  let last = fact;
  for (const one of holders(fact)) last = one;
  return last;
}

function order(reader: StepFact, other: StepFact): Relation {
  // One is a branch of the other: neither can wait for the other's result.
  if (reader === other) return "after";
  const { closure } = reader.block;
  if (closure.needs(reader.node, other.node)) return "before";
  return closure.needs(other.node, reader.node) ? "after" : "unordered";
}
