import type { Lines } from "../../programs/lines.ts";
import { startLines } from "../../programs/lines.ts";
import type { Program } from "../../programs/program.ts";
import { cached } from "../../programs/program.ts";
import { linesFolder } from "../lines/folder.ts";
import type { Answer } from "./answer.ts";

/** How the oracle is built. */
export const program: Program = {
  name: "template-oracle",
  folder: import.meta.dirname,
  uses: [linesFolder],
  package: ".",
  takes: "fifteen seconds",
};

/** A template to evaluate. */
export interface Question {
  readonly id: string;
  readonly template: string;
  readonly scope: object;
}

/** Starts the built oracle. */
export function startOracle(): Lines<Question, Answer> {
  return startLines(cached(program));
}
