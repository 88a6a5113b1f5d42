import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("conversions between types", () => {
  it.each([
    ["int('42')", "42"],
    ["int('+5')", "5"],
    ["int('1_0')", "refused: type conversion error from 'string' to 'int'"],
    ["int(1.9)", "1"],
    ["int(9223372036854775807.0)", "refused: integer overflow"],
    ["uint(7)", "7u"],
    ["uint(-1)", "refused: unsigned integer overflow"],
    ["double('1e3')", "1000.0"],
    ["double('inf')", 'double("+Inf")'],
    ["string(123456789.0)", '"1.23456789e+08"'],
    ["string(0.00001)", '"1e-05"'],
    ["string(true)", '"true"'],
    ["string(b'abc')", '"abc"'],
    ["string(b'\\xff')", "refused: invalid UTF-8 in bytes, cannot convert to string"],
    ["bool('T')", "true"],
    ["bool('tRuE')", "refused: type conversion error from 'string' to 'bool'"],
    ["bytes('é')", 'b"é"'],
    ["int(timestamp('1970-01-01T00:01:00Z'))", "60"],
    ["int(duration('1s'))", "1000000000"],
    ["timestamp(60)", 'timestamp("1970-01-01T00:01:00Z")'],
    ["duration('1h30m')", 'duration("5400s")'],
    ["string(duration('90s'))", '"90s"'],
    ["string(timestamp('2009-02-13T23:31:30+05:00'))", '"2009-02-13T23:31:30+05:00"'],
    ["int(dyn([1]))", "refused: no such overload: int(list)"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
