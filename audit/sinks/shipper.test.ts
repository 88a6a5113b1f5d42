import { describe, expect, test } from "vitest";
import { decided, recordOf } from "../testing/decisions.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { logSigner, smallLog } from "../testing/small-log.ts";
import { beginning, formatProgress, parseProgress } from "./progress.ts";
import type { ShipConfig } from "./shipper.ts";
import { Shipper } from "./shipper.ts";

const signer = logSigner();
const kept = "sinks/a.json";
const at = Date.UTC(2026, 2, 1);
const records = (count: number, life = "") =>
  Array.from({ length: count }, (_, number) =>
    recordOf({ at: at + number, id: `${life}${number}`, data: decided({ name: `s-${number}` }) }),
  );
const diskWith = (count: number, life = "") => new MemoryDisk(smallLog(signer, records(count, life)));

/** Ships what is on a disk, once, to a sink that takes everything. */
async function once(disk: MemoryDisk, change: Partial<ShipConfig> = {}) {
  const batches: number[][] = [];
  const said: string[] = [];
  const shipper = new Shipper({
    source: disk,
    sink: {
      send: async (batch) => {
        batches.push(batch.map(({ number }) => number));
        return [];
      },
      close: async () => undefined,
    },
    kept: { read: () => disk.read(kept), write: (bytes) => disk.put(new Map([[kept, bytes]])) },
    batch: { records: 100, bytes: 1_000_000, waitMs: 3_600_000 },
    start: "oldest",
    now: () => at,
    pause: async () => undefined,
    told: {
      sent: () => undefined,
      failed: (why) => said.push(why),
      recovered: () => undefined,
      refused: () => undefined,
      skipped: (from, to) => said.push(`skipped ${from}-${to}`),
      replaced: () => said.push("replaced"),
    },
    ...change,
  });
  await shipper.run(true);
  const progress = parseProgress(disk.files.get(kept) ?? new Uint8Array());
  return { batches, said, progress, numbers: batches.flat() };
}

const upTo = (to: number, from = 0) => Array.from({ length: to - from }, (_, number) => from + number);

describe("what is sent once", () => {
  test("is what is there, in batches, and then what came since", async () => {
    const disk = diskWith(250);
    const { batches, progress } = await once(disk);
    expect(batches.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(progress).toMatchObject({ origin: "log.example/a", next: 250 });
    for (const [path, bytes] of diskWith(260).files) disk.files.set(path, bytes);
    expect((await once(disk)).numbers).toEqual(upTo(260, 250));
    expect((await once(disk)).numbers).toEqual([]);
  });

  test("begins with what comes where that was asked for", async () => {
    const disk = diskWith(10);
    expect((await once(disk, { start: "newest" })).numbers).toEqual([]);
    for (const [path, bytes] of diskWith(12).files) disk.files.set(path, bytes);
    expect((await once(disk, { start: "newest" })).numbers).toEqual([10, 11]);
  });

  test("is nothing where there is no log yet", async () => {
    expect(await once(new MemoryDisk())).toMatchObject({ batches: [], said: [], progress: undefined });
  });

  test("passes over what is not wanted, also at the end", async () => {
    const { numbers, progress } = await once(diskWith(20), {
      wants: (record) => Buffer.from(record).includes('"id":"7"'),
    });
    expect([numbers, progress?.next]).toEqual([[7], 20]);
  });

  test("goes on behind what retention has removed, and says so", async () => {
    const disk = diskWith(600);
    disk.files.delete("tile/entries/000");
    const { numbers, said, progress } = await once(disk);
    expect(numbers).toEqual(upTo(600, 256));
    expect(said).toEqual(["skipped 0-256"]);
    expect(progress).toMatchObject({ next: 600, skipped: 256 });
  });
});

describe("a log that is not the one of before is sent from its beginning, and that is said", () => {
  test.each([
    ["another one", () => diskWith(20, "other-")],
    ["a shorter one", () => diskWith(5)],
  ])("%s", async (_, make) => {
    const before = diskWith(10);
    await once(before);
    const disk = make();
    disk.files.set(kept, before.files.get(kept) ?? new Uint8Array());
    const { numbers, said } = await once(disk);
    expect([numbers[0], said]).toEqual([0, ["replaced"]]);
  });

  test("one of another name, and what cannot be read", async () => {
    for (const bytes of [formatProgress(beginning("log.example/b", 5)), Buffer.from("{")]) {
      const disk = diskWith(10);
      disk.files.set(kept, bytes);
      expect(await once(disk)).toMatchObject({ numbers: upTo(10), said: ["replaced"] });
    }
  });
});

test("files that cannot be read or written are tried again, and nothing is sent twice for it", async () => {
  const disk = diskWith(10);
  let failures = 0;
  disk.fail = (_, path) => (failures++ < 3 && path !== "" ? new Error("broken") : undefined);
  const pauses: number[] = [];
  const shipped = await once(disk, { pause: async (count) => void pauses.push(count) });
  expect(shipped).toMatchObject({ numbers: upTo(10), said: ["Error", "Error", "Error"], progress: { next: 10 } });
  expect(pauses).toEqual([1, 2, 3]);
});
