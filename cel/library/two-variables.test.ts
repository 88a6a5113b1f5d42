import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";

describe("two variables", () => {
  it.each([
    ["[1, 2].all(i, v, i < v)", "true"],
    ["{'a': 1}.exists(k, v, v == 1)", "true"],
    ["[1, 2].existsOne(i, v, v == 1)", "true"],
    ["[5, 6].transformList(i, v, i + v)", "[5, 7]"],
    ["[5, 6].transformList(i, v, i > 0, v)", "[6]"],
    ["{'a': 1}.transformMap(k, v, v + 1)", '{"a": 2}'],
    ["{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v)", '{"b": 2}'],
    ["['a', 'b'].transformMapEntry(i, v, {v: i})", '{"a": 0, "b": 1}'],
    ["['a', 'a'].transformMapEntry(i, v, {v: i})", "error: insert failed: key a already exists"],
    ["[1].all(i, i, true)", "refused: duplicate variable name: i"],
    ["[1].transformMap(i.j, v, v)", "refused: argument must be a simple name"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});
