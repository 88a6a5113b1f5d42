import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Key, KeyType } from "@bubustack/audit/note/key";
import { parseKey } from "@bubustack/audit/note/key";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import type { Given } from "../verb.ts";
import { text, texts } from "../verb.ts";

/** The key of the log, by --key: it is always needed. */
export async function logKey(io: Pick<Io, "cwd">, given: Given): Promise<Key> {
  const named = text(given, "key");
  if (named !== undefined) return await keyOf(io, "--key", named, "note");
  const why = "a log says nothing about itself that somebody else could not have written";
  throw new UsageError(
    `--key is needed: ${why}`,
    "give the public key of the log, name+id+base64, or a file that holds it",
  );
}

/** The keys of witnesses, by --witness. */
export async function witnessKeys(io: Pick<Io, "cwd">, given: Given): Promise<readonly Key[]> {
  return await Promise.all(texts(given, "witness").map((named) => keyOf(io, "--witness", named, "cosignature")));
}

/** A public key as the command line names it: written out, or the file that holds it. */
async function keyOf(io: Pick<Io, "cwd">, flag: string, given: string, type: KeyType): Promise<Key> {
  const written = parseKey(given) ?? parseKey(await textOf(resolve(io.cwd, given)));
  if (written?.type === type) return written;
  const what = type === "note" ? "a log" : "a witness";
  const why = written
    ? `the key of ${written.name} is not one of ${what}`
    : `"${given}" is neither a key nor a file with one`;
  throw new UsageError(`${flag}: ${why}`, `give the public key of ${what}, name+id+base64, or a file that holds it`);
}

async function textOf(file: string): Promise<string> {
  return await readFile(file, "utf8").then(
    (text) => text.trim(),
    () => "",
  );
}
