import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("operators", () => {
  it.each([
    ["1 + 2 * 3 - 4 / 2", "5"],
    ["7 % -3", "1"],
    ["-7 / 2", "-3"],
    ["9223372036854775807 + 1", "error: integer overflow"],
    ["-(-9223372036854775808)", "error: integer overflow"],
    ["1 / 0", "error: division by zero"],
    ["1 % 0", "error: modulus by zero"],
    ["1.0 / 0.0", 'double("+Inf")'],
    ["2u - 3u", "error: unsigned integer overflow"],
    ["'a' + 'b'", '"ab"'],
    ["b'a' + b'b'", 'b"ab"'],
    ["[1] + [2]", "[1, 2]"],
    ["timestamp('2020-01-01T00:00:00Z') + duration('1h')", 'timestamp("2020-01-01T01:00:00Z")'],
    ["timestamp('2020-01-02T00:00:00Z') - timestamp('2020-01-01T00:00:00Z')", 'duration("86400s")'],
    ["1 < 1.5", "true"],
    ["1u <= 1", "true"],
    ["'a' < 'b'", "true"],
    ["0.0 / 0.0 < 1.0", "error: NaN values cannot be ordered"],
    ["2 in [1, 2]", "true"],
    ["'a' in {'a': 1}", "true"],
    ["3 in {1: 'x'}", "false"],
    ["!true", "false"],
    ["dyn(1) < 'a'", "error: no such overload"],
    ["dyn(1) + 'a'", "error: no such overload"],
    ["1 == 1", "true"],
    ["[1, 2] == [1, 2]", "true"],
    ["{'a': 1} != {'a': 2}", "true"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
