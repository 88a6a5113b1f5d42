// `node cli/node.js node test/load/schemas.ts`: what JSON Schemas of users cost, in microseconds of one core, warm: the
// median and the best of thirty runs; and how long the budget of one value lasts for a schema made to be slow.
import { isList, isObject } from "@bubustack/api/json";
import { compileUserSchema } from "@bubustack/engine/schema/user/compile";
import { applyDefaults } from "@bubustack/engine/schema/user/defaults";
import { compiledOnce } from "@bubustack/engine/schema/user/memo";
import { validate } from "@bubustack/engine/schema/user/validate";
import { quantile } from "./drive.ts";
import { inputSchema, storyOf } from "./stories.ts";

const runs = 30;
const rounds = 200;
const tolerate = { templates: true, references: true };

const { spec } = storyOf(20);
const steps = isObject(spec) && isList(spec["steps"]) ? spec["steps"].filter(isObject) : [];

/** 40 definitions, each of which refers twice to the next one. */
const fan = Array.from({ length: 40 }, (_, i) => {
  const next = { $ref: `#/$defs/d${i + 1}` };
  return [`d${i}`, { allOf: [next, next] }] as const;
});
const slow = compileUserSchema({ $ref: "#/$defs/d0", $defs: { ...Object.fromEntries(fan), d40: { type: "string" } } });

/** Microseconds of a call. */
function measure(work: () => void, times = rounds): { readonly best: number; readonly median: number } {
  for (let i = 0; i < times * 10; i++) work();
  const taken = Array.from({ length: runs }, () => {
    const started = performance.now();
    for (let i = 0; i < times; i++) work();
    return ((performance.now() - started) * 1_000) / times;
  }).sort((a, b) => a - b);
  return { best: taken[0] ?? Number.NaN, median: quantile(taken, 0.5) };
}

function judge(): void {
  for (const step of steps) {
    const compiled = compiledOnce(inputSchema);
    const value = step["with"] ?? {};
    if ("schema" in compiled) validate(compiled.schema, applyDefaults(compiled.schema, value), { tolerate });
  }
}

const rows: readonly (readonly [string, () => void, number])[] = [
  ["compile the template's schema of 8 properties", () => void compileUserSchema(inputSchema), rounds],
  ["judge `with` of 20 steps by it, defaults filled in", judge, rounds],
  [
    "use up the budget of one value, by 40 levels of references",
    () => {
      if ("schema" in slow) validate(slow.schema, "a");
    },
    2,
  ],
];
console.log("| What | best | median |\n|---|---|---|");
for (const [what, work, times] of rows) {
  const { best, median } = measure(work, times);
  console.log(`| ${what} | ${best.toFixed(1)} µs | ${median.toFixed(1)} µs |`);
}
