import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import type { FromWorker } from "./messages.ts";
import { testConfig } from "./testing/server.ts";

test("a port that is taken is said by its code", async () => {
  const { ca: _ca, ...config } = testConfig();
  const serve = (port: number) =>
    new Worker(new URL("./serve.ts", import.meta.url), { workerData: { config: { ...config, port } } });
  const heard = (worker: Worker) => new Promise<FromWorker>((settle) => worker.once("message", settle));
  const one = serve(0);
  const ready = await heard(one);
  const port = ready.type === "ready" ? Number(new URL(ready.url).port) : 0;
  expect(await heard(serve(port))).toMatchObject({ type: "failed", code: "dev/port-in-use" });
  const ended = new Promise((settle) => one.once("exit", settle));
  one.postMessage({ type: "stop", graceMs: 0 });
  expect(await ended).toBe(0);
});
