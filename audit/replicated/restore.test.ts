import { expect, test } from "vitest";
import { openLog } from "../log/log.ts";
import { parseKey } from "../note/key.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { verifyLog } from "../verify/verify.ts";
import { restore } from "./restore.ts";
import { Second } from "./second.ts";
import { MemoryHolder } from "./testing/memory-holder.ts";

async function lost(count: number) {
  const holder = new MemoryHolder();
  const second = new Second({
    connect: () => holder.connectIn({ over: false }),
    told: { failed: () => undefined, recovered: () => undefined },
    pause: async () => undefined,
  });
  const log = await openLog(new MemoryDisk(), { origin: "log.example/a", second });
  await Promise.all(Array.from({ length: count }, (_, at) => log.append({ source: "s", type: "t", data: { at } })));
  await log.rotateKey();
  await log.append({ source: "s", type: "t", data: {} });
  await log.close();
  const [kept] = holder.logs.values();
  if (kept === undefined) throw new Error("nothing is kept");
  const { log: name, records, note } = kept;
  const read = async (_: string, from: number, to: number) => records.slice(from, to);
  return { name: { ...name, next: records.length, note }, records, read };
}

test("a log whose volume is lost is there again to the record that was acknowledged last, and verifies", async () => {
  const { name, read } = await lost(1_300);
  const disk = new MemoryDisk();
  expect(await restore(name, read, disk)).toEqual({ size: 1_302 });
  const key = parseKey(
    Buffer.from(disk.files.get("key.pub") ?? [])
      .toString()
      .trim(),
  );
  if (key === undefined) throw new Error("there is no key");
  expect(await verifyLog(disk, { key })).toMatchObject({ checkpoint: { size: 1_302 }, faults: [] });
});

test("what is not what was signed is no log", async () => {
  const { name, records, read } = await lost(5);
  const disk = new MemoryDisk();
  expect(await restore({ ...name, note: undefined }, read, disk)).toEqual({
    problem: "it has no signed checkpoint: nothing was acknowledged yet",
  });
  expect(await restore(name, async () => [], disk)).toEqual({ problem: "records 0 to 6 are not there" });
  records[3] = Buffer.from("{}");
  expect(await restore(name, read, disk)).toEqual({
    problem: "its records are not those that the checkpoint stands for",
  });
  expect(disk.files.has("checkpoint")).toBe(false);
});
