// `npm run bench:cel [-- --quick] [--each]`: what forty policy expressions over a 4 KB Pod cost in our engine, in each of
// npm, and in cel-go where the oracle can be built, all in one run, and what our package weighs. Engines take turns, and
// the least of several rounds counts: on a machine that others use too, what disturbs one disturbs the others.
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { celSizes } from "@bubustack/cli/build/cel-size";
import { program, startBench } from "../oracle/cel/oracle.ts";
import { ensure, noGo } from "../programs/build.ts";
import type { Engine } from "./cel-engines.ts";
import { engines } from "./cel-engines.ts";
import { pod } from "./cel-pod.ts";
import { policies } from "./cel-policies.ts";
import type { Column } from "./cel-table.ts";
import { least, table } from "./cel-table.ts";

const { values } = parseArgs({
  options: { quick: { type: "boolean", default: false }, each: { type: "boolean", default: false } },
});
/** How often each figure is measured, and for how long. */
const rounds = values.quick ? 1 : 4;
const milliseconds = values.quick ? 10 : 25;

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

/** An engine is asked only for what it can evaluate. */
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

const go = ensure(program) === "built";
if (!go) console.log(`skipped: cel-go is not measured (${noGo})`);
const measured: (readonly Column[])[] = [];
for (let round = 0; round < rounds; round++) measured.push([...engines.map(measure), ...(go ? await measureGo() : [])]);
const columns = (measured[0] ?? []).flatMap((_, i) => least(measured.flatMap((round) => round[i] ?? [])) ?? []);
const named = (name: string) => columns.find((column) => column.name === name);
const [ours] = columns;
const [bare, tracked] = [named("cel-go without cost"), named("cel-go as the API server")];

console.log(
  `\n${cpus().length} cores ${process.arch}, Node ${process.versions.node}; median µs (expressions evaluated)\n`,
);
if (ours !== undefined) console.log(table(columns, ours, bare, tracked));
if (values.each)
  for (const [i, { expression }] of policies.entries())
    console.log(
      `${columns.map(({ evaluate }) => (evaluate[i] ?? Number.NaN).toFixed(0).padStart(7)).join("")}  ${expression}`,
    );
console.log("\n| Package | bytes, minified and gzipped, without re2js |\n|---|---|");
for (const { what, bytes } of Object.values(await celSizes()))
  console.log(`| ${what} | ${bytes.toLocaleString("en")} |`);
