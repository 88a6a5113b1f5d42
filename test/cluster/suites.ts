import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The suites in a folder beside this file, from the project's root. */
export function suitesIn(folder: string): readonly string[] {
  return readdirSync(join(import.meta.dirname, folder))
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join("test/cluster", folder, name));
}
