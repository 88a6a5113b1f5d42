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

/** The cases of an area, in the order of their ids. */
export function casesOf(area: string): readonly Case[] {
  return lines(join(folder, "corpus", `${area}.jsonl`)).map((line): Case => JSON.parse(line));
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
