import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backoffMs } from "./backoff.ts";

describe("backoffMs", () => {
  test("the bound doubles from 800 ms to 30 s", () => {
    const almost = () => 0.999999;
    expect([0, 1, 2, 3, 6, 7, 1_000].map((failures) => backoffMs(failures, almost))).toEqual([
      0, 799, 1_599, 3_199, 25_599, 29_999, 29_999,
    ]);
  });

  test("is anything from zero to the bound, and whole", () => {
    expect(backoffMs(3, () => 0)).toBe(0);
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 0.999999, noNaN: true }), (failures, drawn) => {
        const wait = backoffMs(failures, () => drawn, { baseMs: 10, capMs: 500 });
        expect(Number.isInteger(wait) && wait >= 0 && wait < 500).toBe(true);
      }),
    );
  });
});
