import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { pruneSchemas } from "./keys.ts";

const crd = (schema: object) =>
  ({ spec: { versions: [{ name: "v1", schema: { openAPIV3Schema: schema } }] } }) as JsonObject;
const pruned = (schema: object) => {
  const heard: string[] = [];
  const result = pruneSchemas(crd(schema), (path) => heard.push(path.slice(4).join("/")));
  return { result, heard };
};

test("a definition whose keys are all known stays the same", () => {
  const given = crd({
    type: "object",
    properties: { odd: { type: "string", default: { any: 1 } } },
    example: { x: 1 },
  });
  expect(pruneSchemas(given, undefined)).toBe(given);
  expect(pruneSchemas({}, undefined)).toEqual({});
});

test("unknown keys are dropped and told of, wherever they are", () => {
  const { result, heard } = pruned({
    type: "object",
    odd: 1,
    properties: { a: { type: "array", items: { type: "string", more: 2 } } },
    additionalProperties: { zzz: 1 },
    anyOf: [{ deep: 1 }],
    "x-kubernetes-validations": [{ rule: "true", strange: 1 }],
  });
  expect(heard.toSorted()).toEqual([
    "openAPIV3Schema/additionalProperties/zzz",
    "openAPIV3Schema/anyOf/0/deep",
    "openAPIV3Schema/odd",
    "openAPIV3Schema/properties/a/items/more",
    "openAPIV3Schema/x-kubernetes-validations/0/strange",
  ]);
  expect(result).toEqual(
    crd({
      type: "object",
      properties: { a: { type: "array", items: { type: "string" } } },
      additionalProperties: {},
      anyOf: [{}],
      "x-kubernetes-validations": [{ rule: "true" }],
    }),
  );
});

test("a key that would be a prototype is one like others", () => {
  const { result, heard } = pruned(JSON.parse('{"type":"object","__proto__":{"x":1}}'));
  expect([heard, result]).toEqual([["openAPIV3Schema/__proto__"], crd({ type: "object" })]);
});
