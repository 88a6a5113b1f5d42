// Builds the Go oracles and runs the suites that ask them (`npm run test:oracle`). Without a Go toolchain it says what
// it skips, by name, and ends well. `npm run test:oracle -- -u` writes the answers that are checked in.
import { globSync } from "node:fs";
import { join } from "node:path";
import { ensure, noGo } from "../programs/build.ts";
import type { Skipped } from "../programs/suites.ts";
import { runSuites } from "../programs/suites.ts";
import { oracles } from "./oracles.ts";

const root = join(import.meta.dirname, "..", "..");
const files: string[] = [];
const skipped: Skipped[] = [];
let failed = false;

for (const oracle of oracles) {
  const suites = globSync(`test/oracle/${oracle.suites}/*.live.test.ts`, { cwd: root });
  const outcome = ensure(oracle.program);
  if (outcome === "failed") failed = true;
  else if (outcome === "built") files.push(...suites);
  else skipped.push(...suites.map((file) => ({ file, why: `${oracle.program.name}: ${noGo}` })));
}
const code = runSuites("vitest.oracle.config.ts", files.sort(), skipped);
process.exitCode = failed ? 1 : code;
