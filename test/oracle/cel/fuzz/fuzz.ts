// `npm run fuzz:cel -- [--count 200000] [--seed 1] [--env kubernetes]`: asks the oracle and our engine the same generated
// expressions and prints those on which they differ, as small as they could be made. Needs Go.
import { parseArgs } from "node:util";
import { ensure, noGo } from "../../../programs/build.ts";
import type { Environment } from "../case.ts";
import { program, startOracle } from "../oracle.ts";
import { answer } from "../ours.ts";
import { fuzz } from "./differ.ts";

function environmentOf(name: string): Environment {
  const found = /^(plain|kubernetes|kubernetes-1\.[0-9]+)$/.exec(name);
  if (found === null) throw new Error(`no environment ${name}`);
  return name as Environment;
}

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "200000" },
    seed: { type: "string", default: "1" },
    env: { type: "string", default: "kubernetes" },
  },
});
if (ensure(program) !== "built") throw new Error(`the oracle is not built: ${noGo}`);
const oracle = startOracle();
const outcome = await fuzz(
  { oracle: oracle.answer, ours: async (cases) => cases.map(answer), env: environmentOf(values.env) },
  {
    seed: Number(values.seed),
    count: Number(values.count),
    progress: (done) => process.stderr.write(`\r${done} of ${values.count}`),
  },
);
await oracle.stop();
process.stderr.write("\n");
for (const { expression, differences } of outcome.findings) {
  console.log(expression);
  for (const { aspect, oracle: theirs, ours } of differences) console.log(`  ${aspect}: ${theirs}\n  ours: ${ours}`);
}
console.log(`${outcome.count} expressions from seed ${values.seed}, ${outcome.differing} differ`);
process.exitCode = outcome.differing > 0 ? 1 : 0;
