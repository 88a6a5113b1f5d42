/** What a real API server answers to the cases; written by the suite on the real one (`npm run test:cluster -- -u`). */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answer } from "./run.ts";

/** The answers of a file, by group and case. */
export type Answers = { readonly [group: string]: { readonly [name: string]: Answer } };

export function answersPath(file: string): string {
  return join(import.meta.dirname, "answers", `${file}.golden.json`);
}

export function readAnswers(file: string): Answers {
  const path = answersPath(file);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}
