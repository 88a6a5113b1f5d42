import type { Lines } from "../../programs/lines.ts";
import { startLines } from "../../programs/lines.ts";
import type { Program } from "../../programs/program.ts";
import { cached } from "../../programs/program.ts";
import { linesFolder } from "../lines/folder.ts";
import type { Answer } from "./answer.ts";
import type { Case } from "./case.ts";

/** How the oracle is built. */
export const program: Program = {
  name: "cel-oracle",
  folder: import.meta.dirname,
  uses: [linesFolder],
  package: ".",
  takes: "a minute",
};

/** What `-bench` measures, in nanoseconds; an expression that fails has an error instead. */
export interface Figures {
  readonly id: string;
  readonly compileNs?: number;
  /** Without cost tracking. */
  readonly bareNs?: number;
  /** With cost and interrupts checked, as the API server evaluates. */
  readonly trackedNs?: number;
  readonly error?: string;
}

/** A running oracle. */
export type Oracle<T> = Lines<Case, T>;

/** Starts the built oracle; each case is evaluated `repeat` times to find outcomes that are not stable. */
export function startOracle(repeat = 1): Oracle<Answer> {
  return startLines(cached(program), ["-repeat", String(repeat)]);
}

/** Starts the built oracle as a bench that measures each figure for `milliseconds`. */
export function startBench(milliseconds: number): Oracle<Figures> {
  return startLines(cached(program), ["-bench", "-time", `${milliseconds}ms`]);
}
