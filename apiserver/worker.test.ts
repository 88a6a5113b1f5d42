import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import type { FromWorker } from "./messages.ts";
import { testConfig } from "./testing/server.ts";

test("says when it is ready, and ends when it is asked to", async () => {
  const { ca: _ca, ...config } = testConfig();
  const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: { config } });
  const message = await new Promise<FromWorker>((settle) => worker.once("message", settle));
  expect(message).toMatchObject({ type: "ready", url: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/) });
  const ended = new Promise<number>((settle) => worker.once("exit", settle));
  worker.postMessage({ type: "stop", graceMs: 0 });
  expect(await ended).toBe(0);
});

test("says what failed", async () => {
  const { ca: _ca, ...config } = testConfig({ objects: [{ kind: "Nothing" }] });
  const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: { config } });
  const message = await new Promise<FromWorker>((settle) => worker.once("message", settle));
  expect(message).toMatchObject({
    type: "failed",
    code: "config/invalid",
    message: expect.stringContaining("not served: Nothing"),
  });
});
