import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("values as expressions", () => {
  it.each([
    ["1.5", "1.5"],
    ["[1.0, -0.0, 1e30]", "[1.0, -0.0, 1e+30]"],
    ["0.0 / 0.0", 'double("NaN")'],
    ["1u", "1u"],
    ["'a\"b'", '"a\\"b"'],
    ["b'a'", 'b"a"'],
    ["[1, 'a'][0]", "refused: expected type 'int' but found 'string'"],
    ["{'a': {'b': 1}}", '{"a": {"b": 1}}'],
    ["timestamp(0)", 'timestamp("1970-01-01T00:00:00Z")'],
    ["duration('1.5s')", 'duration("1.5s")'],
    ["optional.of(1)", "optional.of(1)"],
    ["null", "null"],
    ["int", "int"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
