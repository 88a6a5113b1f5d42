import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const launcher = join(fileURLToPath(new URL(".", import.meta.url)), "node.js");
const start = (...args: string[]) =>
  spawnSync(process.execPath, [launcher, ...args], { encoding: "utf8", timeout: 30_000 });

test("a command runs on Node 26 or newer, and its exit code is the launcher's", () => {
  const { stdout, status } = start("node", "-e", "console.log(process.versions.node); process.exitCode = 7");
  expect(Number(stdout.split(".")[0])).toBeGreaterThanOrEqual(26);
  expect(status).toBe(7);
});

test("bubu is started directly", () => {
  expect(start("bubu", "version")).toMatchObject({ status: 0, stdout: expect.stringMatching(/^bubu /) });
});

test("no command, and one that does not exist", () => {
  expect(start()).toMatchObject({ status: 2, stderr: "usage: node cli/node.js [--install] COMMAND [ARG ...]\n" });
  expect(start("bubu-no-such-command")).toMatchObject({ status: 127 });
});
