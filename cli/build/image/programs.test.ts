import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Programs } from "./programs.ts";
import { programs } from "./programs.ts";

const folder = mkdtempSync(join(tmpdir(), "bubu-programs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let built: Programs;
beforeAll(async () => {
  built = await programs();
  for (const [path, content] of built.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
});

test("each process is one file, with the worker where the webhooks look for it", () => {
  expect([...built.files.keys()].filter((path) => path.endsWith(".js")).sort()).toEqual([
    "controller.js",
    "judging/worker.js",
    "registrar.js",
    "webhooks.js",
  ]);
  expect(built.packages.map(({ name }) => name)).toEqual(expect.arrayContaining(["fastify", "pino", "prom-client"]));
});

test("the same sources give the same bytes", async () => {
  expect((await programs()).files).toEqual(built.files);
});

test.each(["webhooks.js", "controller.js", "registrar.js"])(
  "%s stands alone, and says outside a Pod what it misses",
  (name) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, name)], { encoding: "utf8", env: {} });
    expect(stderr).toBe("");
    expect(stdout).toContain("KUBERNETES_SERVICE_HOST");
    expect(status).toBe(1);
  },
);
