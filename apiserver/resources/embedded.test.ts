import type { Structural } from "@bubustack/api/structural";
import { expect, test } from "vitest";
import { eachEmbedded, hasEmbedded, isInEmbeddedMetadata, withEmbedded } from "./embedded.ts";

const template: Structural = {
  type: "object",
  "x-kubernetes-embedded-resource": true,
  "x-kubernetes-preserve-unknown-fields": true,
};
const schema: Structural = {
  type: "object",
  properties: {
    one: template,
    list: { type: "array", items: template },
    map: { type: "object", additionalProperties: template },
    plain: { type: "object", properties: { metadata: { type: "object" } } },
  },
};

test("a schema without embedded resources stays the same", () => {
  const plain: Structural = { type: "object", properties: { a: { type: "string" } } };
  expect([hasEmbedded(plain), hasEmbedded(schema)]).toEqual([false, true]);
  expect(withEmbedded(plain)).toBe(plain);
});

test("the metadata of what is embedded is spelled out, wherever it is", () => {
  const { properties } = withEmbedded(schema);
  expect(properties?.one?.properties?.metadata?.properties?.labels).toBeDefined();
  expect(properties?.list?.items?.properties?.kind).toBeDefined();
  expect(properties?.map?.additionalProperties).toHaveProperty("properties.metadata");
  expect(properties?.plain).toEqual(schema.properties?.plain);
});

test("every embedded resource is visited", () => {
  const found: string[] = [];
  const value = { one: { a: 1 }, list: [{ b: 1 }, 5], map: { k: { c: 1 } }, plain: { metadata: {} } };
  eachEmbedded(schema, value, (resource, path) => found.push(`${path.join("/")} ${Object.keys(resource)}`));
  expect(found).toEqual(["one a", "list/0 b", "map/k c"]);
});

test("paths into the metadata of what is embedded are told from others", () => {
  expect(isInEmbeddedMetadata(schema, ["list", 0, "metadata", "x"])).toBe(true);
  expect(isInEmbeddedMetadata(schema, ["map", "k", "metadata", "x"])).toBe(true);
  expect(isInEmbeddedMetadata(schema, ["plain", "metadata", "x"])).toBe(false);
  expect(isInEmbeddedMetadata(schema, ["one", "data"])).toBe(false);
});
