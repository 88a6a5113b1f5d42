import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answer } from "./case.ts";

/** Where the answers to a group of cases are kept. */
export function answersPath(group: string): string {
  return join(import.meta.dirname, "answers", `${group}.jsonl`);
}

/** What the oracle answered to the cases of a group, in their order. */
export function answersOf(group: string): readonly Answer[] {
  const path = answersPath(group);
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Answer => JSON.parse(line));
}
