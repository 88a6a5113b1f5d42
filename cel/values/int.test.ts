import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as ints from "./int.ts";
import { CelError, Double, Uint } from "./value.ts";

const int64 = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -100n, max: 100n }),
  fc.constantFrom(-(2n ** 63n), 2n ** 63n - 1n, 0n, -1n, 2n ** 53n),
);

function make(value: bigint): ints.Int {
  const int = ints.toInt(value);
  if (int instanceof CelError) throw new Error("out of range");
  return int;
}

describe("ints", () => {
  it("reckon as 64-bit numbers, with overflow errors", () => {
    fc.assert(
      fc.property(int64, int64, (a, b) => {
        const [x, y] = [make(a), make(b)];
        expect(ints.add(x, y)).toEqual(ints.toInt(a + b));
        expect(ints.subtract(x, y)).toEqual(ints.toInt(a - b));
        expect(ints.multiply(x, y)).toEqual(ints.toInt(a * b));
        expect(ints.negate(x)).toEqual(ints.toInt(-a));
        if (b === 0n) return;
        expect(ints.divide(x, y)).toEqual(ints.toInt(a / b));
        if (!(a === -(2n ** 63n) && b === -1n)) expect(ints.modulo(x, y)).toEqual(ints.toInt(a % b));
      }),
    );
  });

  it("refuse division by zero and what does not fit", () => {
    expect(ints.divide(1, 0)).toEqual(new CelError("division by zero"));
    expect(ints.modulo(1, 0)).toEqual(new CelError("modulus by zero"));
    expect(ints.modulo(-(2n ** 63n), -1)).toEqual(new CelError("integer overflow"));
    expect(ints.toUint(-1n)).toEqual(new CelError("unsigned integer overflow"));
  });

  it("convert from doubles without their fraction, within bounds", () => {
    expect(ints.doubleToInt(-1.9)).toBe(-1);
    expect(ints.doubleToInt(2 ** 62)).toBe(2n ** 62n);
    expect(ints.doubleToInt(2 ** 63)).toEqual(new CelError("integer overflow"));
    expect(ints.doubleToInt(Number.NaN)).toEqual(new CelError("integer overflow"));
    expect(ints.doubleToUint(1.5)).toEqual(new Uint(1n));
    expect(ints.toNumber(new Double(1.5))).toBe(1.5);
    expect(ints.toNumber("1")).toBeUndefined();
    expect(ints.isInt(1n)).toBe(true);
  });
});
