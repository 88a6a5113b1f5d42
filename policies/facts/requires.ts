import type { Path } from "@bubustack/api/path";
import type { StepFact } from "./block.ts";

/** One entry of a step's `requires`, read as `steps.<name>.<field>…`. */
export interface Requirement {
  readonly fact: StepFact;
  readonly path: Path;
  readonly text: string;
  /** What is wrong with its form; then `name` says nothing. */
  readonly malformed?: "prefix" | "short";
  /** The step that it is about. */
  readonly name: string;
}

export function requirement(fact: StepFact, text: string, entry: number): Requirement {
  const parts = text.split(".");
  const path = [...fact.path, "requires", entry];
  const name = parts[1] ?? "";
  if (parts[0] !== "steps") return { fact, path, text, name: "", malformed: "prefix" };
  if (parts.length < 3 || parts.includes("")) return { fact, path, text, name: "", malformed: "short" };
  return { fact, path, text, name };
}
