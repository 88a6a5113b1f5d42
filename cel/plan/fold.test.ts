import { describe, expect, it } from "vitest";
import type { Variables } from "../testing/evaluate.ts";
import { cost, evaluate, plain } from "../testing/evaluate.ts";

describe("loops", () => {
  const cases: readonly (readonly [source: string, expected: string, variables?: Variables])[] = [
    ["[1, 2, 3].all(x, x > 0)", "true"],
    ["[1, 2, 3].exists(x, x > 2)", "true"],
    ["[1, 2, 0].all(x, 1 / x > 0)", "false"],
    ["[0, 2].all(x, 1 / x > 5)", "false"],
    ["[0, 1].exists(x, 1 / x == 1)", "true"],
    ["[1, 2].exists_one(x, x > 1)", "true"],
    ["[1, 2].map(x, x * 2)", "[2, 4]"],
    ["[1, 2, 3].map(x, x > 1, x * 2)", "[4, 6]"],
    ["[1, 2, 3].filter(x, x > 1)", "[2, 3]"],
    ["[1].map(x, x / 0)", "error: division by zero"],
    ["{'a': 1}.map(k, k + 'x')", '["ax"]'],
    ["{'a': 1}.all(k, k == 'a')", "true"],
    ["[1, 2].map(x, [x].map(y, x + y))", "[[2], [4]]"],
    ["n.all(x, true)", "error: got 'int', expected iterable type", { n: 1 }],
    ["l.map(x, x + 1)", "[2, 3]", { l: [1, 2] }],
    ["[].all(x, false)", "true"],
  ];
  it.each(cases.map(([source, expected, variables = {}]) => ({ source, expected, variables })))(
    "$source is $expected",
    ({ source, expected, variables }) => {
      expect(evaluate(source, variables)).toBe(expected);
    },
  );
});

describe("loops", () => {
  const cases: readonly (readonly [source: string, expected: number, variables?: Variables])[] = [
    ["o.l.all(x, x > 0)", 18, { o: { l: [1, 2, 3] } }],
    ["o.l.exists(x, x > 2)", 21, { o: { l: [1, 2, 3] } }],
    ["o.l.map(x, x + 1)", 45, { o: { l: [1, 2, 3] } }],
    ["o.l.filter(x, x > 1)", 35, { o: { l: [1, 2, 3] } }],
    ["o.l.exists_one(x, x > 2)", 12, { o: { l: [1, 2, 3] } }],
    [
      "o.l.map(x, x.all(y, y > 1))",
      48,
      {
        o: {
          l: [
            [1, 2],
            [2, 3],
          ],
        },
      },
    ],
    ["[1, 2, 3].map(x, 7)", 7],
    ["{'a': 1, 'b': 2}.transformMap(k, v, v + 1)", 11],
  ];
  it.each(cases.map(([source, expected, variables = {}]) => ({ source, expected, variables })))(
    "$source costs $expected",
    ({ source, expected, variables }) => {
      expect(cost(source, variables)).toBe(expected);
    },
  );
});

describe("loops, reckoned plainly", () => {
  it.each([
    ["cel.bind(x, 1, x + x)", 13],
    ["[1].map(x, x)", 34],
    ["[1].all(x, x > 0)", 16],
  ] as const)("%s costs %s", (source, expected) => {
    expect(cost(source, {}, plain)).toBe(expected);
  });
});
