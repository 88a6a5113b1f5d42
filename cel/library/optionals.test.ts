import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("values that may be missing", () => {
  it.each([
    ["optional.of(1)", "optional.of(1)"],
    ["optional.none()", "optional.none()"],
    ["optional.of(1).value()", "1"],
    ["optional.none().value()", "error: optional.none() dereference"],
    ["optional.of(null).value()", "null"],
    ["optional.none().hasValue()", "false"],
    ["optional.ofNonZeroValue('')", "optional.none()"],
    ["optional.ofNonZeroValue('a')", 'optional.of("a")'],
    ["optional.ofNonZeroValue(0)", "optional.none()"],
    ["optional.of(1).or(optional.of(2))", "optional.of(1)"],
    ["optional.none().or(optional.of(2))", "optional.of(2)"],
    ["optional.none().orValue(5)", "5"],
    ["optional.of(1).optMap(x, x + 1)", "optional.of(2)"],
    ["optional.none().optMap(x, x + 1)", "optional.none()"],
    ["optional.of(1).optFlatMap(x, optional.none())", "optional.none()"],
    ["[1, 2].first()", "optional.of(1)"],
    ["[].last()", "optional.none()"],
    ["[optional.of(1), optional.none()].unwrapOpt()", "[1]"],
    ["optional.unwrap([optional.of(1)])", "[1]"],
    ["[?optional.of(1), ?optional.none()]", "[1]"],
    ["{?'a': optional.of(1), ?'b': optional.none()}", '{"a": 1}'],
    ["[?1]", "refused: expected type 'optional_type(int)' but found 'int'"],
    ["{'a': 1}.?a", "optional.of(1)"],
    ["{'a': 1}.?b.orValue(3)", "3"],
    ["[1][?2]", "optional.none()"],
    ["[1][?0]", "optional.of(1)"],
    ["dyn(1).orValue(2)", "1"],
    ["has({'a': {'b': 1}}.?a.b)", "true"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
