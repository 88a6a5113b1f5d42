// `node cli/node.js node test/load/templates.ts`: what the templates of a Story of twenty steps cost, in microseconds of
// one core, warm: the median and the best of thirty runs.
import { evaluate } from "@bubustack/engine/template/evaluate";
import { parse } from "@bubustack/engine/template/parse";
import { references } from "@bubustack/engine/template/references";
import { templateIn } from "@bubustack/engine/template/template-in";
import { quantile } from "./drive.ts";

const runs = 30;
const rounds = 200;

/** The values of twenty steps, with two templates each. */
const story = Array.from({ length: 20 }, (_, step) => ({
  if: `{{ eq inputs.stage "stage-${step}" }}`,
  with: {
    url: `https://example.org/{{ inputs.id }}?of={{ steps["fetch-${step}"].output.items | default ${step} }}`,
    body: { text: "no template" },
  },
}));

const texts = story.flatMap((step) => templateIn(step).map(({ text }) => text));
const parsed = texts.flatMap((text) => parse(text).template ?? []);

const scope = {
  inputs: { stage: "stage-3", id: "a" },
  steps: Object.fromEntries(story.map((_, step) => [`fetch-${step}`, { output: { items: [step] } }])),
};

/** Microseconds of a call. */
function measure(work: () => void): { readonly best: number; readonly median: number } {
  for (let i = 0; i < 2_000; i++) work();
  const taken = Array.from({ length: runs }, () => {
    const started = performance.now();
    for (let i = 0; i < rounds; i++) work();
    return ((performance.now() - started) * 1_000) / rounds;
  }).sort((a, b) => a - b);
  return { best: taken[0] ?? Number.NaN, median: quantile(taken, 0.5) };
}

const rows: readonly (readonly [string, () => void])[] = [
  ["find the templates of 20 steps", () => story.forEach((step) => void templateIn(step))],
  [`parse ${texts.length} templates`, () => texts.forEach((text) => void parse(text))],
  [`follow ${parsed.length} templates`, () => parsed.forEach((template) => void references(template))],
  [`evaluate ${parsed.length} templates`, () => parsed.forEach((template) => void evaluate(template, scope))],
];
console.log("| What | best | median |\n|---|---|---|");
for (const [what, work] of rows) {
  const { best, median } = measure(work);
  console.log(`| ${what} | ${best.toFixed(1)} µs | ${median.toFixed(1)} µs |`);
}
