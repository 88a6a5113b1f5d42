// Runs the suites that need real Kubernetes programs (`npm run test:cluster`). Without them it says what it skips, by
// name, and ends well.
import { readdirSync } from "node:fs";
import { runSuites } from "../programs/suites.ts";
import { kubectl } from "./kubectl.ts";
import { version } from "./programs.ts";

const suites = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => `test/cluster/${name}`);
const found = kubectl();
const why = `no kubectl ${version} (build it with test/cluster/build.ts, or name one with BUBU_KUBECTL)`;
process.exitCode =
  found === undefined
    ? runSuites(
        "vitest.cluster.config.ts",
        [],
        suites.map((file) => ({ file, why })),
      )
    : runSuites("vitest.cluster.config.ts", suites, [], { BUBU_KUBECTL: found });
