import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { readKeys } from "../files/keys.ts";
import type { Key } from "../note/key.ts";
import type { Paint } from "../verify/show.ts";

/** What is to be verified, as a command line names it. */
export interface Asked {
  /** The folder that relative paths are below. */
  readonly cwd: string;
  /** verify: folders or URLs of logs, or folders of logs; check-proof: one file. */
  readonly paths: readonly string[];
  /** Public keys of logs, or files with them. */
  readonly keys: readonly string[];
  /** Files with checkpoints from before. */
  readonly since: readonly string[];
  /** Public keys of witnesses, or files with them. */
  readonly witnesses: readonly string[];
  readonly json: boolean;
  readonly paint: Paint;
}

/** What is said, and whether it is good; or what is missing to answer; or what could not be read. */
export type Answer =
  | { readonly text: string; readonly holds: boolean }
  | { readonly problem: string; readonly fix: string }
  | { readonly unreadable: string; readonly why: string; readonly cause: unknown };

/** The answer where a file or a log could not be read. */
export function unreadable(what: string, cause: unknown): Answer {
  return { unreadable: what, why: cause instanceof Error ? cause.message : String(cause), cause };
}

/** Keys of logs, at least one, and of witnesses. */
type Trusted = { readonly keys: readonly Key[]; readonly witnesses: readonly Key[] };

/** The keys that are trusted; without one of a log nothing can be said. */
export async function trustedBy(asked: Asked): Promise<Trusted | { readonly problem: string; readonly fix: string }> {
  if (asked.keys.length === 0)
    return {
      problem: "--key is needed: a log says nothing about itself that somebody else could not have written",
      fix: "give the public key of the log, name+id+base64, or a file that holds it",
    };
  const keys = await readKeys(asked.cwd, "--key", asked.keys, "note");
  if ("problem" in keys) return keys;
  const witnesses = await readKeys(asked.cwd, "--witness", asked.witnesses, "cosignature");
  return "problem" in witnesses ? witnesses : { keys: keys.keys, witnesses: witnesses.keys };
}

/** The bytes of a file that the command line names. */
export async function bytesOf(
  cwd: string,
  name: string,
): Promise<{ readonly bytes: Uint8Array } | { readonly cause: unknown }> {
  return await readFile(resolve(cwd, name)).then(
    (bytes) => ({ bytes }),
    (cause: unknown) => ({ cause }),
  );
}
