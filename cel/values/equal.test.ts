import { describe, expect, it } from "vitest";
import type { Variables } from "../testing/evaluate.ts";
import { evaluate } from "../testing/evaluate.ts";

describe("equality", () => {
  const cases: readonly (readonly [source: string, expected: string, variables?: Variables])[] = [
    ["dyn(1) == 1.0", "true"],
    ["dyn(1u) == 1", "true"],
    ["dyn(1) == '1'", "false"],
    ["0.0 / 0.0 == 0.0 / 0.0", "false"],
    ["[1, 2] == [1, 2]", "true"],
    ["[[1]] == [[2]]", "false"],
    ["{'a': [1]} == {'a': [1]}", "true"],
    ["{'a': 1} == {'a': 1, 'b': 2}", "false"],
    ["null == null", "true"],
    ["dyn(null) == 0", "false"],
    ["b'a' == b'a'", "true"],
    ["timestamp('2020-01-01T00:00:00Z') == timestamp('2020-01-01T01:00:00+01:00')", "true"],
    ["optional.of(1) == optional.of(1)", "true"],
    ["optional.none() == optional.of(1)", "false"],
    ["type(1) == type(2)", "true"],
    ["a == b", "true", { a: { x: [1] }, b: { x: [1] } }],
    ["a == b", "false", { a: [1], b: { x: 1 } }],
  ];
  it.each(cases.map(([source, expected, variables = {}]) => ({ source, expected, variables })))(
    "$source is $expected",
    ({ source, expected, variables }) => {
      expect(evaluate(source, variables)).toBe(expected);
    },
  );
});
