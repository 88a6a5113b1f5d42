import { expect, test } from "vitest";
import { declaredField, fieldSchema, fieldStep, itemSchema, itemStep, itemsBySteps, shapeOf } from "./shape.ts";

const keyed = {
  type: "array",
  "x-kubernetes-list-type": "map",
  "x-kubernetes-list-map-keys": ["port", "name"],
  items: { type: "object", properties: { port: { type: "integer", default: 80 }, name: { type: "string" } } },
} as const;
const set = { type: "array", "x-kubernetes-list-type": "set" } as const;

test("atomic maps, plain lists and scalars are one part", () => {
  expect(shapeOf({}, {}).kind).toBe("map");
  expect(shapeOf({}, { "x-kubernetes-map-type": "atomic" }).kind).toBe("leaf");
  expect(shapeOf([], {}).kind).toBe("leaf");
  expect(shapeOf([], { "x-kubernetes-list-type": "atomic" }).kind).toBe("leaf");
  expect(shapeOf([], set).kind).toBe("list");
  for (const value of [null, undefined, "x", 1]) expect(shapeOf(value, {}).kind).toBe("leaf");
});

test("items are told apart by their keys, with their defaults, or by their value", () => {
  expect(itemStep({ name: "a" }, keyed)).toBe('k:{"name":"a","port":80}');
  expect(itemStep("x", keyed)).toBe('k:{"name":null,"port":80}');
  expect(itemStep("x", set)).toBe('v:"x"');
  expect([...itemsBySteps(["a", "a"], set)]).toEqual([['v:"a"', "a"]]);
});

test("fields are declared, or keys of a map, or free", () => {
  const schema = { properties: { a: { type: "string" } }, additionalProperties: { type: "integer" } } as const;
  expect(fieldSchema(schema, "a")).toEqual({ type: "string" });
  expect(fieldSchema(schema, "toString")).toEqual({ type: "integer" });
  expect(fieldSchema({}, "a")).toEqual({});
  expect(declaredField(schema, "b")).toBeUndefined();
  expect(itemSchema({})).toEqual({});
  expect(fieldStep("a")).toBe("f:a");
});
