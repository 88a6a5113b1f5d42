import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSize, placesOf, splitOf } from "./ranges.ts";

describe("where a tree is split", () => {
  test.each([
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 4],
    [1_024, 512],
    [1_025, 1_024],
    [2 ** 53 - 1, 2 ** 52],
  ])("%i leaves at %i", (size, split) => expect(splitOf(size)).toBe(split));

  test("at the largest power of two below, up to what a number holds", () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat().filter((size) => size >= 2),
        (size) => {
          const split = splitOf(size);
          expect(split < size && split * 2 >= size && Number.isInteger(Math.log2(split))).toBe(true);
        },
      ),
    );
  });
});

describe("the nodes of a range", () => {
  test("cover it without gap, the larger first", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (size) => {
        let at = 0;
        for (const { height, index } of placesOf({ from: 0, to: size })) {
          expect(index * 2 ** height).toBe(at);
          at += 2 ** height;
        }
        expect(at).toBe(size);
      }),
    );
  });

  test("inside of a tree", () => {
    expect(placesOf({ from: 4, to: 7 })).toEqual([
      { height: 1, index: 2 },
      { height: 0, index: 6 },
    ]);
  });
});

test.each([-1, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])("%d is no size", (value) => {
  expect(isSize(value)).toBe(false);
});

test("the nodes of any range cover it, each at a multiple of what it holds", () => {
  const range = fc.tuple(fc.nat(5_000), fc.nat(5_000)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
  fc.assert(
    fc.property(range, ({ from, to }) => {
      let at = from;
      for (const { height, index } of placesOf({ from, to })) {
        expect(index * 2 ** height).toBe(at);
        at += 2 ** height;
      }
      expect(at).toBe(to);
    }),
  );
});
