import type { Kind, Production } from "./grammar.ts";
import { branches, leaves } from "./grammar.ts";
import type { Random } from "./random.ts";

/** A generated expression: its text is the parts with the children between them. */
export interface Node {
  readonly kind: Kind;
  readonly parts: readonly string[];
  readonly children: readonly Node[];
}

/** A variable of a comprehension that is in scope. */
interface Bound {
  readonly kind: Kind;
  readonly name: string;
}

const kinds = [...new Set(leaves.map(({ kind }) => kind))];
const leavesOf = Map.groupBy(leaves, ({ kind }) => kind);
const branchesOf = Map.groupBy(branches, ({ kind }) => kind);

/** Generates an expression of any type, nested up to `depth` levels. */
export function generate(chance: Random, depth: number): Node {
  return node(chance, chance.pick(kinds), depth, []);
}

/** The text of an expression. */
export function textOf({ parts, children }: Node): string {
  return parts.map((part, i) => (i === 0 ? part : textOf(at(children, i - 1)) + part)).join("");
}

/** The shortest expressions of a type, to put in the place of a longer one. */
export function simplest(kind: Kind): readonly Node[] {
  return (leavesOf.get(kind) ?? []).slice(0, 3).map((leaf) => ({ kind, parts: [leaf.text], children: [] }));
}

function node(chance: Random, kind: Kind, depth: number, scope: readonly Bound[]): Node {
  const seen = scope.filter((bound) => bound.kind === kind);
  if (seen.length > 0 && chance.below(3) === 0) return { kind, parts: [chance.pick(seen).name], children: [] };
  const deeper = depth > 0 && chance.below(6) > 0;
  const production = chance.pick((deeper ? branchesOf : leavesOf).get(kind) ?? []);
  return expand(chance, production, depth - 1, scope);
}

function expand(chance: Random, { kind, text, binds }: Production, depth: number, scope: readonly Bound[]): Node {
  const name = `x${scope.length}`;
  const pieces = text.replaceAll("@", name).split(/\{([a-z]+)\}/);
  const parts = pieces.filter((_, i) => i % 2 === 0);
  const wanted = pieces.filter((_, i) => i % 2 === 1);
  const children = wanted.map((child, i) => {
    const inner = binds !== undefined && i === wanted.length - 1 ? [...scope, { kind: binds, name }] : scope;
    return node(chance, kindOf(child), depth, inner);
  });
  return { kind, parts, children };
}

function kindOf(text: string): Kind {
  const found = kinds.find((kind) => kind === text);
  if (found === undefined) throw new Error(`no type ${text}`);
  return found;
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`no child ${index}`);
  return item;
}
