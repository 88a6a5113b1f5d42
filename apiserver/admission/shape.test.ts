import { expect, test } from "vitest";
import { configMaps } from "../resources/builtin/core.ts";
import { Registry } from "../resources/registry.ts";
import { thing, thingDefinition } from "../testing/versions.ts";
import { equivalentShapes, shapeOf } from "./shape.ts";

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

test("an equivalent kind has its own fields and defaults", () => {
  const registry = new Registry([]);
  registry.define(thingDefinition);
  const of = equivalentShapes({ registry });
  const shape = of({ group: "example.com", version: "v1", kind: "Thing" });
  expect(shape?.complete(thing("a", { name: "x", title: "y" }))).toEqual({ object: thing("a", { name: "x", n: 1 }) });
  expect(of({ group: "example.com", version: "v3", kind: "Thing" })).toBeUndefined();
});
