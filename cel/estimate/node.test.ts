import { expect, test } from "vitest";
import { int, list, string } from "../type/type.ts";
import { constantOf, elementOf, sizeOf } from "./node.ts";
import { exactly, unknown } from "./range.ts";

const node = { trail: ["self"], type: list(string), expr: undefined, size: undefined };

test("sizes come from the expression, else from what bounds the trail", () => {
  expect(sizeOf(node, (trail) => exactly(trail.length))).toEqual(exactly(1));
  expect(sizeOf({ ...node, size: exactly(7) }, () => exactly(1))).toEqual(exactly(7));
  expect(sizeOf({ ...node, trail: undefined }, () => exactly(1))).toEqual(unknown);
});

test("elements stand below their list", () => {
  expect(elementOf(node)?.trail).toEqual(["self", "@items"]);
  expect(elementOf({ ...node, type: int })).toBeUndefined();
});

test("constants are not below 0", () => {
  const literal = (value: number | string) => ({ ...node, expr: { kind: "literal" as const, id: 1, at: 0, value } });
  expect([constantOf(literal(3)), constantOf(literal(-3)), constantOf(literal("3")), constantOf(node)]).toEqual([
    3n,
    0n,
    undefined,
    undefined,
  ]);
});
