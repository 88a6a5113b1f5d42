import { describe, expect, test } from "vitest";
import { openLog } from "../log/log.ts";
import { chance } from "../testing/chance.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { ages, bundlesOn, dayMs, eventOf } from "../testing/retained.ts";
import { verifyLog } from "../verify/verify.ts";
import { Janitor } from "./janitor.ts";
import { readState } from "./state.ts";

const origin = "log.example/a";
const start = Date.UTC(2026, 0, 1);

async function opened(disk: MemoryDisk, at: number) {
  const log = await openLog(disk, { origin, now: () => at, checkpointMs: 3, segmentBytes: 64 * 1_024 });
  const writing = { disk, log, pause: async () => undefined };
  return { log, janitor: new Janitor(writing, { ages, holds: [], now: () => at, restMs: 0 }) };
}

function append(log: Awaited<ReturnType<typeof opened>>["log"], count: number) {
  const one = { time: 0, act: false, namespace: "a" };
  return Promise.all(Array.from({ length: count }, () => log.append(eventOf(one, origin))));
}

describe("a deletion whose power goes at any moment is begun wholly or not at all, and finished", () => {
  test.each(Array.from({ length: 30 }, (_, seed) => seed))("run %i", async (seed) => {
    const random = chance(seed);
    let disk = new MemoryDisk();
    const first = await opened(disk, start);
    const { key } = first.log;
    await append(first.log, 1_100);
    await first.log.close();
    // The first crash comes while it is deleted, the second while that is finished.
    for (const life of [1, 2]) {
      let operations = Math.floor(random() * 45);
      const cut = new Promise<MemoryDisk>((resolve) => {
        disk.before = () => {
          if (operations-- === 0) resolve(disk.cut(random));
        };
      });
      const whole = opened(disk, start + 31 * dayMs * life).then(async ({ log, janitor }) => {
        await Promise.all([janitor.look(), append(log, 300)]);
        await janitor.look();
        await log.close();
        return new MemoryDisk(disk.files);
      });
      disk = await Promise.race([cut, whole]);
      // As it was left: what is gone was stood for by a signed checkpoint before; and once it was opened again.
      expect((await verifyLog(disk, { key })).faults).toEqual([]);
      const { log } = await opened(disk, start + 31 * dayMs * life);
      await log.close();
      expect((await verifyLog(disk, { key })).faults).toEqual([]);
    }
    const { log, janitor } = await opened(disk, start + 63 * dayMs);
    await janitor.look();
    await log.close();
    const { removed, since } = await readState(disk);
    expect(since).toBeUndefined();
    const last = removed.at(-1)?.to ?? 0;
    expect(last).toBeGreaterThanOrEqual(1_024);
    // No file that a tombstone stands for has stayed, or come back.
    expect(bundlesOn(disk, log.size).filter((index) => index * 256 < last)).toEqual([]);
    expect((await verifyLog(disk, { key })).faults).toEqual([]);
  });
});

test("a disk that fails half way is finished with the next look", async () => {
  const disk = new MemoryDisk();
  const { log } = await opened(disk, start);
  await append(log, 1_100);
  await log.close();
  const again = await opened(disk, start + 31 * dayMs);
  let failures = 0;
  disk.fail = (operation, path) =>
    operation === "remove" && path.endsWith("002") && failures++ < 2 ? new Error("no disk") : undefined;
  await expect(again.janitor.look()).rejects.toThrow("no disk");
  await expect(again.janitor.look()).rejects.toThrow("no disk");
  await again.janitor.look();
  expect(bundlesOn(disk, again.log.size)).toEqual([]);
  await again.log.close();
  expect((await verifyLog(disk, { key: log.key })).faults).toEqual([]);
});
