import type { Structural } from "@bubustack/api/structural";
import { BuiltObject, BuiltPatch } from "@bubustack/cel/kubernetes/mutation";
import * as types from "@bubustack/cel/type/type";
import type { Value } from "@bubustack/cel/values/value";
import { expect, test } from "vitest";
import { applyConfiguration } from "./apply-configuration.ts";

const text: Structural = { type: "string" };
const schema: Structural = {
  type: "object",
  properties: {
    apiVersion: text,
    kind: text,
    spec: {
      type: "object",
      properties: {
        size: { type: "integer" },
        on: { type: "boolean" },
        tags: { type: "array", items: text, "x-kubernetes-list-type": "set" },
        args: { type: "array", items: text },
        ports: {
          type: "array",
          items: { type: "object", properties: { name: text, port: { type: "integer" } } },
          "x-kubernetes-list-type": "map",
          "x-kubernetes-list-map-keys": ["name"],
        },
        fixed: { type: "object", properties: { a: text }, "x-kubernetes-map-type": "atomic" },
        labels: { type: "object", additionalProperties: text },
        free: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
        amount: { "x-kubernetes-int-or-string": true },
      },
    },
  },
};
const live = {
  apiVersion: "v1",
  kind: "Thing",
  spec: {
    size: 1,
    tags: ["a"],
    ports: [
      { name: "p", port: 1 },
      { name: "q", port: 2 },
    ],
    labels: { x: "1" },
  },
};
const merge = (fields: { readonly [name: string]: Value }) => {
  const spec = new BuiltObject(types.struct("Object.spec"), new Map(Object.entries(fields)));
  const result = applyConfiguration(live, new BuiltObject(types.struct("Object"), new Map([["spec", spec]])), schema);
  return "problem" in result ? result.problem : result.document;
};

test("maps, keyed lists and sets are merged, scalars are replaced", () => {
  expect(
    merge({
      size: 2,
      on: true,
      tags: ["b"],
      ports: [{ name: "q", port: 9 }],
      labels: { y: "2" },
      amount: "1%",
      free: { a: [1] } as never,
    }),
  ).toMatchObject({ spec: { tags: ["a", "b"], free: { a: [1] } } });
  expect(merge({ size: 2, tags: ["b"], ports: [{ name: "q", port: 9 }], labels: { y: "2" }, amount: "1%" })).toEqual({
    ...live,
    spec: {
      size: 2,
      tags: ["a", "b"],
      ports: [
        { name: "p", port: 1 },
        { name: "q", port: 9 },
      ],
      labels: { x: "1", y: "2" },
      amount: "1%",
    },
  });
});

test.each<[{ readonly [name: string]: Value }, string]>([
  [{ args: ["a"] }, "invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.args"],
  [{ fixed: { a: "b" } }, "invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.fixed"],
  [{ none: 1 }, "failed to convert patch object to typed object: .spec.none: field not declared in schema"],
  [
    { size: "x" },
    "failed to convert patch object to typed object: .spec.size: expected numeric (int or float), got string",
  ],
  [
    { size: [] },
    "failed to convert patch object to typed object: .spec.size: expected numeric (int or float), got []interface {}",
  ],
  [{ labels: "x" }, 'failed to convert patch object to typed object: .spec.labels: expected map, got &{"x"}'],
  [{ tags: "x" }, 'failed to convert patch object to typed object: .spec.tags: expected list, got &{"x"}'],
  [
    { tags: ["b", "b"] },
    'failed to convert patch object to typed object: .spec.tags: duplicate entries for key [="b"]',
  ],
  [
    { size: true, on: 1 },
    "failed to convert patch object to typed object: errors:\n  .spec.size: expected numeric (int or float), got bool\n  .spec.on: expected boolean, got &{1}",
  ],
])("%j is refused", (fields, why) => {
  expect(merge(fields)).toBe(`error applying patch: ${why}`);
});

test("an item without its key is refused", () => {
  expect(merge({ ports: [{ port: 1 }] })).toContain(
    'element 0: associative list with keys has an element that omits all key fields ["name"]',
  );
});

test("only an Object is applied, and nothing else's type", () => {
  expect(applyConfiguration(live, { spec: {} }, schema)).toHaveProperty("problem");
  const odd = new BuiltObject(
    types.struct("Object"),
    new Map([["spec", new BuiltObject(types.struct("Object.other"), new Map())]]),
  );
  expect(applyConfiguration(live, odd, schema)).toMatchObject({ problem: expect.stringContaining("type mismatch") });
});

test("a JSONPatch is no configuration to apply", () => {
  const patch = new BuiltPatch(new Map([["op", "remove"]]));
  expect(applyConfiguration(live, patch, schema)).toEqual({
    problem: "unsupported return type from ApplyConfiguration expression",
  });
});
