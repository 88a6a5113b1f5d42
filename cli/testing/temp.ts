import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder of a test's own. */
export interface Temp {
  readonly path: string;
  /** Writes a file below it, with the folders that it needs. */
  readonly put: (name: string, content: string | Uint8Array) => Promise<void>;
  readonly folder: (name: string) => Promise<void>;
  /** Removes it with all that is in it. */
  readonly remove: () => Promise<void>;
}

export async function temp(): Promise<Temp> {
  const path = await mkdtemp(join(tmpdir(), "bubu-test-"));
  return {
    path,
    put: async (name, content) => {
      const file = join(path, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    },
    folder: async (name) => {
      await mkdir(join(path, name), { recursive: true });
    },
    remove: () => rm(path, { recursive: true }),
  };
}
