// `npm run test:kind [-- --image kindest/node:vX] [PART OF A PATH ...]`: the suites of `real/` and `pods/` on a cluster that
// kind makes with Docker and that is deleted after. They run in the network of its node, so that the API server reaches
// webhooks on loopback. What cannot run here is said by name, and that is no failure.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeImage } from "@bubustack/cli/build/image/write";
import { commandLine } from "../programs/arguments.ts";
import type { Skipped } from "../programs/suites.ts";
import { runSuites } from "../programs/suites.ts";
import { kubectl } from "./kubectl.ts";
import { whyNoKind } from "./node/kind-needs.ts";
import { thisMachine } from "./node/needs.ts";
import { version } from "./programs.ts";
import { suitesIn } from "./suites.ts";

/** Suites about what only our own node is. */
const ownNode: Readonly<Record<string, string>> = {
  "test/cluster/pods/node.test.ts": "it is about the node that test/cluster/ builds",
};

function run(program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

/** Runs suites on a new cluster, which is deleted whatever becomes of them. */
async function onCluster(image: string | undefined, files: readonly string[], skipped: readonly Skipped[]) {
  const name = `bubu-test-${process.pid}`;
  const folder = mkdtempSync(join(tmpdir(), "bubu-kind-"));
  try {
    const kubeconfig = join(folder, "kubeconfig");
    const wanted = image === undefined ? [] : ["--image", image];
    run("kind", "create", "cluster", "--name", name, "--kubeconfig", kubeconfig, "--wait", "180s", ...wanted);
    // Inside the node's network the API server has its own port.
    const config = run("kind", "get", "kubeconfig", "--name", name);
    writeFileSync(kubeconfig, config.replace(/server: https:\/\/\S+/, "server: https://127.0.0.1:6443"), {
      mode: 0o600,
    });
    const { file, digest } = await writeImage(join(folder, "image"));
    run("kind", "load", "image-archive", file, "--name", name);
    const pid = run("docker", "inspect", "--format", "{{.State.Pid}}", `${name}-control-plane`).trim();
    const set = {
      BUBU_KUBECTL: kubectl() ?? "",
      BUBU_CLUSTER_KUBECONFIG: kubeconfig,
      BUBU_NODE_FOLDER: folder,
      BUBU_IMAGE_DIGEST: digest,
    };
    const within = ["nsenter", "--target", pid, "--net", "--"];
    return runSuites("vitest.cluster.config.ts", files, skipped, { set, args: [], within });
  } finally {
    spawnSync("kind", ["delete", "cluster", "--name", name], { stdio: ["ignore", "ignore", "inherit"] });
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values, positionals: filters } = commandLine(
  { allowPositionals: true, options: { image: { type: "string" } } },
  "usage: npm run test:kind -- [--image kindest/node:vX] [PART OF A PATH ...]",
);
const dockerAnswers = () => spawnSync("docker", ["info"], { stdio: "ignore", timeout: 20_000 }).status === 0;
const why =
  whyNoKind({ ...thisMachine(), dockerAnswers }) ??
  (kubectl() === undefined ? `no kubectl ${version} (build it with test/cluster/build.ts)` : undefined);
const suites = ["real", "pods"]
  .flatMap(suitesIn)
  .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
  .map((file) => ({ file, why: why ?? ownNode[file] }));
const files = suites.flatMap(({ file, why: reason }) => (reason === undefined ? [file] : []));
const skipped = suites.flatMap(({ file, why: reason }) => (reason === undefined ? [] : [{ file, why: reason }]));

// Whoever interrupts this ends the suites; the cluster is deleted all the same.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
process.exitCode =
  files.length === 0
    ? runSuites("vitest.cluster.config.ts", [], skipped)
    : await onCluster(values.image, files, skipped);
