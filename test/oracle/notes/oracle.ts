import type { Lines } from "../../programs/lines.ts";
import { startLines } from "../../programs/lines.ts";
import type { Program } from "../../programs/program.ts";
import { cached } from "../../programs/program.ts";
import { linesFolder } from "../lines/folder.ts";
import type { Answer, Case } from "./case.ts";

/** How the oracle is built. */
export const program: Program = {
  name: "notes-oracle",
  folder: import.meta.dirname,
  uses: [linesFolder],
  package: ".",
  takes: "half a minute",
};

/** Starts the built oracle. */
export function startOracle(): Lines<Case, Answer> {
  return startLines(cached(program));
}
