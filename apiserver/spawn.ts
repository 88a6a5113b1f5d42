import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import { BubuError } from "@bubustack/api/errors";
import type { Config, Running } from "./config.ts";
import type { FromWorker, Spawned, ToWorker } from "./messages.ts";

/** Requests are short: a larger young generation saves little time and is never given back. */
const maxYoungGenerationSizeMb = 24;

/** Beyond its grace the worker is given this long to close before its thread is ended. */
const extraMs = 1_000;

/** Starts the server in a worker thread of its own, so that a busy client does not slow the rest down. */
export async function spawn(config: Config, log: (line: string) => void = () => {}): Promise<Running> {
  const folder = getCompileCacheDir();
  // The folder that it answers is one of its own, by Node version, below the one that was asked for.
  const spawned: Spawned = { config, ...(folder === undefined ? {} : { compileCache: dirname(folder) }) };
  const worker = new Worker(new URL("./worker.js", import.meta.url), {
    workerData: spawned,
    resourceLimits: { maxYoungGenerationSizeMb },
  });
  const ended = new Promise<void>((settle) => worker.once("exit", () => settle()));
  const { url, unevaluated } = await started(worker, log);
  let stopped: Promise<void> | undefined;
  return {
    ready: Promise.resolve(),
    address: url,
    url,
    unevaluated,
    stop: (graceMs) => {
      stopped ??= stop(worker, ended, graceMs);
      return stopped;
    },
  };
}

function started(
  worker: Worker,
  log: (line: string) => void,
): Promise<{ url: string; unevaluated: readonly string[] }> {
  return new Promise((settle, reject) => {
    worker.on("message", (message: FromWorker) => {
      if (message.type === "log") log(message.line);
      else if (message.type === "ready") settle(message);
      else reject(new BubuError(message.code, message.message));
    });
    worker.once("error", (cause) =>
      reject(new BubuError("config/invalid", "The API server's thread ended with an error.", { cause })),
    );
    worker.once("exit", () =>
      reject(new BubuError("config/invalid", "The API server's thread ended before it was ready.")),
    );
  });
}

async function stop(worker: Worker, ended: Promise<void>, graceMs: number): Promise<void> {
  worker.postMessage({ type: "stop", graceMs } satisfies ToWorker);
  const timer = setTimeout(() => worker.terminate(), graceMs + extraMs);
  await ended;
  clearTimeout(timer);
}
