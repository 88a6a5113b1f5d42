// `npm run bench:cel [-- --quick]`: what forty policy expressions over a 4 KB Pod cost in our engine, in each of
// npm, and in cel-go where the oracle can be built, all in one run. An engine is asked only for what it can evaluate.
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { program, startBench } from "../oracle/cel/oracle.ts";
import { ensure, noGo } from "../programs/build.ts";
import type { Engine } from "./cel-engines.ts";
import { engines } from "./cel-engines.ts";
import { pod } from "./cel-pod.ts";
import { policies } from "./cel-policies.ts";
import { quantile } from "./drive.ts";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
/** How long each figure is measured. */
const milliseconds = values.quick ? 10 : 100;

/** Nanoseconds by policy, in their order; undefined where the engine cannot. */
interface Column {
  readonly name: string;
  readonly evaluate: readonly (number | undefined)[];
  readonly compile: readonly (number | undefined)[];
}

/** Nanoseconds of a call, in the fastest of growing rounds. */
function nanos(work: () => void): number {
  const end = performance.now() + milliseconds;
  let rounds = 1;
  let best = Number.POSITIVE_INFINITY;
  while (performance.now() < end) {
    const started = performance.now();
    for (let i = 0; i < rounds; i++) work();
    const taken = performance.now() - started;
    best = Math.min(best, (taken * 1e6) / rounds);
    if (taken < milliseconds / 10) rounds *= 2;
  }
  return best;
}

function measure(engine: Engine): Column {
  const figures = policies.map(({ expression }) => {
    try {
      const evaluate = engine.compile(expression)(pod);
      if (evaluate() !== true) return undefined;
      return { evaluate: nanos(evaluate), compile: nanos(() => engine.compile(expression)) };
    } catch {
      return undefined;
    }
  });
  return {
    name: engine.name,
    evaluate: figures.map((figure) => figure?.evaluate),
    compile: figures.map((figure) => figure?.compile),
  };
}

async function measureGo(): Promise<readonly Column[]> {
  const bench = startBench(milliseconds);
  const cases = policies.map(({ expression }, i) => ({ id: `${i}`, expression, variables: { object: pod } }));
  const figures = await bench.answer(cases);
  await bench.stop();
  const compile = figures.map(({ compileNs }) => compileNs);
  return [
    { name: "cel-go without cost", evaluate: figures.map(({ bareNs }) => bareNs), compile },
    { name: "cel-go as the API server", evaluate: figures.map(({ trackedNs }) => trackedNs), compile },
  ];
}

function median(figures: readonly number[]): number {
  return quantile(
    [...figures].sort((a, b) => a - b),
    0.5,
  );
}

/** The figures of the policies with patterns, or of those without. */
function those(column: readonly (number | undefined)[], pattern: boolean): readonly number[] {
  return column.flatMap((figure, i) =>
    figure === undefined || (policies[i]?.pattern ?? false) !== pattern ? [] : [figure],
  );
}

function micros(figures: readonly number[]): string {
  return figures.length === 0 ? "– (0)" : `${(median(figures) / 1_000).toFixed(2)} (${figures.length})`;
}

/** The median over the policies, without patterns, of what an engine takes for each second of another. */
function ratio(column: Column, to: Column | undefined): string {
  const quotients = column.evaluate.flatMap((figure, i) => {
    const other = to?.evaluate[i];
    return figure === undefined || other === undefined || policies[i]?.pattern ? [] : [figure / other];
  });
  return quotients.length === 0 ? "–" : median(quotients).toFixed(2);
}

const go = ensure(program) === "built";
if (!go) console.log(`skipped: cel-go is not measured (${noGo})`);
const [bare, tracked] = go ? await measureGo() : [];
const columns = [...engines.map(measure), bare, tracked].filter((column) => column !== undefined);
const heads = ["Engine", "evaluate", "with patterns", "compile", "with patterns", "of cel-go", "of the API server"];
console.log(
  `\n${cpus().length} cores ${process.arch}, Node ${process.versions.node}; median µs (expressions evaluated)\n`,
);
console.log(`| ${heads.join(" | ")} |\n|${"---|".repeat(heads.length)}`);
for (const column of columns) {
  const figures = [column.evaluate, column.compile].flatMap((each) => [those(each, false), those(each, true)]);
  const cells = [column.name, ...figures.map(micros), ratio(column, bare), ratio(column, tracked)];
  console.log(`| ${cells.join(" | ")} |`);
}
