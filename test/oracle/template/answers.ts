import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answer } from "./answer.ts";
import type { Case } from "./cases/area.ts";

/** A line of an answers file: the template beside the answer, so that a review shows both. */
export interface Recorded extends Answer {
  readonly template: string;
}

/** Where the answers to an area are kept. */
export function answersPath(area: string): string {
  return join(import.meta.dirname, "answers", `${area}.jsonl`);
}

/** What the oracle answered to an area when that was written down. */
export function answersOf(area: string): readonly Recorded[] {
  return readFileSync(answersPath(area), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Recorded => JSON.parse(line));
}

/** The answers as a file: without Go's messages, which are for people. */
export function render(cases: readonly Case[], answers: readonly Answer[]): string {
  return cases
    .map(({ id, template }, at) => {
      const { reason: _, ...answer } = answers[at] ?? { id };
      return `${JSON.stringify({ ...answer, id, template })}\n`;
    })
    .join("");
}
