import { describe, expect, test } from "vitest";
import { logSigner, records, smallLog, sourceOf } from "../testing/small-log.ts";
import { leafHash } from "../tree/hash.ts";
import { readStretch, readTile } from "./part.ts";

const all = records(300);
const files = smallLog(logSigner(), all);

describe("a stretch", () => {
  test("holds records and their hashes", async () => {
    const { from, width, records, hashes } = await readStretch(sourceOf(files), 1, 300);
    expect([from, width]).toEqual([256, 44]);
    expect(records).toMatchObject({ state: "whole", items: all.slice(256) });
    expect(hashes).toMatchObject({ state: "whole", items: all.slice(256).map(leafHash) });
  });

  test("of an earlier size is the beginning of the full one", async () => {
    const { records, hashes } = await readStretch(sourceOf(files), 0, 100);
    expect(records).toMatchObject({ state: "whole", items: all.slice(0, 100) });
    expect(hashes).toMatchObject({ state: "whole", items: all.slice(0, 100).map(leafHash) });
  });

  test("says what is missing and what is broken", async () => {
    const other = new Map(files);
    other.delete("tile/0/000");
    other.set("tile/entries/000", Buffer.from("x"));
    const { records, hashes } = await readStretch(sourceOf(other), 0, 300);
    expect([records.state, hashes.state]).toEqual(["broken", "missing"]);
  });
});

test("a tile above has as many hashes as the size asks for", async () => {
  expect(await readTile(sourceOf(files), 1, 0, 300)).toMatchObject({ state: "whole", items: { length: 1 } });
  expect(await readTile(sourceOf(files), 1, 0, 600)).toEqual({ state: "missing" });
});
