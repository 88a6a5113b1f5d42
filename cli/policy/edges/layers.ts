/** Where nodes of a graph stand when each reference leads to the right: a column each, and an order within it. */
import type { End, Reference } from "./graph.ts";

export interface Node extends End {
  readonly id: string;
  readonly column: number;
  /** From the top of its column. */
  readonly row: number;
}

/** What an end is called: `Story team-a/hello`. */
export function nameOf({ kind, namespace, name }: End): string {
  return `${kind} ${namespace === "" ? "" : `${namespace}/`}${name}`;
}

/** The nodes by columns: one stands right of all that refer to it, where they do not refer to each other in a circle. */
export function layers(references: readonly Reference[]): ReadonlyMap<string, Node> {
  const ends = new Map(references.flatMap(({ from, to }) => [from, to]).map((end) => [nameOf(end), end]));
  const before = Map.groupBy(references, ({ to }) => nameOf(to));
  const columns = new Map<string, number>();
  const column = (id: string, above: ReadonlySet<string>): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    const path = new Set(above).add(id);
    const others = (before.get(id) ?? []).map(({ from }) => nameOf(from)).filter((other) => !path.has(other));
    const found = Math.max(-1, ...others.map((other) => column(other, path))) + 1;
    columns.set(id, found);
    return found;
  };
  const sorted = [...ends.keys()].sort((a, b) => (placeOf(ends.get(a)) < placeOf(ends.get(b)) ? -1 : 1));
  const rows = new Map<number, number>();
  return new Map(
    sorted.flatMap((id) => {
      const end = ends.get(id);
      if (end === undefined) return [];
      const at = column(id, new Set());
      const row = rows.get(at) ?? 0;
      rows.set(at, row + 1);
      return [[id, { ...end, id, column: at, row }]];
    }),
  );
}

/** By namespace first, so that a namespace's objects stand together. */
function placeOf(end: End | undefined): string {
  return `${end?.namespace}\u0000${end?.kind}\u0000${end?.name}`;
}
