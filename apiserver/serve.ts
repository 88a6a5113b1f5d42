/** What runs in the thread that `spawn.ts` starts: the server, and its answers to the parent. */
import { randomUUID } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { BubuError } from "@bubustack/api/errors";
import type { FromWorker, Spawned, ToWorker } from "./messages.ts";
import { start } from "./start.ts";

const port = parentPort;
const say = (message: FromWorker) => port?.postMessage(message);

try {
  const running = await start((workerData as Spawned).config, {
    now: Date.now,
    uuid: randomUUID,
    random: Math.random,
    log: (line) => say({ type: "log", line }),
  });
  port?.on("message", (message: ToWorker) => {
    running.stop(message.graceMs).then(
      () => port.close(),
      () => port.close(),
    );
  });
  say({ type: "ready", url: running.url, unevaluated: running.unevaluated });
} catch (error) {
  const code = error instanceof BubuError ? error.code : "config/invalid";
  say({ type: "failed", code, message: error instanceof Error ? error.message : "the API server could not start" });
  port?.close();
}
