import { describe, expect, test } from "vitest";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { verifyLog } from "../verify/verify.ts";
import type { Log, LogConfig } from "./log.ts";
import { openLog } from "./log.ts";

const origin = "log.example/a";
/** No timer: a test says when a checkpoint is signed. */
const quiet: LogConfig = { origin, checkpointMs: 1_000_000, segmentBytes: 8 * 1024 };
const event = (n: number) => ({ id: `r${n}`, source: origin, type: "io.bubustack.audit.test.v1", data: { n } });

async function fill(log: Log, from: number, to: number): Promise<readonly number[]> {
  const receipts = await Promise.all(Array.from({ length: to - from }, (_, at) => log.append(event(from + at))));
  return receipts.map(({ index }) => index);
}

const faults = async (disk: MemoryDisk, log: Pick<Log, "key">) => (await verifyLog(disk, { key: log.key })).faults;

describe("a log", () => {
  test("begins empty, signed and with a key that never leaves the disk", async () => {
    const disk = new MemoryDisk();
    const log = await openLog(disk, quiet);
    expect(await verifyLog(disk, { key: log.key })).toMatchObject({ checkpoint: { origin, size: 0 }, faults: [] });
    expect([...disk.files.keys()].sort()).toEqual(["checkpoint", "key.pem", "key.pub"]);
    await log.close();
  });

  test("numbers records in the order in which they came, and proves them from the next checkpoint on", async () => {
    const disk = new MemoryDisk();
    const log = await openLog(disk, quiet);
    expect(await fill(log, 0, 700)).toEqual(Array.from({ length: 700 }, (_, at) => at));
    expect((await verifyLog(disk, { key: log.key })).checkpoint?.size).toBe(0);
    await log.checkpoint();
    expect(await verifyLog(disk, { key: log.key })).toMatchObject({ checkpoint: { size: 700 }, faults: [] });
    await log.close();
  });

  test("goes on where it ended", async () => {
    const disk = new MemoryDisk();
    let total = 0;
    for (const count of [3, 0, 253, 1, 256, 511, 7]) {
      const log = await openLog(disk, quiet);
      expect(log.size).toBe(total);
      await fill(log, total, total + count);
      total += count;
      await log.close();
      const report = await verifyLog(disk, { key: log.key });
      expect([report.checkpoint?.size, report.faults]).toEqual([total, []]);
    }
  });

  test("keeps no more write-ahead segments than it needs, nor partial tiles that are full", async () => {
    const disk = new MemoryDisk();
    const log = await openLog(disk, quiet);
    for (let at = 0; at < 1_024; at += 128) {
      await fill(log, at, at + 128);
      await log.checkpoint();
    }
    await log.close();
    const paths = [...disk.files.keys()];
    expect(paths.filter((path) => path.startsWith("wal/")).length).toBeLessThanOrEqual(2);
    expect(paths.filter((path) => /tile\/(0|entries)\/.*\.p\//.test(path))).toEqual([]);
  });

  test("signs a checkpoint by itself while it grows", async () => {
    const disk = new MemoryDisk();
    const log = await openLog(disk, { ...quiet, checkpointMs: 5 });
    await fill(log, 0, 3);
    await expect.poll(async () => (await verifyLog(disk, { key: log.key })).checkpoint?.size).toBe(3);
    await log.close();
  });

  test("takes no record that is empty or too large, and none when it is closed", async () => {
    const log = await openLog(new MemoryDisk(), quiet);
    await expect(log.appendBytes(new Uint8Array())).rejects.toMatchObject({ code: "audit/record-size" });
    await expect(log.appendBytes(new Uint8Array(61_441))).rejects.toMatchObject({ code: "audit/record-size" });
    expect(await log.appendBytes(new Uint8Array(61_440).fill(65))).toMatchObject({ index: 0 });
    await log.close();
    await expect(log.append(event(1))).rejects.toMatchObject({ code: "audit/unavailable" });
    await log.close();
  });

  test("takes no more than may wait", async () => {
    const log = await openLog(new MemoryDisk(), { ...quiet, waiting: 5 });
    const answers = await Promise.allSettled(Array.from({ length: 9 }, (_, at) => log.append(event(at))));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    await log.close();
  });

  test("is written by one process", async () => {
    const disk = new MemoryDisk();
    const log = await openLog(disk, quiet);
    await expect(openLog(disk, quiet)).rejects.toThrow("locked");
    await log.close();
    await (await openLog(disk, quiet)).close();
  });

  test("writes a clock that is put right a little as if it had stood, and one that jumps as it is", async () => {
    const disk = new MemoryDisk();
    const times = [5_000, 4_500, 5_001, 1_000];
    const log = await openLog(disk, { ...quiet, now: () => times.shift() ?? 9_000 });
    await fill(log, 0, 4);
    await log.checkpoint();
    expect(await faults(disk, log)).toEqual([{ code: "clock-back", from: 3, to: 4 }]);
    await log.close();
  });
});

describe("a disk that fails", () => {
  test.each(["ENOSPC", "EIO", "EROFS"])("%s: the record is refused, and writing goes on when it can", async (code) => {
    const disk = new MemoryDisk();
    const log = await openLog(disk, quiet);
    await fill(log, 0, 300);
    disk.fail = (operation) => (operation === "read" ? undefined : new Error(code));
    await expect(log.append(event(300))).rejects.toMatchObject({ code: "audit/unavailable", outcome: "retry" });
    await expect(log.append(event(300))).rejects.toMatchObject({ code: "audit/unavailable" });
    await expect(log.checkpoint()).rejects.toThrow(code);
    expect(log.size).toBe(300);
    disk.fail = () => undefined;
    expect(await fill(log, 300, 600)).toEqual(Array.from({ length: 300 }, (_, at) => 300 + at));
    await log.close();
    expect(await verifyLog(disk, { key: log.key })).toMatchObject({ checkpoint: { size: 600 }, faults: [] });
  });

  test("what a failed write left behind is not taken for a record that follows", async () => {
    const disk = new MemoryDisk();
    const log = await openLog(disk, quiet);
    await fill(log, 0, 10);
    // The write reaches the disk, and fails all the same.
    const write = disk.segment;
    disk.segment = async (path, size) => {
      const segment = await write(path, size);
      return {
        ...segment,
        write: async (bytes, at) => {
          await segment.write(bytes, at);
          throw new Error("EIO");
        },
      };
    };
    await fill(log, 10, 400).catch(() => undefined);
    disk.segment = write;
    const size = log.size;
    await fill(log, 1_000, 1_020);
    const found = await openLog(
      disk.cut(() => 0.3),
      quiet,
    );
    expect(found.size).toBe(size + 20);
    expect(await faults(disk, found)).toEqual([]);
    await found.close();
  });
});

describe("a key", () => {
  test("is rotated by a record that both sign, and the first key still verifies all", async () => {
    const disk = new MemoryDisk();
    const log = await openLog(disk, quiet);
    const first = log.key;
    await fill(log, 0, 10);
    await log.checkpoint();
    const since = await disk.read("checkpoint");
    const second = await log.rotateKey();
    await fill(log, 10, 20);
    const third = await log.rotateKey();
    await fill(log, 20, 300);
    await log.close();
    for (const key of [first, second, third]) expect(key.name).toBe(origin);
    expect(await verifyLog(disk, { key: first, ...(since ? { since: [since] } : {}) })).toMatchObject({
      checkpoint: { size: 302 },
      faults: [],
    });
    const again = await openLog(disk, quiet);
    expect(again.key).toEqual(third);
    await again.close();
    // Who knows the log by a key that came later cannot say who signed before.
    expect((await verifyLog(disk, { key: third })).faults).toEqual([]);
    expect((await verifyLog(disk, { key: second })).faults).toEqual([]);
  });

  test("that cannot be read stops the log", async () => {
    const disk = new MemoryDisk();
    await (await openLog(disk, quiet)).close();
    disk.files.set("key.pem", Buffer.from("no key"));
    await expect(openLog(disk, quiet)).rejects.toMatchObject({ code: "audit/damaged" });
  });
});
