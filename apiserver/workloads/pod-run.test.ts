import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PodRun } from "./pod-run.ts";
import { phaseOf } from "./pod-status.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "bubu-run-"));
});
afterAll(() => rmSync(root, { recursive: true }));

test("a container is started again until it succeeds; removal leaves nothing", async () => {
  const script =
    "const fs=require('fs');const f=process.env.HOME+'/n';const n=fs.existsSync(f)?fs.readFileSync(f,'utf8').length:0;fs.writeFileSync(f,'x'.repeat(n+1));console.log('run',n);process.exit(n<2?1:0)";
  const pod = {
    metadata: { name: "p" },
    spec: { restartPolicy: "OnFailure", containers: [{ name: "c", image: "node", args: ["-e", script] }] },
  };
  const over = Promise.withResolvers<void>();
  const folder = join(root, "p");
  const run: PodRun = new PodRun(pod, {
    sources: { pod, get: () => undefined, token: async () => "", ca: "" },
    images: new Map([["node", { command: [process.execPath], anyCommand: false }]]),
    folder,
    env: new Map(),
    node: process.execPath,
    now: Date.now,
    stamp: () => "now",
    changed: () => setImmediate(() => phaseOf(run.seen(pod)) === "Succeeded" && over.resolve()),
    backOffMs: 5,
  });
  await over.promise;
  expect(run.seen(pod).containers).toMatchObject([
    {
      restarts: 2,
      state: { type: "terminated", exitCode: 0, reason: "Completed" },
      last: { exitCode: 1, reason: "Error" },
    },
  ]);
  expect(
    run
      .log("c", false)
      ?.from(0)
      .map(({ text }) => text),
  ).toEqual(["run 2"]);
  expect(
    run
      .log("c", true)
      ?.from(0)
      .map(({ text }) => text),
  ).toEqual(["run 1"]);
  expect(run.log("d", false)).toBeUndefined();
  await run.remove(0);
  expect(existsSync(folder)).toBe(false);
});
