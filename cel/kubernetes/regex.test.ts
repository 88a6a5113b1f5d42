import { describe, expect, it } from "vitest";
import type { Variables } from "../testing/evaluate.ts";
import { evaluate } from "../testing/evaluate.ts";

describe("find and findAll", () => {
  const cases: readonly (readonly [source: string, expected: string, variables?: Variables])[] = [
    ["'abc 123 456'.find('[0-9]+')", '"123"'],
    ["'abc'.find('[0-9]+')", '""'],
    ["'abc 123 456'.findAll('[0-9]+')", '["123", "456"]'],
    ["'abc 123 456'.findAll('[0-9]+', 1)", '["123"]'],
    ["'abc'.find('(')", "refused: error parsing regexp: missing closing ): `(`"],
    ["'abc'.find(p)", "error: Illegal regex: error parsing regexp: missing closing ): `(`", { p: "(" }],
    ["'a1'.findAll(p)", '["1"]', { p: "[0-9]" }],
  ];
  it.each(cases.map(([source, expected, variables = {}]) => ({ source, expected, variables })))(
    "$source is $expected",
    ({ source, expected, variables }) => {
      expect(evaluate(source, variables)).toBe(expected);
    },
  );
});
