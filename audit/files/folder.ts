import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Source } from "./source.ts";

/** The files of a folder. */
export function folder(path: string): Source {
  return {
    read: (name) =>
      readFile(join(path, name)).catch((error: unknown) => {
        if (absent(error)) return undefined;
        throw error;
      }),
  };
}

function absent(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
