import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runsIn } from "./control-plane/daemon.ts";
import type { Processes } from "./control-plane/start.ts";

/** What is remembered of a cluster that was started from the command line. */
export interface State {
  readonly server: string;
  readonly kubeconfig: string;
  readonly level: string;
  readonly processes: Processes;
}

/** Where that cluster lives. */
export const folder = join(import.meta.dirname, "..", "..", ".bubu", "cluster");
const file = join(folder, "state.json");
const mark = join(folder, "starting.pid");

export function readState(): State | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

export function writeState(state: State): void {
  writeFileSync(file, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600 });
}

/** Says that this process starts a cluster; true until it ends or has written the state. Throws where another does. */
export function markStarting(): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(mark, `${process.pid}\n`, { mode: 0o600, flag: "wx" });
}

/** The process that is starting a cluster; undefined where none is, or it was killed meanwhile. */
export function startingNow(): number | undefined {
  if (existsSync(file) || !existsSync(mark)) return undefined;
  const pid = Number(readFileSync(mark, "utf8"));
  return runsIn("cluster.ts", pid) ? pid : undefined;
}

/** Everything of the cluster, its data too. */
export function removeState(): void {
  rmSync(folder, { recursive: true, force: true });
}
