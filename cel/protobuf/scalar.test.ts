import { describe, expect, it } from "vitest";
import { CelError, Double, Uint } from "../values/value.ts";
import { ScalarType } from "./runtime.ts";
import { int32Of, scalarOf } from "./scalar.ts";

const message = (value: unknown) => (value instanceof CelError ? value.message : value);

describe("values of scalar fields", () => {
  it.each([
    [ScalarType.INT32, -(2 ** 31), -(2 ** 31)],
    [ScalarType.SINT32, 2 ** 31, "integer overflow"],
    [ScalarType.SFIXED32, -(2 ** 31) - 1, "integer overflow"],
    [ScalarType.INT64, 2n ** 60n, 2n ** 60n],
    [ScalarType.SINT64, 5, 5n],
    [ScalarType.UINT32, new Uint(2n ** 32n - 1n), 2 ** 32 - 1],
    [ScalarType.FIXED32, new Uint(2n ** 32n), "unsigned integer overflow"],
    [ScalarType.UINT64, new Uint(1n), 1n],
    [ScalarType.FLOAT, new Double(0.1), Math.fround(0.1)],
    [ScalarType.FLOAT, new Double(1e50), Infinity],
    [ScalarType.DOUBLE, new Double(0.1), 0.1],
    [ScalarType.BOOL, true, true],
    [ScalarType.STRING, "a", "a"],
    [ScalarType.STRING, 1, "type conversion error from 'int' to 'string'"],
    [ScalarType.UINT64, 1, "type conversion error from 'int' to 'uint64'"],
    [ScalarType.DOUBLE, 1, "type conversion error from 'int' to 'double'"],
    [ScalarType.INT64, null, "type conversion error from 'null_type' to 'int64'"],
    [ScalarType.BYTES, "a", "type conversion error from 'string' to 'bytes'"],
    [ScalarType.BOOL, 1, "type conversion error from 'int' to 'bool'"],
  ])("%s of %s", (scalar, value, expected) => {
    expect(message(scalarOf(scalar, value))).toBe(expected);
  });

  it("are ints for enums", () => {
    expect([message(int32Of(2 ** 31 - 1)), message(int32Of(2n ** 53n)), message(int32Of("a"))]).toEqual([
      2 ** 31 - 1,
      "integer overflow",
      "type conversion error from 'string' to 'int32'",
    ]);
  });
});
