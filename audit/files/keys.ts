import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Key, KeyType } from "../note/key.ts";
import { parseKey } from "../note/key.ts";

/** Keys, or why there are none and what to give instead. */
export type KeysRead = { readonly keys: readonly Key[] } | { readonly problem: string; readonly fix: string };

/**
 * Public keys as a command line names them: each written out, or a file with one a line. Relative paths are below `cwd`.
 * `flag` is what they were given by.
 */
export async function readKeys(cwd: string, flag: string, given: readonly string[], type: KeyType): Promise<KeysRead> {
  const what = type === "note" ? "a log" : "a witness";
  const keys: Key[] = [];
  for (const named of given) {
    const written = parseKey(named);
    const found = written ? [written] : (await linesOf(resolve(cwd, named))).map(parseKey);
    const other = found.find((key) => key !== undefined && key.type !== type);
    const fix = `give the public key of ${what}, name+id+base64, or a file that holds it`;
    if (other) return { problem: `${flag}: the key of ${other.name} is not one of ${what}`, fix };
    if (found.length === 0 || found.includes(undefined))
      return { problem: `${flag}: "${named}" is neither a key nor a file with one`, fix };
    keys.push(...found.filter((key) => key !== undefined));
  }
  return { keys };
}

async function linesOf(file: string): Promise<readonly string[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}
