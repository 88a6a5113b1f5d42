// `npm run fuzz:cel`: asks the oracle and our engine the same generated expressions and prints those on which they differ, as
// small as they could be made. Needs Go.
import { commandLine } from "../../../programs/arguments.ts";
import { ensure, noGo } from "../../../programs/build.ts";
import { program, startOracle } from "../oracle.ts";
import { answer } from "../ours.ts";
import { fuzz } from "./differ.ts";
import type { Options } from "./options.ts";
import { readOptions, usage } from "./options.ts";

const { values } = commandLine(
  {
    options: {
      count: { type: "string", default: "200000" },
      seed: { type: "string", default: "1" },
      env: { type: "string", default: "kubernetes" },
      help: { type: "boolean", short: "h", default: false },
    },
  },
  usage,
);

async function run({ count, seed, env }: Options): Promise<number> {
  if (ensure(program) !== "built") {
    console.error(`error: the oracle is not built: ${noGo}`);
    return 2;
  }
  const oracle = startOracle();
  const outcome = await fuzz(
    { oracle: oracle.answer, ours: async (cases) => cases.map(answer), env },
    { seed, count, progress: (done) => process.stderr.write(`\r${done} of ${count}`) },
  );
  await oracle.stop();
  process.stderr.write("\n");
  for (const { expression, differences } of outcome.findings) {
    console.log(expression);
    for (const { aspect, oracle: theirs, ours } of differences) console.log(`  ${aspect}: ${theirs}\n  ours: ${ours}`);
  }
  console.log(`${outcome.count} expressions from seed ${seed}, ${outcome.differing} differ`);
  return outcome.differing > 0 ? 1 : 0;
}

const options = readOptions(values);
if (values.help) console.log(usage);
else if ("problem" in options) {
  console.error(`error: ${options.problem}\n${usage}`);
  process.exitCode = 2;
} else process.exitCode = await run(options);
