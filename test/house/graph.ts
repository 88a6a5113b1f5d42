import { dirname, join } from "node:path/posix";
import type { Import, Module } from "./modules.ts";

/** Where an import leads. */
export type Target =
  | { readonly to: "module"; readonly path: string }
  | { readonly to: "package"; readonly name: string }
  | { readonly to: "builtin"; readonly name: string };

const scope = "@bubustack/";

/** The name of the npm package that a specifier names: `@a/b/c` is of `@a/b`. */
export function packageName(specifier: string): string {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? specifier);
}

/**
 * Where an import of a module leads; undefined for an import whose specifier is computed. Houses are addressed as
 * `@bubustack/<house>/<path without extension>`, as the `exports` of each package.json say.
 */
export function target(from: string, { specifier }: Import): Target | undefined {
  if (specifier === undefined) return undefined;
  if (specifier.startsWith("node:")) return { to: "builtin", name: specifier };
  if (specifier.startsWith(".")) return { to: "module", path: join(dirname(from), specifier) };
  if (!specifier.startsWith(scope)) return { to: "package", name: packageName(specifier) };
  return { to: "module", path: `${specifier.slice(scope.length)}.ts` };
}

/** The modules that each module loads when it is loaded itself. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** The graph of static value imports among the given modules. */
export function graph(modules: readonly Module[]): Graph {
  const known = new Set(modules.map(({ path }) => path));
  return new Map(
    modules.map(({ path, imports }) => [
      path,
      imports
        .filter(({ form }) => form === "value")
        .flatMap((entry) => {
          const leads = target(path, entry);
          return leads?.to === "module" && known.has(leads.path) ? [leads.path] : [];
        }),
    ]),
  );
}

/** Everything that is loaded with a module, itself included. */
export function closure(graph: Graph, start: string): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const path of seen) for (const next of graph.get(path) ?? []) seen.add(next);
  return seen;
}

/**
 * The groups of modules that reach each other: strongly connected components of more than one module, or of one that
 * imports itself. Tarjan's algorithm (SIAM Journal on Computing 1, 1972), recursive: import chains are short.
 */
export function cycles(graph: Graph): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): number => {
    const order = index.size;
    index.set(node, order);
    let lowest = order;
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) lowest = Math.min(lowest, visit(next));
      else if (stack.includes(next)) lowest = Math.min(lowest, index.get(next) ?? lowest);
    }
    if (lowest === order) {
      const group = stack.splice(stack.indexOf(node));
      if (group.length > 1 || graph.get(node)?.includes(node)) found.push(group.sort());
    }
    return lowest;
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return found;
}
