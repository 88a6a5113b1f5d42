/** What a graph is built from: a name, and the names that must come before it. */
export interface Node {
  readonly name: string;
  readonly needs: readonly string[];
}

/** One entry of a node's `needs`: which node, which entry, and the name that it gives. */
export interface Edge {
  readonly node: number;
  readonly entry: number;
  readonly name: string;
}

/** A dependency graph. Nodes are numbers, in the order in which they were given. */
export interface Graph {
  readonly names: readonly string[];
  /** The first node of each name. Nodes without a name are in no edge. */
  readonly byName: ReadonlyMap<string, number>;
  /** For each node the distinct nodes that it needs, itself left out. */
  readonly needs: readonly (readonly number[])[];
  /** Entries that name no node of this graph and nothing that is known outside it. */
  readonly unknown: readonly Edge[];
  /** Entries by which a node names itself. */
  readonly self: readonly Edge[];
  /** Entries that repeat an earlier entry of the same node. */
  readonly repeated: readonly Edge[];
}

/**
 * Builds a graph in time linear in nodes and edges. `outside` says which further names an entry may use: they order
 * nothing inside this graph.
 */
export function graph(nodes: readonly Node[], outside: (name: string) => boolean = () => false): Graph {
  const byName = new Map<string, number>();
  nodes.forEach(({ name }, at) => {
    if (name !== "" && !byName.has(name)) byName.set(name, at);
  });
  const unknown: Edge[] = [];
  const self: Edge[] = [];
  const repeated: Edge[] = [];
  const needs = nodes.map((node, at) => {
    if (node.needs.length === 0) return none;
    const isRepeated = repeats(node.needs);
    const to: number[] = [];
    node.needs.forEach((name, entry) => {
      if (isRepeated(entry)) repeated.push({ node: at, entry, name });
      else if (name === node.name) self.push({ node: at, entry, name });
      else {
        const target = byName.get(name);
        if (target !== undefined) to.push(target);
        else if (!outside(name)) unknown.push({ node: at, entry, name });
      }
    });
    return to;
  });
  return { names: nodes.map(({ name }) => name), byName, needs, unknown, self, repeated };
}

const none: readonly number[] = [];
/** Up to this many entries a look at each is faster than a set. */
const few = 8;

/** Says of an entry whether an earlier one gives the same name. Entries must be asked for in order. */
function repeats(needs: readonly string[]): (entry: number) => boolean {
  if (needs.length <= few) return (entry) => needs.indexOf(needs[entry] ?? "") < entry;
  const seen = new Set<string>();
  return (entry) => {
    const before = seen.size;
    return seen.add(needs[entry] ?? "").size === before;
  };
}
