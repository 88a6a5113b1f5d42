import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, compareBytes, compareText } from "./compare.ts";
import { encode } from "./utf8.ts";
import { CelError, Double, Duration, Timestamp, Uint } from "./value.ts";

describe("compare", () => {
  it("orders numbers of any types by value", () => {
    expect(compare(1, new Double(1.5))).toBe(-1);
    expect(compare(new Uint(2n ** 64n - 1n), -1)).toBe(1);
    expect(compare(9223372036854775807n, new Double(2 ** 63))).toBe(0);
    expect(compare(new Double(1e30), 5)).toBe(1);
    expect(compare(new Double(-1), new Uint(0n))).toBe(-1);
  });

  it("orders times, bools and bytes", () => {
    expect(compare(new Timestamp(1, 5), new Timestamp(1, 6))).toBe(-1);
    expect(compare(new Duration(2n), new Duration(1n))).toBe(1);
    expect(compare(false, true)).toBe(-1);
    expect(compareBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(1);
  });

  it("has no order for NaN and for different types", () => {
    expect(compare(new Double(Number.NaN), 1)).toEqual(new CelError("NaN values cannot be ordered"));
    expect(compare("a", 1)).toEqual(new CelError("no such overload"));
  });

  it("orders texts as their bytes in UTF-8 are ordered", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compareText(a, b)).toBe(compareBytes(encode(a), encode(b)));
      }),
    );
    expect(compareText("\uffff", "😀")).toBe(-1);
  });
});
