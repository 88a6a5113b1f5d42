import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { story } from "./testing/sample.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const start = (args: readonly string[], input = "") =>
  spawnSync(process.execPath, [join(folder, "bubu.js"), ...args], { encoding: "utf8", input, timeout: 30_000 });

test("the real command: clean, refused, could not run", () => {
  expect(start(["lint", "-"], story("a"))).toMatchObject({ status: 0, stderr: "" });
  expect(start(["lint", "-"], story("A"))).toMatchObject({ status: 1, stderr: "" });
  expect(start(["lint", "no-such-file"])).toMatchObject({ status: 2, stdout: "" });
});

test("a reader that goes early is no error", () => {
  const script = `"$1" "$2" explain -o json story/needs-known | head -c 1; exit "\${PIPESTATUS[0]}"`;
  const { status, stderr, stdout } = spawnSync("bash", ["-c", script, "-", process.execPath, join(folder, "bubu.js")], {
    encoding: "utf8",
  });
  expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: "", stdout: "{" });
});

test("what is long arrives whole through a pipe", () => {
  const steps = Array.from({ length: 300 }, (_, at) => `{name: "bad name ${at}"}`).join(", ");
  const { stdout } = start(["lint", "-", "-o", "json"], story("a", `[${steps}]`));
  expect(JSON.parse(stdout).findings.length).toBeGreaterThan(300);
});
