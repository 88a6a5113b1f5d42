import type { Figures, Pair } from "./measure.ts";

/** Everything that a run measured. */
export interface Results {
  readonly machine: string;
  readonly pairs: readonly {
    readonly steps: number;
    readonly bytes: number;
    readonly connections: number;
    readonly pair: Pair;
  }[];
  /** CPU above the empty rule set by number of steps, in microseconds. */
  readonly bySteps: readonly { readonly steps: number; readonly cpuMicros: number }[];
  readonly disturbed: {
    readonly connections: number;
    readonly alone: Figures;
    readonly beside: Figures;
    readonly largePerSecond: number;
  };
  readonly idleRssBytes: number;
}

/** One line of the list of what has to hold. */
export interface Bar {
  readonly what: string;
  readonly measured: string;
  readonly met: boolean;
}

/** The figures that have to hold, as they were measured. */
export function bars(results: Results): readonly Bar[] {
  const twenty = pairOf(results, 20, 1);
  const eight = pairOf(results, 20, 8);
  const cpu = twenty.all.cpuMicros - twenty.none.cpuMicros;
  const rate = eight.all.perSecond / eight.none.perSecond;
  const tail = eight.all.p99 / eight.none.p99;
  const beside = results.disturbed.beside.p99 / results.disturbed.alone.p99;
  const rss = results.idleRssBytes / 1024 / 1024;
  const thousand = cpuAt(results, 1_000);
  const perStep = thousand / 1_000 / (cpuAt(results, 100) / 100);
  return [
    bar("20 steps: CPU above the empty rule set ≤ 120 µs", `${cpu.toFixed(0)} µs`, cpu <= 120),
    bar("20 steps, ×8: rate ≥ 75 % of the empty rule set's", `${(rate * 100).toFixed(0)} %`, rate >= 0.75),
    bar("20 steps, ×8: p99 ≤ 1.5× the empty rule set's", `${tail.toFixed(2)}×`, tail <= 1.5),
    bar("p99 beside 1.4 MB reviews ≤ 2× undisturbed", `${beside.toFixed(2)}×`, beside <= 2),
    bar("1,000 steps: CPU ≤ 8 ms", `${(thousand / 1000).toFixed(2)} ms`, thousand <= 8_000),
    bar("CPU per step at 1,000 steps ≤ 1.5× that at 100", `${perStep.toFixed(2)}×`, perStep <= 1.5),
    bar("RSS idle, with one judging worker ≤ 160 MB", `${rss.toFixed(0)} MB`, rss <= 160),
  ];
}

function bar(what: string, measured: string, met: boolean): Bar {
  return { what, measured, met };
}

function pairOf({ pairs }: Results, steps: number, connections: number): Pair {
  const found = pairs.find((one) => one.steps === steps && one.connections === connections);
  if (found === undefined) throw new Error(`no run of ${steps} steps ×${connections}`);
  return found.pair;
}

function cpuAt({ bySteps }: Results, steps: number): number {
  return bySteps.find((one) => one.steps === steps)?.cpuMicros ?? Number.NaN;
}

/** Tables for people, in Markdown. */
export function render(results: Results): string {
  const rows = results.pairs.flatMap(({ steps, bytes, connections, pair }) => [
    row(steps, bytes, connections, "no kernel", pair.off),
    row(steps, bytes, connections, "none", pair.none),
    row(steps, bytes, connections, "all", pair.all),
  ]);
  const { disturbed } = results;
  return [
    results.machine,
    "",
    "| Steps | Bytes | Connections | Rules | CPU µs | Reviews/s | p50 ms | p99 ms |",
    "|---|---|---|---|---|---|---|---|",
    ...rows,
    "",
    "| Steps | CPU above the empty rule set, µs |",
    "|---|---|",
    ...results.bySteps.map(({ steps, cpuMicros }) => `| ${steps} | ${cpuMicros.toFixed(0)} |`),
    "",
    `20 steps ×${disturbed.connections}: p50 ${disturbed.alone.p50.toFixed(2)} ms, p99 ${disturbed.alone.p99.toFixed(2)} ms alone; ` +
      `p50 ${disturbed.beside.p50.toFixed(2)} ms, p99 ${disturbed.beside.p99.toFixed(2)} ms beside ${disturbed.largePerSecond.toFixed(0)} reviews of 1.4 MB a second.`,
    "",
    "| Bar | Measured | Met |",
    "|---|---|---|",
    ...bars(results).map(({ what, measured, met }) => `| ${what} | ${measured} | ${met ? "yes" : "NO"} |`),
  ].join("\n");
}

function row(steps: number, bytes: number, connections: number, rules: string, figures: Figures): string {
  const { cpuMicros, perSecond, p50, p99 } = figures;
  return `| ${steps} | ${bytes} | ${connections} | ${rules} | ${cpuMicros.toFixed(0)} | ${perSecond.toFixed(0)} | ${p50.toFixed(2)} | ${p99.toFixed(2)} |`;
}
