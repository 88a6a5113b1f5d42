import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDuration, parseNanoseconds } from "./duration.ts";
import { durationCases } from "./testing/duration-cases.ts";

describe("parseNanoseconds", () => {
  test.each(durationCases)("reads %j as Go does", (text, expected) => {
    expect(parseNanoseconds(text)?.toString() ?? null).toBe(expected);
  });

  test("reads what is put together from whole parts", () => {
    const parts = fc.record({ h: fc.nat(2_000_000), m: fc.nat(59), s: fc.nat(59), ms: fc.nat(999) });
    fc.assert(
      fc.property(parts, fc.boolean(), ({ h, m, s, ms }, negative) => {
        const expected = ((BigInt(h) * 60n + BigInt(m)) * 60n + BigInt(s)) * 1_000_000_000n + BigInt(ms) * 1_000_000n;
        const text = `${negative ? "-" : ""}${h}h${m}m${s}s${ms}ms`;
        expect(parseNanoseconds(text)).toBe(negative ? -expected : expected);
      }),
    );
  });

  test("is total, and what it reads fits into 64 bits", () => {
    const pieces = fc.constantFrom("0", "1", "9", ".", "-", "+", "n", "s", "m", "h", "u", "\u00b5", " ", "e");
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: pieces })), (text) => {
        const value = parseNanoseconds(text) ?? 0n;
        expect(BigInt.asIntN(64, value)).toBe(value);
      }),
    );
  });

  test("is linear in long text", () => {
    expect(parseNanoseconds("1".repeat(1_000_000))).toBeUndefined();
    expect(parseNanoseconds(`${"0".repeat(1_000_000)}1s`)).toBe(1_000_000_000n);
    expect(parseNanoseconds(`0.${"9".repeat(1_000_000)}s`)).toBe(1_000_000_000n);
  });
});

describe("parseDuration", () => {
  test.each([
    ["300ms", 300],
    ["1.5s", 1_500],
    ["-2h", -7_200_000],
    ["250us", 0.25],
    ["0", 0],
    ["", undefined],
    ["5", undefined],
    ["one hour", undefined],
  ])("reads %j in milliseconds", (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });
});
