// Runs the suites that need real Kubernetes programs (`npm run test:cluster`). Those in `real/` run on a control plane
// that is started for them and ended after, or on the cluster of BUBU_CLUSTER_KUBECONFIG; with `--kubernetes 1.33` on
// that release. Those in `pods/` run on one with a node. With parts of paths as arguments only those suites; with `-u`
// answers that are checked in are written anew. What cannot
// run here is said by name, and that is no failure.
import { join } from "node:path";
import { writeImage } from "@bubustack/cli/build/image/write";
import { commandLine } from "../programs/arguments.ts";
import { built } from "../programs/program.ts";
import type { Skipped } from "../programs/suites.ts";
import { runSuites } from "../programs/suites.ts";
import type { ControlPlane } from "./control-plane/start.ts";
import { startControlPlane } from "./control-plane/start.ts";
import { kubectl } from "./kubectl.ts";
import { importImage } from "./node/images.ts";
import { thisMachine, whyNoNode } from "./node/needs.ts";
import type { Level, Minor } from "./programs.ts";
import { coreDns, isMinor, programsOf, releases, version } from "./programs.ts";
import { suitesIn } from "./suites.ts";

/** Suites that an older release cannot run, with the reason. */
const newestOnly: Readonly<Record<string, string>> = {
  "test/cluster/real/admission-policies.test.ts": "MutatingAdmissionPolicy is v1 from Kubernetes 1.36 on",
};
const howTo = "build what is missing with test/cluster/build.ts";

/** Why a level cannot be started; undefined where it can. */
function whyNot(level: Level, kubernetes: Minor): string | undefined {
  const missing = programsOf(level, kubernetes).filter((program) => built(program) === undefined);
  if (missing.length === 0) return undefined;
  return `no ${missing.map(({ name }) => name).join(", ")} of Kubernetes ${releases[kubernetes].version} (${howTo})`;
}

function asked(text: string): Minor {
  if (isMinor(text)) return text;
  console.error(`error: there is no Kubernetes ${text} here; known: ${Object.keys(releases).join(", ")}`);
  process.exit(2);
}

const { values, positionals: filters } = commandLine(
  {
    allowPositionals: true,
    options: { kubernetes: { type: "string", default: "1.36" }, update: { type: "boolean", short: "u" } },
  },
  `usage: npm run test:cluster -- [-u] [--kubernetes ${Object.keys(releases).join("|")}] [PART OF A PATH ...]`,
);
const kubernetes = asked(values.kubernetes);
const newest = kubernetes === "1.36";
const found = kubectl();
const noKubectl = found === undefined ? `no kubectl ${version} (${howTo}, or name one with BUBU_KUBECTL)` : undefined;
const given = process.env.BUBU_CLUSTER_KUBECONFIG;
const noReal = noKubectl ?? (given === undefined ? whyNot("controllers", kubernetes) : undefined);
const noNode = noKubectl ?? whyNoNode(thisMachine()) ?? whyNot("node", "1.36");
const noDns = built(coreDns) === undefined ? `no coredns (${howTo})` : undefined;
const suites = [
  ...suitesIn("real").map((file) => ({ file, why: noReal ?? (newest ? undefined : newestOnly[file]) })),
  ...(newest ? suitesIn(".").map((file) => ({ file, why: noKubectl })) : []),
  ...(newest ? ["control-plane", "node"].flatMap(suitesIn).map((file) => ({ file, why: undefined })) : []),
  ...(newest
    ? suitesIn("pods").map((file) => ({ file, why: noNode ?? (file.endsWith("dns.test.ts") ? noDns : undefined) }))
    : []),
].filter(({ file }) => filters.length === 0 || filters.some((filter) => file.includes(filter)));
if (suites.length === 0) {
  console.error(`error: no suite's path holds ${filters.join(" or ")}`);
  process.exit(2);
}
const runnable = suites.flatMap(({ file, why }) => (why === undefined ? [file] : []));
const skipped = suites.flatMap(({ file, why }): readonly Skipped[] => (why === undefined ? [] : [{ file, why }]));

// Whoever interrupts this ends the suites; what was started is ended all the same.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
const started: ControlPlane[] = [];
async function start(level: Level): Promise<ControlPlane> {
  const running = await startControlPlane({ level, kubernetes });
  started.push(running);
  return running;
}

try {
  const of = (folder: string) => runnable.some((file) => file.startsWith(`test/cluster/${folder}/`));
  const real = of("real") && given === undefined ? (await start("controllers")).kubeconfig : given;
  const node = of("pods") ? await start("node") : undefined;
  const image = node === undefined ? undefined : await writeImage(join(node.folder, "image"));
  if (node !== undefined && image !== undefined) importImage(node.folder, image.file);
  const set = {
    ...(found === undefined ? {} : { BUBU_KUBECTL: found }),
    ...(real === undefined ? {} : { BUBU_CLUSTER_KUBECONFIG: real }),
    ...(node === undefined ? {} : { BUBU_NODE_FOLDER: node.folder }),
    ...(image === undefined ? {} : { BUBU_IMAGE_DIGEST: image.digest }),
  };
  process.exitCode = runSuites("vitest.cluster.config.ts", runnable, skipped, {
    set,
    args: values.update ? ["-u"] : [],
  });
} finally {
  for (const running of started) await running.stop();
}
