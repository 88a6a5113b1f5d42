import { expect, test } from "vitest";
import { judged } from "./testing/judged.ts";

test("what no other keyword evaluated is judged, with the names of those that did", () => {
  const schema = { allOf: [{ properties: { a: true } }], properties: { b: true }, unevaluatedProperties: false };
  expect([judged(schema, { a: 1, b: 1 }), judged(schema, { c: 1 })]).toEqual([[], ["c unevaluatedProperties"]]);
  expect(judged({ prefixItems: [true], unevaluatedItems: { type: "string" } }, [1, "a", 2])).toEqual(["[2] type"]);
  expect(judged({ prefixItems: [true], unevaluatedItems: false }, [1, 2])).toEqual(["[1] false"]);
});

test("nothing is said of what is left where the rest does not hold", () => {
  expect(
    judged({ allOf: [{ properties: { a: { type: "string" } } }], unevaluatedProperties: false }, { a: 1 }),
  ).toEqual(["a type"]);
});

test("other types are not spoken of", () => {
  expect(judged({ unevaluatedProperties: false, unevaluatedItems: false }, "a")).toEqual([]);
});
