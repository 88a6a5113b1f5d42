import { expect, test } from "vitest";
import { judged } from "./testing/judged.ts";

test("constants", () => {
  expect(judged({ const: { a: [1] } }, { a: [1] })).toEqual([]);
  expect(judged({ const: { a: [1] } }, { a: [2] })).toEqual(["const"]);
  expect(judged({ enum: [1, { a: 1 }] }, { a: 1 })).toEqual([]);
  expect(judged({ enum: [1, { a: 1 }] }, { a: 2 })).toEqual(["enum"]);
});

test("allOf reports what each part finds, the others what they amount to", () => {
  expect(judged({ allOf: [{ type: "string" }, { minimum: 5 }] }, 1)).toEqual(["minimum", "type"]);
  expect(judged({ anyOf: [{ minimum: 5 }, { multipleOf: 2 }] }, 1)).toEqual(["anyOf"]);
  expect(judged({ oneOf: [{ minimum: 0 }, { multipleOf: 1 }] }, 1)).toEqual(["oneOf"]);
  expect(judged({ not: { minimum: 0 } }, 1)).toEqual(["not"]);
});

test("the branch that is taken reports", () => {
  const schema = JSON.parse('{"if":{"type":"integer"},"then":{"minimum":5},"else":{"minLength":5}}');
  expect([judged(schema, 1), judged(schema, "a"), judged(schema, 7)]).toEqual([["minimum"], ["minLength"], []]);
  expect(judged({ if: { type: "string" } }, 1)).toEqual([]);
});
