// Runs the suites that need real Kubernetes programs (`npm run test:cluster`). Those in `real/` run on a control plane
// that is started for them and ended after, or on the cluster of BUBU_CLUSTER_KUBECONFIG. What cannot run here is said by
// name, and that is no failure.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { built } from "../programs/program.ts";
import type { Skipped } from "../programs/suites.ts";
import { runSuites } from "../programs/suites.ts";
import { startControlPlane } from "./control-plane/start.ts";
import { kubectl } from "./kubectl.ts";
import { acting, serving, version } from "./programs.ts";

const howTo = "build what is missing with test/cluster/build.ts";

function suitesIn(folder: string): readonly string[] {
  return readdirSync(join(import.meta.dirname, folder))
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join("test/cluster", folder, name));
}

/** Why suites cannot run; undefined where they can. */
function whyNotReal(given: string | undefined): string | undefined {
  const missing = given === undefined ? [...serving, ...acting].filter((program) => built(program) === undefined) : [];
  if (missing.length === 0) return undefined;
  return `no ${missing.map(({ name }) => name).join(", ")} of Kubernetes ${version} (${howTo})`;
}

const found = kubectl();
const noKubectl = found === undefined ? `no kubectl ${version} (${howTo}, or name one with BUBU_KUBECTL)` : undefined;
const given = process.env.BUBU_CLUSTER_KUBECONFIG;
const noReal = noKubectl ?? whyNotReal(given);
const suites = [
  ...suitesIn(".").map((file) => ({ file, why: noKubectl })),
  ...suitesIn("real").map((file) => ({ file, why: noReal })),
];
const runnable = suites.flatMap(({ file, why }) => (why === undefined ? [file] : []));
const skipped = suites.flatMap(({ file, why }): readonly Skipped[] => (why === undefined ? [] : [{ file, why }]));

const started = noReal === undefined && given === undefined ? await startControlPlane() : undefined;
try {
  const kubeconfig = started?.kubeconfig ?? given;
  const set = {
    ...(found === undefined ? {} : { BUBU_KUBECTL: found }),
    ...(kubeconfig === undefined ? {} : { BUBU_CLUSTER_KUBECONFIG: kubeconfig }),
  };
  process.exitCode = runSuites("vitest.cluster.config.ts", runnable, skipped, set);
} finally {
  await started?.stop();
}
