import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

/** A process that hands over to a child as the launcher does. */
function parent(child: string) {
  const script = `import { spawn } from "node:child_process";
import { passOn } from ${JSON.stringify(new URL("./pass-on.js", import.meta.url).href)};
passOn(spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: ["ignore", "inherit", "inherit"] }), "child");`;
  return spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
}

test("a signal reaches the child, and its answer comes back", async () => {
  const process = parent(
    "process.on('SIGTERM', () => process.exit(5)); console.log('up'); setInterval(() => {}, 1000)",
  );
  await once(process.stdout, "data");
  process.kill("SIGTERM");
  expect(await once(process, "exit")).toEqual([5, null]);
});

test("a child that a signal ended is 128 and the signal's number", async () => {
  expect(await once(parent("process.kill(process.pid, 'SIGKILL')"), "exit")).toEqual([137, null]);
});
