import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

export function readState(): State | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

export function writeState(state: State): void {
  writeFileSync(file, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600 });
}

/** Everything of the cluster, its data too. */
export function removeState(): void {
  rmSync(folder, { recursive: true, force: true });
}
