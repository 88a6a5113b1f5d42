import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answer } from "./case.ts";

/** Where the answers are kept. */
export const answersPath: string = join(import.meta.dirname, "answers", "notes.jsonl");

/** A line for each answer. */
export function render(answers: readonly Answer[]): string {
  return answers.map((answer) => `${JSON.stringify(answer)}\n`).join("");
}

/** What the oracle answered to all cases, in their order. */
export function answers(): readonly Answer[] {
  return readFileSync(answersPath, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Answer => JSON.parse(line));
}
