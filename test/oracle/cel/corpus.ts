import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answer } from "./answer.ts";
import type { Case } from "./case.ts";

const folder = import.meta.dirname;

/** Where the answers to an area are kept. */
export function answersPath(area: string): string {
  return join(folder, "answers", `${area}.jsonl`);
}

/** The areas of the corpus, sorted. */
export function areas(): readonly string[] {
  return readdirSync(join(folder, "corpus"))
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => name.slice(0, -".jsonl".length))
    .sort();
}

/** A line of a corpus file: a case, or what the cases after it share. */
type Line = Pick<Case, "id" | "expression"> | { readonly shared: Omit<Case, "id" | "expression"> };

/** The cases of an area, in the order of their ids. */
export function casesOf(area: string): readonly Case[] {
  const found: Case[] = [];
  let shared = {};
  for (const text of lines(join(folder, "corpus", `${area}.jsonl`))) {
    const line: Line = JSON.parse(text);
    if ("shared" in line) shared = line.shared;
    else found.push({ ...line, ...shared });
  }
  return found;
}

/** What the oracle answered to the cases of an area, in their order. */
export function answersOf(area: string): readonly Answer[] {
  return lines(answersPath(area)).map((line): Answer => JSON.parse(line));
}

function lines(path: string): readonly string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}
