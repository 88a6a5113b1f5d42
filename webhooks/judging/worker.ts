// The judging worker: reviews that are too large for the main loop, judged by the same kernel.
import { parentPort, workerData } from "node:worker_threads";
import { kinds } from "@bubustack/api/kinds";
import { judge } from "@bubustack/policies/judge";
import { host } from "@bubustack/runtime/host";
import { kindTable } from "../kind-table.ts";
import type { WorkerData } from "./protocol.ts";
import { serve } from "./serve.ts";

if (parentPort !== null) {
  const data: WorkerData = workerData;
  serve(parentPort, { kinds: kindTable(kinds), judge, ...data, host: host(), now: () => performance.now() });
}
