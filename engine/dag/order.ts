import type { Graph } from "./graph.ts";

export interface Order {
  /** Every node that can run, each after all that it needs; among equals the order in which they were given. */
  readonly order: readonly number[];
  /** The nodes that can never run, ascending: they are on a cycle, need themselves, or wait for one that does. */
  readonly blocked: readonly number[];
}

/** Topological order (Kahn 1962), linear in nodes and edges. */
export function order({ needs, self }: Graph): Order {
  const waits = needs.map((to) => to.length);
  for (const { node } of self) waits[node] = (waits[node] ?? 0) + 1;
  const neededBy = dependents(needs);
  const ready: number[] = [];
  waits.forEach((count, node) => {
    if (count === 0) ready.push(node);
  });
  for (let at = 0; at < ready.length; at++) {
    for (const node of neededBy[ready[at] ?? 0] ?? []) {
      const left = (waits[node] ?? 0) - 1;
      waits[node] = left;
      if (left === 0) ready.push(node);
    }
  }
  const blocked: number[] = [];
  waits.forEach((count, node) => {
    if (count > 0) blocked.push(node);
  });
  return { order: ready, blocked };
}

/** For each node the nodes that need it. */
export function dependents(needs: Graph["needs"]): readonly (readonly number[])[] {
  const out: number[][] = needs.map(() => []);
  needs.forEach((to, node) => {
    for (const target of to) out[target]?.push(node);
  });
  return out;
}
