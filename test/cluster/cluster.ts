// `npm run cluster -- up|down|status`: a real Kubernetes on this machine, built from source. `up` writes a kubeconfig and
// leaves it running; `down` ends it and removes its data.
import { resolve } from "node:path";
import { commandLine, reason } from "../programs/arguments.ts";
import { ensure, noGo } from "../programs/build.ts";
import { pathOf } from "../programs/program.ts";
import { runsIn } from "./control-plane/daemon.ts";
import { processesOf } from "./control-plane/left.ts";
import { endLeft, startControlPlane } from "./control-plane/start.ts";
import { importImage, listImages } from "./node/images.ts";
import { thisMachine, whyNoNode } from "./node/needs.ts";
import type { Level, Minor } from "./programs.ts";
import { coreDns, isLevel, isMinor, kubectl, levels, programsOf, releases } from "./programs.ts";
import { folder, markStarting, readState, removeState, startingNow, writeState } from "./state.ts";

const usage = `usage: npm run cluster -- up [--level ${levels.join("|")}] [--kubernetes ${Object.keys(releases).join("|")}] | load FILE ... | down | status
  up      builds what is missing, starts Kubernetes and writes a kubeconfig
          --level api: only etcd and the API server; controllers: the controllers and the scheduler too; node: Pods run
          and Services lead to them (Linux, root, containerd). Default: the most that runs here
          --kubernetes: default 1.36; 1.33 is the oldest supported release, without a node
  load    gives the node images from archives
  down    ends it and removes its data
  status  says what runs`;

/** The level where none is asked for: a node where Pods can run here. */
function most(kubernetes: Minor): Level {
  const why = kubernetes === "1.36" ? whyNoNode(thisMachine()) : "a node is of Kubernetes 1.36 only";
  if (why === undefined) return "node";
  console.log(`SKIPPED the node: ${why}`);
  return "controllers";
}

async function up(level: Level, kubernetes: Minor): Promise<number> {
  const starting = startingNow();
  if (starting !== undefined) {
    console.error(`error: process ${starting} is starting one here; wait for it, or end that process`);
    return 2;
  }
  const there = readState();
  if (there?.processes.pids.every((pid) => runsIn(folder, pid))) {
    console.error(
      `error: one is running: export KUBECONFIG=${there.kubeconfig}, or end it first (npm run cluster -- down)`,
    );
    return 2;
  }
  await down();
  markStarting();
  for (const program of [kubectl, ...programsOf(level, kubernetes)]) {
    const outcome = ensure(program);
    if (outcome === "built") continue;
    console.error(`error: ${program.name} is not built${outcome === "no go" ? `, since ${noGo}` : ""}`);
    return 2;
  }
  if (level === "node" && ensure(coreDns) !== "built") console.log("SKIPPED DNS: coredns is not built");
  console.log(`Starting Kubernetes ${releases[kubernetes].version} (${level}) ...`);
  const started = performance.now();
  const { server, kubeconfig, outside, processes } = await startControlPlane({ folder, level, kubernetes });
  writeState({ server, kubeconfig, level, processes });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(`is ready, after ${seconds} s. To use it:`);
  console.log(`  export KUBECONFIG=${kubeconfig}`);
  console.log(`  alias kubectl=${pathOf(kubectl)}`);
  if (level === "node") console.log(`This machine is ${outside} for the API server and for Pods.`);
  return 0;
}

async function down(): Promise<number> {
  const starting = startingNow();
  if (starting !== undefined) {
    console.error(`error: process ${starting} is starting one here; end that process first`);
    return 2;
  }
  const left = processesOf(folder).length;
  await endLeft(folder);
  removeState();
  if (left > 0) console.log(`${left} ${left === 1 ? "process has" : "processes have"} ended, and the data is gone`);
  return 0;
}

function load(files: readonly string[]): number {
  if (readState()?.level !== "node") {
    console.error("error: no node is running");
    return 2;
  }
  // npm starts this in the project's folder, wherever it was called.
  for (const file of files) importImage(folder, resolve(process.env.INIT_CWD ?? ".", file));
  console.log(
    `the node has ${listImages(folder)
      ?.filter((name) => !name.startsWith("sha256:"))
      .join(", ")}`,
  );
  return 0;
}

function status(): number {
  const state = readState();
  if (state === undefined) {
    const starting = startingNow();
    const left = processesOf(folder).length;
    if (starting !== undefined) console.log(`is being started by process ${starting}`);
    else if (left === 0) console.log("is not running");
    else console.log(`is not running; ${left} processes of an earlier one are left: npm run cluster -- down`);
    return 1;
  }
  const { pids } = state.processes;
  const gone = pids.filter((pid) => !runsIn(folder, pid));
  console.log(`${state.level} at ${state.server}, kubeconfig ${state.kubeconfig}`);
  if (gone.length === 0) return 0;
  console.log(`${gone.length} of ${pids.length} processes have ended: see ${folder}/*.log`);
  return 1;
}

const { values, positionals } = commandLine(
  { allowPositionals: true, options: { level: { type: "string" }, kubernetes: { type: "string", default: "1.36" } } },
  usage,
);
const { level, kubernetes } = values;
const [verb, ...files] = positionals;

async function run(): Promise<number> {
  const known = files.length > 0 === (verb === "load");
  if (known && (level === undefined || isLevel(level)) && isMinor(kubernetes)) {
    if (verb === "up") return up(level ?? most(kubernetes), kubernetes);
    if (verb === "down") return down();
    if (verb === "load") return load(files);
    if (verb === "status") return status();
  }
  console.error(usage);
  return 2;
}
process.exitCode = await run().catch((error: unknown) => {
  console.error(`error: ${reason(error)}`);
  return 1;
});
