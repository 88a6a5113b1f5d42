import type { Graph } from "./graph.ts";

/** Answers which nodes come before which. */
export interface Closure {
  /** True where `node` needs `other`, directly or through others. On a cycle a node comes before itself. */
  readonly needs: (node: number, other: number) => boolean;
  /** All that a node needs, directly or through others, ascending. */
  readonly of: (node: number) => readonly number[];
}

/**
 * The transitive closure of `needs`, computed per node when asked and kept. A set that is known already is taken over
 * in one go, so that asking for every node of a long chain costs nodes times words of 32 bits, not nodes squared.
 */
export function closure({ needs }: Pick<Graph, "needs">): Closure {
  const words = (needs.length + 31) >>> 5;
  const known = new Map<number, Bits>();
  const setOf = (node: number): Bits => {
    const found = known.get(node);
    if (found !== undefined) return found;
    const bits = collect(needs, node, words, known);
    known.set(node, bits);
    return bits;
  };
  return {
    needs: (node, other) => has(setOf(node), other),
    of: (node) => {
      const bits = setOf(node);
      return needs.map((_, at) => at).filter((at) => has(bits, at));
    },
  };
}

/** One bit for each node, 32 to a number. Plain: most graphs need one number, and a typed array costs as much as ten. */
type Bits = number[];

function collect(needs: Graph["needs"], start: number, words: number, known: ReadonlyMap<number, Bits>): Bits {
  const bits: Bits = new Array<number>(words).fill(0);
  const stack = [start];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const next of needs[node] ?? []) {
      if (has(bits, next)) continue;
      bits[next >>> 5] = (bits[next >>> 5] ?? 0) | (1 << (next & 31));
      const whole = known.get(next);
      if (whole === undefined) stack.push(next);
      else for (let word = 0; word < words; word++) bits[word] = (bits[word] ?? 0) | (whole[word] ?? 0);
    }
  }
  return bits;
}

function has(bits: Bits, node: number): boolean {
  return ((bits[node >>> 5] ?? 0) & (1 << (node & 31))) !== 0;
}
