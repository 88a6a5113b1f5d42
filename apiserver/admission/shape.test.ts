import { expect, test } from "vitest";
import { configMaps } from "../resources/builtin/core.ts";
import { shapeOf } from "./shape.ts";

const { complete } = shapeOf(configMaps, undefined, (object) => ({ ...object, completed: true }));
const object = { apiVersion: "v1", kind: "ConfigMap" };

test("a built-in kind has no fields but its own", () => {
  expect(complete({ ...object, data: { x: "1" } })).toEqual({
    object: { ...object, data: { x: "1" }, completed: true },
  });
  expect(complete({ ...object, dat: {} })).toEqual({ problem: 'strict decoding error: unknown field "dat"' });
  expect(complete({ ...object, data: { x: 1 } })).toEqual({ problem: "json: cannot unmarshal into field data.x" });
});

test("a subresource has the schema of its own", () => {
  const of = shapeOf(configMaps, { type: "object" }, (given) => given);
  expect(of.schema).toEqual({ type: "object" });
  expect(of.complete({ any: 1 })).toEqual({ object: { any: 1 } });
});
