import fc from "fast-check";
import { expect, test } from "vitest";
import type { Log } from "../log/log.ts";
import { openLog } from "../log/log.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { readStretch } from "../verify/part.ts";
import { Second } from "./second.ts";
import { MemoryHolder } from "./testing/memory-holder.ts";

const origin = "log.example/a";
/** Of a process. */
interface Life {
  over: boolean;
  second?: Second;
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function opened(
  disk: MemoryDisk,
  holder: MemoryHolder,
  said: string[] = [],
  life: Life = { over: false },
): Promise<Log> {
  const second = new Second({
    connect: () => holder.connectIn(life),
    told: { failed: () => said.push("failed"), recovered: () => said.push("recovered") },
    pause: turn,
    pollMs: 1,
  });
  life.second = second;
  return openLog(disk, { origin, second, checkpointMs: 5, segmentBytes: 65_536 });
}

const record = (name: string) => Buffer.from(`{"id":"${name}"}`);
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const only = (holder: MemoryHolder) => [...holder.logs.values()][0];

async function recordsOf(disk: MemoryDisk, size: number): Promise<readonly string[]> {
  const all: string[] = [];
  for (let index = 0; index * 256 < size; index++) {
    const { records } = await readStretch(disk, index, size);
    if (records.state === "whole") all.push(...records.items.map(text));
  }
  return all;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await turn();
}

test("a record is acknowledged when both have it, with a checkpoint over it", async () => {
  const [disk, holder] = [new MemoryDisk(), new MemoryHolder()];
  const log = await opened(disk, holder);
  await Promise.all(["a", "b", "c"].map((name) => log.appendBytes(record(name))));
  expect(only(holder)?.records.map(text)).toEqual(["a", "b", "c"].map((name) => text(record(name))));
  expect(only(holder)?.note?.split("\n")[1]).toBe("3");
  await log.close();
});

test("while it cannot be reached nothing is acknowledged; then it is sent what it lacks first", async () => {
  const [disk, holder] = [new MemoryDisk(), new MemoryHolder()];
  const said: string[] = [];
  const log = await opened(disk, holder, said);
  await log.appendBytes(record("a"));
  holder.fail = () => "before";
  for (const name of ["b", "c"]) await expect(log.appendBytes(record(name))).rejects.toThrow("second holder");
  expect([only(holder)?.records.length, log.size]).toEqual([1, 3]);
  holder.fail = () => undefined;
  await until(() => said.at(-1) === "recovered");
  await log.appendBytes(record("d"));
  expect(only(holder)?.records.map(text)).toEqual(["a", "b", "c", "d"].map((name) => text(record(name))));
  await log.close();
});

test("after a long time what it lacks is read from the log's files", async () => {
  const [disk, holder] = [new MemoryDisk(), new MemoryHolder()];
  const plain = await openLog(disk, { origin });
  for (let at = 0; at < 600; at++) void plain.appendBytes(record(`${at}`));
  await plain.close();
  const log = await opened(disk, holder);
  await until(() => (only(holder)?.records.length ?? 0) >= 600);
  await log.appendBytes(record("600"));
  expect(only(holder)?.records.map(text)).toEqual(Array.from({ length: 601 }, (_, at) => text(record(`${at}`))));
  await log.close();
});

test("a log that lacks what the holder was told to be on its disk is not gone on with", async () => {
  const [disk, holder] = [new MemoryDisk(), new MemoryHolder()];
  const log = await opened(disk, holder);
  const before = new Map(disk.files);
  for (const name of ["a", "b", "c"]) await log.appendBytes(record(name));
  await log.close();
  await expect(opened(new MemoryDisk(before), holder)).rejects.toThrow("bubu audit restore");
});

test("whatever fails, no acknowledged record is lacking, neither here nor there", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(99)), fc.integer({ min: 1, max: 4 }), async (chance, lives) => {
      const draw = () => Number(chance.next().value);
      const holder = new MemoryHolder();
      let disk = new MemoryDisk();
      const acknowledged: string[] = [];
      let named = 0;
      for (let life = 0; life < lives; life++) {
        holder.fail = () => undefined;
        disk.fail = () => undefined;
        const alive: Life = { over: false };
        const log = await opened(disk, holder, [], alive);
        holder.fail = () => (draw() < 20 ? (draw() < 50 ? "before" : "after") : undefined);
        disk.fail = (operation) => (operation === "write" && draw() < 10 ? new Error("disk") : undefined);
        for (let round = 0; round < 12; round++) {
          const batch = Array.from({ length: 1 + (draw() % 3) }, () => record(`r${named++}`));
          const results = await Promise.allSettled(batch.map((bytes) => log.appendBytes(bytes)));
          for (const [at, { status }] of results.entries())
            if (status === "fulfilled") acknowledged.push(text(batch[at] ?? new Uint8Array()));
          if (draw() < 50) await turn();
        }
        // The process ends in the middle of something, or in order.
        if (draw() < 60) {
          void log.appendBytes(record(`r${named++}`)).catch(() => undefined);
          for (let turns = draw() % 6; turns > 0; turns--) await turn();
          alive.over = true;
          void alive.second?.close();
          disk = disk.cut(() => draw() / 100);
        } else await log.close().catch(() => undefined);
      }
      holder.fail = () => undefined;
      disk = disk.cut(() => 0.5);
      const log = await opened(disk, holder);
      await log.appendBytes(record("last"));
      await log.checkpoint();
      const [here, there] = [await recordsOf(disk, log.size), only(holder)?.records.map(text) ?? []];
      expect(there).toEqual(here);
      expect(acknowledged.filter((one) => !here.includes(one))).toEqual([]);
      // In the order in which they were acknowledged, and none twice.
      expect(here.filter((one) => acknowledged.includes(one))).toEqual(acknowledged);
      await log.close();
    }),
    { numRuns: 40 },
  );
});
