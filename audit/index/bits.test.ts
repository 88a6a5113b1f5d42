import fc from "fast-check";
import { expect, test } from "vitest";
import { bitsOf, intersect, numbersOf, pack, unpackInto } from "./bits.ts";

const numbers = fc
  .uniqueArray(fc.integer({ min: 0, max: 255 }), { maxLength: 256 })
  .map((all) => all.sort((a, b) => a - b));

function bits(all: readonly number[]) {
  const found = bitsOf(false);
  unpackInto(found, pack(all));
  return found;
}

test("what is packed is read again, in at most 32 bytes", () => {
  fc.assert(
    fc.property(numbers, (all) => {
      expect(numbersOf(bits(all))).toEqual(all);
      expect(pack(all).length).toBeLessThanOrEqual(32);
    }),
  );
  expect(numbersOf(bitsOf(true)).length).toBe(256);
});

test("both, and either", () => {
  fc.assert(
    fc.property(numbers, numbers, (one, two) => {
      const both = bits(one);
      const common = one.filter((number) => two.includes(number));
      expect(intersect(both, bits(two))).toBe(common.length > 0);
      expect(numbersOf(both)).toEqual(common);
      const either = bits(one);
      unpackInto(either, pack(two));
      expect(numbersOf(either)).toEqual([...new Set([...one, ...two])].sort((a, b) => a - b));
    }),
  );
});
