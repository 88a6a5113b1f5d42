// `npm run cluster -- up|down|status`: a real Kubernetes on this machine, built from source. `up` writes a kubeconfig and
// leaves it running; `down` ends it and removes its data.
import { parseArgs } from "node:util";
import { ensure, noGo } from "../programs/build.ts";
import { endProcesses, runsIn } from "./control-plane/daemon.ts";
import { startControlPlane } from "./control-plane/start.ts";
import { acting, kubectl, serving, version } from "./programs.ts";
import { folder, readState, removeState, writeState } from "./state.ts";

const usage = `usage: npm run cluster -- up [--level api|controllers] | down | status
  up      builds what is missing, starts Kubernetes ${version} and writes a kubeconfig
          --level api: only etcd and the API server; controllers (default): the controllers and the scheduler too
  down    ends it and removes its data
  status  says what runs`;

async function up(level: "api" | "controllers"): Promise<number> {
  const there = readState();
  if (there?.pids.every((pid) => runsIn(folder, pid))) {
    console.log(`is running: export KUBECONFIG=${there.kubeconfig}`);
    return 0;
  }
  await down();
  for (const program of [kubectl, ...serving, ...(level === "controllers" ? acting : [])]) {
    const outcome = ensure(program);
    if (outcome === "built") continue;
    console.error(`error: ${program.name} is not built${outcome === "no go" ? `, since ${noGo}` : ""}`);
    return 2;
  }
  console.log(`Starting Kubernetes ${version} ...`);
  const started = performance.now();
  const { server, kubeconfig, pids } = await startControlPlane({ folder, level });
  writeState({ server, kubeconfig, level, pids });
  console.log(
    `is ready, after ${((performance.now() - started) / 1_000).toFixed(1)} s: export KUBECONFIG=${kubeconfig}`,
  );
  return 0;
}

async function down(): Promise<number> {
  const state = readState();
  if (state !== undefined) await endProcesses(folder, state.pids);
  removeState();
  return 0;
}

function status(): number {
  const state = readState();
  if (state === undefined) {
    console.log("is not running");
    return 1;
  }
  const gone = state.pids.filter((pid) => !runsIn(folder, pid));
  console.log(`${state.level} at ${state.server}, kubeconfig ${state.kubeconfig}`);
  if (gone.length === 0) return 0;
  console.log(`${gone.length} of ${state.pids.length} processes have ended: see ${folder}/*.log`);
  return 1;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { level: { type: "string", default: "controllers" } },
});
const { level } = values;
const [verb] = positionals;
if (positionals.length !== 1 || (level !== "api" && level !== "controllers")) {
  console.error(usage);
  process.exitCode = 2;
} else if (verb === "up") process.exitCode = await up(level);
else if (verb === "down") process.exitCode = await down();
else if (verb === "status") process.exitCode = status();
else {
  console.error(usage);
  process.exitCode = 2;
}
