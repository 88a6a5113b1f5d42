import { expect, test } from "vitest";
import { leavesUpTo, wholeTree } from "../testing/leaves.ts";
import { Peaks } from "./peaks.ts";

test("there is a node for each bit of the length, the largest first", () => {
  const leaves = leavesUpTo(300);
  const hash = wholeTree(leaves);
  const peaks = new Peaks();
  for (let length = 1; length <= leaves.length; length++) {
    const leaf = leaves[length - 1];
    if (leaf) peaks.push(leaf);
    const wanted = [];
    for (let from = 0, whole = 256; whole >= 1; whole /= 2) {
      if (length % (2 * whole) < whole) continue;
      wanted.push(hash({ from, to: from + whole }));
      from += whole;
    }
    expect(peaks.hashes).toEqual(wanted);
  }
  expect(new Peaks(leaves).hashes).toEqual(peaks.hashes);
  expect(new Peaks().hashes).toEqual([]);
});
