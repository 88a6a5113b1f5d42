import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { startProcess } from "./process.ts";

const run = (command: string, ...args: readonly string[]) =>
  startProcess({ command, args, env: { PATH: "/usr/bin:/bin" }, cwd: tmpdir() }, () => 7);

test("a program's output and code", async () => {
  const { log, ended } = run(
    process.execPath,
    "-e",
    "console.log(Object.keys(process.env).length < 4); process.exit(4)",
  );
  expect(await ended).toEqual({ exitCode: 4 });
  expect(log.from(0)).toEqual([{ at: 7, text: "true" }]);
});

test("one that does not exist, and one that is ended", async () => {
  expect(await run("/nowhere/program").ended).toEqual({ exitCode: 128, problem: 'exec "/nowhere/program": ENOENT' });
  const sleeping = run(process.execPath, "-e", "setTimeout(() => {}, 60000)");
  sleeping.stop(0);
  expect(await sleeping.ended).toEqual({ exitCode: 137, signal: 9 });
});
