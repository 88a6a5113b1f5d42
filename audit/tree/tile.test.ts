import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leavesUpTo } from "../testing/leaves.ts";
import { naiveRoot } from "../testing/naive-tree.ts";
import { hashesAt, parseHashes, parseTilePath, partialTiles, rootOf, tilePath } from "./tile.ts";

describe("paths of tiles", () => {
  test.each([
    ["tile/0/000", { level: 0, index: 0, width: 256 }],
    ["tile/1/x001/x234/067", { level: 1, index: 1_234_067, width: 256 }],
    ["tile/entries/x001/000.p/112", { level: "entries" as const, index: 1_000, width: 112 }],
    ["tile/63/999.p/1", { level: 63, index: 999, width: 1 }],
  ])("%s", (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  test.each([
    "",
    "tile/64/000",
    "tile/00/000",
    "tile/0/0",
    "tile/0/x000/001",
    "tile/0/001/002",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/01",
    "tile/0/000/",
    "tile/0/../0/000",
    "tile/entries/x999/x999/x999/x999/x999/999",
  ])("%j is none", (path) => expect(parseTilePath(path)).toBeUndefined());

  test("are read as they are written", () => {
    fc.assert(
      fc.property(fc.nat({ max: 63 }), fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (level, index, width) => {
        expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width });
      }),
    );
  });
});

test("the right edge of 70,000 leaves, as the layout's own text has it", () => {
  expect(partialTiles(70_000).map(tilePath)).toEqual([
    "tile/entries/273.p/112",
    "tile/0/273.p/112",
    "tile/1/001.p/17",
    "tile/2/000.p/1",
  ]);
  expect(partialTiles(256).map(tilePath)).toEqual(["tile/1/000.p/1"]);
  expect(partialTiles(0)).toEqual([]);
  expect([0, 1, 2, 3].map((level) => hashesAt(level, 70_000))).toEqual([70_000, 273, 1, 0]);
});

test("a tile holds exactly its hashes, and stands for the tree over them", () => {
  const leaves = leavesUpTo(256);
  const bytes = Buffer.concat(leaves);
  expect(parseHashes(bytes, 256)).toEqual(leaves);
  expect(parseHashes(bytes, 255)).toBeUndefined();
  expect(parseHashes(bytes.subarray(1), 256)).toBeUndefined();
  expect(rootOf(leaves)).toEqual(naiveRoot(leaves));
});
