import { describe, expect, test } from "vitest";
import { compile } from "../compile.ts";
import { withVariables } from "../environment.ts";
import { kubernetes } from "../kubernetes/environment.ts";
import { declare } from "../schema/declare.ts";
import { sizesUnder } from "../schema/sizes.ts";
import type { Structural } from "../schema/structural.ts";
import { plain } from "../testing/evaluate.ts";
import { list, string } from "../type/type.ts";
import { estimate } from "./estimate.ts";
import { limit } from "./range.ts";

const texts: Structural = { type: "array", maxItems: 10, items: { type: "string", maxLength: 5 } };
const env = withVariables(kubernetes(), { self: list(string) });

function ask(source: string, schema: Structural = texts, model: "kubernetes" | "plain" = "kubernetes") {
  const compiled = compile(source, model === "plain" ? withVariables(plain, { self: list(string) }) : env);
  if ("issues" in compiled || compiled.program.checked === undefined) throw new Error(source);
  const declared = declare(schema, { name: "t" });
  const sizes = sizesUnder(new Map(declared ? [["self", declared]] : []));
  const { min, max } = estimate(compiled.program.ast.expr, compiled.program.checked, { sizes, model });
  return [min, max];
}

describe("what an evaluation costs at least and at most", () => {
  test.each([
    ["1 + 2 == 3", 2, 2],
    ["self.size() > 1", 3, 3],
    ["self.all(x, x.contains('a'))", 2, 62],
    ["self.all(x, self.all(y, x == y))", 2, 752],
    ["self.exists(x, x == 'a') || self.size() > 3", 2, 65],
    ["self.join(',').contains('x')", 1, 43],
    ["['a', 'b'].map(x, x + x).size()", 52, 52],
    ["true ? self : []", 1, 10],
    ["dyn(self) == dyn(self)", 5, 5],
  ])("%s: %d to %d", (source, min, max) => {
    expect(ask(source)).toEqual([BigInt(min), BigInt(max)]);
  });
});

test("without bounds it may cost anything", () => {
  expect(ask("self.all(x, x.contains('a'))", {})).toEqual([2n, limit]);
});

test("presence costs only where the language itself reckons", () => {
  expect(ask("has({'a': 1}.a)")).toEqual([30n, 30n]);
  expect(ask("has({'a': 1}.a)", texts, "plain")).toEqual([31n, 31n]);
});
