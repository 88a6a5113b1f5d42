import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { folderDisk } from "../disk/folder-disk.ts";
import { parseKey } from "../note/key.ts";
import { chance } from "../testing/chance.ts";
import { temp } from "../testing/temp.ts";
import { readStretch } from "../verify/part.ts";
import { verifyLog } from "../verify/verify.ts";
import { openLog } from "./log.ts";

const origin = "log.example/killed";
const { path, remove } = await temp();
afterAll(remove);
const disk = folderDisk(path);
const program = fileURLToPath(new URL("../testing/appender.ts", import.meta.url));

/** Lets a process append and kills it after so many acknowledged records. Answers all that it had acknowledged. */
async function killedAfter(records: number, life: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, path, origin, String(life)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  let out = "";
  let tried = false;
  for await (const bytes of child.stdout) {
    out += String(bytes);
    const lines = out.split("\n").length - 1;
    if (lines > 0 && !tried) {
      tried = true;
      await expect(openLog(disk, { origin })).rejects.toMatchObject({ code: "audit/locked" });
    }
    if (lines > records) child.kill("SIGKILL");
  }
  await ended;
  return out.split("\n").slice(1, -1);
}

test("a process that is killed while it writes, again and again, has lost nothing that it acknowledged", async () => {
  const random = chance(7);
  const acknowledged = new Map<number, string>();
  let key = "";
  for (let life = 0; life < 4; life++) {
    for (const line of await killedAfter(50 + Math.floor(random() * 600), life)) {
      const [, index = "", text = ""] = /^(\d+) (.*)$/.exec(line) ?? [];
      acknowledged.set(Number(index), text);
    }
    key ||= await firstKey();
  }
  const log = await openLog(disk, { origin });
  await log.close();
  const first = parseKey(key) ?? log.key;
  const report = await verifyLog(disk, { key: first });
  expect(report.faults).toEqual([]);
  const size = report.checkpoint?.size ?? 0;
  expect(size).toBeGreaterThanOrEqual(acknowledged.size);
  const texts: unknown[] = (await eventsUpTo(size)).map(({ data }) => data);
  for (const [index, text] of acknowledged) expect(texts[index]).toBe(text);
});

interface Read {
  readonly type: string;
  readonly data: { readonly from?: string };
}

async function eventsUpTo(size: number): Promise<readonly Read[]> {
  const events: Read[] = [];
  for (let at = 0; at * 256 < size; at++) {
    const { records } = await readStretch(disk, at, size);
    if (records.state === "whole")
      for (const record of records.items) events.push(JSON.parse(String(Buffer.from(record))));
  }
  return events;
}

/** The key that the log began with: what its first rotation hands over from, else the one that it has. */
async function firstKey(): Promise<string> {
  const log = await openLog(disk, { origin });
  await log.close();
  const rotation = (await eventsUpTo(log.size)).find(({ type }) => type.endsWith("key.rotated.v1"));
  return rotation?.data.from ?? String(await disk.read("key.pub")).trim();
}
