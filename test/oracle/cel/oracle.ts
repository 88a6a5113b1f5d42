import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Program } from "../../programs/program.ts";
import { cached } from "../../programs/program.ts";
import type { Answer } from "./answer.ts";
import type { Case } from "./case.ts";

/** How the oracle is built. */
export const program: Program = {
  name: "cel-oracle",
  folder: import.meta.dirname,
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
export interface Oracle<T> {
  /** Answers in the order of the cases. One batch at a time. */
  answer(cases: readonly Case[]): Promise<readonly T[]>;
  stop(): Promise<void>;
}

/** Starts the built oracle; each case is evaluated `repeat` times to find outcomes that are not stable. */
export function startOracle(repeat = 1): Oracle<Answer> {
  return start<Answer>(["-repeat", String(repeat)]);
}

/** Starts the built oracle as a bench that measures each figure for `milliseconds`. */
export function startBench(milliseconds: number): Oracle<Figures> {
  return start<Figures>(["-bench", "-time", `${milliseconds}ms`]);
}

function start<T>(args: readonly string[]): Oracle<T> {
  const child = spawn(cached(program), args, { stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const lines = createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  return {
    async answer(cases) {
      child.stdin.write(cases.map((each) => `${JSON.stringify(each)}\n`).join(""));
      const answers: T[] = [];
      while (answers.length < cases.length) {
        const { done, value } = await lines.next();
        if (done) throw new Error(`the oracle ended after ${answers.length} of ${cases.length} answers`);
        answers.push(JSON.parse(value));
      }
      return answers;
    },
    async stop() {
      child.stdin.end();
      await exited;
    },
  };
}
