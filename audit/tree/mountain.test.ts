import fc from "fast-check";
import { expect, test } from "vitest";
import { Settling } from "../log/settling.ts";
import { naiveRoot } from "../testing/naive-tree.ts";
import { records } from "../testing/small-log.ts";
import { leafHash } from "./hash.ts";
import { Mountain } from "./mountain.ts";

test("the root with leaves more is that of the tree that has them", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 40 }), (size, more) => {
      const all = records(size + more);
      const settling = new Settling();
      for (const record of all.slice(0, size)) settling.add(record);
      const before = Mountain.of(size, settling.peaks);
      const after = before.with(all.slice(size).map(leafHash));
      expect(Buffer.from(after.root)).toEqual(Buffer.from(naiveRoot(all.map(leafHash))));
      expect(Buffer.from(before.root)).toEqual(Buffer.from(naiveRoot(all.slice(0, size).map(leafHash))));
    }),
    { numRuns: 60 },
  );
});
