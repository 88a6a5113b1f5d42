import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addAmounts, approximate, compareAmounts, formatAmount, readAmount, wholeAmount } from "./amount.ts";

function amount(text: string) {
  const found = readAmount(text);
  if (found === undefined) throw new Error(`${text} is no amount`);
  return found;
}

describe("amounts", () => {
  it.each([
    ["1", "1"],
    ["1.5Gi", "1610612736"],
    ["100m", "0.1"],
    ["-12e-3", "-0.012"],
    [".5", "0.5"],
    ["5.", "5"],
    ["1E", "1000000000000000000"],
    ["0.1n", "0.000000001"],
    ["99999999999999999999", "99999999999999999999"],
    ["100Ei", "9223372036854775807"],
  ])("%s is %s", (text, digits) => {
    expect(formatAmount(amount(text))).toBe(digits);
  });

  it.each(["", "1K", "1GB", "1 Gi", "0x10", "1e", "1.2.3", "1e99999", `${"1".repeat(1001)}`])("%j is none", (text) => {
    expect(readAmount(text)).toBeUndefined();
  });

  it("are whole numbers only where 64 bits count them", () => {
    expect(wholeAmount(amount("2Ki"))).toBe(2048n);
    expect(wholeAmount(amount("1.5"))).toBeUndefined();
    expect(wholeAmount(amount("1e100"))).toBeUndefined();
    expect(approximate(amount("1500m"))).toBe(1.5);
  });

  it("add and compare as numbers do, whatever their suffixes", () => {
    const texts = fc
      .tuple(fc.integer(), fc.constantFrom("m", "", "k", "Ki"))
      .map(([number, suffix]) => `${number}${suffix}`);
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [x, y] = [amount(a), amount(b)];
        expect(compareAmounts(x, y)).toBe(Math.sign(approximate(x) - approximate(y)) + 0);
        expect(compareAmounts(addAmounts(x, y), addAmounts(y, x))).toBe(0);
        expect(approximate(addAmounts(x, y))).toBeCloseTo(approximate(x) + approximate(y), 1);
      }),
    );
  });
});
