import { expect, test } from "vitest";
import { judged } from "./testing/judged.ts";

test("a circle is refused where the value does not get smaller", () => {
  const ring = {
    $ref: "#/$defs/a",
    $defs: { a: { anyOf: [{ type: "string" }, { $ref: "#/$defs/b" }] }, b: { not: { $ref: "#/$defs/a" } } },
  };
  expect(judged(ring, 1)).toEqual([expect.stringMatching(/leads back to itself for the same value/)]);
});

test("and is as good as any where it does", () => {
  expect(judged({ properties: { a: { $ref: "#" }, b: { type: "string" } } }, { a: { a: { b: 1 } } })).toEqual([
    "a.a.b type",
  ]);
  expect(judged({ items: { anyOf: [{ $ref: "#" }, { type: "null" }] }, type: "array" }, [[null]])).toEqual([]);
});

test("two ways to one schema are no circle", () => {
  expect(
    judged({ allOf: [{ $ref: "#/$defs/a" }, { $ref: "#/$defs/a" }], $defs: { a: { type: "null" } } }, null),
  ).toEqual([]);
});
