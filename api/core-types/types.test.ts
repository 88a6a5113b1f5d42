import { expect, test } from "vitest";
import { coreTypes, typesOf } from "./types.ts";

const types = typesOf(
  [
    `
Thing
  name size:int32 age:time free:any limits:{quantity} at:port
  parts:[Part]name,kind tags:[]set words:[] selector:{}! ref:Ref
Part
  name kind on:bool
`,
    `
Ref!
  name
`,
  ],
  { type: "string", maxLength: 9 },
);
const text = { type: "string" };

test("fields are of the types that are written behind them", () => {
  const { properties = {} } = types("Thing");
  expect(properties["name"]).toEqual(text);
  expect(properties["size"]).toEqual({ type: "integer", format: "int32" });
  expect(properties["age"]).toMatchObject({ type: "string", format: "date-time" });
  expect(properties["at"]).toMatchObject({ "x-kubernetes-int-or-string": true });
  expect(properties["free"]).toMatchObject({ "x-kubernetes-preserve-unknown-fields": true });
  expect(properties["limits"]).toMatchObject({ type: "object", additionalProperties: { maxLength: 9 } });
  expect(properties["words"]).toEqual({ type: "array", items: text });
  expect(properties["tags"]).toEqual({ type: "array", items: text, "x-kubernetes-list-type": "set" });
  expect(properties["selector"]).toEqual({
    type: "object",
    additionalProperties: text,
    "x-kubernetes-map-type": "atomic",
  });
  expect(properties["ref"]).toMatchObject({ properties: { name: text }, "x-kubernetes-map-type": "atomic" });
  expect(properties["parts"]).toMatchObject({
    items: { description: "Part of core/v1.", properties: { on: { type: "boolean" } } },
    "x-kubernetes-list-type": "map",
    "x-kubernetes-list-map-keys": ["name", "kind"],
  });
});

test("a type can have a description, and fields that are described elsewhere", () => {
  const on = { type: "boolean", description: "Whether it is on." } as const;
  expect(types("Part", "A part.", { on })).toEqual({
    type: "object",
    description: "A part.",
    properties: { name: text, kind: text, on },
  });
});

test("a type that is not there is an error, also as a field's", () => {
  expect(() => types("Nothing")).toThrow("the type Nothing is not in the tables");
  expect(() => typesOf(["A\n  b:Nothing\n"], {})("A")).toThrow("the type Nothing is not in the tables");
});

test("each type that a pod is made of is there", () => {
  const types = coreTypes({ type: "string" });
  expect(Object.keys(types("PodSpec").properties ?? {})).toHaveLength(42);
  expect(types("Container").properties?.["resources"]).toMatchObject({
    properties: { limits: { additionalProperties: { type: "string" } } },
  });
  expect(() => types("PodStatus")).not.toThrow();
});
