import type { Graph } from "./graph.ts";

/**
 * The strongly connected components, each after those that it needs (Tarjan 1972). Iterative and linear: the depth of
 * a graph cannot exhaust the stack.
 */
export function components({ needs }: Pick<Graph, "needs">): readonly (readonly number[])[] {
  const found: number[][] = [];
  /** When a node was reached, from 1; 0 stands for not yet. */
  const reached = new Uint32Array(needs.length);
  const lowest = new Uint32Array(needs.length);
  const open = new Uint8Array(needs.length);
  /** How many of a node's edges have been followed. */
  const followed = new Uint32Array(needs.length);
  const stack: number[] = [];
  let time = 0;

  const enter = (node: number, way: number[]): void => {
    time++;
    reached[node] = time;
    lowest[node] = time;
    open[node] = 1;
    stack.push(node);
    way.push(node);
  };
  const lower = (node: number, to: number): void => {
    if (to < (lowest[node] ?? 0)) lowest[node] = to;
  };
  const close = (node: number): void => {
    const members: number[] = [];
    for (let last = stack.pop(); last !== undefined; last = stack.pop()) {
      open[last] = 0;
      members.push(last);
      if (last === node) break;
    }
    found.push(members.reverse());
  };

  for (let root = 0; root < needs.length; root++) {
    if (reached[root] !== 0) continue;
    const way: number[] = [];
    enter(root, way);
    for (let node = way.at(-1); node !== undefined; node = way.at(-1)) {
      const next = needs[node]?.[followed[node] ?? 0];
      if (next === undefined) {
        if (lowest[node] === reached[node]) close(node);
        way.pop();
        const parent = way.at(-1);
        if (parent !== undefined) lower(parent, lowest[node] ?? 0);
        continue;
      }
      followed[node] = (followed[node] ?? 0) + 1;
      if (reached[next] === 0) enter(next, way);
      else if (open[next] === 1) lower(node, reached[next] ?? 0);
    }
  }
  return found;
}
