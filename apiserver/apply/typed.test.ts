import type { Structural } from "@bubustack/api/structural";
import { expect, test } from "vitest";
import { configMaps } from "../resources/builtin/core.ts";
import type { Resource } from "../resources/resource.ts";
import { requireTyped, typeProblems } from "./typed.ts";

const text: Structural = { type: "string" };
const schema: Structural = {
  type: "object",
  properties: {
    text,
    on: { type: "boolean" },
    size: { type: "integer" },
    count: { "x-kubernetes-int-or-string": true },
    free: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
    half: { type: "object", "x-kubernetes-preserve-unknown-fields": true, properties: { a: text } },
    map: { type: "object", additionalProperties: text },
    list: { type: "array", items: text },
    tags: { type: "array", "x-kubernetes-list-type": "set", items: text },
    ports: {
      type: "array",
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["port", "protocol"],
      items: { type: "object", properties: { port: { type: "integer" }, protocol: { ...text, default: "TCP" } } },
    },
    named: {
      type: "array",
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["name"],
      items: { type: "object", properties: { name: text, n: { type: "integer" } } },
    },
    template: { type: "object", "x-kubernetes-embedded-resource": true, properties: { spec: { type: "object" } } },
  },
};
const resource: Resource = { ...configMaps, schema };
const said = (object: object) => typeProblems(resource, object as never);

test.each([
  { text: "a", on: true, size: 1.5, count: "50%", free: { any: [1] }, half: { a: "x", b: 1 }, map: { k: "v" } },
  { text: null, list: null, map: null, ports: [{ port: 1 }, { port: 1, protocol: "UDP" }], tags: ["a", "b"] },
  { template: { apiVersion: "v1", kind: "X", metadata: { name: "a" }, spec: {} } },
])("%j fits", (object) => expect(said(object)).toEqual([]));

test.each([
  [{ text: 5 }, ".text: expected string, got &value.valueUnstructured{Value:5}"],
  [{ size: "x" }, ".size: expected numeric (int or float), got string"],
  [{ on: "x" }, '.on: expected boolean, got "x"'],
  [{ list: "x" }, '.list: expected list, got "x"'],
  [{ list: [1] }, ".list[0]: expected string, got &value.valueUnstructured{Value:1}"],
  [{ map: [] }, ".map: expected map, got []"],
  [{ count: {} }, ".count: expected any scalar, got {}"],
  [{ odd: 1, more: 1 }, ".odd: field not declared in schema"],
  [{ template: { odd: 1 } }, ".template.odd: field not declared in schema"],
  [{ half: { a: 1 } }, ".half.a: expected string, got &value.valueUnstructured{Value:1}"],
  [{ named: [{ name: "p" }, { name: "p" }] }, '.named: duplicate entries for key [name="p"]'],
  [{ ports: [{ port: 1 }, { port: 1 }] }, '.ports: duplicate entries for key [port=1,protocol="TCP"]'],
  [{ tags: ["a", "a"] }, '.tags: duplicate entries for key [="a"]'],
  [{ tags: [null] }, ".tags: element 0: associative list without keys has an element that's an explicit null"],
  [
    { named: [{ n: 1 }] },
    '.named: element 0: associative list with keys has an element that omits all key fields ["name"] (and doesn\'t have default values for any key fields)',
  ],
  [{ named: ["x"] }, ".named: element 0: associative list with keys may not have non-map elements"],
])("%j does not", (object, problem) => expect(said(object)).toEqual([problem]));

test("the refusal names the object and lists what is wrong with it", () => {
  const object = { metadata: { name: "a", strange: 1 }, odd: 1 };
  expect(() => requireTyped(configMaps, object)).toThrow(
    "failed to create typed patch object (/a; /v1, Kind=ConfigMap): errors:\n  .metadata.strange: field not declared in schema\n  .odd: field not declared in schema",
  );
});
