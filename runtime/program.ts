import { readFile } from "node:fs/promises";
import type { Surroundings } from "./installed.ts";
import type { Log } from "./log.ts";
import type { Running } from "./process.ts";
import { untilTold } from "./until-told.ts";

/** What a program needs of the `process` that it runs in. */
export interface System {
  readonly env: Surroundings["env"];
  once(signal: "SIGTERM" | "SIGINT", listener: () => void): unknown;
  exitCode?: number | string | null | undefined;
}

/** What `main.ts` hands over: all that is asked of the system stands there. */
export interface Program {
  /** The global `process`. */
  readonly system: System;
  /** Name of this machine: in a Pod, the Pod's. */
  readonly identity: string;
  readonly log: Log;
  begin(around: Surroundings, log: Log): Promise<Running>;
}

/**
 * Runs a process as the program of a Pod: until SIGTERM or SIGINT, whichever comes first, also while it starts. Its exit
 * code is 0 where it was told to end, 1 where it could not start or never became ready. A second signal ends it as the
 * system does, at once.
 */
export async function run({ system, identity, log, begin }: Program): Promise<void> {
  const told = Promise.withResolvers<void>();
  for (const signal of ["SIGTERM", "SIGINT"] as const) system.once(signal, told.resolve);
  const surroundings = { env: system.env, readFile: (path: string) => readFile(path, "utf8"), identity };
  system.exitCode = await untilTold(() => begin(surroundings, log), told.promise, log);
}
