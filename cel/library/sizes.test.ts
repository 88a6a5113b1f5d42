import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("sizes and types", () => {
  it.each([
    ["size('añb')", "3"],
    ["b'abc'.size()", "3"],
    ["[1, 2].size()", "2"],
    ["size({'a': 1})", "1"],
    ["size(dyn(1))", "error: no such overload: size"],
    ["type(1)", "int"],
    ["type([1]) == list", "true"],
    ["type(null)", "null_type"],
    ["type(type(1))", "type"],
    ["type(timestamp(0))", "google.protobuf.Timestamp"],
    ["dyn(1) == 1.0", "true"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
