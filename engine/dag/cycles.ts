import { brief } from "@bubustack/api/json";
import { components } from "./components.ts";
import type { Graph } from "./graph.ts";

/** Nodes that wait for each other. */
export interface Cycle {
  /** One shortest actual cycle through the first member, closed: the first node stands at the end again. */
  readonly way: readonly number[];
  /** All nodes of the component, ascending: each of them is on some cycle. */
  readonly members: readonly number[];
}

/**
 * One cycle for each group of nodes that wait for each other, in the order of their first members. A node that needs
 * itself is not counted here: see `Graph.self`.
 */
export function cycles(graph: Graph): readonly Cycle[] {
  if (inOrder(graph)) return [];
  return components(graph)
    .filter((members) => members.length > 1)
    .map((members) => {
      const sorted = [...members].sort((a, b) => a - b);
      return { way: wayBack(graph, sorted), members: sorted };
    })
    .sort((a, b) => (a.members[0] ?? 0) - (b.members[0] ?? 0));
}

/** True where every node stands after all that it needs, as most graphs are written: then there is no cycle. */
function inOrder({ needs }: Graph): boolean {
  return needs.every((to, node) => to.every((target) => target < node));
}

/** A cycle in words, in the direction of the needs: `a -> b -> a`. Long ones are shortened in the middle. */
export function cycleText({ names }: Graph, { way }: Cycle, most = 12): string {
  const text = way.map((node) => printable(names[node] ?? ""));
  if (text.length <= most) return text.join(" -> ");
  const half = Math.floor(most / 2);
  return [...text.slice(0, half), `(${text.length - 2 * half} more)`, ...text.slice(-half)].join(" -> ");
}

/** A name that could break a line, or the arrows, stands in quotes. */
function printable(name: string): string {
  return /^[\w.-]{1,80}$/.test(name) ? name : brief(name, 40);
}

/** Breadth first from the first member back to itself, inside the component. */
function wayBack({ needs }: Graph, members: readonly number[]): readonly number[] {
  const start = members[0] ?? 0;
  const inside = new Set(members);
  const from = new Map<number, number>();
  const queue = [start];
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at] ?? start;
    for (const next of needs[node] ?? []) {
      if (next === start) return trace(from, start, node);
      if (!inside.has(next) || from.has(next)) continue;
      from.set(next, node);
      queue.push(next);
    }
  }
  return [start, start];
}

function trace(from: ReadonlyMap<number, number>, start: number, end: number): readonly number[] {
  const way = [start];
  for (let node: number | undefined = end; node !== undefined && node !== start; node = from.get(node)) way.push(node);
  way.push(start);
  return way.reverse();
}
