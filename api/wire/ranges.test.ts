import { expect, test } from "vitest";
import { inRange } from "./ranges.ts";

test("each kind holds its width", () => {
  expect([inRange("int32", -(2 ** 31)), inRange("int32", 2 ** 31), inRange("int32", 0.5)]).toEqual([
    true,
    false,
    false,
  ]);
  expect([inRange("uint32", 2 ** 32 - 1), inRange("uint32", -1)]).toEqual([true, false]);
  expect([inRange("uint64", 2n ** 64n - 1n), inRange("uint64", 2n ** 64n), inRange("uint64", 1)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(inRange("enum", Number.NaN)).toBe(false);
});
