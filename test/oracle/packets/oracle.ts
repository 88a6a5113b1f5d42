import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Program } from "../../programs/program.ts";
import { cached } from "../../programs/program.ts";

/** How the oracle is built. */
export const program: Program = {
  name: "packets-oracle",
  folder: import.meta.dirname,
  package: ".",
  takes: "half a minute",
};

/** Where the answers are checked in. */
export const answersPath = join(import.meta.dirname, "answers", "transport-v1.jsonl");

/** What the built oracle says: it is asked nothing. */
export function answers(): string {
  return execFileSync(cached(program), { encoding: "utf8", maxBuffer: 16 * 1024 * 1024 });
}
