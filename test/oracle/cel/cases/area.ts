import type { Case } from "../case.ts";

/** What the cases of a group share: everything but id and expression. */
export type Shared = Omit<Case, "id" | "expression">;

/** A case before it is numbered. */
export type Draft = Omit<Case, "id">;

/** Cases of one theme. They are numbered from 1 in their order, so new ones are added at the end. */
export interface Group {
  readonly name: string;
  readonly drafts: readonly Draft[];
}

/** One file of the corpus. */
export interface Area {
  readonly name: string;
  readonly groups: readonly Group[];
}

/** A template whose backslashes are CEL's. */
export const raw = String.raw;

/** A group of one expression a line; empty lines are left out. */
export function group(name: string, text: string, shared: Shared = {}): Group {
  return cases(
    name,
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    shared,
  );
}

/** A group of expressions that share everything else. */
export function cases(name: string, expressions: readonly string[], shared: Shared = {}): Group {
  return { name, drafts: expressions.map((expression) => ({ expression, ...shared })) };
}
