import { describe, expect, test } from "vitest";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { entryOf } from "../tree/bundle.ts";
import { readSegment } from "./segment-file.ts";
import { WriteAhead } from "./write-ahead.ts";

const text = (value: string) => Buffer.from(value);
const begin = { number: 0, order: 0, segments: [] };

/** The texts of all segments in the order in which they were begun. */
function held(disk: MemoryDisk): readonly string[] {
  const segments = [...disk.files.values()].flatMap((bytes) => readSegment(bytes) ?? []);
  return segments.sort((a, b) => a.order - b.order).flatMap(({ records }) => records.map(String));
}

describe("records go into segments", () => {
  test("one after the other, also where one batch needs more than a segment has", async () => {
    const disk = new MemoryDisk();
    const ahead = new WriteAhead(disk, begin, 300);
    const wanted: string[] = [];
    for (let at = 0; at < 40; at++) {
      const value = at % 10 === 5 ? "x".repeat(1_000) : `record ${at}`;
      await ahead.write(at, [entryOf(text(value))]);
      wanted.push(value);
    }
    expect(held(disk)).toEqual(wanted);
    await ahead.close();
    expect([...disk.files.values()].every((bytes) => readSegment(bytes) !== undefined)).toBe(true);
  });

  test("those whose records are settled are spent", async () => {
    const disk = new MemoryDisk();
    const ahead = new WriteAhead(disk, { number: 7, order: 3, segments: [{ path: "wal/000000000003", to: 2 }] }, 200);
    for (let at = 2; at < 8; at++) await ahead.write(at, [entryOf(text("y".repeat(60)))]);
    expect(ahead.spent(1)).toEqual([]);
    // Each of them has room for one record.
    expect(ahead.spent(4)).toEqual(["wal/000000000003", "wal/000000000007", "wal/000000000008"]);
    expect(ahead.spent(4)).toEqual([]);
    await ahead.close();
  });

  test("after a failure in a new one", async () => {
    const disk = new MemoryDisk();
    const ahead = new WriteAhead(disk, begin, 1_000);
    await ahead.write(0, [entryOf(text("a"))]);
    disk.fail = (operation) => (operation === "write" ? new Error("EIO") : undefined);
    await expect(ahead.write(1, [entryOf(text("b"))])).rejects.toThrow("EIO");
    disk.fail = () => undefined;
    await ahead.write(1, [entryOf(text("c"))]);
    expect(held(disk)).toEqual(["a", "c"]);
    await ahead.close();
  });
});
