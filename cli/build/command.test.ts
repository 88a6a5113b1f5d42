import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { bundleCommand } from "./command.ts";

const folder = mkdtempSync(join(tmpdir(), "bubu-command-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the bundled command runs the platform, with nothing but Node", async () => {
  const { inputs } = await bundleCommand(folder, "node26");
  expect(Object.keys(inputs)).toEqual(
    expect.arrayContaining(["cli/main.ts", "apiserver/serve.ts", "webhooks/judging/worker.ts"]),
  );
  const start = join(folder, "start.js");
  writeFileSync(start, 'import "node:tls"; await import("./main.js");');
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const child = spawn(process.execPath, [start, "dev", "--port", "0", "-o", "json"], { cwd: folder });
  const ended = new Promise((settle) => child.once("exit", settle));
  const line = await new Promise<string>((settle) => {
    child.stdout.once("data", (bytes) => settle(String(bytes)));
    child.stderr.once("data", (bytes) => settle(String(bytes)));
  });
  expect(JSON.parse(line)).toMatchObject({ ready: true });
  child.kill("SIGINT");
  expect(await ended).toBe(0);
});
