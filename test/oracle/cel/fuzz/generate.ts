import type { Grammar, Production } from "./grammar.ts";
import type { Random } from "./random.ts";

/** A generated expression: its text is the parts with the children between them. */
export interface Node {
  readonly kind: string;
  readonly parts: readonly string[];
  readonly children: readonly Node[];
}

/** A variable of a comprehension that is in scope. */
interface Bound {
  readonly kind: string;
  readonly name: string;
}

type Productions = ReadonlyMap<string, readonly Production[]>;

/** Generates expressions of a grammar. */
export class Generator {
  readonly #kinds: readonly string[];
  readonly #leaves: Productions;
  readonly #branches: Productions;

  constructor({ leaves, branches }: Grammar) {
    this.#kinds = [...new Set(leaves.map(({ kind }) => kind))];
    this.#leaves = Map.groupBy(leaves, ({ kind }) => kind);
    this.#branches = Map.groupBy(branches, ({ kind }) => kind);
  }

  /** An expression of any type, nested up to `depth` levels. */
  generate(chance: Random, depth: number): Node {
    return this.#node(chance, chance.pick(this.#kinds), depth, []);
  }

  /** The shortest expressions of a type, to put in the place of a longer one. */
  simplest(kind: string): readonly Node[] {
    return (this.#leaves.get(kind) ?? [])
      .filter(({ make }) => make === undefined)
      .slice(0, 3)
      .map((leaf) => ({ kind, parts: [leaf.text], children: [] }));
  }

  #node(chance: Random, kind: string, depth: number, scope: readonly Bound[]): Node {
    const seen = scope.filter((bound) => bound.kind === kind);
    if (seen.length > 0 && chance.below(3) === 0) return { kind, parts: [chance.pick(seen).name], children: [] };
    const deeper = depth > 0 && chance.below(6) > 0;
    const leaves = this.#leaves.get(kind);
    if (leaves === undefined) throw new Error(`no type ${kind}`);
    const production = chance.pick((deeper ? this.#branches.get(kind) : undefined) ?? leaves);
    return this.#expand(chance, production, depth - 1, scope);
  }

  #expand(chance: Random, production: Production, depth: number, scope: readonly Bound[]): Node {
    const { kind, text, binds, make } = production;
    if (make !== undefined) return { kind, parts: [make(chance)], children: [] };
    const name = `x${scope.length}`;
    const pieces = text.replaceAll("@", name).split(/\{([A-Za-z]+)\}/);
    const parts = pieces.filter((_, i) => i % 2 === 0);
    const wanted = pieces.filter((_, i) => i % 2 === 1);
    const children = wanted.map((child, i) => {
      const inner = binds !== undefined && i === wanted.length - 1 ? [...scope, { kind: binds, name }] : scope;
      return this.#node(chance, child, depth, inner);
    });
    return { kind, parts, children };
  }
}

/** The text of an expression. */
export function textOf({ parts, children }: Node): string {
  return parts.map((part, i) => (i === 0 ? part : textOf(at(children, i - 1)) + part)).join("");
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`no child ${index}`);
  return item;
}
