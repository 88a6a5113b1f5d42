import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

/** A folder of a test's own. */
export interface Temp {
  readonly path: string;
  /** Writes a file below it, with the folders that it needs. */
  readonly put: (name: string, content: string | Uint8Array) => Promise<void>;
  readonly folder: (name: string) => Promise<void>;
  /** The files below it, with their permissions and sizes. */
  readonly files: () => Promise<readonly { readonly name: string; readonly mode: number; readonly size: number }[]>;
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
    files: async () => {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      const found = files.sort().map(async (file) => {
        const { mode, size } = await stat(file);
        return { name: relative(path, file), mode: mode & 0o777, size };
      });
      return await Promise.all(found);
    },
    remove: () => rm(path, { recursive: true }),
  };
}
