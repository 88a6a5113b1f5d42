import type { Reporter } from "vitest/node";

/** A test file and how long its tests and hooks took, in milliseconds. */
export interface Timed {
  readonly file: string;
  readonly ms: number;
}

const most = 10;
/** Runs of few files say it all themselves. */
const fewest = 100;

/** The lines that name the slowest files, slowest first; none for a run of few files. */
export function slowest(files: readonly Timed[]): readonly string[] {
  if (files.length < fewest) return [];
  const first = files.toSorted((a, b) => b.ms - a.ms || (a.file < b.file ? -1 : 1)).slice(0, most);
  return ["Slowest files:", ...first.map(({ file, ms }) => `${(ms / 1_000).toFixed(1).padStart(7)} s  ${file}`)];
}

/** Ends a long run with its slowest files, so that what makes the loop slow is seen when it comes in. */
export function slowestReporter(write: (text: string) => void = (text) => void process.stdout.write(text)): Reporter {
  return {
    onTestRunEnd(modules) {
      const timed = modules.map((module) => ({ file: module.relativeModuleId, ms: module.diagnostic().duration }));
      const lines = slowest(timed);
      if (lines.length > 0) write(`\n${lines.join("\n")}\n`);
    },
  };
}
