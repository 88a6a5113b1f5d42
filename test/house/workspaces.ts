import { packageName, target } from "./graph.ts";
import type { Module } from "./modules.ts";
import { read } from "./repository.ts";

/** The part of a package.json that the house looks at. */
export interface Manifest {
  readonly name: string;
  readonly workspaces?: readonly string[];
  readonly engines?: { readonly node?: string };
  readonly scripts?: { readonly [name: string]: string };
  readonly dependencies?: { readonly [name: string]: string };
  readonly devDependencies?: { readonly [name: string]: string };
  readonly optionalDependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
}

/** The package.json of a folder; the root's for the empty text. */
export function manifest(folder: string): Manifest {
  return JSON.parse(read(folder === "" ? "package.json" : `${folder}/package.json`));
}

/** The folders of all workspaces. */
export function workspaces(): readonly string[] {
  return manifest("").workspaces ?? [];
}

/** The packages that the modules of a house use, ours included, by what uses them. */
export interface Uses {
  /** Loaded by sources. */
  readonly source: ReadonlySet<string>;
  /** Named by sources for their types alone. */
  readonly types: ReadonlySet<string>;
  /** Used by tests, testing doors and build steps, in whatever form. */
  readonly test: ReadonlySet<string>;
}

/** What the modules of a house use. */
export function uses(house: string, modules: readonly Module[]): Uses {
  const found = { source: new Set<string>(), types: new Set<string>(), test: new Set<string>() };
  for (const module of modules.filter((module) => module.house === house)) {
    for (const entry of module.imports) {
      const name = packageOf(module.path, house, entry.specifier);
      if (name === undefined) continue;
      if (module.role === "test") found.test.add(name);
      else if (entry.form === "type") found.types.add(name);
      else found.source.add(name);
    }
  }
  return found;
}

function packageOf(path: string, house: string, specifier: string | undefined): string | undefined {
  const to = target(path, { specifier, form: "value" });
  if (to === undefined || to.to === "builtin" || specifier === undefined || specifier.startsWith(".")) return undefined;
  const name = packageName(specifier);
  return name === `@bubustack/${house}` ? undefined : name;
}
