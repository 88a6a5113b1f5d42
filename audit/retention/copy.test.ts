import { expect, test } from "vitest";
import { openLog } from "../log/log.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { ages, bundlesOn, dayMs, eventOf } from "../testing/retained.ts";
import { verifyLog } from "../verify/verify.ts";
import { dropLeftover, leftover } from "./copy.ts";
import { Janitor } from "./janitor.ts";

const origin = "log.example/a";

/** A log from which old records went, twice, and a copy in which all of them still are. */
async function copied() {
  const disk = new MemoryDisk();
  const clock = { at: Date.UTC(2026, 0, 1) };
  const log = await openLog(disk, { origin, now: () => clock.at, checkpointMs: 100_000 });
  const keeper = new Janitor(
    { disk, log, pause: async () => undefined },
    { ages, holds: [], now: () => clock.at, restMs: 0 },
  );
  const copy = new Map<string, Uint8Array>();
  for (const namespace of ["a", "b", "c"]) {
    const event = eventOf({ time: 0, act: false, namespace }, origin);
    await Promise.all(Array.from({ length: 400 }, () => log.append(event)));
    await log.checkpoint();
    for (const [path, bytes] of disk.files) copy.set(path, bytes);
    clock.at += 31 * dayMs;
    await keeper.look();
  }
  await log.close();
  for (const [path, bytes] of disk.files) copy.set(path, bytes);
  return { disk, copy: new MemoryDisk(copy), key: log.key, size: log.size };
}

test("a copy is brought to what the log has, and verifies", async () => {
  const { disk, copy, key, size } = await copied();
  const left = await leftover(copy);
  expect(left).toEqual({ bundles: [0, 1, 2, 3], kept: 0 });
  await dropLeftover(copy, left);
  expect(bundlesOn(copy, size)).toEqual(bundlesOn(disk, size));
  expect((await verifyLog(copy, { key })).faults).toEqual([]);
  expect(await leftover(copy)).toEqual({ bundles: [], kept: 0 });
});

test("what a hold in the copy is about stays", async () => {
  const { copy } = await copied();
  const hold = { name: "h", reason: "r", by: "b", namespaces: ["b"] };
  copy.files.set("holds.json", Buffer.from(JSON.stringify({ holds: [hold] })));
  expect(await leftover(copy)).toEqual({ bundles: [0], kept: 3 });
});
