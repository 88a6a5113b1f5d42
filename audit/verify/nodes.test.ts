import { expect, test } from "vitest";
import { naiveRoot } from "../testing/naive-tree.ts";
import { logSigner, records, smallLog, sourceOf } from "../testing/small-log.ts";
import { leafHash } from "../tree/hash.ts";
import { hashOf } from "./nodes.ts";

const size = 700;
const all = records(size);
const files = smallLog(logSigner(), all);

test.each([0, 1, 2, 255, 256, 257, 511, 513, 699, 700])(
  "the root at size %i is that over the first records",
  async (to) => {
    const root = await hashOf(sourceOf(files), { from: 0, to }, size);
    expect(Buffer.from(root ?? []).toString("hex")).toBe(
      Buffer.from(naiveRoot(all.slice(0, to).map((record) => leafHash(record)))).toString("hex"),
    );
  },
);

test("there is none where a tile is gone", async () => {
  const without = new Map([...files].filter(([path]) => path !== "tile/0/001"));
  expect(await hashOf(sourceOf(without), { from: 0, to: 300 }, size)).toBeUndefined();
});
