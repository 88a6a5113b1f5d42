import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalQuantity, parseQuantity } from "./quantity.ts";
import { quantityCases } from "./testing/quantity-cases.ts";

describe("parseQuantity", () => {
  test.each(quantityCases)("reads %j as Kubernetes does", (text, expected) => {
    expect(parseQuantity(text)?.nano.toString() ?? null).toBe(expected);
  });

  test.each(["+", "-", ".", "-.", "Ki", "m", "-m", "e3"])("refuses %j, which has no digit", (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });

  test("keeps whole numbers exactly, with and without a suffix", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, (1n << 53n) - 1n), (whole) => {
        expect(parseQuantity(`${whole}`)?.nano).toBe(whole * 1_000_000_000n);
        expect(parseQuantity(`${whole}m`)?.nano).toBe(whole * 1_000_000n);
        expect(parseQuantity(`${whole}Ki`)?.nano).toBe(whole * 1_024_000_000_000n);
      }),
    );
  });

  test("is odd: a minus sign negates", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 1e15 }), (value) => {
        const text = value.toString();
        expect(parseQuantity(`-${text}`)?.nano).toBe(-(parseQuantity(text)?.nano ?? 1n));
      }),
    );
  });

  test("is total and bounded, whatever the exponent", () => {
    const pieces = fc.constantFrom("0", "1", "9", ".", "-", "+", "e", "E", "K", "i", "m", "n", " ");
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: pieces })), (text) => {
        const nano = parseQuantity(text)?.nano ?? 0n;
        expect(nano <= (1n << 63n) * 1_000_000_000n && nano >= -(1n << 63n) * 1_000_000_000n).toBe(true);
      }),
    );
    expect(parseQuantity("1e999999999999")?.nano).toBe(((1n << 63n) - 1n) * 1_000_000_000n);
    expect(parseQuantity("1e-999999999999")?.nano).toBe(1n);
    expect(parseQuantity("1".repeat(1_025))).toBeUndefined();
  });
});

test.each([
  ["1024Mi", "1Gi"],
  ["1.5Gi", "1536Mi"],
  ["0.5Ki", "512"],
  ["2049Ki", "2049Ki"],
  ["1000m", "1"],
  ["1.5", "1500m"],
  ["0.1", "100m"],
  ["1000k", "1M"],
  ["1000000000000", "1T"],
  ["1500", "1500"],
  ["1e3", "1e3"],
  ["12E2", "1200"],
  ["-2500m", "-2500m"],
  ["0", "0"],
])("%s is stored as %s", (text, stored) => {
  expect(canonicalQuantity(text)).toBe(stored);
});

test("what is no quantity has no stored form", () => {
  expect(canonicalQuantity("1 Gi")).toBeUndefined();
});
