import { stripTypeScriptTypes } from "node:module";
import { init, parse } from "es-module-lexer";
import { files, read } from "./repository.ts";

/** One import of a module. */
export interface Import {
  /** As written; undefined where it is computed. */
  readonly specifier: string | undefined;
  /** `value` loads the file, `type` is erased, `dynamic` is an `import()` call. */
  readonly form: "value" | "type" | "dynamic";
}

/** One TypeScript or JavaScript file of the repository. */
export interface Module {
  /** From the root, with forward slashes. */
  readonly path: string;
  /** The top-level folder; empty for files at the root. */
  readonly house: string;
  /** What the file is: `test` for tests, testing doors and build steps, which may use development dependencies. */
  readonly role: "source" | "test";
  readonly text: string;
  readonly imports: readonly Import[];
}

const code = /\.(ts|js|mts|mjs)$/;
const testing = /(\.test\.ts$|\.test-d\.ts$|(^|\/)(testing|build)\/)/;

/** The paths of all modules that git lists. */
export function modulePaths(): readonly string[] {
  return files().filter((path) => code.test(path));
}

/** Reads a module and finds its imports. `init` of the lexer must have been awaited. */
export function toModule(path: string, text: string): Module {
  const slash = path.indexOf("/");
  const house = slash < 0 ? "" : path.slice(0, slash);
  const role = house === "test" || house === "" || testing.test(path) ? "test" : "source";
  return { path, house, role, text, imports: importsOf(path, text) };
}

/** All modules of the repository. */
export async function modules(): Promise<readonly Module[]> {
  await init;
  return modulePaths().map((path) => toModule(path, read(path)));
}

/** Value imports are those that are left when Node has stripped the types: exactly what it would load. */
function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  const stripped = path.endsWith("ts") ? stripTypeScriptTypes(text) : text;
  for (const entry of parse(stripped, path)[0]) {
    if (entry.type === "import-meta") continue;
    const form = entry.type === "dynamic" ? "dynamic" : "value";
    found.push({ specifier: entry.specifier, form });
  }
  for (const entry of parse(text, path)[0]) {
    if (entry.type !== "dynamic" && entry.type !== "import-meta" && entry.typeOnly)
      found.push({ specifier: entry.specifier, form: "type" });
  }
  return found;
}
