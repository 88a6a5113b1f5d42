import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { processesOf } from "./left.ts";
import { endLeft } from "./start.ts";

const folder = mkdtempSync(join(tmpdir(), "bubu-left-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function started(...args: readonly string[]): number {
  const child = spawn("sh", ["-c", "while :; do sleep 1; done", ...args], { stdio: "ignore", detached: true });
  child.unref();
  return child.pid ?? 0;
}

test("what a killed start left is found by its folder alone and ended, and nothing of a folder beside it", async () => {
  const beside = started(`--data-dir=${folder}-beside/etcd`);
  const left = [started(`--data-dir=${join(folder, "etcd")}`), started("place", folder)];
  try {
    await expect.poll(() => processesOf(folder)).toEqual(left);
    await endLeft(folder);
    expect(processesOf(folder)).toEqual([]);
    expect(processesOf(`${folder}-beside`)).toEqual([beside]);
  } finally {
    process.kill(beside, "SIGKILL");
  }
});

test("nothing left is nothing to end", async () => {
  await endLeft(join(folder, "never"));
  expect(processesOf(join(folder, "never"))).toEqual([]);
});
