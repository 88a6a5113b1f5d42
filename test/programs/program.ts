import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** A Go program that suites run. It is built from a module of ours and kept in a cache folder of the user. */
export interface Program {
  /** The file's name. */
  readonly name: string;
  /** The folder of go.mod and go.sum. */
  readonly folder: string;
  /** Folders of further modules of ours that it is built from; default none. */
  readonly uses?: readonly string[];
  /** What `go build` builds: a path of a package, "." for the folder itself. */
  readonly package: string;
  /** Further flags of the linker, besides those that leave debug information out. */
  readonly linkerFlags?: string;
  /** How long a build takes that finds nothing in Go's own cache, in words. */
  readonly takes: string;
}

/** Where a program is kept once it is built: one place per state of go.mod, go.sum and the Go files of its modules. */
export function cached({ name, folder, uses = [] }: Program): string {
  const hash = createHash("sha256");
  for (const file of [folder, ...uses].flatMap(filesOf)) hash.update(readFileSync(file));
  const base = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(base, "bubustack", `${name}-${hash.digest("hex").slice(0, 16)}`, name);
}

function filesOf(folder: string): readonly string[] {
  const sources = readdirSync(folder).filter((file) => file.endsWith(".go"));
  // A module that needs no other one has no go.sum.
  return ["go.mod", "go.sum", ...sources.sort()].map((file) => join(folder, file)).filter(existsSync);
}

/** The path of a program that is built; undefined where it is not. */
export function built(program: Program): string | undefined {
  const path = cached(program);
  return existsSync(path) ? path : undefined;
}

/** The path of a program that has to be there. Throws where it is not built. */
export function pathOf(program: Program): string {
  const path = built(program);
  if (path === undefined) throw new Error(`${program.name} is not built`);
  return path;
}
