import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { namespaceKey } from "../personal/namespace-key.ts";
import { chance } from "../testing/chance.ts";
import { temp } from "../testing/temp.ts";
import { openEntry } from "./entry.ts";
import { captureFiles } from "./files.ts";

const { path, remove } = await temp();
afterAll(remove);
const program = fileURLToPath(new URL("../testing/capturer.ts", import.meta.url));

/** Lets a process capture and kills it after so many. Answers what it had said. */
async function killedAfter(count: number, life: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, path, String(life)], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "close");
  let out = "";
  for await (const bytes of child.stdout) {
    out += String(bytes);
    if (out.split("\n").length > count) child.kill("SIGKILL");
  }
  await ended;
  return out.split("\n").slice(0, -1);
}

test("what a process has captured when it is killed can be read; nothing but the end of its last file may be cut off", async () => {
  const random = chance(11);
  const said: string[] = [];
  for (let life = 0; life < 3; life++) said.push(...(await killedAfter(20 + Math.floor(random() * 100), life)));
  const key = namespaceKey("team-a/1", Buffer.alloc(32, 7));
  const read: string[] = [];
  for (const file of await captureFiles(path)) {
    // What stands behind the last end of a line is what was cut off.
    for (const line of (await readFile(file, "utf8")).split("\n").slice(0, -1)) {
      const entry = await openEntry(line, async () => key);
      read.push("problem" in entry ? entry.problem : entry.decision);
    }
  }
  // Of each life the last one may be written and not said.
  expect(read.filter((decision) => said.includes(decision))).toEqual(said);
  expect(read.length - said.length).toBeLessThanOrEqual(3);
  expect(read.filter((decision) => !/^\d-\d+$/.test(decision))).toEqual([]);
});
