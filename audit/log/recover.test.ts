import { beforeAll, describe, expect, test } from "vitest";
import type { Key } from "../note/key.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { logSigner, turned } from "../testing/small-log.ts";
import { openLog } from "./log.ts";
import { recover } from "./recover.ts";

const origin = "log.example/a";
const disk = new MemoryDisk();
let key: Key;

/** 300 records behind a checkpoint, and 20 behind that; two segments. */
beforeAll(async () => {
  const log = await openLog(disk, { origin, checkpointMs: 1_000_000, segmentBytes: 64 * 1024 });
  key = log.key;
  const add = (count: number) =>
    Promise.all(Array.from({ length: count }, () => log.appendBytes(Buffer.from(`record ${"z".repeat(200)}`))));
  await add(300);
  await log.checkpoint();
  await add(10);
  await add(10);
});

async function recovered(change: (files: Map<string, Uint8Array>) => void, keys: readonly Key[] = [key]) {
  const other = new MemoryDisk(disk.files);
  change(other.files);
  return await recover(other, keys);
}
const segments = () => [...disk.files.keys()].filter((path) => path.startsWith("wal/")).sort();

describe("a log is found", () => {
  test("with the records behind its checkpoint", async () => {
    const found = await recovered(() => undefined);
    expect([found.settling.size, found.torn]).toEqual([320, false]);
    expect(await found.since(250)).toHaveLength(70);
    expect(await found.since(315)).toHaveLength(5);
  });

  test("without half a batch, which nobody was told about", async () => {
    const found = await recovered((files) => {
      const last = segments().findLast((path) => (files.get(path) ?? []).some((byte) => byte !== 0)) ?? "";
      const bytes = files.get(last) ?? new Uint8Array();
      bytes.fill(0, bytes.findLastIndex((byte) => byte !== 0) - 5);
    });
    expect([found.settling.size, found.torn]).toEqual([310, true]);
  });

  test("empty where there is nothing", async () => {
    expect((await recover(new MemoryDisk(), [key])).settling.size).toBe(0);
  });
});

describe("a log is not gone on with", () => {
  test.each([
    ["a checkpoint that is none", "checkpoint", () => Buffer.from("x"), "the checkpoint is not one"],
    [
      "a checkpoint with a bit turned",
      "checkpoint",
      (bytes: Uint8Array) => turned(bytes, 200),
      "the checkpoint is not",
    ],
    [
      "a tile with a bit turned",
      "tile/1/000.p/1",
      (bytes: Uint8Array) => turned(bytes, 9),
      "are not what the checkpoint",
    ],
    ["half a tile", "tile/1/000.p/1", (bytes: Uint8Array) => bytes.subarray(1), "tile/1/000.p/1 is missing or altered"],
  ])("%s", async (_, path, change, message) => {
    const found = recovered((files) => {
      files.set(path, change(files.get(path) ?? new Uint8Array()));
    });
    await expect(found).rejects.toThrow(message);
  });

  test("without its segments", async () => {
    const found = recovered((files) => {
      for (const path of segments()) files.delete(path);
    });
    await expect(found).rejects.toThrow("records 256 to 299 were acknowledged and are gone");
  });

  test("where an acknowledged batch is broken", async () => {
    const found = recovered((files) => {
      for (const path of segments()) files.set(path, turned(files.get(path) ?? new Uint8Array(), 8 * 100));
    });
    await expect(found).rejects.toMatchObject({ code: "audit/damaged" });
  });

  test("by another key", async () => {
    await expect(recovered(() => undefined, [logSigner().key])).rejects.toThrow("not one that this log's key signed");
  });
});
